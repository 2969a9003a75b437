import russian from "hyphen/ru/index.js";

/** The soft hyphen, which is seen only where a line ends at it. */
export const SOFT_HYPHEN = "\u00AD";

/** Letters of the shortest word that gets hyphens: it would not fit on a line of very large letters on a telephone. */
const LONG = 13;

/** Letters that stay together before a hyphen: more hyphens would make the page heavier, and help nobody. */
const BEFORE = 6;
/** Letters that stay together at the end of a word. */
const AT_END = 4;

const LONG_WORD = new RegExp(`(?<!\\p{L})\\p{Script=Cyrillic}{${LONG},}(?!\\p{L})`, "gu");

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
      const made = known.get(word) ?? divided(word);
      known.set(word, made);
      return made;
    });
  };
}

function divided(word: string): string {
  const [first = "", ...others] = russian
    .hyphenateSync(word, { hyphenChar: SOFT_HYPHEN, minWordLength: LONG })
    .split(SOFT_HYPHEN);
  const parts = [first];
  for (const part of others) {
    const last = parts.at(-1) ?? "";
    if (last.length < BEFORE) parts[parts.length - 1] = last + part;
    else parts.push(part);
  }
  const end = parts.at(-1) ?? "";
  if (end.length < AT_END && parts.length > 1) parts.splice(-2, 2, `${parts.at(-2)}${end}`);
  return parts.join(SOFT_HYPHEN);
}
