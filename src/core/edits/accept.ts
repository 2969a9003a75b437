import { hasInFrontMatter, setInFrontMatter } from "./front-matter.ts";

/**
 * Writes into a translation which text of the original it was made from, and changes nothing else. The text has
 * the parts of that original.
 *
 * @param text The whole file, with its byte order mark if it has one.
 * @param of Fingerprint of the original.
 * @returns The same text with that one value; undefined where the file has no `translation` to write it into.
 * @example
 * acceptTranslation('---\ntitle: A\ntranslation:\n  of: "0"\n---\n', "1f2e3d4c5b6a");
 * // => '---\ntitle: A\ntranslation:\n  of: "1f2e3d4c5b6a"\n---\n'
 */
export function acceptTranslation(text: string, of: string): string | undefined {
  if (!hasInFrontMatter(text, "translation")) return undefined;
  const accepted = setInFrontMatter(text, ["translation", "of"], of);
  if (accepted === undefined || !hasInFrontMatter(text, "translation", "parts")) return accepted;
  return setInFrontMatter(accepted, ["translation", "parts"], of);
}
