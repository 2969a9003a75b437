import { withoutElided } from "../language/elision.ts";
import { engineKey, foldWord, wordPattern } from "../language/fold.ts";
import { editDistance } from "../language/nearest.ts";
import { stemEnglish } from "../language/stem-english.ts";
import { stemRussian } from "../language/stem-russian.ts";
import { firstWhere } from "../long-lists.ts";
import { SHORTEST } from "./words.ts";

/** The words of an archive, ready for lookups. */
export interface Vocabulary {
  /** Whether the archive has a folded word, in this form or in another, or a longer word that begins with it. */
  knows(word: string): boolean;
  /** The word that was probably meant by a folded one, as the archive writes it; undefined where none is near. */
  nearest(word: string): string | undefined;
  /** The ways in which the archive writes a word or its beginning, if Pagefind would not find them by the word as typed. */
  spellings(word: string): readonly string[];
}

/** The first letters that identify the forms of one word, if it is not known how words inflect. */
const BEGINNING = 6;

/** How words inflect, as far as that is known. */
function stemmerOf(lang: string): (word: string) => string {
  if (/^ru\b/i.test(lang)) return stemRussian;
  if (/^en\b/i.test(lang)) return stemEnglish;
  return (word) => word.slice(0, BEGINNING);
}

/** The most ways of writing a word that are searched. */
const MOST_SPELLINGS = 4;

/**
 * @param lines As `wordList` makes them, those of the most texts first.
 * @param lang BCP 47 tag, which says how words inflect.
 */
export function vocabulary(lines: readonly string[], lang: string): Vocabulary {
  const stem = stemmerOf(lang);
  const forms = new Map(
    lines.map((line) => {
      const written = line.split(" ");
      return [foldWord(written[0] ?? "", lang), written] as const;
    }),
  );
  const words = [...forms.keys()];
  const asWritten = new Set(words);
  const stems = new Set(words.map(stem));
  const sorted = [...words].sort();
  const candidates = words
    .filter(({ length }) => length >= SHORTEST)
    .map((word) => ({ word, letters: lettersOf(word) }));
  const odd = [...forms].filter(([word, written]) =>
    written.some((form) => engineKey(form, lang) !== engineKey(word, lang)),
  );
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
      return best === undefined ? undefined : forms.get(best)?.[0];
    }),
    spellings: once((typed) => {
      const word = foldWord(typed, lang);
      const known = forms.get(word);
      const found =
        known ??
        odd
          .filter(([other]) => other.startsWith(word) || stem(other) === stem(word))
          .flatMap(([, written]) => written.map((form) => spelledLike(form, typed, lang)));
      const byKey = new Map(found.slice(0, 50).map((form) => [engineKey(form, lang), form]));
      if (byKey.size === 1 && byKey.has(engineKey(typed, lang))) return [];
      return [...byKey.values()].slice(0, MOST_SPELLINGS);
    }),
  };
}

/**
 * A typed word with the letters of a form for the beginning that both have: what is typed may be a part of a word,
 * or another form of it.
 */
function spelledLike(form: string, typed: string, lang: string): string {
  const word = foldWord(typed, lang);
  const common = prefixes(form).findLast((start) => word.startsWith(foldWord(start, lang))) ?? "";
  const { length } = foldWord(common, lang);
  const replaced = prefixes(typed).find((start) => foldWord(start, lang).length >= length) ?? typed;
  return common + typed.slice(replaced.length);
}

/** All beginnings of a word, from the empty one to the word. */
function prefixes(word: string): string[] {
  return Array.from({ length: word.length + 1 }, (_, length) => word.slice(0, length));
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
export function correct(query: string, words: Vocabulary, lang: string): string | undefined {
  if (query.includes('"')) return undefined;
  const corrected = query.replace(wordPattern(lang), (found) => {
    const word = withoutElided(found, lang).trimStart();
    const folded = foldWord(word, lang);
    if (folded.length < SHORTEST || /\p{N}/u.test(folded) || words.knows(folded)) return found;
    const meant = words.nearest(folded);
    return meant === undefined ? found : found.slice(0, found.length - word.length) + meant;
  });
  return corrected === query ? undefined : corrected;
}
