import type { ArchiveWords } from "./archive-words.ts";
import type { Query, QueryClass } from "./query.ts";
import type { Random } from "./random.ts";

/** The fewest letters that a word of a question has. */
const SHORTEST = 5;

const LETTERS: Readonly<Record<string, string>> = {
  en: "abcdefghijklmnopqrstuvwxyz",
  ru: "абвгдежзийклмнопрстуфхцчшщъыьэюя",
};

/**
 * Classes of questions in a language that inflects. Forms of one word are recognized by the endings in a
 * school grammar, which has nothing to do with any stemmer; for Russian, by Snowball as well.
 */
export function wordClasses(locale: string, archive: ArchiveWords): QueryClass[] {
  const { pages: texts, byGrammar, byStem, holding } = archive;
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
        if (archive.has(query)) return undefined;
        const meant = byGrammar(drawn.typed);
        return { query, source: drawn.source, truth: holding(meant), meant };
      },
    },
  ];
  const written = writtenClasses(locale, archive);
  if (locale !== "ru") return [...common, ...written];
  return [
    ...common,
    ...written,
    other("other form in -й", grammar, byGrammar, /й$/),
    {
      name: "ё typed as е, or е as ё",
      truth: "pages that hold the word in either spelling",
      draw: (random) => yo(texts, random, holding),
    },
  ];
}

type Forms = (word: string) => readonly string[];

/** A number that is not a part of a longer one. */
const NUMBER = /(?<![\p{L}\p{N}])(?<!\p{N}[.,:/-])\p{Nd}{2,5}(?![\p{L}\p{N}])(?![.,:/-]\p{N})/gu;

/** A capitalized word within a sentence. */
const NAME = /(?<=\p{Ll},? )\p{Lu}\p{Ll}{3,}(?![\p{L}-])/gu;

/** Questions that are taken from texts by how they are written. */
function writtenClasses(locale: string, { pages, byGrammar, holding }: ArchiveWords): QueryClass[] {
  const numbers = pages.map(({ url, text }) => ({
    url,
    all: new Set(text.match(/(?<![\p{L}\p{N}])\p{Nd}+(?![\p{L}\p{N}])/gu) ?? []),
  }));
  const taken = (name: string, truth: string, pattern: RegExp, answers: (found: string) => string[]) => ({
    ...{ name, truth },
    draw(random: Random): Query | undefined {
      const { url, text } = random.pick(pages);
      const found = text.match(pattern);
      if (!found) return undefined;
      const query = random.pick(found);
      return { query, source: url, truth: answers(query) };
    },
  });
  const words = (found: string) => holding(byGrammar(found.toLowerCase().replaceAll("ё", "е")));
  return [
    taken("number", "pages that hold the number whole", NUMBER, (number) =>
      numbers.filter(({ all }) => all.has(number)).map(({ url }) => url),
    ),
    taken("name", "pages that hold a form of the name, by the endings of a grammar", NAME, words),
    ...(locale === "en"
      ? []
      : [
          taken(
            "Latin word",
            "pages that hold the word",
            /(?<![\p{L}\p{N}-])[A-Za-z]{4,}(?![\p{L}\p{N}-])/gu,
            (found) => holding([found.toLowerCase()]),
          ),
        ]),
  ];
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
