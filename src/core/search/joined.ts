import { JOINER } from "../language/elision.ts";
import { SINGLE_CHARACTER } from "../language/scripts.ts";

/** Signs that join words for Pagefind: it parts words at those of ASCII, such as - and /, and at no others. */
const DASHES = "—–…‑−→";
const SIGNS = `${DASHES}：、・×•⁄«»“”„`;

/** The dashes as they may be written in markup. */
const IN_MARKUP = "&(?:[mn]dash|hellip|#821[12]|#8230);";

/** Characters that are searched by themselves are separated anyway. */
const WORD = `(?!${SINGLE_CHARACTER.source})[\\p{L}\\p{M}\\p{N}]`;

const BETWEEN = new RegExp(
  `(?<=${WORD})(?:[${SIGNS}]|${IN_MARKUP})+(?=${WORD})|` +
    // A tag is between the sign and one of the words.
    `^(?:[${DASHES}]|${IN_MARKUP})+(?=${WORD})|(?<=${WORD})(?:[${DASHES}]|${IN_MARKUP})+$`,
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
