import type { Article } from "../../core/site.ts";
import { urls } from "../../core/urls.ts";
import { ArticleCard } from "../components/ArticleCard.tsx";
import { ArticleList } from "../components/ArticleList.tsx";
import { Document } from "../components/Document.tsx";
import { type PageProps, type PropsOf, topicLabel } from "../props.ts";

/** All articles of a language by year, and the topics that they have. */
export function ArchivePage({ content, ...props }: PropsOf<"archive">) {
  const { t, record } = props;
  return (
    <Document
      {...props}
      kind="archive"
      head={{ title: t("archive:title"), description: t("archive:description") }}
    >
      <header class="page-head">
        <h1>{t("archive:title")}</h1>
      </header>
      <section class="section" aria-labelledby="topics">
        <h2 id="topics">{t("archive:topics")}</h2>
        <ul class="tags">
          {content.topics.map(({ topic, articles }) => (
            <li key={topic}>
              <a href={urls.topic(record.locale, topic)}>
                {topicLabel(t, topic)} <small>{articles.length}</small>
              </a>
            </li>
          ))}
        </ul>
      </section>
      {content.years.map(({ year, articles }) => (
        <section key={year} class="section" aria-labelledby={`y${year}`}>
          <h2 id={`y${year}`} class="year">
            <a href={urls.year(record.locale, year)}>{year}</a>{" "}
            <small>{t("archive:articles", { count: articles.length })}</small>
          </h2>
          <ArticleList {...props} articles={articles} />
        </section>
      ))}
    </Document>
  );
}

/** The articles of one year. */
export function YearPage({ content, ...props }: PropsOf<"year">) {
  const { t, record } = props;
  const { year, articles, years } = content;
  const title = t("archive:yearTitle", { year });
  const description = `${title} – ${t("archive:articles", { count: articles.length })}`;
  return (
    <Document {...props} kind="list" head={{ title, description }}>
      <header class="page-head">
        <h1>{title}</h1>
        <nav aria-label={t("archive:years")}>
          <ul class="tags">
            {years.map((other) => (
              <li key={other.year}>
                <a
                  href={urls.year(record.locale, other.year)}
                  aria-current={other.year === year ? "page" : undefined}
                >
                  {other.year}
                </a>
              </li>
            ))}
            <li>
              <a href={urls.archive(record.locale)}>{t("archive:allYears")}</a>
            </li>
          </ul>
        </nav>
      </header>
      <Cards {...props} articles={articles} />
    </Document>
  );
}

/** The articles of one topic. */
export function TopicPage({ content, ...props }: PropsOf<"topic">) {
  const { t } = props;
  const count = t("archive:articles", { count: content.articles.length });
  const title = t("archive:topicTitle", { topic: topicLabel(t, content.topic) });
  return (
    <Document {...props} kind="list" head={{ title, description: `${title} – ${count}` }}>
      <header class="page-head">
        <h1>{title}</h1>
        <p class="quiet">{count}</p>
      </header>
      <Cards {...props} articles={content.articles} />
    </Document>
  );
}

function Cards({ articles, ...props }: PageProps & { readonly articles: readonly Article[] }) {
  return (
    <div class="cards">
      {articles.map((article) => (
        <ArticleCard key={article.slug} {...props} article={article} />
      ))}
    </div>
  );
}
