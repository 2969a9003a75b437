import { HAN_YEAR } from "../language/han-numbers.ts";
import type { MainData } from "./data-files.ts";
import {
  type Equivalent,
  type Equivalents,
  equivalents,
  mayMeanSame,
  NO_EQUIVALENTS,
} from "./equivalents.ts";
import type { Guesser } from "./guesser.ts";
import type { DateReader } from "./query-dates.ts";

/** What is known of the words of a site in all of its languages. */
export interface SiteWords {
  /** BCP 47 tags of its languages: readers may type in any of them. */
  readonly langs: readonly string[];
  /** What is known of the words of one query, loaded only if it may have such words. */
  wordsOf(query: string): Promise<QueryWords>;
  /** What guesses other queries, loaded when it is needed; undefined where it could not be loaded. */
  guesser(): Promise<Guesser | undefined>;
}

/** What is known of the words of a query. */
export interface QueryWords {
  /** Reads its dates. */
  readonly dates: DateReader;
  /** The words that the site's editors take for the same. */
  readonly equivalents: Equivalents;
}

/** What few queries need, loaded for these. */
export interface WordFiles {
  dates(): Promise<DateReader>;
  equivalents(): Promise<readonly Equivalent[]>;
}

/** A query without a year has no date. */
const YEAR = new RegExp(`[12]\\d{3}|${HAN_YEAR}\\s*年`);

const NO_DATES: DateReader = { datesIn: () => [], dateForms: () => [] };

/** Finds what is known of the words of queries. */
export function wordsOfQueries({ same }: MainData, files: WordFiles): SiteWords["wordsOf"] {
  return async (query) => {
    const [dates, groups] = await Promise.all([
      YEAR.test(query.normalize("NFKC")) ? files.dates() : NO_DATES,
      mayMeanSame(query, same) ? files.equivalents() : [],
    ]);
    return { dates, equivalents: groups.length === 0 ? NO_EQUIVALENTS : equivalents(groups) };
  };
}

/** Of a query without any data. */
export const NO_QUERY_WORDS: QueryWords = { dates: NO_DATES, equivalents: NO_EQUIVALENTS };

/** Of a site without any data. */
export const NO_SITE_WORDS: SiteWords = {
  langs: [],
  wordsOf: async () => NO_QUERY_WORDS,
  guesser: async () => undefined,
};
