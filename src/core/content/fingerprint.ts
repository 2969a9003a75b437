import { createHash } from "node:crypto";
import { FINGERPRINT_DIGITS, foldedText, type TranslatableText } from "./translatable-text.ts";

/**
 * A hash of the text of a source edition. Its translations store it as `translation.of`. White space, line
 * endings, a byte order mark and the order of keys don't change it; a changed word does.
 *
 * @returns Its first hexadecimal digits.
 * @example
 * fingerprint({ title: "A", body: "b  c\r\n" }) === fingerprint({ title: "A", body: "b c" }); // => true
 */
export function fingerprint(text: TranslatableText): string {
  return createHash("sha256").update(foldedText(text)).digest("hex").slice(0, FINGERPRINT_DIGITS);
}

/** The form of a fingerprint. */
export const FINGERPRINT = /^[0-9a-f]{12}$/;
