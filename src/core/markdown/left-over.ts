import type MarkdownIt from "markdown-it";
import { type Environment, find, isBreak, plainText, type Token } from "./context.ts";
import { DELIBERATE, type LeftOver, leftOverSigns } from "./left-over-signs.ts";

/** The most characters of a text that a report quotes. */
const QUOTED = 80;

/** What the last line of a quotation can set; another rule reads it. */
const QUOTATION_LINE = /(?:^|\n)\{(?:pull)?(?: ?lang=[^{}\s]{1,40})?\}$/;

/**
 * Reports signs of markup that readers would see, because a space is missing, a sign is full-width, or another
 * program wrote them. A sign behind a backslash or in code is meant to be seen.
 */
export function leftOver(markdown: MarkdownIt): void {
  markdown.core.ruler.before("text_join", "left_over", ({ tokens, env }) => {
    const environment = env as Environment;
    const blocks = [...blocksOf(tokens)];
    // A text of spaces is no text yet.
    if (blocks.every(({ children }) => shownText(children).trim() === "")) return;
    for (const block of blocks) {
      report(block, environment);
      reportCaptions(markdown, block, environment);
    }
  });
}

/** A block of words. */
interface Block {
  readonly children: readonly Token[];
  readonly line: number;
  /** Whether it is in a quotation. */
  readonly isQuoted: boolean;
  /** Whether it is the first of a list item. */
  readonly isItem: boolean;
}

function* blocksOf(tokens: readonly Token[]): Generator<Block> {
  let line = 0;
  let quotations = 0;
  for (const [index, token] of tokens.entries()) {
    if (token.map) line = token.map[0];
    if (token.type.startsWith("blockquote_")) quotations += token.nesting;
    if (token.type !== "inline") continue;
    const isItem = tokens[index - 2]?.type === "list_item_open";
    yield { children: token.children ?? [], line, isQuoted: quotations > 0, isItem };
  }
}

function report({ children, line, isQuoted, isItem }: Block, environment: Environment): void {
  const shown = shownText(children);
  // Archives have paragraphs of spaces in place of a distance.
  if (shown.trim() === "" && shown.includes("\u00A0"))
    find(environment, "markup-html", line, { found: "&nbsp;" });
  const text = isQuoted ? shown.replace(QUOTATION_LINE, "") : shown;
  let [row, counted] = [line, 0];
  for (const { code, at, found, suggestion } of leftOverSigns(text, isItem)) {
    row += text.slice(counted, at).split("\n").length - 1;
    counted = at;
    find(environment, code, row, { found: quoted(found) }, suggestion);
  }
}

/** The caption of a picture is plain text. */
function reportCaptions(markdown: MarkdownIt, { children, line }: Block, environment: Environment): void {
  let at = line;
  for (const token of children) {
    if (isBreak(token)) at++;
    const caption = token.type === "image" ? token.attrGet("title") : undefined;
    if (!caption) continue;
    for (const { code, found, suggestion } of signsInPlainText(markdown, caption))
      find(environment, code, at, { key: "caption", found: quoted(found) }, suggestion);
  }
}

/** The lines of a text, as a browser shows them. */
function inOneLine(text: string): string {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join(" ");
}

/** A text as a report shows it. */
function quoted(text: string): string {
  const characters = [...inOneLine(text.replaceAll(DELIBERATE, "…"))];
  return characters.length > QUOTED ? `${characters.slice(0, QUOTED - 1).join("")}…` : characters.join("");
}

/** What readers see of a block before its words are joined, with filler for what is meant to be seen as it is. */
function shownText(tokens: readonly Token[]): string {
  let isAddress = false;
  return tokens
    .map((token) => {
      if (token.markup === "autolink") isAddress = token.nesting > 0;
      if (isBreak(token)) return "\n";
      if (token.type === "image") return shownText(token.children ?? []);
      if (token.nesting !== 0) return "";
      return isWritten(token) && !isAddress ? token.content : DELIBERATE;
    })
    .join("");
}

/**
 * Whether a token is text that readers see by accident too: `&#42;` is a sign on purpose, `&amp;nbsp;` isn't; `\*` is
 * one, and the backslash of `C:\photo.jpg` isn't.
 */
function isWritten({ type, info, content }: Token): boolean {
  if (type !== "text_special") return type === "text";
  return info === "entity" ? /^[^!-%'-/:-@[-`{-~]/.test(content) : /^\\./.test(content);
}

/**
 * Finds markup in a text without any, such as a title: what Markdown would read, and what it would leave.
 *
 * @example
 * signsInPlainText(createMarkdown(), "**Важно**"); // => [{ code: "markup-plain", at: 0, found: "**Важно**", suggestion: "Важно" }]
 */
export function signsInPlainText(markdown: MarkdownIt, text: string): LeftOver[] {
  const [inline] = markdown.parseInline(text, {});
  const suggestion = withoutMarkup(inline?.children ?? []);
  return suggestion === inOneLine(text)
    ? leftOverSigns(text).map((sign) => ({ ...sign, code: "markup-plain" }))
    : [{ code: "markup-plain", at: 0, found: quoted(text), suggestion: suggestion }];
}

/** The words of a text; a single sign within a word, as in M*A*S*H, is no markup. */
function withoutMarkup(tokens: readonly Token[]): string {
  let text = "";
  const signs: string[] = [];
  for (const token of tokens) {
    if (token.type === "em_open") signs.push(/[\p{L}\p{N}]$/u.test(text) ? token.markup : "");
    text += /^em_/.test(token.type)
      ? token.nesting > 0
        ? signs.at(-1)
        : signs.pop()
      : plainText([token], true);
  }
  return text.trim();
}
