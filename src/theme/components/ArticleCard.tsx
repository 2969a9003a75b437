import { formatDate } from "../../core/dates.ts";
import { type Article, editionOf } from "../../core/site.ts";
import { type PageProps, topicLabel } from "../props.ts";
import { LocalDate } from "./LocalDate.tsx";

type Props = PageProps & {
  readonly article: Article;
  readonly lead?: boolean;
  readonly level?: 2 | 3;
  /** Where links lead to it as the first of something. */
  readonly id?: string | undefined;
};

/**
 * An article in a list: picture, topic, date, title, summary. The title is its one link. A later change of the edition is
 * dated too.
 */
export function ArticleCard({ article, record, language, t, lead = false, level = 2, id }: Props) {
  const edition = editionOf(article, record.locale);
  const Heading = `h${level}` as const;
  const [topic] = article.topics;
  return (
    <article class={lead ? "card card-lead" : "card"} id={id}>
      {article.cover && (
        <img
          class="card-image"
          src={article.cover.url}
          alt=""
          width={article.cover.size.widthPx}
          height={article.cover.size.heightPx}
          loading={lead ? "eager" : "lazy"}
        />
      )}
      <div class="card-text">
        <p class="card-facts">
          {topic && <span class="card-topic">{topicLabel(t, topic)}</span>}{" "}
          <LocalDate date={article.date} lang={language.lang} />
          {edition.updated !== undefined && edition.updated > article.date && (
            <time dateTime={edition.updated}>
              {t("dates:updated", { date: formatDate(edition.updated, language.lang) })}
            </time>
          )}
        </p>
        <Heading>
          <a href={edition.url}>{edition.title}</a>
        </Heading>
        {edition.summary && <p class="card-summary quiet">{edition.summary}</p>}
      </div>
    </article>
  );
}
