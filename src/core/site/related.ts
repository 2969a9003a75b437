import { firstWhere } from "../long-lists.ts";
import { type ReadableIn, readableIn } from "./elsewhere.ts";
import type { Lists, SiteLists } from "./lists.ts";
import { type Article, isListed, type Site } from "./site.ts";

/** An article that is related to another one, and the language to read it in. */
export type Related = ReadableIn;

/** How many articles are below another one: one row. */
const RELATED_LIMIT = 3;

/** How many articles of each topic are compared, on either side of the article's own date. */
const NEAR = 8;

/**
 * Articles that share topics with another one: those with the most topics in common first, then those of the
 * nearest date. Whole editions in the reader's own language come first; where there are too few, editions in
 * another language, the source before its translations. Of each topic only the articles of the nearest dates
 * are compared, so that the time for one article does not grow with the archive.
 *
 * @param without Slugs of articles that the page names already.
 */
export function relatedTo(
  site: Site,
  lists: SiteLists,
  article: Article,
  locale: string,
  without: readonly string[],
): Related[] {
  const taken = new Set([article.slug, ...without]);
  const own = nearest(lists(locale), article, taken);
  const found = ranked(article, own).map((work) => ({ work, locale }));
  if (found.length === RELATED_LIMIT) return found;
  const elsewhere = new Set(
    site.languages
      .filter((language) => language.locale !== locale)
      .flatMap((language) => [...nearest(lists(language.locale), article, taken)])
      .filter((work) => !isListed(work, locale)),
  );
  const others = ranked(article, elsewhere).map((work) => ({
    work,
    locale: readableIn(site, work) ?? work.sourceLocale,
  }));
  return [...found, ...others].slice(0, RELATED_LIMIT);
}

/** The articles that are near in each topic, in a language. */
function nearest({ byTopic }: Lists, article: Article, taken: ReadonlySet<string>): Set<Article> {
  const near = new Set<Article>();
  for (const topic of article.topics) {
    const { articles = [] } = byTopic.get(topic) ?? {};
    const at = positionOf(articles, article.date);
    for (const work of articles.slice(Math.max(0, at - NEAR), at + NEAR + 1))
      if (!taken.has(work.slug)) near.add(work);
  }
  return near;
}

/** The place of a date in a list that has the newest first. */
function positionOf(articles: readonly Article[], date: string): number {
  return firstWhere(articles.length, (index) => (articles[index]?.date ?? "") <= date);
}

/** The first few, by topics in common and then by date. */
function ranked(article: Article, works: ReadonlySet<Article>): Article[] {
  const day = Date.parse(article.date);
  return [...works]
    .map((work) => ({
      work,
      shared: work.topics.filter((topic) => article.topics.includes(topic)).length,
      distance: Math.abs(Date.parse(work.date) - day),
    }))
    .sort((a, b) => b.shared - a.shared || a.distance - b.distance || (a.work.slug < b.work.slug ? -1 : 1))
    .slice(0, RELATED_LIMIT)
    .map(({ work }) => work);
}
