import type { YearEntry } from "../../core/pages/archive.ts";
import { type ListPart, type MonthEntry, monthId } from "../../core/pages/pagination.ts";
import type { Article } from "../../core/site/site.ts";
import { urls } from "../../core/site/urls.ts";
import { ArticleCard } from "../components/ArticleCard.tsx";
import { ArticleList } from "../components/ArticleList.tsx";
import { Document } from "../components/Document.tsx";
import { Months } from "../components/Months.tsx";
import { Pagination, partTitle } from "../components/Pagination.tsx";
import { type PageProps, type PropsOf, topicLabel } from "../props.ts";

/** All articles of a language by year, and their topics. */
export function ArchivePage({ content, ...props }: PropsOf<"archive">) {
  const { t, record } = props;
  const { part, topics, years } = content;
  const title = partTitle(t, t("archive:title"), part);
  const description = part.page === 1 ? t("archive:description") : title;
  return (
    <Document {...props} kind="archive" head={{ title, description }}>
      <header class="page-head">
        <h1>{title}</h1>
        <p class="quiet">{t("archive:articles", { count: part.total })}</p>
      </header>
      {part.page === 1 && (
        <section class="section" aria-labelledby="topics">
          <h2 id="topics">{t("archive:topics")}</h2>
          <ul class="tags">
            {topics.map(({ topic, count }) => (
              <li key={topic}>
                <a href={urls.topic(record.locale, topic)}>
                  {topicLabel(t, topic)} <small>{count}</small>
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {part.page === 1 && part.pages > 1 && (
        <section class="section" aria-labelledby="years">
          <h2 id="years">{t("archive:years")}</h2>
          <ul class="tags">
            {years.map(({ year, count }) => (
              <li key={year}>
                <a href={urls.year(record.locale, year)}>
                  {year} <small>{count}</small>
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {years.map((entry) => (
        <Year key={entry.year} {...props} entry={entry} shown={part.articles} />
      ))}
      <Pagination {...props} part={part} />
    </Document>
  );
}

/** The articles of a year on a page of the archive; nothing if the page has no article of that year. */
function Year({
  entry,
  shown,
  ...props
}: PageProps & { readonly entry: YearEntry; readonly shown: readonly Article[] }) {
  const { t, record } = props;
  const { year, months, count } = entry;
  const here = shown.filter(({ date }) => date.startsWith(year));
  if (here.length === 0) return null;
  return (
    <section class="section" aria-labelledby={`y${year}`}>
      <div class="year">
        <h2 id={`y${year}`}>
          <a href={urls.year(record.locale, year)}>{year}</a>
        </h2>
        <small>{t("archive:articles", { count })}</small>
        <Months {...props} months={months} year={year} />
      </div>
      <ArticleList {...props} articles={here} />
    </section>
  );
}

/** The articles of one year. */
export function YearPage({ content, ...props }: PropsOf<"year">) {
  const { t, record } = props;
  const { year, part, months, years } = content;
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
        <Months {...props} months={months} year={year} />
      </header>
      <Cards {...props} months={months} part={part} />
      <Pagination {...props} part={part} />
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
          <a href={urls.feed(record.locale, "rss", topic)}>{t("archive:topicFeed")}</a>
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
