import { type Equivalent, equivalents } from "../../src/core/search/equivalents.ts";
import { dateReader } from "../../src/core/search/query-dates.ts";
import type { SiteWords } from "../../src/core/search/site-words.ts";
import * as guesser from "../../src/theme/client/search-guesses.ts";

/** All that is known of the words of a site, loaded for every query. */
export function siteWords(langs: readonly string[], groups: readonly Equivalent[]): SiteWords {
  const words = { dates: dateReader(langs), equivalents: equivalents(groups) };
  return { langs, wordsOf: async () => words, guesser: async () => guesser };
}
