/** Signs that Markdown would read anywhere. */
const SIGNS = /[\\`*[\]<]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|~(?=~)|&(?=#?\w+;)/gu;

/** Signs that Markdown would read at the beginning of a line. */
const AT_START = /^(\s*)(?:(#{1,6}|[-+>=]|:|\|)(?=\s|$|[->=#:|])|(\d{1,9})([.)])(?=\s|$))/gm;

/**
 * Plain text as Markdown that shows the same text.
 *
 * @example
 * escapeText("2 * 3 < 7 [sic]"); // => "2 \\* 3 \\< 7 \\[sic\\]"
 */
export function escapeText(text: string): string {
  return text
    .replace(SIGNS, "\\$&")
    .replace(AT_START, (_, space: string, sign: string | undefined, number = "", dot = "") =>
      sign === undefined ? `${space}${number}\\${dot}` : `${space}\\${sign}`,
    );
}
