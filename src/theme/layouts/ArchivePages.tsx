import type { YearEntry } from "../../core/pages/archive.ts";
import { type ListPart, type MonthEntry, monthId } from "../../core/pages/pagination.ts";
import type { Article } from "../../core/site/site.ts";
import { urls } from "../../core/site/urls.ts";
import { ArticleCard } from "../components/ArticleCard.tsx";
import { ArticleList } from "../components/ArticleList.tsx";
import { Topics } from "../components/Counts.tsx";
import { Document } from "../components/Document.tsx";
import { Elsewhere } from "../components/Elsewhere.tsx";
import { Months } from "../components/Months.tsx";
import { Pagination, partTitle } from "../components/Pagination.tsx";
import { type PageProps, type PropsOf, type Translate, topicLabel } from "../props.ts";

/** All articles of a language by year and month, and their topics. */
export function ArchivePage({ content, ...props }: PropsOf<"archive">) {
  const { t } = props;
  const { part, topics, years, elsewhere } = content;
  const title = partTitle(t, t("archive:title"), part);
  const description = part.page === 1 ? t("archive:description") : title;
  return (
    <Document {...props} kind="archive" head={{ title, description }}>
      <header class="page-head">
        <h1>{title}</h1>
        <p class="quiet">{spanOf(t, part.total, years)}</p>
      </header>
      {part.page === 1 && (
        <>
          <Calendar {...props} years={years} />
          <Topics {...props} topics={topics} />
        </>
      )}
      {years.map((entry) => (
        <Year key={entry.year} {...props} entry={entry} shown={part.articles} />
      ))}
      <Pagination {...props} part={part} />
      {part.page === 1 && <Elsewhere {...props} elsewhere={elsewhere} />}
    </Document>
  );
}

/** How many articles there are, from which years. */
function spanOf(t: Translate, count: number, years: readonly YearEntry[]): string {
  const articles = t("archive:articles", { count });
  const [to, from] = [years[0]?.year, years.at(-1)?.year];
  return from === undefined || to === undefined || from === to
    ? articles
    : t("archive:span", { articles, from, to });
}

/** A row for each year, with its months. */
function Calendar({ years, ...props }: PageProps & { readonly years: readonly YearEntry[] }) {
  const { t, record } = props;
  return (
    <nav aria-label={t("archive:years")}>
      <ol class="years">
        {years.map(({ year, count, months }) => (
          <li key={year}>
            <p class="years-year">
              <a class="title" href={urls.year(record.locale, year)}>
                {year}
              </a>{" "}
              <small>{t("archive:articles", { count })}</small>
            </p>
            <Months {...props} months={months} year={year} />
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The articles of a year on a page of the archive; nothing if the page has no article of that year. */
function Year({
  entry: { year },
  shown,
  ...props
}: PageProps & { readonly entry: YearEntry; readonly shown: readonly Article[] }) {
  const here = shown.filter(({ date }) => date.startsWith(year));
  if (here.length === 0) return null;
  return (
    <section class="band grid year" aria-labelledby={`y${year}`}>
      <h2 id={`y${year}`}>
        <a href={urls.year(props.record.locale, year)}>{year}</a>
      </h2>
      <ArticleList {...props} articles={here} />
    </section>
  );
}

/** The articles of one year. */
export function YearPage({ content, ...props }: PropsOf<"year">) {
  const { t, record } = props;
  const { year, part, months, years, elsewhere } = content;
  const list = t("archive:yearTitle", { year });
  const title = partTitle(t, list, part);
  const count = t("archive:articles", { count: part.total });
  return (
    <Document {...props} kind="list" head={{ title, description: `${title} – ${count}` }}>
      <header class="page-head">
        <h1>{title}</h1>
        <p class="quiet">{count}</p>
        <nav aria-label={t("archive:years")}>
          <ul class="tags">
            {years.map((other) => (
              <li key={other}>
                <a href={urls.year(record.locale, other)} aria-current={other === year ? "page" : undefined}>
                  {other}
                </a>
              </li>
            ))}
            <li>
              <a href={urls.archive(record.locale)}>{t("archive:allYears")}</a>
            </li>
          </ul>
        </nav>
        {months.length > 1 && <Months {...props} months={months} year={year} />}
      </header>
      <Cards {...props} months={months} part={part} />
      <Pagination {...props} part={part} />
      {part.page === 1 && <Elsewhere {...props} elsewhere={elsewhere} />}
    </Document>
  );
}

/** The articles of one topic. */
export function TopicPage({ content, ...props }: PropsOf<"topic">) {
  const { t, record } = props;
  const { part, topic } = content;
  const count = t("archive:articles", { count: part.total });
  const title = partTitle(t, t("archive:topicTitle", { topic: topicLabel(t, topic) }), part);
  return (
    <Document {...props} kind="list" head={{ title, description: `${title} – ${count}` }}>
      <header class="page-head">
        <h1>{title}</h1>
        <p class="quiet">{count}</p>
        <p class="quiet">
          <a class="go" href={urls.feed(record.locale, "rss", topic)}>
            {t("archive:topicFeed")}
          </a>
        </p>
      </header>
      <Cards {...props} part={part} />
      <Pagination {...props} part={part} />
    </Document>
  );
}

type CardsProps = PageProps & {
  readonly part: ListPart;
  /** Months that begin on this page get an anchor. */
  readonly months?: readonly MonthEntry[];
};

function Cards({ part, months = [], ...props }: CardsProps) {
  const own = part.urls[part.page - 1] ?? "";
  const begin = new Set(months.flatMap(({ url, month }) => (url.startsWith(`${own}#`) ? [month] : [])));
  const idOf = ({ date }: Article) => (begin.delete(date.slice(0, 7)) ? monthId(date) : undefined);
  return (
    <div class="cards">
      {part.articles.map((article) => (
        <ArticleCard key={article.slug} {...props} article={article} id={idOf(article)} />
      ))}
    </div>
  );
}
