import { isFullWidth } from "./scripts.ts";
/** How long a derived summary may be, in graphemes: Han characters say about twice as much as letters. */
export const SUMMARY_LIMIT = { han: 110, other: 220 } as const;

/** More UTF-16 units than a grapheme has in any text that people read, white space included. */
const UNITS = 40;

/**
 * Whole sentences from the start of a text up to a limit. Never cuts a word: if even the first sentence is
 * too long, the summary ends at a word (in Chinese, at a character) with an ellipsis.
 *
 * @param text Plain text without markup.
 * @param lang BCP 47 tag: sentences and words end differently in each.
 * @param limitGraphemes By default by the script of the language.
 * @example
 * summarise("One. Two is longer.", "en", 6); // => "One."
 */
export function summarise(text: string, lang: string, limitGraphemes = limitOf(lang)): string {
  // No more than a summary can use: the time to segment a text grows with the square of its length.
  const plain = text
    .slice(0, limitGraphemes * UNITS)
    .replace(/\s+/gu, " ")
    .trim();
  if (graphemes(plain, lang) <= limitGraphemes) return plain;
  let summary = "";
  for (const { segment } of new Intl.Segmenter(lang, { granularity: "sentence" }).segment(plain)) {
    if (graphemes((summary + segment).trimEnd(), lang) > limitGraphemes) break;
    summary += segment;
  }
  return summary.trimEnd() || words(plain, lang, limitGraphemes);
}

function words(text: string, lang: string, limitGraphemes: number): string {
  let shortened = "";
  for (const { segment } of new Intl.Segmenter(lang, { granularity: "word" }).segment(text)) {
    if (graphemes(shortened + segment, lang) > limitGraphemes - 1) break;
    shortened += segment;
  }
  return `${shortened.replace(/[\s\p{P}]+$/u, "")}…`;
}

function limitOf(lang: string): number {
  return isFullWidth(lang) ? SUMMARY_LIMIT.han : SUMMARY_LIMIT.other;
}

function graphemes(text: string, lang: string): number {
  let count = 0;
  for (const _ of new Intl.Segmenter(lang).segment(text)) count++;
  return count;
}
