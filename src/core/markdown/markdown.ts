import MarkdownIt from "markdown-it";
import type StateCore from "markdown-it/lib/rules_core/state_core.mjs";
import { asHtml, type Html } from "../html.ts";
import { abbreviations } from "./abbreviations.ts";
import { changedBlocks } from "./changed-blocks.ts";
import {
  type Environment,
  type Finding,
  isBreak,
  type MarkdownContext,
  plainText,
  type Token,
} from "./context.ts";
import { embeds } from "./embeds.ts";
import { emphasis } from "./emphasis.ts";
import { figures } from "./figures.ts";
import { footnotes } from "./footnotes.ts";
import type { Heading } from "./heading.ts";
import { headings } from "./headings.ts";
import { htmlTags } from "./html-tags.ts";
import { imageNames } from "./image-names.ts";
import { languageSpans } from "./language-spans.ts";
import { leftOver, signsInPlainText } from "./left-over.ts";
import type { LeftOver } from "./left-over-signs.ts";
import { lineEnds } from "./line-ends.ts";
import { quotations } from "./quotations.ts";
import { tables } from "./tables.ts";

/** A picture in a text: its address as written, its line (from 0), and whether it has an alternative text. */
export interface ImageReference {
  readonly src: string;
  readonly line: number;
  readonly alt: boolean;
}

/** A rendered text. */
export interface Rendered {
  readonly html: Html;
  /** The first paragraph as plain text; "" without a paragraph. */
  readonly firstParagraph: string;
  /** What a reader reads, as plain text, a line for each block. */
  readonly text: string;
  readonly images: readonly ImageReference[];
  /** The headings of its sections, in order. */
  readonly headings: readonly Heading[];
  /** The number of its blocks that are marked because their original has changed. */
  readonly changed: number;
  /** What is wrong in it, except in pictures. */
  readonly findings: readonly Finding[];
}

/**
 * Raw HTML in Markdown is text. Links may be http, https, mailto, tel or relative: what a reader can judge.
 */
const markdown = createMarkdown();

/** The Markdown of our articles, also for a site's own templates (`setLibrary("md", createMarkdown())`). */
export function createMarkdown(): MarkdownIt {
  const instance = new MarkdownIt({ html: false, linkify: false, typographer: false });
  instance.validateLink = isSafeLink;
  instance.core.ruler.at("inline", readWords);
  return instance
    .use(changedBlocks)
    .use(emphasis)
    .use(htmlTags)
    .use(lineEnds)
    .use(leftOver)
    .use(languageSpans)
    .use(figures)
    .use(imageNames)
    .use(quotations)
    .use(tables)
    .use(headings)
    .use(embeds)
    .use(footnotes)
    .use(abbreviations);
}

/** Reads the words of each block, and stores its line for the rules that find something wrong in them. */
function readWords({ tokens, md, env }: StateCore): void {
  const environment = env as Environment;
  for (const token of tokens) {
    if (token.map) environment.line = token.map[0];
    if (token.type !== "inline") continue;
    token.children ??= [];
    md.inline.parse(token.content, md, env, token.children);
  }
}

/**
 * Whether an article may contain a link.
 *
 * @example
 * isSafeLink("javascript:alert(1)"); // => false
 * isSafeLink("../visit-to-ibe/"); // => true
 * isSafeLink("//evil.example/"); // => false
 */
export function isSafeLink(href: string): boolean {
  const folded = href.replace(/[\p{Cc}\p{Cf}\p{Z}]/gu, "");
  if (/^[\\/]{2}/.test(folded)) return false;
  const scheme = /^([^/?#]*?):/.exec(folded)?.[1];
  return scheme === undefined || ["http", "https", "mailto", "tel"].includes(scheme.toLowerCase());
}

/**
 * Renders the Markdown of an article.
 *
 * @example
 * renderMarkdown("Hello *you*", {}).html; // => "<p>Hello <em>you</em></p>\n"
 */
export function renderMarkdown(source: string, context: MarkdownContext): Rendered {
  const environment: Environment = { ...context };
  const tokens = markdown.parse(source, environment);
  const images: ImageReference[] = [];
  const lines: string[] = [];
  let firstParagraph = "";
  tokens.forEach((token, index) => {
    if (token.type !== "inline") return;
    const children = token.children ?? [];
    let line = token.map?.[0] ?? 0;
    for (const child of children) {
      if (isBreak(child)) line++;
      if (child.type === "image") images.push(pictureOf(child, line));
    }
    const text = plainText(children).trim();
    lines.push(text);
    const before = tokens[index - 1];
    if (firstParagraph === "" && before?.type === "paragraph_open" && before.level === 0)
      firstParagraph = text;
  });
  return {
    html: asHtml(markdown.renderer.render(tokens, markdown.options, environment)),
    firstParagraph,
    text: lines.join("\n"),
    images,
    headings: headingsIn(tokens),
    changed: tokens.filter(({ type }) => type === "changed_open").length,
    findings: environment.findings ?? [],
  };
}

/** Finds markup in a title, a summary, an alternative text or a caption, which are plain text. */
export function markupInPlainText(text: string): LeftOver[] {
  return signsInPlainText(markdown, text);
}

function headingsIn(tokens: readonly Token[]): Heading[] {
  return tokens.flatMap((token, index) => {
    if (token.type !== "heading_open" || token.tag !== "h2" || token.level !== 0) return [];
    const id = token.attrGet("id");
    const words = plainText(tokens[index + 1]?.children ?? []).trim();
    return id === null || words === "" ? [] : [{ id, words }];
  });
}

function pictureOf(image: Token, line: number): ImageReference {
  return {
    // The parser has percent-encoded the name for the page; the file has it as written.
    src: markdown.utils.lib.mdurl.decode(image.attrGet("src") ?? ""),
    line,
    alt: plainText(image.children ?? [], true).trim() !== "",
  };
}
