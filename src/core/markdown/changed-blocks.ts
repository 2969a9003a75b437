import type MarkdownIt from "markdown-it";
import { escapeHtml } from "../html.ts";
import { type Environment, metaOf, type Token, type TokenClass } from "./context.ts";

/**
 * Marks the blocks of a translation whose original has changed since: a part with an id to link to, and a label in words,
 * which the search and feeds leave out. A footnote is at the end of the text, wherever it is written, so it is not marked.
 *
 * @example
 * renderMarkdown("Один.\n\nДва.", { texts, changedLines: [2] }).html;
 * // => '<p>Один.</p>\n<div class="changed" id="changed_1">\n<p class="changed-label" …>…</p>\n<p>Два.</p>\n</div>\n'
 */
export function changedBlocks(markdown: MarkdownIt): void {
  markdown.core.ruler.after("block", "changed_blocks", (state) => {
    const { changedLines = [], texts } = state.env as Environment;
    if (texts && changedLines.length > 0)
      state.tokens = marked(state.Token, state.tokens, new Set(changedLines));
  });
  const { rules } = markdown.renderer;
  rules.changed_open = (tokens, index, _options, { texts }: Environment) => {
    const { number = 0 } = metaOf<{ number: number }>(tokens, index);
    const label = escapeHtml(texts?.changed ?? "");
    return `<div class="changed" id="changed_${number}">\n<p class="changed-label" data-pagefind-ignore>${label}</p>\n`;
  };
  rules.changed_close = () => "</div>\n";
}

function marked(Made: TokenClass, tokens: readonly Token[], lines: ReadonlySet<number>): Token[] {
  const result: Token[] = [];
  let number = 0;
  let isOpen = false;
  for (const token of tokens) {
    const isOuter = token.level === 0 && token.type !== "footnote_reference_open";
    if (isOuter && token.nesting >= 0 && hasLine(token, lines)) {
      const open = new Made("changed_open", "div", 1);
      open.meta = { number: ++number };
      result.push(open);
      isOpen = true;
    }
    result.push(token);
    if (!isOpen || token.level !== 0 || token.nesting > 0) continue;
    // The words of a block have a level of their own, so this is its end.
    result.push(new Made("changed_close", "div", -1));
    isOpen = false;
  }
  return result;
}

function hasLine({ map }: Token, lines: ReadonlySet<number>): boolean {
  if (!map) return false;
  for (let line = map[0]; line < map[1]; line++) if (lines.has(line)) return true;
  return false;
}
