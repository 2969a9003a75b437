import { JOINER } from "../language/elision.ts";
import { SINGLE_CHARACTER } from "../language/scripts.ts";

/** Signs that join words for Pagefind: it parts words at those of ASCII, such as - and /, and at no others. */
const DASHES = "—–…‑−→";
/** Any sign outside ASCII, except those within words: apostrophes, the Catalan point, Hebrew, Armenian and Tibetan marks. */
const SIGN = "(?![\\x00-\\x7F’‘‛´′＇·׳״\\u055A-\\u055F\\u0F0B])[\\p{P}\\p{S}]";

/** The dashes as they may be written in markup. */
const IN_MARKUP = "&(?:[mn]dash|hellip|#821[12]|#8230);";

/** Characters that are searched by themselves are separated anyway. */
const WORD = `(?!${SINGLE_CHARACTER.source})[\\p{L}\\p{M}\\p{N}]`;

/** A name with a capital in it: in one word with others Pagefind has only its parts. */
const NAME = "\\p{L}*\\p{Ll}\\p{Lu}";

const BETWEEN = new RegExp(
  `(?=[^\\x00-\\x25\\x27-\\x7F])(?<=${WORD})(?:${SIGN}|${IN_MARKUP})+(?=${WORD})|` +
    // A tag is between the sign and one of the words.
    `^(?:[${DASHES}]|${IN_MARKUP})+(?=${WORD})|(?<=${WORD})(?:[${DASHES}]|${IN_MARKUP})+$|` +
    `(?=[.:(/#_])(?:(?<=[\\p{L}\\p{N})\\]])[.:(/#_]+(?=${NAME})|(?<=${NAME}[\\p{L}\\p{N}]*)[.:(/#_]+(?=\\p{L}))`,
  "gu",
);

/**
 * Separates words that only a sign is between, so that a search finds each of them.
 *
 * @param markup Text of a page, with entities.
 * @example
 * separateJoined("a plan—an idea"); // => "a plan—\u2060 an idea"
 */
export function separateJoined(markup: string): string {
  return markup.replace(BETWEEN, `$&${JOINER} `);
}
