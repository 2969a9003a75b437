/** What a translator translates. Facts such as the date or the topics are not part of it. */
export interface TranslatableText {
  readonly title: string;
  readonly summary?: string | undefined;
  readonly alt?: string | undefined;
  readonly caption?: string | undefined;
  readonly body: string;
}

/**
 * The texts of a source edition as one, folded: the input of its fingerprint.
 *
 * @example
 * foldedText({ title: "A", body: "b  c\r\n" }) === foldedText({ title: "A", body: "b c" }); // => true
 */
export function foldedText(text: TranslatableText): string {
  const parts = [text.title, text.summary ?? "", text.alt ?? "", text.caption ?? "", text.body];
  return parts.map(foldText).join("\u0000");
}

/**
 * Folds white space and canonical composition, which editors change by accident: two texts that fold alike
 * are the same to a translator.
 *
 * @example
 * foldText(" a\r\n b ") === foldText("a b"); // => true
 */
export function foldText(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[\s\uFEFF]+/gu, " ")
    .replace(BESIDE_HAN, "")
    .trim();
}

/** Chinese has no spaces between words: a line broken between two characters is the same text. */
const BESIDE_HAN =
  /(?<=[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF]) | (?=[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF])/gu;

/**
 * A paragraph on one line: tools of translators would take each of its lines for a sentence. Lines that end with a hard break
 * stay.
 *
 * @example
 * unwrapped("one\ntwo"); // => "one two"
 * unwrapped("一段\n文字"); // => "一段文字"
 */
export function unwrapped(paragraph: string): string {
  if (/(?: {2}|\\)\n/.test(paragraph)) return paragraph;
  return paragraph
    .replace(/[ \t]*\n[ \t]*/g, "\n")
    .replace(LINE_BESIDE_HAN, "")
    .replaceAll("\n", " ");
}

const LINE_BESIDE_HAN = new RegExp(BESIDE_HAN.source.replaceAll(" ", "\n"), "gu");

/** Hexadecimal digits of a fingerprint: 48 bits. An article has a few dozen fingerprints in its lifetime. */
export const FINGERPRINT_DIGITS = 12;
