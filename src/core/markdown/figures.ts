import type MarkdownIt from "markdown-it";
import { escapeHtml } from "../html.ts";
import { type Environment, isBreak, metaOf, type Token } from "./context.ts";

/**
 * Pictures. One that stands alone in its paragraph and has a title becomes a figure with that title as its caption;
 * several in one paragraph become a gallery. What stands behind a vertical bar is the credit.
 *
 * @example
 * // ![The hall](hall.png "The hall in Geneva. | Anna Petrova")
 */
export function figures(markdown: MarkdownIt): void {
  markdown.core.ruler.push("figures", ({ tokens }) => {
    tokens.forEach((token, index) => {
      const [open, close] = [tokens[index - 1], tokens[index + 1]];
      if (token.type !== "inline" || open?.type !== "paragraph_open" || !close) return;
      const pictures = picturesOf(token);
      const [only] = pictures;
      if (!only || (pictures.length === 1 && !only.attrGet("title"))) return;
      const gallery = pictures.length > 1;
      for (const [at, type] of [
        [open, "open"],
        [close, "close"],
      ] as const) {
        at.type = `${gallery ? "gallery" : "figure"}_${type}`;
        at.tag = gallery ? "div" : "figure";
        at.hidden = false;
      }
      if (gallery) open.attrSet("class", "gallery");
      for (const picture of pictures) picture.meta = { figure: gallery ? "own" : "paragraph" };
      token.children = [...pictures];
    });
  });
  markdown.renderer.rules.image = (tokens, index, options, env: Environment, self) => {
    const token = tokens[index];
    if (!token) return "";
    const src = token.attrGet("src") ?? "";
    const { figure } = metaOf<{ figure: "own" | "paragraph" }>(tokens, index);
    const title = token.attrGet("title") ?? "";
    if (figure) token.attrs = token.attrs?.filter(([name]) => name !== "title") ?? null;
    token.attrSet("src", env.imageUrl?.(src) ?? src);
    token.attrSet("alt", self.renderInlineAsText(token.children ?? [], options, env));
    // The parser has percent-encoded the name for the page; the file has it as written.
    const size = env.imageSize?.(markdown.utils.lib.mdurl.decode(src));
    if (size) token.attrSet("width", String(size.widthPx));
    if (size) token.attrSet("height", String(size.heightPx));
    token.attrSet("loading", "lazy");
    const image = self.renderToken(tokens, index, options);
    if (!figure) return image;
    const whole = image + caption(title, env);
    return figure === "own" ? `<figure>${whole}</figure>` : whole;
  };
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

/** What a title says of a picture to all, and whose picture it is. */
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
