import { KNOWN_LOCALES, languageOf } from "../language/languages.ts";
import { traditionalIn } from "../language/traditional.ts";
import { type Check, FILLER, type Finding, matchesIn } from "./passage.ts";

/** Letters of Latin and Cyrillic that look the same. @see https://www.unicode.org/reports/tr39/#Confusable_Detection */
const LATIN = "ABCEHIJKMOPSTXYaceijopsxy";
const CYRILLIC = "АВСЕНІЈКМОРЅТХУасеіјорѕху";

/** Cyrillic letters of other languages than Russian that look like Latin ones, and those. */
const RARE = { cyrillic: "һԁԛԝӏԌԚԜ", latin: "hdqwlGQW" };

/** A word with letters from another alphabet that look the same. */
export const homoglyph: Check = ({ target }) => {
  const words = matchesIn(target.prose, /[\p{Script=Latin}\p{Script=Cyrillic}]+/gu);
  const cyrillic = new Set(
    words.map(({ found }) => found).filter((word) => /\p{Script=Cyrillic}/u.test(word)),
  );
  // A whole word of such letters in a text of the other alphabet.
  const isHidden = target.language === "en" && cyrillic.size === 1;
  return [
    ...words.flatMap((finding) => {
      const meant = sameAlphabet(finding.found, isHidden);
      return meant === undefined ? [] : [{ ...finding, suggestion: meant }];
    }),
    ...(target.language === "ru" ? aloneInRussian(target.prose) : []),
  ];
};

/** The word in one alphabet; undefined where it already is, or is mixed on purpose. */
function sameAlphabet(word: string, isHidden: boolean): string | undefined {
  const latin = [...word].filter((letter) => /\p{Script=Latin}/u.test(letter));
  const cyrillic = [...word].filter((letter) => /\p{Script=Cyrillic}/u.test(letter));
  if (latin.length === 0) {
    const looksLatin = isHidden && cyrillic.every((letter) => CYRILLIC.includes(letter));
    return looksLatin ? swap(word, CYRILLIC, LATIN) : undefined;
  }
  if (cyrillic.length === 0) return undefined;
  const toCyrillic = latin.every((letter) => LATIN.includes(letter));
  const toLatin = cyrillic.every((letter) => (CYRILLIC + RARE.cyrillic).includes(letter));
  if (toCyrillic && (!toLatin || latin.length <= cyrillic.length)) return swap(word, LATIN, CYRILLIC);
  return toLatin ? swap(word, CYRILLIC + RARE.cyrillic, LATIN + RARE.latin) : undefined;
}

/** Prepositions of one letter before a Russian word. */
function aloneInRussian(prose: string): Finding[] {
  return matchesIn(prose, /(?<=^|[\s«(])(?<![A-Za-z]\s)[caoCAO](?= [а-яё]{2})/gu, (found) =>
    swap(found, LATIN, CYRILLIC),
  );
}

function swap(word: string, from: string, to: string): string {
  return [...word].map((letter) => to[from.indexOf(letter)] ?? letter).join("");
}

/** Traditional characters in a text in Simplified Chinese. */
export const traditional: Check = ({ target, source }) =>
  target.language === "zh" && !/^zh-(?:Hant|TW|HK|MO)/i.test(target.lang)
    ? traditionalIn(target.prose).filter(({ found }) => !source?.text.includes(found))
    : [];

/** Scripts to look for in texts whose language doesn't use them. */
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

/** The names of languages, each in its own language. */
const LABELS = KNOWN_LOCALES.flatMap((locale) => languageOf(locale)?.label ?? []);

/** A name in brackets may be in its original script. */
function withoutBrackets(prose: string): string {
  return prose.replace(/[(（][^()（）\n]*[)）]/g, (found) => FILLER.repeat(found.length));
}

/** Letters of a script that neither the language nor the source uses. */
export const script: Check = ({ target, source }) => {
  const own = target.letter;
  if (!own) return [];
  return FOREIGN.flatMap((name) => {
    const letters = new RegExp(`\\p{Script=${name}}+`, "gu");
    const [first] = matchesIn(withoutBrackets(target.prose), letters).filter(
      ({ found }) => !LABELS.some((label) => label.includes(found)),
    );
    // A translation may quote what its source quotes from a third language.
    const quoted =
      source &&
      !source.letter?.test(first?.found ?? "") &&
      new RegExp(`\\p{Script=${name}}`, "u").test(source.text);
    return !first || own.test(first.found) || quoted || isSymbol(first.found) ? [] : [first];
  }).filter(({ found }) => !homoglyphLike(found));
};

/** A single Greek letter is a mathematical symbol. */
function isSymbol(found: string): boolean {
  return found.length === 1 && /\p{Script=Greek}/u.test(found);
}

/** Another check finds look-alikes. */
function homoglyphLike(found: string): boolean {
  return [...found].every((letter) => CYRILLIC.includes(letter));
}

/** Pairs of consonants with which English words begin; others begin names, such as FFmpeg and PGlite. */
const BEGINNINGS =
  /^(?:b[lr]|c[hlr]|d[rw]|f[lr]|g[hlnr]|k[nr]|p[hlrs]|rh|s[cghklmnpqtw]|t[hrsw]|w[hr]|.[aeiouy]|[aeiouy].)/i;

/** Names that are written with two capitals. */
const TWO_CAPITALS = /^(?:ВКонтакт|IPython|IPsec|OAuth|IFrame)/;

/** Known words that are so short that they could be taken for abbreviations. */
const SHORT =
  /^(?:the|and|for|you|are|was|not|but|all|can|our|this|that|with|from|they|have|your|для|как|что|это|при|под|над|без|так|там|тут|уже|ещё|еще|все|всё|его|наш|ваш|они|она)$/i;

/** Two capitals at the beginning of a word, which is a typing mistake. */
export const capitals: Check = ({ target, source }) =>
  matchesIn(
    target.prose,
    // A Han character separates words as a space does.
    /(?<!(?!\p{Script=Han})[\p{L}\p{N}_-])\p{Lu}{2}\p{Ll}+(?!(?!\p{Script=Han})[\p{L}\p{N}])/gu,
    (found) => (found[0] ?? "") + found.slice(1).toLowerCase(),
  ).filter(
    ({ found, suggestion = "" }) =>
      (found.length > 4 || SHORT.test(found)) &&
      (source?.text.includes(suggestion) || !source?.text.toLowerCase().includes(found.toLowerCase())) &&
      !source?.text.includes(found) &&
      !TWO_CAPITALS.test(found) &&
      (!/^[A-Za-z]/.test(found) || BEGINNINGS.test(found)),
  );
