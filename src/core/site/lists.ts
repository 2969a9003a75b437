import { onlyElsewhere, type ReadableIn } from "./elsewhere.ts";
import { type Article, editionOf, isListed, type Site, type SiteSettings, type Work } from "./site.ts";

/** The articles of a year in one language. */
export interface YearGroup {
  readonly year: string;
  readonly articles: readonly Article[];
}

/** The articles of a topic in one language. */
export interface TopicGroup {
  readonly topic: string;
  readonly articles: readonly Article[];
}

/** The articles next to an article in a list. */
export interface Neighbours {
  readonly newer?: Article;
  readonly older?: Article;
}

/** What the lists of one language hold. */
export interface Lists {
  /** The articles that are listed, newest first. */
  readonly articles: readonly Article[];
  /** Newest first. */
  readonly years: readonly YearGroup[];
  /** Those with the most articles first, then by key. */
  readonly topics: readonly TopicGroup[];
  /** The same by year and by topic: what is not in here has no page in this language. */
  readonly byYear: ReadonlyMap<string, YearGroup>;
  readonly byTopic: ReadonlyMap<string, TopicGroup>;
  /** By slug. */
  readonly neighbours: ReadonlyMap<string, Neighbours>;
  /** What can be read only in other languages, newest first. */
  readonly elsewhere: readonly ReadableIn[];
}

/** The lists of each language of a site. */
export type SiteLists = (locale: string) => Lists;

/**
 * The lists of a site. Those of a language are made in one pass, when they are first needed: every page reads
 * from them, and the time to search all articles for each page would grow with the square of their number.
 */
export function createLists(site: Site): SiteLists {
  const made = new Map<string, Lists>();
  return (locale) => {
    const lists = made.get(locale) ?? listsIn(site, locale);
    made.set(locale, lists);
    return lists;
  };
}

/** The articles that are listed in a language, newest first. */
export function listedIn(site: Site, locale: string): readonly Article[] {
  return site.articles.filter((article) => isListed(article, locale));
}

/** The articles that are announced in a language, newest first. */
export function announcedIn(site: Site, locale: string): readonly Article[] {
  return site.articles.filter((article) => editionOf(article, locale).state === "announced");
}

function listsIn(site: Site, locale: string): Lists {
  const articles = listedIn(site, locale);
  const years = groups(articles, ({ date }) => [date.slice(0, 4)]).map(([year, group]) => ({
    year,
    articles: group,
  }));
  const topics = groups(articles, (article) => article.topics)
    .map(([topic, group]) => ({ topic, articles: group }))
    .sort((a, b) => b.articles.length - a.articles.length || (a.topic < b.topic ? -1 : 1));
  return {
    articles,
    years,
    topics,
    byYear: new Map(years.map((group) => [group.year, group])),
    byTopic: new Map(topics.map((group) => [group.topic, group])),
    neighbours: new Map(articles.map((article, index) => [article.slug, neighboursAt(articles, index)])),
    elsewhere: onlyElsewhere(site, locale),
  };
}

/** Articles by their keys, in the order that the keys first appear. */
function groups(
  articles: readonly Article[],
  keysOf: (article: Article) => readonly string[],
): [key: string, articles: Article[]][] {
  const byKey = new Map<string, Article[]>();
  for (const article of articles) {
    for (const key of keysOf(article)) {
      const group = byKey.get(key);
      if (group) group.push(article);
      else byKey.set(key, [article]);
    }
  }
  return [...byKey];
}

function neighboursAt(articles: readonly Article[], index: number): Neighbours {
  const newer = articles[index - 1];
  const older = articles[index + 1];
  return { ...(newer ? { newer } : {}), ...(older ? { older } : {}) };
}

/** The languages that have a work whole, with its editions. */
export function wholeEditions(
  site: SiteSettings,
  work: Work,
): { language: SiteSettings["languages"][number]; edition: Work["editions"][string] }[] {
  return site.languages
    .map((language) => ({ language, edition: editionOf(work, language.locale) }))
    .filter(({ edition }) => edition.signals.listed);
}
