import { engineKey, foldWord } from "../language/fold.ts";
import { editDistance } from "../language/nearest.ts";
import { stemEnglish } from "../language/stem-english.ts";
import { stemRussian } from "../language/stem-russian.ts";
import { SHORTEST } from "./words.ts";

/** The words of an archive, ready for lookups. */
export interface Vocabulary {
  /** Whether the archive has a word as it is typed; true where that isn't known, as for short words. */
  has(word: string): boolean;
  /**
   * Other forms and spellings of a word, as the archive writes them: one for each of Pagefind's keys, except that of the word
   * itself.
   */
  forms(word: string): readonly string[];
  /** Whether every word of the archive that begins as this one does without its ending is a form of it. */
  beginsOnlyForms(word: string): boolean;
  /** The words of the archive that begin with this one, one for each stem; those of the most texts first. */
  beginning(word: string): readonly string[];
  /** The word that was probably meant, as the archive writes it; undefined where none is near. */
  nearest(word: string): string | undefined;
  /** Whether the archive has the word, in this form or another. */
  hasForm(word: string): boolean;
  /** All words in lower case and without accents, those of the most texts first. */
  readonly words: readonly string[];
  /** How the archive writes one of them. */
  written(word: string): string | undefined;
}

/** Where the words of an archive come from: an archive has many, and a query few. */
export interface WordSource {
  /** The words that begin with the same letter as one of a query; none where they could not be loaded. */
  of(word: string): Promise<Vocabulary>;
  /** All words; none where they could not be loaded. */
  all(): Promise<Vocabulary>;
}

/** The fewest letters of a beginning: fewer begin too many words. */
const BEGINNING = 3;

/** The fewest letters without an ending from which on a word with a hyphen is no accident: co-writer isn't cow. */
const DISTINCT = 5;

/** The most words that one beginning is searched as. */
const MOST_BEGINNINGS = 40;

/** The most ways of writing a word that are searched. */
const MOST_FORMS = 8;

/** How words inflect, as far as that is known: otherwise Pagefind knows it. */
export function stemmerOf(lang: string): ((word: string) => string) | undefined {
  if (/^ru\b/i.test(lang)) return stemRussian;
  return /^en\b/i.test(lang) ? stemEnglish : undefined;
}

/**
 * Which forms Pagefind takes for one word. It doesn't stem Russian words with й, so each of them is a word of its own.
 */
function keyOf(form: string, lang: string): string {
  const key = engineKey(form, lang);
  const stem = stemmerOf(lang);
  return stem && !key.includes("й") ? stem(key) : key;
}

/**
 * @param lines As `wordList` makes them, those of the most texts first.
 * @param lang BCP 47 tag, which says how words inflect.
 * @param isKnown Whether these are all words; false where they could not be loaded.
 */
export function vocabulary(lines: readonly string[], lang: string, isKnown = true): Vocabulary {
  const stem = stemmerOf(lang) ?? ((word: string) => word);
  const written = new Map(
    lines.map((line) => {
      const ways = line.split(" ");
      return [foldWord(ways[0] ?? "", lang), ways] as const;
    }),
  );
  const words = [...written.keys()];
  const byStem = new Map<string, string[]>();
  for (const word of words) byStem.set(stem(word), [...(byStem.get(stem(word)) ?? []), word]);
  const candidates = words
    .filter(({ length }) => length >= SHORTEST)
    .map((word) => ({ word, letters: lettersOf(word) }));
  /** One way of writing for each key of Pagefind. */
  const spelled = (found: readonly string[]) => {
    const ways = found.flatMap((word) => written.get(word) ?? []);
    return [...new Map([...ways].reverse().map((way) => [keyOf(way, lang), way])).values()].reverse();
  };
  return {
    has(typed) {
      const word = foldWord(typed, lang);
      const isListed = isKnown && word.length >= SHORTEST && /^\p{L}+$/u.test(word);
      return !isListed || written.has(word);
    },
    forms: once((typed) =>
      spelled(byStem.get(stem(foldWord(typed, lang))) ?? [])
        .filter((form) => keyOf(form, lang) !== keyOf(typed, lang))
        .slice(0, MOST_FORMS),
    ),
    beginsOnlyForms: once((typed) => {
      const key = stem(foldWord(typed, lang));
      // Pagefind takes the ending off what is asked, also where it is off already.
      const start = stem(key);
      if (!isKnown || stemmerOf(lang) === undefined || start.length < DISTINCT) return false;
      return byStem.has(key) && words.every((word) => !word.startsWith(start) || stem(word) === key);
    }),
    beginning: once((typed) => {
      const word = foldWord(typed, lang);
      if (word.length < BEGINNING) return [];
      return spelled(words.filter((other) => other.startsWith(word))).slice(0, MOST_BEGINNINGS);
    }),
    nearest: once((typed) => {
      const word = foldWord(typed, lang);
      if (word.length < SHORTEST) return undefined;
      return written.get(nearest(word, candidates) ?? related(word, words) ?? "")?.[0];
    }),
    hasForm(typed) {
      const word = foldWord(typed, lang);
      return written.has(word) || (word.length >= SHORTEST && byStem.has(stem(word)));
    },
    words,
    written: (word) => written.get(word)?.[0],
  };
}

/** The fewest letters that a word and another form of it have in common, and the most that they differ in. */
const RELATED = { common: 5, ending: 4 } as const;

/** The word with the most common letters at the beginning: where it isn't known how words inflect, perhaps another form. */
export function related(
  word: string,
  words: readonly string[],
  { common, ending }: { readonly common: number; readonly ending: number } = RELATED,
): string | undefined {
  for (let length = word.length - 1; length >= Math.max(common, word.length - ending); length--) {
    const beginning = word.slice(0, length);
    const found = words.find((other) => other.startsWith(beginning) && other.length <= length + ending);
    if (found !== undefined) return found;
  }
  return undefined;
}

interface Candidate {
  readonly word: string;
  readonly letters: number;
}

/** The nearest of some words; of equally near ones, the first, which is in the most texts. */
function nearest(word: string, candidates: readonly Candidate[]): string | undefined {
  const letters = lettersOf(word);
  let best: string | undefined;
  let distance = (word.length < 8 ? 1 : 2) + 1;
  for (const candidate of candidates) {
    // An error adds, removes, replaces or swaps letters: the length changes by one at most.
    if (Math.abs(candidate.word.length - word.length) >= distance) continue;
    if (bitsIn(candidate.letters ^ letters) > 2 * (distance - 1)) continue;
    const found = editDistance(word, candidate.word);
    if (found < distance) [best, distance] = [candidate.word, found];
  }
  return best;
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
