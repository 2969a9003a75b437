import type MarkdownIt from "markdown-it";
import { meantTag, readLanguageTag } from "../language/language-tags.ts";
import { type Environment, findHere } from "./context.ts";

/**
 * Words, and their language after them. The words may contain a link or a note, but no deeper brackets. Their
 * length is limited, so that the time to read a text full of brackets grows only with its length; a longer
 * quotation is a block.
 */
const SPAN = /\[((?:[^[\]\\]|\\[\s\S]|\[(?:[^[\]\\]|\\[\s\S]){0,200}\]){1,1000})\]\{lang=([^{}\s]{1,40})\}/y;

/**
 * The language of words that are not in the language of their text: speech, search and fonts follow it.
 *
 * @example
 * // the institute’s motto, [Savoir pour agir]{lang=fr}
 */
export function languageSpans(markdown: MarkdownIt): void {
  markdown.inline.ruler.before("link", "language_span", (state, silent) => {
    SPAN.lastIndex = state.pos;
    const [whole, words, tag] = SPAN.exec(state.src) ?? [];
    if (whole === undefined || words === undefined || tag === undefined) return false;
    const end = state.pos + whole.length;
    if (end > state.posMax) return false;
    const language = readLanguageTag(tag, (state.env as Environment).dir);
    if (!language) {
      if (!silent) findHere(state, "language-tag", { found: tag }, meantTag(tag));
      return false;
    }
    if (!silent) {
      const { posMax } = state;
      const open = state.push("span_open", "span", 1);
      open.attrs = Object.entries(language);
      state.pos++;
      state.posMax = state.pos + words.length;
      state.md.inline.tokenize(state);
      state.push("span_close", "span", -1);
      state.posMax = posMax;
    }
    state.pos = end;
    return true;
  });
}
