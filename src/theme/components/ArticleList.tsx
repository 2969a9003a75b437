import { type Article, editionOf } from "../../core/site/site.ts";
import { type PageProps, topicLabel } from "../props.ts";
import { LocalDate } from "./LocalDate.tsx";

/** Titles with dates and topics, one below the other. */
export function ArticleList({
  articles,
  record,
  language,
  t,
  printDate,
}: PageProps & { readonly articles: readonly Article[] }) {
  return (
    <ul class="article-list">
      {articles.map((article) => (
        <li key={article.slug}>
          <a class="title" href={editionOf(article, record.locale).url}>
            {editionOf(article, record.locale).title}
          </a>
          <p class="article-facts">
            <LocalDate printDate={printDate} date={article.date} lang={language.lang} />{" "}
            <span>{article.topics.map((topic) => topicLabel(t, topic)).join(" · ")}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}
