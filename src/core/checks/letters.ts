import { KNOWN_LOCALES, languageOf } from "../language/languages.ts";
import { traditionalIn } from "../language/traditional.ts";
import { type Check, FILLER, type Finding, matchesIn, type Passage } from "./passage.ts";

/** Letters of Latin and Cyrillic that look the same. @see https://www.unicode.org/reports/tr39/#Confusable_Detection */
const LATIN = "ABCEHIJKMOPSTXYaceijopsxy";
const CYRILLIC = "АВСЕНІЈКМОРЅТХУасеіјорѕху";

/** A word in which one or two letters are of another alphabet and look as if they were not. */
export const homoglyph: Check = ({ target }) => [
  ...matchesIn(target.prose, /[\p{Script=Latin}\p{Script=Cyrillic}]+/gu).flatMap((finding) => {
    const meant = sameAlphabet(finding.found, target);
    return meant === undefined ? [] : [{ ...finding, suggestion: meant }];
  }),
  ...(target.language === "ru" ? aloneInRussian(target.prose) : []),
];

/** The word in one alphabet; undefined where it is so already, or is mixed on purpose. */
function sameAlphabet(word: string, { language, prose }: Passage): string | undefined {
  const latin = [...word].filter((letter) => /\p{Script=Latin}/u.test(letter));
  const cyrillic = [...word].filter((letter) => /\p{Script=Cyrillic}/u.test(letter));
  if (latin.length === 0) {
    // A whole word of them in a text of the other alphabet.
    const hidden = language === "en" && cyrillic.every((letter) => CYRILLIC.includes(letter));
    const others = prose.replaceAll(word, "").search(/\p{Script=Cyrillic}/u) >= 0;
    return hidden && !others ? swap(word, CYRILLIC, LATIN) : undefined;
  }
  if (cyrillic.length === 0) return undefined;
  const toCyrillic = latin.every((letter) => LATIN.includes(letter));
  const toLatin = cyrillic.every((letter) => CYRILLIC.includes(letter));
  if (toCyrillic && (!toLatin || latin.length <= cyrillic.length)) return swap(word, LATIN, CYRILLIC);
  return toLatin ? swap(word, CYRILLIC, LATIN) : undefined;
}

/** Prepositions of one letter before a Russian word. */
function aloneInRussian(prose: string): Finding[] {
  return matchesIn(prose, /(?<=^|[\s«(])[caoCAO](?= [а-яё]{2})/gu, (found) => swap(found, LATIN, CYRILLIC));
}

function swap(word: string, from: string, to: string): string {
  return [...word].map((letter) => to[from.indexOf(letter)] ?? letter).join("");
}

/** Traditional characters in a text in Simplified ones. */
export const traditional: Check = ({ target, source }) =>
  target.language === "zh" && !/^zh-(?:Hant|TW|HK|MO)/i.test(target.lang)
    ? traditionalIn(target.prose).filter(({ found }) => !source?.text.includes(found))
    : [];

/** Scripts that are looked for where no language of theirs is meant. */
const FOREIGN = [
  "Han",
  "Cyrillic",
  "Hiragana",
  "Katakana",
  "Hangul",
  "Arabic",
  "Hebrew",
  "Thai",
  "Greek",
] as const;

/** Languages call themselves by their own names. */
const LABELS = KNOWN_LOCALES.flatMap((locale) => languageOf(locale)?.label ?? []);

/** A name may stand in brackets as it is written at home. */
function withoutBrackets(prose: string): string {
  return prose.replace(/[(（][^()（）\n]*[)）]/g, (found) => FILLER.repeat(found.length));
}

/** Letters of a script that neither the language nor the source has. */
export const script: Check = ({ target, source }) => {
  const own = target.letter;
  if (!own) return [];
  return FOREIGN.flatMap((name) => {
    const letters = new RegExp(`\\p{Script=${name}}+`, "gu");
    const [first] = matchesIn(withoutBrackets(target.prose), letters).filter(
      ({ found }) => !LABELS.some((label) => label.includes(found)),
    );
    // What the source quotes from a third language, its translation may quote.
    const quoted =
      source &&
      !source.letter?.test(first?.found ?? "") &&
      new RegExp(`\\p{Script=${name}}`, "u").test(source.text);
    return !first || own.test(first.found) || quoted || isSymbol(first.found) ? [] : [first];
  }).filter(({ found }) => !homoglyphLike(found));
};

/** A Greek letter alone is a sign of mathematics. */
function isSymbol(found: string): boolean {
  return found.length === 1 && /\p{Script=Greek}/u.test(found);
}

/** Look-alikes are found by a check of their own. */
function homoglyphLike(found: string): boolean {
  return [...found].every((letter) => CYRILLIC.includes(letter));
}

/** Names that are written with two capitals. */
const TWO_CAPITALS = /^(?:ВКонтакт|IPython|IPsec|OAuth)/;

/** Words so short that an abbreviation might look like them, were they not known. */
const SHORT =
  /^(?:the|and|for|you|are|was|not|but|all|can|our|this|that|with|from|they|have|your|для|как|что|это|при|под|над|без|так|там|тут|уже|ещё|еще|все|всё|его|наш|ваш|они|она)$/i;

/** Two capitals at the beginning of a word, as a slow finger leaves them. */
export const capitals: Check = ({ target, source }) =>
  matchesIn(
    target.prose,
    // A Han character parts words as a space does.
    /(?<!(?!\p{Script=Han})[\p{L}\p{N}_-])\p{Lu}{2}\p{Ll}+(?!(?!\p{Script=Han})[\p{L}\p{N}])/gu,
    (found) => (found[0] ?? "") + found.slice(1).toLowerCase(),
  ).filter(
    ({ found }) =>
      (found.length > 4 || SHORT.test(found)) && !source?.text.includes(found) && !TWO_CAPITALS.test(found),
  );
