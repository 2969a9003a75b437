import type InlineState from "markdown-it/lib/rules_inline/state_inline.mjs";
import type MarkdownToken from "markdown-it/lib/token.mjs";
import { FAULTS_AT_ONCE, type FaultCode } from "../faults/table.ts";
import type { ImageSize } from "../images/measure.ts";
import type { Direction } from "../language/direction.ts";
import type { MarkdownTexts } from "./texts.ts";

/** The abbreviations of a language, ready to be found in its texts. */
export interface Abbreviations {
  /** Their long forms: `IIOE` => `International Institute of Online Education`. */
  readonly known: ReadonlyMap<string, string>;
  readonly pattern: RegExp;
  /** Patterns that find a name written out; filled when a name is first needed. */
  readonly names: Map<string, RegExp | undefined>;
}

/** What is known about a text to render; every part is optional. */
export interface MarkdownContext {
  /** The direction of the text. @default "ltr" */
  readonly dir?: Direction | undefined;
  /** Gives the address of a picture that is written relative to the article's folder. @default as written */
  readonly imageUrl?: ((src: string) => string) | undefined;
  /** Gives the size of such a picture, so that the page reserves its space; undefined if it is not known. */
  readonly imageSize?: ((src: string) => ImageSize | undefined) | undefined;
  /** Gives the name that such a picture must have instead of its own. @default none */
  readonly imageName?: ((src: string) => string | undefined) | undefined;
  /** Words that we add for readers. Without them, the parts that need them are left out. */
  readonly texts?: MarkdownTexts | undefined;
  /** The lines, from 0, where blocks begin whose original has changed since they were translated. @default none */
  readonly changedLines?: readonly number[] | undefined;
  /** The abbreviations of the text's language. */
  readonly abbreviations?: Abbreviations | undefined;
}

/** Something wrong in a text; lines count from 0. */
export interface Finding {
  readonly code: FaultCode;
  readonly line: number;
  readonly values: Readonly<Record<string, string>>;
  readonly suggestion?: string;
  /** How many more there are that are not recorded: only in the last one. */
  more?: number;
}

/** What the rules share while one text is parsed and rendered. markdown-it calls it the environment. */
export interface Environment extends MarkdownContext {
  findings?: Finding[];
  /** Line of the block whose text is being read. */
  line?: number;
  /** The HTML tags of the text that is being read, with the tags that close them. */
  htmlTags?: { src: string; closing: ReadonlyMap<number, { readonly start: number; readonly end: number }> };
  /** Set by `markdown-it-footnote`: the labels of all notes, each after a colon. */
  footnotes?: { refs?: Record<string, number> };
}

/** A token of markdown-it. */
export type Token = MarkdownToken;

/** The state of markdown-it while it reads words. */
export type StateInline = InlineState;

/** Makes tokens. */
export type TokenClass = new (type: string, tag: string, nesting: -1 | 0 | 1) => Token;

/** Records a problem, up to the number that a report shows; the last of them counts the others. */
export function find(
  environment: Environment,
  code: FaultCode,
  line: number,
  values: Readonly<Record<string, string>> = {},
  suggestion?: string,
): void {
  if (isCounted(environment)) return;
  environment.findings ??= [];
  environment.findings.push({ code, line, values, ...(suggestion === undefined ? {} : { suggestion }) });
}

/** Counts a problem with the last one that is recorded, if there are enough of them. */
function isCounted({ findings = [] }: Environment): boolean {
  const last = findings[FAULTS_AT_ONCE - 1];
  if (last) last.more = (last.more ?? 0) + 1;
  return last !== undefined;
}

/** Records a problem at the place that is being read. */
export function findHere(
  state: StateInline,
  code: FaultCode,
  values: Readonly<Record<string, string>>,
  suggestion?: string,
): void {
  const environment = state.env as Environment;
  // Counting lines takes a while in a long paragraph, so we skip it for findings that are only counted.
  if (isCounted(environment)) return;
  const line = (environment.line ?? 0) + state.src.slice(0, state.pos).split("\n").length - 1;
  find(environment, code, line, values, suggestion);
}

/** The data that a rule has put on a token for its renderer. */
export function metaOf<Meta>(tokens: readonly Token[], index: number): Partial<Meta> {
  return (tokens[index]?.meta ?? {}) as Partial<Meta>;
}

/** Whether a token ends a line within a paragraph. */
export function isBreak({ type }: Token): boolean {
  return type === "softbreak" || type === "hardbreak";
}

/** What a token that ends a line is in a text of one line. */
function spaceOf(token: Token): "" | " " {
  return (token.meta as { joined?: boolean } | null)?.joined ? "" : " ";
}

/**
 * The words of an inline token without markup; a line break is a space, unless it is between characters that
 * are written without spaces.
 *
 * @param alts Whether the words of pictures are among them.
 */
export function plainText(tokens: readonly Token[], alts = false): string {
  return tokens
    .map((token) => {
      if (isBreak(token) || token.type === "html_break") return spaceOf(token);
      if (token.type === "image") return alts ? plainText(token.children ?? [], alts) : "";
      return token.content;
    })
    .join("");
}

/**
 * Goes through nested blocks once, and lets the caller replace each block when it ends: inner blocks come
 * before the outer ones that contain them.
 *
 * @param open Type of the token that begins a block; the one that ends it is called `…_close`.
 * @param replace Is given the tokens of a block with those that begin and end it.
 */
export function replaceBlocks(
  tokens: readonly Token[],
  open: string,
  replace: (block: Token[]) => Token[],
): Token[] {
  const close = open.replace(/_open$/, "_close");
  const result: Token[] = [];
  const starts: number[] = [];
  for (const token of tokens) {
    if (token.type === open) starts.push(result.length);
    result.push(token);
    if (token.type !== close) continue;
    const start = starts.pop();
    if (start === undefined) continue;
    for (const one of replace(result.splice(start))) result.push(one);
  }
  return result;
}
