import type MarkdownIt from "markdown-it";
import { namesForPictures } from "../images/picture-names.ts";
import { type Environment, findHere } from "./context.ts";

/** A picture whose name has a space: CommonMark reads it as text. The lengths keep the time linear. */
const SPACED =
  /!\[[^\]\n]{0,500}\]\([ \t]*([^\s<>"()][^\n<>"]{0,200}?\.(?:jpe?g|png|webp|avif))[ \t]*(?:"[^"\n]{0,500}"[ \t]*)?\)/iy;

/**
 * Finds pictures that would be shown as they are written, because their name has a space.
 *
 * @see https://spec.commonmark.org/0.31.2/#link-destination
 * @example
 * // ![The hall](the hall.png)
 */
export function imageNames(markdown: MarkdownIt): void {
  markdown.inline.ruler.after("image", "image_names", (state, silent) => {
    if (silent || !state.src.startsWith("![", state.pos)) return false;
    SPACED.lastIndex = state.pos;
    const [whole = "", name = ""] = SPACED.exec(state.src) ?? [];
    if (!/\s/.test(name)) return false;
    const { imageName } = state.env as Environment;
    const meant = imageName ? imageName(name) : namesForPictures([name]).get(name);
    findHere(state, "image-name", { found: name }, meant);
    // The rule that looks for signs of markup skips what is special, and one finding is enough.
    const token = state.push("text_special", "", 0);
    token.content = whole;
    token.markup = whole;
    token.info = "image-name";
    state.pos += whole.length;
    return true;
  });
}
