import { type Article, editionOf, isListed, type Site, type Work } from "./site.ts";

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

/** The articles that are listed in a language, newest first. */
export function listedIn(site: Site, locale: string): Article[] {
  return site.articles.filter((article) => isListed(article, locale));
}

/** The years of a language's articles, newest first. */
export function yearsIn(site: Site, locale: string): YearGroup[] {
  const years = new Map<string, Article[]>();
  for (const article of listedIn(site, locale)) {
    const year = article.date.slice(0, 4);
    years.set(year, [...(years.get(year) ?? []), article]);
  }
  return [...years].map(([year, articles]) => ({ year, articles }));
}

/** The topics of a language's articles: those with the most articles first, then by key. */
export function topicsIn(site: Site, locale: string): TopicGroup[] {
  const topics = new Map<string, Article[]>();
  for (const article of listedIn(site, locale)) {
    for (const topic of article.topics) topics.set(topic, [...(topics.get(topic) ?? []), article]);
  }
  return [...topics]
    .map(([topic, articles]) => ({ topic, articles }))
    .sort((a, b) => b.articles.length - a.articles.length || (a.topic < b.topic ? -1 : 1));
}

/** The next and the previous article in a language, in one pass. */
export function neighboursIn(site: Site, locale: string): Map<string, { newer?: Article; older?: Article }> {
  const listed = listedIn(site, locale);
  return new Map(
    listed.map((article, index) => {
      const newer = listed[index - 1];
      const older = listed[index + 1];
      return [article.slug, { ...(newer ? { newer } : {}), ...(older ? { older } : {}) }];
    }),
  );
}

/** The languages in which a work can be read whole, with its editions. */
export function wholeEditions(
  site: Site,
  work: Work,
): { language: Site["languages"][number]; edition: Work["editions"][string] }[] {
  return site.languages
    .map((language) => ({ language, edition: editionOf(work, language.locale) }))
    .filter(({ edition }) => edition.signals.listed);
}
