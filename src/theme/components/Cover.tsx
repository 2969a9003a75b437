import { wholeEditions } from "../../core/site/lists.ts";
import { type Article, editionOf, isListed, languageIn } from "../../core/site/site.ts";
import type { PageProps } from "../props.ts";
import { Picture, SIZES } from "./Picture.tsx";
import { replaceable } from "./replaceable.tsx";

/** The picture of an article. The words of an edition to come are those of its subject, in their language. */
export function ThemeCover({ article, ...props }: PageProps & { readonly article: Article }) {
  const { record, site, language, t } = props;
  const { cover } = article;
  if (!cover) return null;
  const own = editionOf(article, record.locale);
  const subject = own.title === undefined ? subjectIn(props, article) : record.locale;
  const { coverAlt, coverCaption } = editionOf(article, subject);
  const { lang, dir } = languageIn(site, subject);
  // Readers of another language see the picture, not what is written below it.
  const caption = subject === record.locale ? coverCaption : undefined;
  const isPortrait = cover.size.heightPx > cover.size.widthPx;
  return (
    <figure class="cover">
      <Picture
        {...props}
        cover={cover}
        alt={coverAlt ?? ""}
        {...(lang === language.lang ? {} : { lang, dir })}
        sizes={SIZES.cover}
        {...(isPortrait ? { class: "portrait" } : {})}
        first
      />
      {(caption ?? cover.credit) && (
        <figcaption>
          {caption}{" "}
          {cover.credit && <span class="credit">{t("article:credit", { name: cover.credit })}</span>}
        </figcaption>
      )}
    </figure>
  );
}

/** That of the site, or the theme's. */
export const Cover = replaceable("Cover", ThemeCover);

/** The language of the edition whose words describe the picture of one that is to come. */
function subjectIn({ site, record }: PageProps, article: Article): string {
  const [whole] = wholeEditions(site, article);
  return isListed(article, article.sourceLocale)
    ? article.sourceLocale
    : (whole?.language.locale ?? record.locale);
}
