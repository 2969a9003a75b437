import type MarkdownIt from "markdown-it";
import { escapeHtml } from "../html.ts";
import { type Environment, isBreak, metaOf, plainText, type Token } from "./context.ts";

/**
 * Pictures. A picture that is the only content of its paragraph and has a title becomes a figure with that
 * title as its caption; several in one paragraph become a gallery, whose pictures lead to their whole files. The text
 * after a vertical bar is the credit.
 *
 * @example
 * // ![The hall](hall.png "The hall in Geneva. | Anna Petrova")
 */
export function figures(markdown: MarkdownIt): void {
  markdown.core.ruler.push("figures", ({ tokens }) => {
    for (const [index, token] of tokens.entries()) {
      const [open, close] = [tokens[index - 1], tokens[index + 1]];
      if (token.type !== "inline" || open?.type !== "paragraph_open" || !close) continue;
      const pictures = picturesOf(token);
      if (pictures.length > 1) makeGallery(open, close, pictures);
      else if (pictures[0]?.attrGet("title")) makeFigure(open, close, pictures[0]);
      else continue;
      token.children = pictures;
    }
  });
  markdown.renderer.rules.image = (tokens, index, options, env: Environment, self) => {
    const token = tokens[index];
    if (!token) return "";
    const src = token.attrGet("src") ?? "";
    const { figure } = metaOf<{ figure: "own" | "paragraph" }>(tokens, index);
    const title = token.attrGet("title") ?? "";
    if (figure) token.attrs = token.attrs?.filter(([name]) => name !== "title") ?? null;
    token.attrSet("src", env.imageUrl?.(src) ?? src);
    token.attrSet("alt", plainText(token.children ?? [], true));
    // The parser has percent-encoded the name for the page; the file has it as written.
    const size = env.imageSize?.(markdown.utils.lib.mdurl.decode(src));
    if (size) token.attrSet("width", String(size.widthPx));
    if (size) token.attrSet("height", String(size.heightPx));
    if (size && size.heightPx > size.widthPx) token.attrJoin("class", "portrait");
    token.attrSet("loading", "lazy");
    const image = self.renderToken(tokens, index, options);
    if (!figure) return image;
    if (figure === "paragraph") return image + caption(title, env);
    return `<figure>${enlarging(token, image, env)}${caption(title, env)}</figure>`;
  };
  markdown.renderer.rules.gallery_open = (tokens, index, options, env: Environment, self) => {
    for (const [name, label] of Object.entries(env.texts?.enlarged ?? {}))
      tokens[index]?.attrSet(`data-${name}`, label);
    return self.renderToken(tokens, index, options);
  };
}

/**
 * A picture of a gallery is cut to the shape of its row: its link leads to the whole of it, in a dialog where a script can open
 * one.
 */
function enlarging(token: Token, image: string, { texts }: Environment): string {
  if (!texts) return image;
  const label = escapeHtml(texts.enlarge(token.attrGet("alt") ?? ""));
  return `<a class="enlarge" href="${escapeHtml(token.attrGet("src") ?? "")}" aria-label="${label}">${image}</a>`;
}

function makeGallery(open: Token, close: Token, pictures: readonly Token[]): void {
  rename(open, close, "gallery", "div");
  open.attrSet("class", "gallery");
  for (const picture of pictures) picture.meta = { figure: "own" };
}

function makeFigure(open: Token, close: Token, picture: Token): void {
  rename(open, close, "figure", "figure");
  picture.meta = { figure: "paragraph" };
}

function rename(open: Token, close: Token, type: string, tag: string): void {
  open.type = `${type}_open`;
  close.type = `${type}_close`;
  for (const token of [open, close]) {
    token.tag = tag;
    token.hidden = false;
  }
}

/** The pictures of a paragraph that holds nothing else. */
function picturesOf({ children }: Token): Token[] {
  const pictures: Token[] = [];
  for (const child of children ?? []) {
    if (child.type === "image") pictures.push(child);
    else if (!isBreak(child) && child.content.trim() !== "") return [];
    else if (child.nesting !== 0 || !["text", "softbreak", "hardbreak"].includes(child.type)) return [];
  }
  return pictures;
}

/** The caption of a picture from its title: its words, and the credit. */
function caption(title: string, { texts }: Environment): string {
  const [, said = "", name = ""] = /^([^|｜]*)(?:[|｜]([\s\S]*))?$/.exec(title) ?? [];
  const parts = [
    said.trim() === "" ? "" : escapeHtml(said.trim()),
    name.trim() === ""
      ? ""
      : `<span class="credit">${escapeHtml(texts ? texts.credit(name.trim()) : name.trim())}</span>`,
  ].filter((part) => part !== "");
  return parts.length === 0 ? "" : `<figcaption>${parts.join(" ")}</figcaption>`;
}
