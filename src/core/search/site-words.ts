import { type MonthOf, monthNames } from "../language/month-names.ts";
import { type MainData, NO_DATA } from "./data-files.ts";
import { type Equivalents, equivalents } from "./equivalents.ts";
import type { Guesser } from "./guesser.ts";

/** What is known of the words of a site in all of its languages. */
export interface SiteWords {
  /** BCP 47 tags of its languages, in which readers may type. */
  readonly langs: readonly string[];
  /** The names of months in them. */
  readonly monthOf: MonthOf;
  /** The words that its editors take for the same. */
  readonly equivalents: Equivalents;
  /** What guesses other queries, loaded when it is needed; undefined where it could not be loaded. */
  guesser(): Promise<Guesser | undefined>;
}

/** Reads the part of a language's data that is about the site. The names of months are made when a query has a year. */
export function siteWords({ langs, equivalents: groups }: MainData): Omit<SiteWords, "guesser"> {
  let names: MonthOf | undefined;
  return {
    langs,
    monthOf(word) {
      names ??= monthNames(langs);
      return names(word);
    },
    equivalents: equivalents(groups),
  };
}

/** Of a site of which nothing is known. */
export const NO_SITE_WORDS: SiteWords = { ...siteWords(NO_DATA), guesser: async () => undefined };
