import { isScalar, visit } from "yaml";
import { atMost, type Fault } from "../faults/table.ts";
import type { TextFile } from "../faults/text-file.ts";
import { hiddenCharacters } from "../language/characters.ts";
import type { FrontMatter } from "./front-matter.ts";

/** Invisible characters in the values of the front matter (where an escape may hide one) and in the text. */
export function hiddenCharacterFaults(file: TextFile, { document, offset, body }: FrontMatter): Fault[] {
  const faults: Fault[] = [];
  visit(document, (_, node) => {
    if (!isScalar(node) || typeof node.value !== "string") return;
    const [first] = hiddenCharacters(node.value);
    if (first)
      faults.push(file.fault("hidden-character", offset + (node.range?.[0] ?? 0), { code: first.code }));
  });
  const start = file.text.length - body.length;
  for (const { index, code } of hiddenCharacters(body)) {
    if (!mayBreak(body, index, code)) faults.push(file.fault("hidden-character", start + index, { code }));
  }
  return atMost(faults);
}

/** The fewest letters of a word that needs a place to break. */
const LONG_WORD = 12;

/** The most UTF-16 units on either side that are looked at. */
const BESIDE = 40;

/**
 * Whether a character tells the browser where a line may end: a soft hyphen, or a zero-width space in a long word, in an
 * address, or in a script without spaces. In a short word it only makes a second word that looks the same.
 */
function mayBreak(text: string, index: number, code: string): boolean {
  if (code !== "U+200B") return code === "U+00AD";
  const before = text.slice(Math.max(0, index - BESIDE), index);
  const after = text.slice(index + 1, index + 1 + BESIDE);
  if (/[-/.:;,?&=#%@+~–—]$/.test(before) || UNSPACED.test(before.slice(-1) + after.slice(0, 1))) return true;
  const word =
    (/[\p{L}\p{M}\p{N}_\u00AD\u200B]*$/u.exec(before)?.[0] ?? "") +
    (/^[\p{L}\p{M}\p{N}_\u00AD\u200B]*/u.exec(after)?.[0] ?? "");
  return word.replace(/[\u00AD\u200B]/g, "").length >= LONG_WORD;
}

/** Letters of scripts that are written without spaces. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;
