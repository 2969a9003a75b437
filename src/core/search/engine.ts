/** One result of Pagefind, before its text is loaded. */
export interface Hit {
  readonly id: string;
  readonly score: number;
  /** Where in the text it is; nowhere where only hidden data has it. */
  readonly words: readonly number[];
  data(): Promise<Fragment>;
}

/** The text of a page, and what is known about it. */
export interface Fragment {
  readonly url: string;
  /** The indexed text. */
  readonly content: string;
  /** Where in it the words are that were asked, counted in words from 0. */
  readonly locations: readonly number[];
  readonly meta: Readonly<Record<string, string>>;
  readonly filters: Readonly<Record<string, readonly string[]>>;
}

/** How results are narrowed and ordered. */
export interface SearchOptions {
  readonly filters?: Readonly<Record<string, string>>;
  readonly sort?: Readonly<Record<string, "asc" | "desc">>;
}

/** The one call of Pagefind that searching needs. `null` asks for every page. */
export type SearchCall = (
  query: string | null,
  options: SearchOptions,
) => Promise<{ readonly results: readonly Hit[] }>;

/**
 * What the pages that were found have to do with the query: all of it; the rest of it, without words that are on no
 * page; words that begin as those of the query; similar words; some of its words.
 */
export type Match = "all" | "rest" | "beginning" | "similar" | "some";

/** What a search found. */
export interface Outcome {
  readonly hits: readonly Hit[];
  readonly match: Match;
  /** Words of the query that are on no page, as typed. */
  readonly absent: readonly string[];
  /** The forms that were asked for and count as found. */
  readonly terms: readonly string[];
  /** The query that the pages were found by, where it is another than the one typed. */
  readonly query?: string;
  /** Queries that were perhaps meant, the most probable first: at most three, and none where every word is on a page. */
  readonly guesses: readonly Guess[];
}

/** A query that was perhaps meant instead of the one typed. Its pages are not among the hits. */
export interface Guess {
  readonly query: string;
  /** Why: an error in a word, another keyboard, another script, or a name that must not be used. */
  readonly reason: "spelling" | "layout" | "transliteration" | "pinyin" | "name";
  /** Number of pages that it finds; never 0. */
  readonly count: number;
}
