import { type ArchiveWords, wordsOf } from "./archive-words.ts";
import { comparable, HAN, holdingIn } from "./han-texts.ts";
import { type OtherTexts, otherTexts } from "./other-texts.ts";
import type { AbsentClass, AbsentQuery } from "./query.ts";
import type { Random } from "./random.ts";
import type { TextPage } from "./text.ts";

/** The fewest letters of an absent word. */
const SHORTEST = 4;

/** Whether an archive has a text, in any form that a judge knows. */
type IsAbsent = (text: string) => boolean;

/**
 * Whether the archive has no form of a word, by the word itself, the endings of a grammar and Snowball as npm has it.
 */
export function isAbsentFrom(archive: ArchiveWords): IsAbsent {
  return (word) =>
    !archive.has(word) && archive.byGrammar(word).length === 0 && archive.byStem(word).length === 0;
}

/**
 * Words that this project's stemmer takes for forms of a word in the archive, and the grammar doesn't, each with that word.
 * Where Snowball agrees with the stemmer, the algorithm is the reason; otherwise our version of it.
 */
export function stemDisputes(locale: string, archive: ArchiveWords): string[] {
  const words = new Set(otherTexts(locale).paragraphs.flatMap(wordsOf));
  return [...words].flatMap((word) => {
    const [taken] = archive.byOwnStem(word);
    if (word.length < SHORTEST || archive.has(word) || archive.byGrammar(word).length > 0) return [];
    if (taken === undefined) return [];
    return [`${word} = ${taken}${archive.byStem(word).length > 0 ? "" : " (not by Snowball)"}`];
  });
}

/** Questions with words that no page has, in a language that has spaces between its words. */
export function absentWordClasses(
  locale: string,
  archive: ArchiveWords,
  texts: OtherTexts = otherTexts(locale),
): AbsentClass[] {
  const isAbsent = isAbsentFrom(archive);
  const letters = locale === "ru" ? /^[а-я]+$/ : /^[a-z]+$/;
  const words = texts.paragraphs
    .flatMap(wordsOf)
    .filter((word) => word.length >= SHORTEST && letters.test(word));
  const absent = (random: Random): string | undefined => {
    const word = random.pick(words);
    return isAbsent(word) ? word : undefined;
  };
  return [
    { name: "absent word", draw: (random) => alone(absent(random)) },
    {
      name: "absent and present word",
      draw(random) {
        const [word, present] = [absent(random), random.pick(random.pick(archive.pages).words)];
        if (word === undefined || present.length <= SHORTEST) return undefined;
        return { query: random.next() < 0.5 ? `${word} ${present}` : `${present} ${word}`, absent: word };
      },
    },
    {
      name: "absent name",
      draw(random) {
        const name = random.pick(texts.names);
        return wordsOf(name).length === 1 && isAbsent(name.toLowerCase()) ? alone(name) : undefined;
      },
    },
    absentNumbers(archive.pages.map(({ text }) => text)),
    ...(locale === "en"
      ? []
      : [
          absentLatin(
            archive.pages.map(({ text }) => text),
            otherTexts("en"),
          ),
        ]),
  ];
}

/** Questions with characters that no page has in a row. */
export function absentCharacterClasses(
  pages: readonly TextPage[],
  texts: OtherTexts = otherTexts("zh"),
  english: OtherTexts = otherTexts("en"),
): AbsentClass[] {
  const holding = holdingIn(pages);
  const segmenter = new Intl.Segmenter("zh", { granularity: "word" });
  const paragraphs = texts.paragraphs.map(comparable).map((text) => ({
    text,
    edges: [...[...segmenter.segment(text)].map(({ index }) => index), text.length],
  }));
  const absent = (random: Random, length: number): string | undefined => {
    const { text, edges } = random.pick(paragraphs);
    const start = random.pick(edges);
    const drawn = text.slice(start, start + length);
    const isWord = drawn.length === length && edges.includes(start + length) && HAN.test(drawn);
    return isWord && holding(drawn).length === 0 ? drawn : undefined;
  };
  const sources = pages.map(({ blocks }) => blocks.join("\n"));
  return [
    ...[2, 3, 4].map(
      (length): AbsentClass => ({
        name: `absent, ${length} characters`,
        draw: (random) => alone(absent(random, length)),
      }),
    ),
    {
      name: "absent and present word",
      draw(random) {
        const [word, present] = [absent(random, random.between(2, 3)), random.pick(sources).slice(0, 2)];
        if (word === undefined || !HAN.test(present)) return undefined;
        return { query: `${present} ${word}`, absent: word };
      },
    },
    {
      name: "absent name",
      draw(random) {
        const name = random.pick(texts.names);
        return HAN.test(name) && holding(name).length === 0 ? alone(name) : undefined;
      },
    },
    absentNumbers(sources),
    absentLatin(sources, english),
  ];
}

function alone(word: string | undefined): AbsentQuery | undefined {
  return word === undefined ? undefined : { query: word, absent: word };
}

function absentNumbers(texts: readonly string[]): AbsentClass {
  const written = texts.flatMap((text) => text.normalize("NFKC").match(/\p{Nd}[\p{Nd}.,:/ -]*/gu) ?? []);
  // 1,159 is 1159 too.
  const numbers = new Set(written.flatMap((one) => [one.replace(/\P{Nd}/gu, ""), ...one.split(/\P{Nd}/u)]));
  return {
    name: "absent number",
    draw(random) {
      const number = String(random.between(100, 99_999));
      return numbers.has(number) ? undefined : { query: number, absent: number };
    },
  };
}

/** English words on pages in another script. */
function absentLatin(texts: readonly string[], english: OtherTexts): AbsentClass {
  const written = texts.flatMap((text) => [
    ...(text.match(/[A-Za-z]+/g) ?? []),
    // Pagefind finds the parts of names such as withCredentials.
    ...(text.match(/[A-Z]?[a-z]+/g) ?? []),
  ]);
  const known = new Set(written.map((word) => word.toLowerCase()));
  const words = english.paragraphs
    .flatMap(wordsOf)
    .filter((word) => word.length >= SHORTEST && /^[a-z]+$/.test(word));
  return {
    name: "absent Latin word",
    draw(random) {
      const word = random.pick(words);
      return known.has(word) ? undefined : { query: word, absent: word };
    },
  };
}
