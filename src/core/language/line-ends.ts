/** Characters between which no space is written: Han, kana, Yi, and full-width punctuation. */
const WIDE =
  "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Bopomofo}\\p{Script=Yi}\\u3001-\\u303F\\u30FB\\u30FC\\uFE30-\\uFE4F\\uFF01-\\uFF65";

/** Punctuation that Chinese and Japanese share with other languages. */
const SHARED = "“”‘’—…·";

const LAST = { wide: new RegExp(`[${WIDE}]$`, "u"), shared: new RegExp(`[${SHARED}]$`, "u") };
const FIRST = { wide: new RegExp(`^[${WIDE}]`, "u"), shared: new RegExp(`^[${SHARED}]`, "u") };
const ZERO_WIDTH_SPACE = "\u200B";

/**
 * Whether a line end between two texts is no space.
 *
 * @see https://www.w3.org/TR/css-text-4/#line-break-transform
 * @example
 * joinsLines("中心与各方", "签署协议"); // => true
 * joinsLines("中心与", "UNESCO"); // => false
 */
export function joinsLines(before: string, after: string): boolean {
  if (before.endsWith(ZERO_WIDTH_SPACE) || after.startsWith(ZERO_WIDTH_SPACE)) return true;
  // A character may have two units.
  const [last, first] = [before.slice(-2), after.slice(0, 2)];
  return LAST.wide.test(last)
    ? FIRST.wide.test(first) || FIRST.shared.test(first)
    : LAST.shared.test(last) && FIRST.wide.test(first);
}

/**
 * A text without the line ends that are no spaces.
 *
 * @example
 * withoutLineEnds("中心与各方\n签署协议"); // => "中心与各方签署协议"
 */
export function withoutLineEnds(text: string): string {
  if (!text.includes("\n")) return text;
  return text
    .split("\n")
    .reduce((joined, line) =>
      joinsLines(joined.trimEnd(), line.trimStart())
        ? joined.trimEnd() + line.trimStart()
        : `${joined}\n${line}`,
    );
}
