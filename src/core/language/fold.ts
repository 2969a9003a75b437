import { APOSTROPHE, INNER_APOSTROPHE, withoutElided } from "./elision.ts";

/** Whether a language is written in Arabic letters, which have several codes, and with digits of its own. */
export function isArabicScript(lang: string): boolean {
  return /^(?:ar|ckb|fa|prs|ps|sd|ur)\b/i.test(lang);
}

/** Letters of Persian, Urdu and Arabic that are the same to readers. @see https://www.unicode.org/charts/PDF/U0600.pdf */
const ARABIC: Readonly<Record<string, string>> = {
  ...{ "\u06CC": "\u064A", "\u0649": "\u064A", "\u06A9": "\u0643" },
  ...{ "\u0629": "\u0647", "\u06C1": "\u0647", "\u06D5": "\u0647" },
};

const ARABIC_LETTERS = new RegExp(`[${Object.keys(ARABIC).join("")}]`, "g");

/** Gaj's Latin letters by Vuk's Cyrillic ones. */
const SERBIAN: Readonly<Record<string, string>> = {
  ...{ а: "a", б: "b", в: "v", г: "g", д: "d", ђ: "đ", е: "e", ж: "ž", з: "z", и: "i", ј: "j", к: "k" },
  ...{ л: "l", љ: "lj", м: "m", н: "n", њ: "nj", о: "o", п: "p", р: "r", с: "s", т: "t", ћ: "ć", у: "u" },
  ...{ ф: "f", х: "h", ц: "c", ч: "č", џ: "dž", ш: "š" },
};

/** Words whose letters are the same however they are written: nearly all. */
const PLAIN = /^[a-zа-я]+$/;

/** Letters that join or part others without being seen, and the stretched line of Arabic. */
const UNSEEN = /[\u00AD\u0640\u200B-\u200D\u2060]/g;

/**
 * A word as it is compared, the same for all ways of writing it: lower case, without accents and apostrophes, ё as е;
 * Serbian in Latin letters; one code for each Arabic letter and digit.
 *
 * @param lang BCP 47 tag.
 * @example
 * foldWord("Oʻzbekiston", "uz"); // => "ozbekiston"
 */
export function foldWord(word: string, lang: string): string {
  const lower = isSerbian(lang) ? latinOf(word.toLowerCase()) : word.toLowerCase();
  if (PLAIN.test(lower)) return lower;
  const folded = withoutMarks(lower).replace(APOSTROPHE, "").replace(UNSEEN, "");
  return isArabicScript(lang) ? foldArabic(folded) : folded;
}

/**
 * A word as Pagefind indexes it: unlike `foldWord`, with apostrophes that are letters, with each code of an Arabic
 * letter, and in the script of the edition.
 */
export function engineKey(word: string, lang: string): string {
  return withoutMarks(inLatin(word.toLowerCase(), lang))
    .replace(INNER_APOSTROPHE, "")
    .replace(/[\u00AD\u200B-\u200D\u2060]/g, "");
}

function isSerbian(lang: string): boolean {
  return /^sr\b/i.test(lang);
}

/** Whether a language is Serbian in Cyrillic letters, which are those of a tag without a script. */
export function isSerbianCyrillic(lang: string): boolean {
  return isSerbian(lang) && !/^sr-latn\b/i.test(lang);
}

/** A query in the letters of an edition in Latin Serbian; in other languages as it is. */
export function inLatin(text: string, lang: string): string {
  return isSerbian(lang) && !isSerbianCyrillic(lang) ? latinOf(text) : text;
}

function latinOf(text: string): string {
  return text.replace(/\p{Script=Cyrillic}/gu, (letter) => SERBIAN[letter.toLowerCase()] ?? letter);
}

function withoutMarks(word: string): string {
  return word
    .normalize("NFD")
    .replace(/(?<!и)\p{M}/gu, "")
    .normalize("NFC")
    .replaceAll("ё", "е");
}

function foldArabic(word: string): string {
  return word
    .replace(ARABIC_LETTERS, (letter) => ARABIC[letter] ?? letter)
    .replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 15));
}

const WORD = "[\\p{L}\\p{M}]+(?:['’‘‛`´′＇\\u00AD\\u200C\\u200D][\\p{L}\\p{M}]+)*";

/** Words, and in languages with digits of their own numbers. */
export function wordPattern(lang: string): RegExp {
  return new RegExp(isArabicScript(lang) ? `${WORD}|\\p{Nd}+` : WORD, "gu");
}

/**
 * The words of a text as they are written, without elided ones and without the English ’s.
 *
 * @example
 * wordsIn("L’école d’aujourd’hui", "fr"); // => ["école", "aujourd’hui"]
 */
export function wordsIn(text: string, lang: string): string[] {
  const words = withoutElided(text, lang).match(wordPattern(lang)) ?? [];
  return /^en\b/i.test(lang) ? words.map((word) => word.replace(/['’]s$/iu, "")) : words;
}
