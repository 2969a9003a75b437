import type MarkdownIt from "markdown-it";
import cjkFriendly from "markdown-it-cjk-friendly";

/** A letter of a script other than Latin, for which CommonMark's own examples say what is no emphasis. */
const LETTER = /(?!\p{Script=Latin})[\p{L}\p{M}]/u;

/** How far from a sign a letter shows the script of the text, in UTF-16 units: `**Дата:**10`. */
const NEAR = 3;

const SPACE = /^\s?$/;

/**
 * Emphasis next to punctuation. CommonMark reads `**` between a mark and a letter as text, because English has a
 * space there. Chinese, Japanese and Korean don't; Russian and other languages don't where words are joined to a
 * quotation or a space was forgotten. Signs between letters are read as CommonMark reads them.
 *
 * @see https://github.com/tats-u/markdown-cjk-friendly/blob/main/specification.md
 * @see https://spec.commonmark.org/0.31.2/#left-flanking-delimiter-run
 * @example
 * // **“最后一公里”**问题
 * // **Важно:**срок продлён
 */
export function emphasis(markdown: MarkdownIt): void {
  markdown.use(cjkFriendly);
  markdown.inline.State = class extends markdown.inline.State {
    override scanDelims(start: number, canSplitWord: boolean) {
      const run = super.scanDelims(start, canSplitWord);
      if (!canSplitWord) return run;
      const before = this.src.slice(Math.max(0, start - NEAR), start);
      const after = this.src.slice(start + run.length, start + run.length + NEAR);
      if (!LETTER.test(before) && !LETTER.test(after)) return run;
      return {
        ...run,
        can_open: run.can_open || !SPACE.test(after.slice(0, 1)),
        can_close: run.can_close || !SPACE.test(before.slice(-1)),
      };
    }
  };
}
