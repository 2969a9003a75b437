import { type Elsewhere, elsewhereOf } from "../site/elsewhere.ts";
import type { Lists, SiteLists } from "../site/lists.ts";
import type { Site } from "../site/site.ts";
import { urls } from "../site/urls.ts";
import { type ListPart, type MonthEntry, monthsOf, pagesOfList } from "./pagination.ts";

/** What a page of a list shows: the archive, or its part for a year or a topic. */
export type ListContent =
  | {
      readonly kind: "archive";
      readonly part: ListPart;
      readonly years: readonly YearEntry[];
      readonly topics: readonly TopicEntry[];
      readonly elsewhere: Elsewhere;
    }
  | {
      readonly kind: "year";
      readonly year: string;
      readonly part: ListPart;
      readonly months: readonly MonthEntry[];
      /** All years that the language has. */
      readonly years: readonly string[];
      readonly elsewhere: Elsewhere;
    }
  | { readonly kind: "topic"; readonly topic: string; readonly part: ListPart };

/** A year of the archive, and how many articles it has. */
export interface YearCount {
  readonly year: string;
  readonly count: number;
}

/** The same with its months. */
export interface YearEntry extends YearCount {
  readonly months: readonly MonthEntry[];
}

/** A topic of the archive, and how many articles it has. */
export interface TopicEntry {
  readonly topic: string;
  readonly count: number;
}

/** A list that may have several pages in each language. */
export interface ArchiveList {
  /** Whether a language has it. */
  readonly has: (locale: string) => boolean;
  readonly address: (locale: string, page?: number) => string;
  /** The pages after the first, by number. */
  readonly further: (locale: string) => readonly number[];
  readonly content: (locale: string, page: number) => ListContent;
  /** The nearest page of a language that has no such list. */
  readonly elsewhere: (locale: string) => string;
}

/** The pages of a list in one language. */
type Parts = readonly ListPart[];

/** The archive of all articles, then each year, then each topic. */
export function archiveLists(site: Site, lists: SiteLists, pageSize: number): ArchiveList[] {
  const archives = inEach(site, lists, ({ articles }, locale) =>
    pagesOfList(articles, pageSize, (page) => urls.archive(locale, page)),
  );
  const years = inEach(site, lists, (own, locale) => yearsOf(own, locale, pageSize));
  const topics = inEach(site, lists, (own, locale) => topicsOf(own, locale, pageSize));
  const elsewhere = inEach(site, lists, (own) => elsewhereOf(site, own));
  const archive: ArchiveList = {
    has: () => true,
    address: urls.archive,
    further: (locale) => furtherOf(archives(locale)),
    content: (locale, page) => ({
      kind: "archive",
      part: partAt(archives(locale), page),
      years: [...years(locale).values()].map(({ year, count, months }) => ({ year, count, months })),
      topics: topicCounts(lists(locale)),
      elsewhere: elsewhere(locale),
    }),
    elsewhere: urls.home,
  };
  return [
    archive,
    ...keysOf(site, years).map(
      (year): ArchiveList => ({
        has: (locale) => years(locale).has(year),
        address: (locale, page) => urls.year(locale, year, page),
        further: (locale) => furtherOf(years(locale).get(year)?.parts),
        content: (locale, page) => {
          const { parts, months = [] } = years(locale).get(year) ?? {};
          return {
            kind: "year",
            year,
            part: partAt(parts, page),
            months,
            years: [...years(locale).keys()],
            elsewhere: elsewhereOf(site, lists(locale), year),
          };
        },
        elsewhere: urls.archive,
      }),
    ),
    ...keysOf(site, topics).map(
      (topic): ArchiveList => ({
        has: (locale) => topics(locale).has(topic),
        address: (locale, page) => urls.topic(locale, topic, page),
        further: (locale) => furtherOf(topics(locale).get(topic)),
        content: (locale, page) => ({ kind: "topic", topic, part: partAt(topics(locale).get(topic), page) }),
        elsewhere: urls.archive,
      }),
    ),
  ];
}

/** The topics of a language with their numbers of articles. */
export function topicCounts({ topics }: Lists): TopicEntry[] {
  return topics.map(({ topic, articles }) => ({ topic, count: articles.length }));
}

/** The years of a language with their numbers of articles. */
export function yearCounts({ years }: Lists): YearCount[] {
  return years.map(({ year, articles }) => ({ year, count: articles.length }));
}

function yearsOf(
  { years }: Lists,
  locale: string,
  pageSize: number,
): ReadonlyMap<string, YearEntry & { readonly parts: Parts }> {
  return new Map(
    years.map(({ year, articles }) => {
      const parts = pagesOfList(articles, pageSize, (page) => urls.year(locale, year, page));
      return [year, { year, count: articles.length, parts, months: monthsOf(parts) }];
    }),
  );
}

function topicsOf({ topics }: Lists, locale: string, pageSize: number): ReadonlyMap<string, Parts> {
  return new Map(
    topics.map(({ topic, articles }) => [
      topic,
      pagesOfList(articles, pageSize, (page) => urls.topic(locale, topic, page)),
    ]),
  );
}

/** Makes something for each language, once. */
function inEach<Value>(
  site: Site,
  lists: SiteLists,
  make: (lists: Lists, locale: string) => Value,
): (locale: string) => Value {
  const values = new Map(site.languages.map(({ locale }) => [locale, make(lists(locale), locale)]));
  return (locale) => values.get(locale) ?? make(lists(locale), locale);
}

/** What any language has, in order. */
function keysOf(site: Site, of: (locale: string) => ReadonlyMap<string, unknown>): string[] {
  return [...new Set(site.languages.flatMap(({ locale }) => [...of(locale).keys()]))].sort();
}

function furtherOf(parts: Parts = []): number[] {
  return parts.slice(1).map(({ page }) => page);
}

/** A language without such a list has no page of it, so no reader sees the empty one. */
function partAt(parts: Parts | undefined, page: number): ListPart {
  return parts?.[page - 1] ?? { page: 1, pages: 1, total: 0, articles: [], urls: [] };
}
