import { newStemmer } from "snowball-stemmers";
import { stemmerOf } from "../../src/core/search/vocabulary.ts";
import { formsOf } from "./forms.ts";
import type { TextPage } from "./text.ts";

const STEMMERS: Readonly<Record<string, string>> = { en: "english", ru: "russian" };

/** What judges of their own know about the words of an archive: a school grammar, and Snowball as npm has it. */
export interface ArchiveWords {
  readonly pages: readonly ArchivePage[];
  has(word: string): boolean;
  /** The forms of a word that the archive has, by the endings of a grammar. */
  byGrammar(word: string): readonly string[];
  /** The forms of a word that the archive has, by Snowball. */
  byStem(word: string): readonly string[];
  /** The forms of a word that the archive has, by this project's own stemmer, which is not among the judges. */
  byOwnStem(word: string): readonly string[];
  /** Addresses of the pages that have a form from each group. */
  holding(...groups: (readonly string[])[]): string[];
}

/** A page as its words in lower case, and as its text. */
export interface ArchivePage {
  readonly url: string;
  readonly words: readonly string[];
  readonly text: string;
}

export function archiveWords(locale: string, pages: readonly TextPage[]): ArchiveWords {
  const texts = pages.map(({ url, blocks }) => {
    const text = blocks.join("\n");
    return { url, words: wordsOf(text), text };
  });
  const vocabulary = new Set(texts.flatMap(({ words }) => words));
  const stemmer = newStemmer(STEMMERS[locale] ?? "");
  const own = stemmerOf(locale) ?? ((word: string) => word);
  const wordSets = texts.map(({ url, words }) => ({ url, words: new Set(words) }));
  return {
    pages: texts,
    has: (word) => vocabulary.has(word),
    byGrammar: (word) => formsOf(word, vocabulary, locale).filter((form) => vocabulary.has(form)),
    byStem: sameKey(vocabulary, (word) => stemmer.stem(word)),
    byOwnStem: sameKey(vocabulary, own),
    holding: (...groups) =>
      wordSets
        .filter(({ words }) => groups.every((forms) => forms.some((form) => words.has(form))))
        .map(({ url }) => url),
  };
}

/** Looks up the words with the same key as another. */
function sameKey(
  words: ReadonlySet<string>,
  keyOf: (word: string) => string,
): (word: string) => readonly string[] {
  const byKey = new Map<string, string[]>();
  for (const word of words) {
    const known = byKey.get(keyOf(word)) ?? [];
    known.push(word);
    byKey.set(keyOf(word), known);
  }
  return (word) => byKey.get(keyOf(word)) ?? [];
}

/** Words in lower case; ё counts as е. */
export function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replaceAll("ё", "е")
      .match(/\p{L}+/gu) ?? []
  );
}
