import { listsOf } from "./lists.ts";
import { type Article, isListed, type Site } from "./site.ts";

/** An article that goes on from another one, and the language in which it can be read. */
export interface Related {
  readonly work: Article;
  readonly locale: string;
}

/** Articles that stand below another one: one row. */
export const RELATED_LIMIT = 3;

/** How many of each topic are weighed, on either side of the article's own date. */
const NEAR = 8;

/**
 * Articles that share topics with another one: those with the most topics in common first, then those of the nearest
 * date. Whole editions in the reader's own language come first; where there are too few, editions in another
 * language, the source before its translations. Of each topic the articles of the nearest dates alone are weighed, so
 * that the time for one article does not grow with the archive.
 *
 * @param without Slugs of articles that the page names already.
 */
export function relatedTo(
  site: Site,
  article: Article,
  locale: string,
  without: readonly string[],
): Related[] {
  const taken = new Set([article.slug, ...without]);
  const own = nearest(site, article, locale, taken);
  const others = site.languages
    .filter((language) => language.locale !== locale && language.status === "ready")
    .flatMap((language) => nearest(site, article, language.locale, taken).map(({ work }) => work))
    .filter((work) => !isListed(work, locale))
    .map((work) => ({ work, locale: readableIn(site, work) }));
  const found: Related[] = [];
  for (const one of [...own, ...ranked(article, others)]) {
    if (found.length === RELATED_LIMIT) break;
    if (!found.some(({ work }) => work === one.work)) found.push(one);
  }
  return found;
}

/** The language in which to offer a work that the reader's language has not: its own, where that is listed. */
function readableIn(site: Site, work: Article): string {
  const locales = [work.sourceLocale, ...site.languages.map(({ locale }) => locale)];
  return locales.find((locale) => isListed(work, locale)) ?? work.sourceLocale;
}

function nearest(site: Site, article: Article, locale: string, taken: ReadonlySet<string>): Related[] {
  const { byTopic } = listsOf(site, locale);
  const near = new Set<Article>();
  for (const topic of article.topics) {
    const { articles = [] } = byTopic.get(topic) ?? {};
    const at = positionOf(articles, article.date);
    for (const work of articles.slice(Math.max(0, at - NEAR), at + NEAR + 1))
      if (!taken.has(work.slug)) near.add(work);
  }
  return ranked(
    article,
    [...near].map((work) => ({ work, locale })),
  );
}

/** Where a date would stand in a list that has the newest first. */
function positionOf(articles: readonly Article[], date: string): number {
  let [low, high] = [0, articles.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((articles[middle]?.date ?? "") > date) low = middle + 1;
    else high = middle;
  }
  return low;
}

function ranked(article: Article, found: readonly Related[]): Related[] {
  const shared = ({ work }: Related) => work.topics.filter((topic) => article.topics.includes(topic)).length;
  const distance = ({ work }: Related) => Math.abs(Date.parse(work.date) - Date.parse(article.date));
  return [...found].sort(
    (a, b) => shared(b) - shared(a) || distance(a) - distance(b) || (a.work.slug < b.work.slug ? -1 : 1),
  );
}
