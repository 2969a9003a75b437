import MarkdownIt from "markdown-it";
import { asHtml, type Html } from "./html.ts";

/** A picture named in a text: its address as written, and where it stands (line from 0). */
export interface ImageReference {
  readonly src: string;
  readonly line: number;
}

/** A rendered text. */
export interface Rendered {
  readonly html: Html;
  /** The first paragraph as plain text; "" where there is none. */
  readonly firstParagraph: string;
  readonly images: readonly ImageReference[];
}

interface Environment {
  readonly imageUrl: (src: string) => string;
}

/**
 * Raw HTML in Markdown is text. Links may be http, https, mailto, tel or relative: what a reader can judge.
 */
const markdown = createMarkdown();

/** The Markdown of our articles, also for a site's own templates (`setLibrary("md", createMarkdown())`). */
export function createMarkdown(): MarkdownIt {
  const instance = new MarkdownIt({ html: false, linkify: false, typographer: false });
  instance.validateLink = isSafeLink;
  instance.renderer.rules.image = (tokens, index, options, env: Partial<Environment>, self) => {
    const token = tokens[index];
    if (!token) return "";
    const src = token.attrGet("src") ?? "";
    token.attrSet("src", env.imageUrl?.(src) ?? src);
    token.attrSet("alt", self.renderInlineAsText(token.children ?? [], options, env));
    token.attrSet("loading", "lazy");
    return self.renderToken(tokens, index, options);
  };
  return instance;
}

/**
 * Whether a link may stand in an article.
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
 * @param imageUrl Gives the address of a picture that is written relative to the article's folder.
 * @example
 * renderMarkdown("Hello *you*", (src) => src).html; // => "<p>Hello <em>you</em></p>\n"
 */
export function renderMarkdown(source: string, imageUrl: (src: string) => string): Rendered {
  const environment: Environment = { imageUrl };
  const tokens = markdown.parse(source, environment);
  const images: ImageReference[] = [];
  let firstParagraph = "";
  tokens.forEach((token, index) => {
    if (token.type !== "inline") return;
    let line = token.map?.[0] ?? 0;
    for (const child of token.children ?? []) {
      if (child.type === "softbreak" || child.type === "hardbreak") line++;
      // The parser has percent-encoded the name for the page; the file has it as written.
      if (child.type === "image")
        images.push({ src: markdown.utils.lib.mdurl.decode(child.attrGet("src") ?? ""), line });
    }
    if (
      firstParagraph === "" &&
      tokens[index - 1]?.type === "paragraph_open" &&
      tokens[index - 1]?.level === 0
    ) {
      firstParagraph = (token.children ?? [])
        .map((child) =>
          child.type === "softbreak" || child.type === "hardbreak"
            ? " "
            : child.type === "image"
              ? ""
              : child.content,
        )
        .join("")
        .trim();
    }
  });
  return {
    html: asHtml(markdown.renderer.render(tokens, markdown.options, environment)),
    firstParagraph,
    images,
  };
}
