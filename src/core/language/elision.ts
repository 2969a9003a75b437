/** Signs that people write for an apostrophe, except the letters ʻ and ʼ. */
const SIGNS = "'’‘‛`´′＇";

/** The signs as they may be written in markup. */
const IN_MARKUP = `(?:[${SIGNS}]|&(?:#39|#x27|apos|rsquo|#8217|#x2019);)`;

/** Words that lose their end before a vowel, by language. In other languages an apostrophe is a part of a word. */
const ELIDED: Readonly<Record<string, string>> = {
  fr: "[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu",
  it: "[cdlmnstv]|gl|un|nessun|dell|nell|all|dall|sull|coll|degl|negl|agl|dagl|sugl|quell|quest|bell|sant|tutt|mezz|anch|com|dov",
  ca: "[dlmnst]",
};

const BEFORE = "(?<![\\p{L}\\p{M}\\p{N}])";

function elidedIn(lang: string, apostrophe: string): RegExp | undefined {
  const elided = ELIDED[lang.toLowerCase().split("-")[0] ?? ""];
  return elided === undefined
    ? undefined
    : new RegExp(`${BEFORE}(?:${elided})${apostrophe}(?=\\p{L}|$)`, "giu");
}

/** Marks a space that is only in the copy of a text. It isn't seen, and Pagefind takes it out of words. */
export const JOINER = "\u2060";

/**
 * Separates elided words from those that they belong to, so that a search finds both.
 *
 * @param markup Text of a page, with entities.
 * @example
 * separateElided("L’éducation", "fr"); // => "L’\u2060 éducation"
 */
export function separateElided(markup: string, lang: string): string {
  const pattern = elidedIn(lang, IN_MARKUP);
  return pattern ? markup.replace(pattern, `$&${JOINER} `) : markup;
}

/**
 * A query with a space in the place of each elided word.
 *
 * @param becomes What an elided word becomes, as for `replace`. @default a space
 * @example
 * withoutElided("l'éducation", "fr"); // => " éducation"
 */
export function withoutElided(query: string, lang: string, becomes = " "): string {
  const pattern = elidedIn(lang, `[${SIGNS}]`);
  return pattern ? query.replace(pattern, becomes) : query;
}

/** An apostrophe within a word, in whatever way it is written. */
export const INNER_APOSTROPHE = new RegExp(`(?<=[\\p{L}\\p{M}])[${SIGNS}](?=\\p{L})`, "gu");

/** Any sign or letter for an apostrophe. */
export const APOSTROPHE = new RegExp(`[${SIGNS}ʻʼ]`, "gu");
