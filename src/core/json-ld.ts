import type { NewsArticle, WithContext } from "schema-dts";
import { wholeEditions } from "./lists.ts";
import { type Article, editionOf, languageIn, type Site } from "./site.ts";
import { absolute } from "./urls.ts";

/**
 * Structured data of a whole edition. A translation names the work that it translates, the original its
 * translations: whole editions alone.
 *
 * @returns undefined where the edition is not listed.
 * @see https://schema.org/NewsArticle
 * @see https://schema.org/translationOfWork
 */
export function articleJsonLd(
  site: Site,
  article: Article,
  locale: string,
  publisher: string,
): WithContext<NewsArticle> | undefined {
  const edition = editionOf(article, locale);
  if (!edition.signals.listed) return undefined;
  const url = absolute(site.url, edition.url);
  const others = wholeEditions(site, article).filter(({ language }) => language.locale !== locale);
  const reference = (other: string) => {
    const { title = "", url: at } = editionOf(article, other);
    return {
      "@type": "NewsArticle" as const,
      headline: title,
      url: absolute(site.url, at),
      inLanguage: languageIn(site, other).lang,
    };
  };
  const isSource = locale === article.sourceLocale;
  const sourceIsListed = editionOf(article, article.sourceLocale).signals.listed;
  return {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    headline: edition.title ?? "",
    ...(edition.summary === undefined ? {} : { description: edition.summary }),
    url,
    mainEntityOfPage: url,
    inLanguage: edition.lang,
    datePublished: article.date,
    ...(edition.updated === undefined ? {} : { dateModified: edition.updated }),
    ...(article.cover ? { image: [absolute(site.url, article.cover.url)] } : {}),
    ...(article.authors.length > 0
      ? { author: article.authors.map((name) => ({ "@type": "Person" as const, name })) }
      : {}),
    publisher: { "@type": "Organization", name: publisher, url: site.url },
    ...(isSource && others.length > 0
      ? { workTranslation: others.map(({ language }) => reference(language.locale)) }
      : {}),
    ...(!isSource && sourceIsListed ? { translationOfWork: reference(article.sourceLocale) } : {}),
    ...(edition.translation?.by === undefined
      ? {}
      : { translator: { "@type": "Person" as const, name: edition.translation.by } }),
  };
}
