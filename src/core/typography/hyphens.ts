import russian from "hyphen/ru/index.js";
import { detached } from "./detached.ts";

/** The soft hyphen, which is seen only where a line ends at it. */
export const SOFT_HYPHEN = "\u00AD";

/** Letters of the shortest word that gets hyphens: it would not fit on a line of very large letters on a telephone. */
const LONG = 12;

/** Letters of the longest: what has more is no word, and the library takes long for it. */
const LONGEST = 100;

const LONG_WORD = new RegExp(`(?<!\\p{L})\\p{Script=Cyrillic}{${LONG},${LONGEST}}(?!\\p{L})`, "gu");

/** Puts soft hyphens into a text of a language. */
export type Hyphenate = (text: string, lang: string) => string;

/**
 * Makes a function that puts soft hyphens into the long words of a Russian text: not every browser knows where Russian
 * words may be divided. Other texts stay as they are.
 *
 * @example
 * createHyphens()("углубление сотрудничества", "ru"); // => "углубление сотруд\u00ADничества"
 */
export function createHyphens(): Hyphenate {
  // The library takes longer for a word than everything else does.
  const known = new Map<string, string>();
  return (text, lang) => {
    if (!/^ru\b/i.test(lang)) return text;
    return text.replace(LONG_WORD, (word) => {
      const made = known.get(word);
      if (made !== undefined) return made;
      const own = detached(word);
      const parts = divided(own);
      known.set(own, parts);
      return parts;
    });
  };
}

function divided(word: string): string {
  const options = { hyphenChar: SOFT_HYPHEN, minWordLength: LONG };
  return halved(russian.hyphenateSync(word, options).split(SOFT_HYPHEN)).join(SOFT_HYPHEN);
}

/** The parts of a word, joined to as few as are short: more hyphens would only make the page heavier. */
function halved(parts: readonly string[]): string[] {
  const whole = parts.join("");
  if (parts.length < 2 || whole.length < LONG) return [whole];
  const fromMiddle = (count: number) => Math.abs(parts.slice(0, count).join("").length - whole.length / 2);
  const counts = parts.slice(1).map((_, index) => index + 1);
  const count = counts.reduce((best, one) => (fromMiddle(one) < fromMiddle(best) ? one : best));
  return [...halved(parts.slice(0, count)), ...halved(parts.slice(count))];
}
