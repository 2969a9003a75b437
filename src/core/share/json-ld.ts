import type { BreadcrumbList, NewsArticle, Organization, WebSite, WithContext } from "schema-dts";
import type { ShareImage } from "../cards/cards.ts";
import type { Crumb } from "../pages/breadcrumb.ts";
import { wholeEditions } from "../site/lists.ts";
import { type Article, editionOf, languageIn, type SiteSettings } from "../site/site.ts";
import { absolute, urls } from "../site/urls.ts";
import { SITE_ICON } from "./image.ts";

// Each entity is in a script of its own, with the publisher inside: programs that read pages for others miss
// what `@graph` and `@id` join.

/**
 * Structured data of a whole edition. A translation names the work that it translates, the original its
 * translations. Both name only whole editions.
 *
 * @param publisher The name of the site in the language of the edition.
 * @param card What was drawn for the edition. The picture of the site does not belong to an article.
 * @returns undefined where the edition is not listed.
 * @see https://schema.org/NewsArticle
 * @see https://schema.org/translationOfWork
 */
export function articleJsonLd(
  site: SiteSettings,
  article: Article,
  locale: string,
  publisher: string,
  card?: ShareImage,
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
  const images = [card?.url, article.cover?.url].flatMap((at) => (at ? [absolute(site.url, at)] : []));
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
    ...(images.length > 0 ? { image: images } : {}),
    // Without a named author, the publisher is the author.
    author:
      article.authors.length > 0
        ? article.authors.map((name) => ({ "@type": "Person" as const, name }))
        : organization(site, publisher),
    publisher: organization(site, publisher),
    ...(isSource && others.length > 0
      ? { workTranslation: others.map(({ language }) => reference(language.locale)) }
      : {}),
    ...(!isSource && sourceIsListed ? { translationOfWork: reference(article.sourceLocale) } : {}),
    ...(edition.translation?.by === undefined
      ? {}
      : { translator: { "@type": "Person" as const, name: edition.translation.by } }),
  };
}

/**
 * The path from the home page to a page. Google reads `item`, Yandex `url`: each step has both.
 *
 * @returns undefined for the home page, which has no page above it.
 * @see https://schema.org/BreadcrumbList
 * @see https://yandex.com/support/webmaster/en/supported-schemas/navigation-links
 */
export function breadcrumbJsonLd(
  site: SiteSettings,
  crumbs: readonly Crumb[],
): WithContext<BreadcrumbList> | undefined {
  if (crumbs.length < 2) return undefined;
  return {
    "@context": "https://schema.org",
    "@type": "BreadcrumbList",
    itemListElement: crumbs.map(({ label, url }, index) => {
      const at = absolute(site.url, url);
      return { "@type": "ListItem", position: index + 1, name: label, item: at, url: at };
    }),
  };
}

/**
 * The site in one language, for its home page.
 *
 * @see https://schema.org/WebSite
 */
export function siteJsonLd(
  site: SiteSettings,
  locale: string,
  name: string,
  description: string,
): WithContext<WebSite> {
  return {
    "@context": "https://schema.org",
    "@type": "WebSite",
    name,
    description,
    url: absolute(site.url, urls.home(locale)),
    inLanguage: languageIn(site, locale).lang,
    publisher: organization(site, name),
  };
}

/**
 * Who publishes the site, for its home pages.
 *
 * @see https://schema.org/Organization
 */
export function organizationJsonLd(site: SiteSettings, name: string): WithContext<Organization> {
  return { "@context": "https://schema.org", ...organization(site, name) };
}

function organization(site: SiteSettings, name: string) {
  const { url, widthPx, heightPx } = SITE_ICON;
  const size = { width: `${widthPx}`, height: `${heightPx}` };
  const logo = { "@type": "ImageObject", url: absolute(site.url, url), ...size } as const;
  return { "@type": "Organization", name, url: site.url, logo } as const;
}
