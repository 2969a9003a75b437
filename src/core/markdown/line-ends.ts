import type MarkdownIt from "markdown-it";
import { joinsLines, withoutLineEnds } from "../language/line-ends.ts";
import { metaOf, type Token } from "./context.ts";

/** What has no letters of its own: the line ends next to the letters on its other side. */
const TRANSPARENT = /^(?:(?:em|strong|s|link|span|html)_(?:open|close)|footnote_ref)$/;

/**
 * A line end between characters that are written without spaces is no space: editors break long paragraphs
 * wherever their window ends, and a browser shows a space for each line end.
 *
 * @see https://www.w3.org/TR/css-text-4/#line-break-transform
 */
export function lineEnds(markdown: MarkdownIt): void {
  markdown.core.ruler.after("inline", "line_ends", ({ tokens }) => {
    for (const { children } of tokens) join(children ?? []);
  });
  markdown.renderer.rules.softbreak = (tokens, index) =>
    metaOf<{ joined: boolean }>(tokens, index).joined ? "" : "\n";
}

function join(tokens: readonly Token[]): void {
  let before = "";
  let breaks: Token[] = [];
  for (const token of tokens) {
    if (token.type === "image") joinInPicture(token);
    if (token.type === "softbreak") breaks.push(token);
    if (isPassedOver(token)) continue;
    const content = token.type === "image" ? "" : token.content;
    if (joinsLines(before, content)) for (const softbreak of breaks) softbreak.meta = { joined: true };
    before = content;
    breaks = [];
  }
}

/** The alternative text of a picture, and its caption. */
function joinInPicture(picture: Token): void {
  join(picture.children ?? []);
  const title = picture.attrGet("title");
  if (title) picture.attrSet("title", withoutLineEnds(title));
}

/** Whether the letters on both sides of a token are next to each other. */
function isPassedOver({ type, content }: Token): boolean {
  // A text without content is what is left of an emphasis sign.
  return type === "softbreak" || TRANSPARENT.test(type) || (type === "text" && content === "");
}
