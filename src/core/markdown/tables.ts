import type MarkdownIt from "markdown-it";
import { escapeHtml } from "../html.ts";
import { type Environment, metaOf, plainText, replaceBlocks, type Token } from "./context.ts";

/**
 * Makes tables that everyone can read: header cells name their scope, a wide table scrolls in its own frame
 * that the keyboard reaches too, and classes align the columns, because the pages allow no inline style.
 *
 * Markdown has no sign for the header of a row. The first cell of each row is one if authors wrote all of them bold,
 * or left the first cell of the header empty. A header without words is how Pandoc's authors write a table that has none.
 *
 * @see https://pandoc.org/MANUAL.html#extension-pipe_tables
 */
export function tables(markdown: MarkdownIt): void {
  markdown.core.ruler.push("tables", (state) => {
    let number = 0;
    state.tokens = replaceBlocks(state.tokens, "table_open", (table) => {
      if (table[0]) table[0].meta = { number: ++number };
      return withHeaders(table);
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

/** A cell is three tokens: its beginning, its words, its end. */
interface Cell {
  readonly open: Token;
  readonly words: Token;
  readonly close: Token;
  /** Whether it is the first cell of its row. */
  readonly isFirst: boolean;
}

function withHeaders(table: Token[]): Token[] {
  const start = table.findIndex(({ type }) => type === "tbody_open");
  const header = cellsIn(start < 0 ? table : table.slice(0, start));
  const body = start < 0 ? [] : cellsIn(table.slice(start));
  for (const { open } of [...header, ...body]) align(open);
  for (const cell of header) {
    if (isEmpty(cell)) retag(cell, "td");
    else head(cell, "col");
  }
  for (const cell of rowHeaders(header, body)) head(cell, "row");
  return body.length > 0 && header.every(isEmpty) ? [...table.slice(0, 1), ...table.slice(start)] : table;
}

/** The cells that name their rows. They are bold as headers, so that their own bold type goes. */
function rowHeaders(header: readonly Cell[], body: readonly Cell[]): readonly Cell[] {
  // In a table of one column there is nothing to name.
  if (header.length < 2) return [];
  const names = body.filter((cell) => cell.isFirst && !isEmpty(cell));
  if (names.length > 0 && names.every(isBold)) {
    for (const { words } of names) words.children = inkIn(words).slice(1, -1);
    return names;
  }
  return header.slice(0, 1).some(isEmpty) ? names : [];
}

function cellsIn(tokens: readonly Token[]): Cell[] {
  return tokens.flatMap((open, index) => {
    const [words, close] = tokens.slice(index + 1, index + 3);
    if (!/^t[hd]_open$/.test(open.type) || !words || !close) return [];
    return [{ open, words, close, isFirst: tokens[index - 1]?.type === "tr_open" }];
  });
}

function isEmpty({ words }: Cell): boolean {
  const children = words.children ?? [];
  return plainText(children, true).trim() === "" && !children.some(({ type }) => type === "image");
}

/** Whether one pair of signs for bold type is around all of its words. */
function isBold({ words }: Cell): boolean {
  const ink = inkIn(words);
  const end = ink.findIndex(({ type, level }) => type === "strong_close" && level === 0);
  return ink[0]?.type === "strong_open" && end === ink.length - 1;
}

/** The words and signs of a cell; the parser leaves empty words between signs. */
function inkIn({ children }: Token): Token[] {
  return (children ?? []).filter(({ type, content }) => type !== "text" || content !== "");
}

/** Makes a cell one that names its column or row. */
function head(cell: Cell, scope: "col" | "row"): void {
  retag(cell, "th");
  cell.open.attrSet("scope", scope);
}

function retag({ open, close }: Cell, tag: "td" | "th"): void {
  for (const token of [open, close]) token.tag = tag;
}

function align(token: Token): void {
  const side = /^text-align:(left|center|right)$/.exec(token.attrGet("style") ?? "")?.[1];
  token.attrs = token.attrs?.filter(([name]) => name !== "style") ?? null;
  if (token.attrs?.length === 0) token.attrs = null;
  if (side) token.attrJoin("class", `align-${side}`);
}
