import { createHash } from "node:crypto";

/** What a translator translates: facts such as the date or the topics are not among it. */
export interface TranslatableText {
  readonly title: string;
  readonly summary?: string | undefined;
  readonly alt?: string | undefined;
  readonly caption?: string | undefined;
  readonly body: string;
}

/**
 * A hash of the text of a source edition, kept by its translations as `translation.of`. White space, line
 * endings, a byte order mark and the order of keys change nothing; a changed word does.
 *
 * @returns 12 hexadecimal digits: 48 bits, of which an article sees a few dozen values in its life.
 * @example
 * fingerprint({ title: "A", body: "b  c\r\n" }) === fingerprint({ title: "A", body: "b c" }); // => true
 */
export function fingerprint(text: TranslatableText): string {
  const parts = [text.title, text.summary ?? "", text.alt ?? "", text.caption ?? "", text.body];
  return createHash("sha256").update(parts.map(foldText).join("\u0000")).digest("hex").slice(0, 12);
}

/**
 * Folds white space and canonical composition, which editors change without meaning to: two texts that fold alike
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

/** The form of a fingerprint. */
export const FINGERPRINT = /^[0-9a-f]{12}$/;
