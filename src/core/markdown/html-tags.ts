import type MarkdownIt from "markdown-it";
import type { Environment, StateInline } from "./context.ts";

/** Elements that mark words and nothing else, as archives write them where Markdown has no sign for it. */
export const WORD_ELEMENTS: readonly string[] = [
  ...["b", "strong", "i", "em", "u", "s", "del", "ins", "mark", "small", "sub", "sup", "kbd"],
];

/** A tag of such an element without attributes, or a line break. */
const TAG = new RegExp(`<(?:(/?)(${WORD_ELEMENTS.join("|")})|(br)[ \\t]*/?)[ \\t]*>`, "giy");

/**
 * HTML that archives have in their texts and that can do no harm: line breaks, and elements that mark words.
 * They have no attributes, and each is closed in its paragraph. All other HTML is text.
 *
 * @example
 * // H<sub>2</sub>O, 10<sup>th</sup>, first line<br>second line
 */
export function htmlTags(markdown: MarkdownIt): void {
  markdown.inline.ruler.before("html_inline", "html_tags", (state, silent) => {
    if (state.src[state.pos] !== "<") return false;
    TAG.lastIndex = state.pos;
    const [whole, slash, element, lineBreak] = TAG.exec(state.src) ?? [];
    if (whole === undefined || slash === "/" || state.pos + whole.length > state.posMax) return false;
    if (lineBreak !== undefined) {
      if (!silent) state.push("html_break", "br", 0);
      state.pos += whole.length;
      return true;
    }
    return element !== undefined && readElement(state, silent, whole, element.toLowerCase());
  });
  markdown.renderer.rules.html_break = () => "<br>";
}

/** Reads an element up to its end; its words are Markdown. */
function readElement(state: StateInline, silent: boolean, open: string, element: string): boolean {
  const close = closingTags(state).get(state.pos);
  if (close === undefined || close.end > state.posMax) return false;
  if (!silent) {
    const { posMax } = state;
    state.push("html_open", element, 1);
    state.pos += open.length;
    state.posMax = close.start;
    state.md.inline.tokenize(state);
    state.push("html_close", element, -1);
    state.posMax = posMax;
  }
  state.pos = close.end;
  return true;
}

interface Closing {
  readonly start: number;
  readonly end: number;
}

/** The tag that closes each tag of a text, by the place of the first. They are paired once for a text. */
function closingTags(state: StateInline): ReadonlyMap<number, Closing> {
  const environment = state.env as Environment;
  if (environment.htmlTags?.src === state.src) return environment.htmlTags.closing;
  const closing = new Map<number, Closing>();
  const open: { readonly element: string; readonly at: number }[] = [];
  for (const { 0: whole, 1: slash, 2: name, index } of state.src.matchAll(new RegExp(TAG, "gi"))) {
    const element = name?.toLowerCase();
    if (element === undefined) continue;
    if (slash === "") open.push({ element, at: index });
    else if (open.at(-1)?.element === element)
      closing.set(open.pop()?.at ?? 0, { start: index, end: index + whole.length });
  }
  environment.htmlTags = { src: state.src, closing };
  return closing;
}
