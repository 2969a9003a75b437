import type MarkdownIt from "markdown-it";
import { escapeHtml } from "../html.ts";
import { type Environment, metaOf, type Token } from "./context.ts";

/**
 * Makes tables that everyone can read: header cells name their scope, a wide table scrolls in its own frame
 * that the keyboard reaches too, and classes align the columns, because the pages allow no inline style. If
 * the first cell of the header is empty, the first cell of each row is its header.
 */
export function tables(markdown: MarkdownIt): void {
  markdown.core.ruler.push("tables", ({ tokens }) => {
    let number = 0;
    let rowHeaders = false;
    tokens.forEach((token, index) => {
      if (token.type === "table_open") {
        token.meta = { number: ++number };
        rowHeaders = tokens[index + 3]?.content === "";
      }
      if (!/^t[hd]_open$/.test(token.type)) return;
      align(token);
      const first = tokens[index - 1]?.type === "tr_open";
      if (token.type === "td_open" && first && rowHeaders) head(tokens, index, "row");
      else if (token.type === "th_open" && tokens[index + 1]?.content !== "") head(tokens, index, "col");
      else retag(tokens, index, "td");
    });
  });
  const { rules } = markdown.renderer;
  rules.table_open = (tokens, index, _options, { texts }: Environment) => {
    if (!texts) return `<div class="table">\n<table>\n`;
    const { number = 0 } = metaOf<{ number: number }>(tokens, index);
    return `<div class="table" role="group" tabindex="0" aria-label="${escapeHtml(texts.table(number))}">\n<table>\n`;
  };
  rules.table_close = () => "</table>\n</div>\n";
}

/** A cell that names its column or row. */
function head(tokens: readonly Token[], index: number, scope: "col" | "row"): void {
  retag(tokens, index, "th");
  tokens[index]?.attrSet("scope", scope);
}

/** A cell is three tokens: its beginning, its text, its end. */
function retag(tokens: readonly Token[], index: number, tag: "td" | "th"): void {
  for (const token of [tokens[index], tokens[index + 2]]) if (token) token.tag = tag;
}

function align(token: Token): void {
  const side = /^text-align:(left|center|right)$/.exec(token.attrGet("style") ?? "")?.[1];
  token.attrs = token.attrs?.filter(([name]) => name !== "style") ?? null;
  if (token.attrs?.length === 0) token.attrs = null;
  if (side) token.attrJoin("class", `align-${side}`);
}
