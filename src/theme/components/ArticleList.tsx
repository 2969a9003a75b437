import { type Article, editionOf } from "../../core/site/site.ts";
import type { PageProps } from "../props.ts";
import { LocalDate } from "./LocalDate.tsx";

/** Dates and titles, one per line. */
export function ArticleList({
  articles,
  record,
  language,
  printDate,
}: PageProps & { readonly articles: readonly Article[] }) {
  return (
    <ul class="article-list">
      {articles.map((article) => (
        <li key={article.slug}>
          <LocalDate printDate={printDate} date={article.date} lang={language.lang} />
          <a class="title" href={editionOf(article, record.locale).url}>
            {editionOf(article, record.locale).title}
          </a>
        </li>
      ))}
    </ul>
  );
}
