import type MarkdownIt from "markdown-it";
import { meantTag, readLanguageTag } from "../language/language-tags.ts";
import {
  type Environment,
  find,
  isBreak,
  plainText,
  replaceBlocks,
  type Token,
  type TokenClass,
} from "./context.ts";

/** The fewest blocks from a pull quote to the words that it repeats: nearer, readers see the same sentence twice at once. */
const PULL_DISTANCE = 3;

/** The most pull quotes that a text may have: each is searched for in the whole text. */
const PULL_QUOTES = 20;

/** What the last line of a quotation can set: `{pull}`, `{lang=fr}` or both. */
const SAYS = /^\{(pull)?(?: ?lang=([^{}\s]{1,40}))?\}$/;

/** A line that names who is quoted begins with a dash. */
const DASH = /^\s*(?:—|―|–|--)/;

/**
 * Quotations: who is quoted, the language, and pull quotes.
 *
 * @example
 * // > Nous avançons ensemble.
 * // > {lang=fr}
 * // >
 * // > — Anna Petrova, Director
 */
export function quotations(markdown: MarkdownIt): void {
  markdown.core.ruler.push("quotations", (state) => {
    const environment = state.env as Environment;
    const pulled: Pulled[] = [];
    state.tokens = replaceBlocks(state.tokens, "blockquote_open", (block) => {
      const quotation = readQuotation(block, environment);
      const { inside, attribution, pullLine: line } = quotation;
      if (line === undefined) return written(state.Token, quotation);
      if (isPlain(inside, attribution) && pulled.length < PULL_QUOTES) {
        const made = pull(block, attribution);
        pulled.push({ words: wordsIn(inside), line, open: made[0] });
        return made;
      }
      find(environment, "pull-quote", line);
      return written(state.Token, quotation);
    });
    if (pulled.length > 0) findUnsound(pulled, state.tokens, environment);
  });
}

/** A pull quote: its words, lettersOf, its line, and the token that begins it. */
interface Pulled {
  readonly words: string;
  readonly line: number;
  readonly open: Token | undefined;
}

/** The words of a pull quote must be in the text too, and not near it: the quotation itself doesn't count. */
function findUnsound(pulled: readonly Pulled[], tokens: readonly Token[], environment: Environment): void {
  const blocks = blocksIn(tokens);
  const said = blocks.map(({ words }) => words).join("");
  for (const { words, line, open } of pulled) {
    if (words === "" || !said.includes(words)) {
      find(environment, "pull-quote", line);
      continue;
    }
    const at = blocks.findIndex((block) => block.open === open);
    const near = blocks.slice(Math.max(0, at - PULL_DISTANCE + 1), at + PULL_DISTANCE);
    if (near.some((block) => block.words.includes(words))) find(environment, "quote-near", line);
  }
}

/** A block of a text: the token that begins it, and its letters; a pull quote has none. */
interface Block {
  readonly open: Token;
  readonly words: string;
}

/** The outermost blocks of a text. What marks a block as changed is no block. */
function blocksIn(tokens: readonly Token[]): Block[] {
  const blocks: { open: Token; said: string }[] = [];
  let pulled = false;
  for (const token of tokens) {
    if (token.type === "pull_quote_open") pulled = true;
    if (token.level === 0 && token.nesting >= 0 && !/^(?:changed|footnote_reference)_/.test(token.type))
      blocks.push({ open: token, said: "" });
    const block = blocks.at(-1);
    if (block && !pulled && token.children) block.said += `${plainText(token.children)} `;
    if (token.type === "pull_quote_close") pulled = false;
  }
  return blocks.map(({ open, said }) => ({ open, words: lettersOf(said) }));
}

function wordsIn(tokens: readonly Token[]): string {
  return lettersOf(plainText(tokens.flatMap(({ children }) => children ?? [])));
}

interface Quotation {
  readonly block: Token[];
  /** The blocks in it, without the attribution. */
  readonly inside: readonly Token[];
  readonly attribution: readonly Token[] | undefined;
  /** Set if it should be a pull quote. */
  readonly pullLine: number | undefined;
}

/** Reads a quotation, and sets its language. */
function readQuotation(block: Token[], environment: Environment): Quotation {
  const [open] = block;
  const attribution = attributionOf(block);
  const inside = block.slice(1, attribution ? -4 : -1);
  const { pull: isPulled, lang } = sayingOf(inside, environment);
  for (const [name, value] of Object.entries(lang ?? {})) open?.attrSet(name, value);
  const pullLine = isPulled && open?.level === 0 ? (open.map?.[0] ?? 0) : undefined;
  return { block, inside, attribution, pullLine };
}

/** A quotation as it is, or as a figure with its attribution as the caption. */
function written(Made: TokenClass, { block, inside, attribution }: Quotation): Token[] {
  if (!attribution) return block;
  const figure = new Made("figure_open", "figure", 1);
  figure.attrs = [["class", "quotation"]];
  const caption = new Made("figcaption_open", "figcaption", 1);
  const captionEnd = new Made("figcaption_close", "figcaption", -1);
  const figureEnd = new Made("figure_close", "figure", -1);
  for (const one of [figure, caption, captionEnd, figureEnd]) one.block = true;
  const words = attribution.filter(({ type }) => type === "inline");
  const quotation = [...block.slice(0, 1), ...inside, ...block.slice(-1)];
  return [figure, ...quotation, caption, ...words, captionEnd, figureEnd];
}

/** The last paragraph of a quotation, if it names who is quoted and is not the only paragraph. */
function attributionOf(block: readonly Token[]): Token[] | undefined {
  const [open, words, close] = block.slice(-4, -1);
  if (block.length < 8 || open?.type !== "paragraph_open" || !words || !close) return undefined;
  const children = words.children ?? [];
  // In a dialogue every line begins with a dash.
  const dialogue = DASH.test(block[2]?.content ?? "");
  if (dialogue || children.some(isBreak) || !DASH.test(words.content)) return undefined;
  return [open, words, close];
}

/** Reads the last line of a quotation, if it sets something, and removes it. */
function sayingOf(
  inside: readonly Token[],
  environment: Environment,
): { pull: boolean; lang?: ReturnType<typeof readLanguageTag> } {
  const paragraph = inside.at(-3);
  const words = inside.at(-2);
  const children = words?.children ?? [];
  const last = children.at(-1);
  const before = children.at(-2);
  const isAlone = !before || isBreak(before);
  const [, pull, tag] = (isAlone && last?.type === "text" && SAYS.exec(last.content)) || [];
  if (paragraph?.type !== "paragraph_open" || !words || (pull === undefined && tag === undefined))
    return { pull: false };
  const lang = tag === undefined ? undefined : readLanguageTag(tag, environment.dir);
  if (tag !== undefined && !lang) {
    const line = (words.map?.[1] ?? 1) - 1;
    find(environment, "language-tag", line, { found: tag }, meantTag(tag));
    return { pull: false };
  }
  words.children = children.slice(0, before ? -2 : -1);
  const close = inside.at(-1);
  if (words.children.length === 0 && close) paragraph.hidden = close.hidden = true;
  return { pull: pull !== undefined, lang };
}

/** Whether there are only paragraphs, without a link, a picture or a footnote. */
function isPlain(inside: readonly Token[], attribution: readonly Token[] = []): boolean {
  return [...inside, ...attribution].every(
    ({ type, children }) =>
      /^paragraph_(?:open|close)$/.test(type) ||
      (type === "inline" &&
        (children ?? []).every((child) => !/^(?:link_open|image|footnote_ref)$/.test(child.type))),
  );
}

/**
 * A pull quote repeats words of the text for people who see it. It is hidden from speech, so that listeners
 * hear the words once, and from the search.
 */
function pull(block: readonly Token[], attribution: readonly Token[] | undefined): Token[] {
  const open = block[0];
  const close = block.at(-1);
  if (open) {
    open.type = "pull_quote_open";
    open.attrSet("class", "pull-quote");
    open.attrSet("aria-hidden", "true");
    open.attrSet("data-pagefind-ignore", "");
  }
  if (close) close.type = "pull_quote_close";
  for (const one of [open, close]) if (one) one.tag = "div";
  attribution?.[0]?.attrSet("class", "pull-quote-source");
  return [...block];
}

/**
 * Only letters and digits: quotation marks, full stops and spaces may differ where the words are the same.
 */
function lettersOf(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "");
}
