import { editDistance } from "../nearest.ts";
import { stemRussian } from "./russian.ts";
import { foldWord } from "./words.ts";

/** The words of an archive, ready for questions. */
export interface Vocabulary {
  /** Whether the archive has a word, in this form or in another, or one that it begins. */
  knows(word: string): boolean;
  /** The word that was probably meant; undefined where none is near. */
  nearest(word: string): string | undefined;
}

/** Endings that an English word may have or lack. */
const ENGLISH_ENDING = /(?:ies|es|s|ied|ed|ing|ly|er|est|y|e)$/;

/**
 * @param words Folded, those of the most texts first.
 * @param lang BCP 47 tag, which says how words inflect.
 */
export function vocabulary(words: readonly string[], lang: string): Vocabulary {
  const stem = /^ru\b/i.test(lang) ? stemRussian : (word: string) => word.replace(ENGLISH_ENDING, "");
  const stems = new Set(words.map(stem));
  const sorted = [...words].sort();
  const byLength = new Map<number, string[]>();
  const rank = new Map(words.map((word, index) => [word, index]));
  for (const word of words) byLength.set(word.length, [...(byLength.get(word.length) ?? []), word]);
  return {
    knows: (word) => stems.has(stem(word)) || begins(sorted, word),
    nearest(word) {
      const limit = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
      let best: string | undefined;
      let distance = limit + 1;
      for (let length = word.length - limit; length <= word.length + limit; length++) {
        for (const candidate of byLength.get(length) ?? []) {
          const found = editDistance(word, candidate);
          if (
            found < distance ||
            (found === distance && (rank.get(candidate) ?? 0) < (rank.get(best ?? "") ?? 0))
          ) {
            best = candidate;
            distance = found;
          }
        }
      }
      return distance <= limit ? best : undefined;
    },
  };
}

/** Whether a word begins one of a sorted list. */
function begins(sorted: readonly string[], word: string): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? "") < word) low = middle + 1;
    else high = middle;
  }
  return sorted[low]?.startsWith(word) ?? false;
}

/**
 * A query with each word that the archive does not have replaced by the one that was probably meant. What stands between
 * quotation marks, and whatever is no word, stays.
 *
 * @returns undefined where nothing is to be corrected.
 */
export function correct(query: string, words: Vocabulary): string | undefined {
  if (query.includes('"')) return undefined;
  const corrected = query.replace(/[\p{L}\p{M}]+/gu, (word) => {
    const folded = foldWord(word);
    return folded.length < 4 || words.knows(folded) ? word : (words.nearest(folded) ?? word);
  });
  return corrected === query ? undefined : corrected;
}
