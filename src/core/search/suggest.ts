import { editDistance } from "../language/nearest.ts";
import { stemEnglish } from "../language/stem-english.ts";
import { stemRussian } from "../language/stem-russian.ts";
import { firstWhere } from "../long-lists.ts";
import { foldWord } from "./words.ts";

/** The words of an archive, ready for lookups. */
export interface Vocabulary {
  /** Whether the archive has a word, in this form or in another, or a longer word that begins with it. */
  knows(word: string): boolean;
  /** The word that was probably meant; undefined where none is near. */
  nearest(word: string): string | undefined;
}

/** The first letters that identify the forms of one word, if it is not known how words inflect. */
const BEGINNING = 6;

/** How words inflect, as far as that is known. */
function stemmerOf(lang: string): (word: string) => string {
  if (/^ru\b/i.test(lang)) return stemRussian;
  if (/^en\b/i.test(lang)) return stemEnglish;
  return (word) => word.slice(0, BEGINNING);
}

/**
 * @param words Folded, those of the most texts first.
 * @param lang BCP 47 tag, which says how words inflect.
 */
export function vocabulary(words: readonly string[], lang: string): Vocabulary {
  const stem = stemmerOf(lang);
  const asWritten = new Set(words);
  const stems = new Set(words.map(stem));
  const sorted = [...words].sort();
  const candidates = words.map((word) => ({ word, letters: lettersOf(word) }));
  return {
    knows: once((word) => asWritten.has(word) || stems.has(stem(word)) || begins(sorted, word)),
    nearest: once((word) => {
      const letters = lettersOf(word);
      let best: string | undefined;
      let distance = (word.length < 4 ? 0 : word.length < 8 ? 1 : 2) + 1;
      for (const candidate of candidates) {
        // An error adds, removes, replaces or swaps letters: the length changes by one at most.
        if (Math.abs(candidate.word.length - word.length) >= distance) continue;
        if (bitsIn(candidate.letters ^ letters) > 2 * (distance - 1)) continue;
        const found = editDistance(word, candidate.word);
        // Of equally near words, the first is in the most texts.
        if (found < distance) [best, distance] = [candidate.word, found];
      }
      return best;
    }),
  };
}

/** Looks up each word once: the same query comes again for each year and topic that may narrow it. */
function once<Found>(find: (word: string) => Found): (word: string) => Found {
  const known = new Map<string, Found>();
  return (word) => {
    const found = known.has(word) ? (known.get(word) as Found) : find(word);
    known.set(word, found);
    return found;
  };
}

/** Which letters a word has, as bits: words whose bits differ much are not worth comparing. */
function lettersOf(word: string): number {
  let bits = 0;
  for (let index = 0; index < word.length; index++) bits |= 1 << (word.charCodeAt(index) & 31);
  return bits;
}

function bitsIn(number: number): number {
  let count = 0;
  for (let rest = number; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** Whether a word of a sorted list begins with this one. */
function begins(sorted: readonly string[], word: string): boolean {
  const index = firstWhere(sorted.length, (at) => (sorted[at] ?? "") >= word);
  return sorted[index]?.startsWith(word) ?? false;
}

/**
 * A query with each word that the archive does not have replaced by the one that was probably meant. A query
 * with quotation marks, and everything that is not a word, stays.
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
