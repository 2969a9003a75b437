import { newStemmer } from "snowball-stemmers";
import { formsOf } from "./forms.ts";
import type { Query, QueryClass } from "./query.ts";
import type { Random } from "./random.ts";
import type { TextPage } from "./text.ts";

/** The fewest letters that a word of a question has. */
const SHORTEST = 5;

const LETTERS: Readonly<Record<string, string>> = {
  en: "abcdefghijklmnopqrstuvwxyz",
  ru: "абвгдежзийклмнопрстуфхцчшщъыьэюя",
};
const STEMMERS: Readonly<Record<string, string>> = { en: "english", ru: "russian" };

/**
 * Classes of questions in a language that inflects. Forms of one word are recognized by the endings in a
 * school grammar, which has nothing to do with any stemmer; for Russian, by Snowball as well.
 */
export function wordClasses(locale: string, pages: readonly TextPage[]): QueryClass[] {
  const texts = pages.map(({ url, blocks }) => ({ url, words: wordsOf(blocks.join("\n")) }));
  const vocabulary = new Set(texts.flatMap(({ words }) => words));
  const stemmer = newStemmer(STEMMERS[locale] ?? "");
  const stems = new Map<string, string[]>();
  for (const word of vocabulary) {
    const stem = stemmer.stem(word);
    stems.set(stem, [...(stems.get(stem) ?? []), word]);
  }
  const byGrammar = (word: string) => formsOf(word, vocabulary, locale);
  const byStem = (word: string) => stems.get(stemmer.stem(word)) ?? [word];
  const wordSets = texts.map(({ url, words }) => ({ url, words: new Set(words) }));
  /** Pages that contain a form from each group. */
  const holding = (...groups: (readonly string[])[]): string[] =>
    wordSets
      .filter(({ words }) => groups.every((forms) => forms.some((form) => words.has(form))))
      .map(({ url }) => url);
  const word = (random: Random): { source: string; typed: string } | undefined => {
    const { url, words } = random.pick(texts);
    const typed = random.pick(words);
    return typed.length < SHORTEST ? undefined : { source: url, typed };
  };
  const other = (name: string, truth: string, forms: Forms, allowed = /./): QueryClass => ({
    name,
    truth,
    draw(random) {
      const drawn = word(random);
      const others = drawn
        ? forms(drawn.typed).filter((form) => form !== drawn.typed && allowed.test(form))
        : [];
      if (!drawn || others.length === 0) return undefined;
      return { query: random.pick(others), source: drawn.source, truth: holding(forms(drawn.typed)) };
    },
  });
  const grammar = "pages that hold a form of the word by the endings of a grammar";
  const common: QueryClass[] = [
    {
      name: "exact word",
      truth: grammar,
      draw(random) {
        const drawn = word(random);
        return drawn && { query: drawn.typed, source: drawn.source, truth: holding(byGrammar(drawn.typed)) };
      },
    },
    other("other form", grammar, byGrammar),
    other("other form, by Snowball", "pages that hold a word of the same Snowball stem", byStem),
    {
      name: "two words",
      truth: "pages that hold a form of each, by the endings of a grammar",
      draw(random) {
        const { url, words } = random.pick(texts);
        const typed = [random.pick(words), random.pick(words)];
        const groups = typed.map(byGrammar);
        if (typed[0] === typed[1] || typed.some((one) => one.length < SHORTEST)) return undefined;
        return {
          query: groups.map((forms) => random.pick(forms)).join(" "),
          source: url,
          truth: holding(...groups),
        };
      },
    },
    {
      name: "one typing error",
      truth: "pages that hold a form of the word before the error, by the endings of a grammar",
      draw(random) {
        const drawn = word(random);
        if (!drawn) return undefined;
        const query = mistyped(drawn.typed, random, LETTERS[locale] ?? "");
        if (vocabulary.has(query)) return undefined;
        return { query, source: drawn.source, truth: holding(byGrammar(drawn.typed)) };
      },
    },
  ];
  if (locale !== "ru") return common;
  return [
    ...common,
    other("other form in -й", grammar, byGrammar, /й$/),
    {
      name: "ё typed as е, or е as ё",
      truth: "pages that hold the word in either spelling",
      draw: (random) => yo(texts, random, holding),
    },
  ];
}

type Forms = (word: string) => readonly string[];

/** Words in lower case; ё counts as е. */
function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replaceAll("ё", "е")
      .match(/\p{L}+/gu) ?? []
  );
}

function yo(
  texts: readonly { url: string; words: readonly string[] }[],
  random: Random,
  holding: (...groups: (readonly string[])[]) => string[],
): Query | undefined {
  const { url, words } = random.pick(texts);
  const typed = random.pick(words);
  if (typed.length < SHORTEST || !typed.includes("е")) return undefined;
  return {
    query: random.next() < 0.5 ? typed : typed.replace("е", "ё"),
    source: url,
    truth: holding([typed]),
  };
}

/**
 * A word with a letter left out, put in or changed, or two in the wrong order; never the first, which is
 * seldom wrong.
 */
function mistyped(word: string, random: Random, letters: string): string {
  const at = random.between(1, word.length - 2);
  const letter = random.pick(letters);
  const [before, here, next, after] = [
    word.slice(0, at),
    word[at] ?? "",
    word[at + 1] ?? "",
    word.slice(at + 2),
  ];
  return random.pick([
    before + next + after,
    before + letter + here + next + after,
    before + letter + next + after,
    before + next + here + after,
  ]);
}
