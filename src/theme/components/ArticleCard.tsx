import { type Article, editionOf, languageIn } from "../../core/site/site.ts";
import { type PageProps, topicLabel } from "../props.ts";
import { LocalDate } from "./LocalDate.tsx";
import { Picture, SIZES } from "./Picture.tsx";
import { replaceable } from "./replaceable.tsx";

type Props = PageProps & {
  readonly article: Article;
  readonly lead?: boolean;
  readonly level?: 2 | 3;
  /** The edition that it leads to. @default that of the page's language */
  readonly locale?: string;
  /** Leaves the summary out. */
  readonly brief?: boolean;
  /** Anchor for links to it, if it is the first article of something. */
  readonly id?: string | undefined;
};

/**
 * An article in a list: picture, topic, date, title, summary. The title is the only link. If the edition was
 * updated, that date is shown too. A card for an edition in another language is in that language and names
 * it.
 */
export function ThemeArticleCard({ article, lead = false, level = 2, id, brief = false, ...props }: Props) {
  const { site, record, printDate, locale = record.locale } = props;
  const own = locale === record.locale;
  const language = languageIn(site, locale);
  const t = own ? props.t : props.messages(locale);
  const edition = editionOf(article, locale);
  const Heading = `h${level}` as const;
  const [topic] = article.topics;
  const classes = ["card", lead ? "card-lead" : [], article.cover ? [] : "card-plain"].flat().join(" ");
  return (
    <article
      class={classes}
      id={id}
      lang={own ? undefined : language.lang}
      dir={own ? undefined : language.dir}
    >
      {article.cover && (
        <Picture
          {...props}
          class="card-image"
          cover={article.cover}
          alt=""
          sizes={lead ? SIZES.lead : SIZES.card}
          first={lead}
        />
      )}
      <div class="card-text">
        <p class="card-facts">
          {topic && <span class="topic">{topicLabel(t, topic)}</span>}{" "}
          <LocalDate printDate={printDate} date={article.date} lang={language.lang} />
          {edition.updated !== undefined && edition.updated > article.date && (
            <time dateTime={edition.updated}>
              {t("dates:updated", { date: printDate(edition.updated, language.lang) })}
            </time>
          )}
        </p>
        <Heading>
          {!own && <small>{language.label}</small>}{" "}
          <a href={edition.url} hreflang={own ? undefined : language.lang}>
            {edition.title}
          </a>
        </Heading>
        {!brief && edition.summary && <p class="card-summary quiet">{edition.summary}</p>}
      </div>
    </article>
  );
}

/** That of the site, or the theme's. */
export const ArticleCard = replaceable("ArticleCard", ThemeArticleCard);
