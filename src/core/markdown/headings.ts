import type MarkdownIt from "markdown-it";
import { escapeHtml } from "../html.ts";
import { type Environment, find, metaOf, plainText, type Token } from "./context.ts";

/** The most code points that the id of a heading may have: readers see it in the address bar. */
const ID_LIMIT = 80;

/** Ids that the pages of the theme use; a text has ids of footnotes too. */
export const PAGE_IDS: readonly string[] = [
  "main",
  "q",
  "contents",
  "editions",
  "elsewhere",
  "facts",
  "intro",
  "kept",
  "latest",
  "more",
  "related",
  "search-texts",
  "share",
  "share-code",
  "share-title",
  "topics",
  "years",
];

/** An id that an editor may choose: it is part of an address. */
const CHOSEN_ID = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]*$/u;

/** The ids of footnotes, of the places that refer to them, and of blocks whose original has changed. */
const NUMBERED_ID = /^(?:note|ref|changed)_\d/;

/**
 * Gives the headings of a text an id: the one that its editor has chosen, or one made of the heading's own words, in any
 * script. A chosen id is the same in each language, so that links to it are too. Next to the heading is a link to copy. The
 * link is outside the heading, so that lists of headings contain only their words. It has no text, so
 * that feeds and the search contain none of it: the style sheet draws its sign.
 *
 * @example
 * // ## Условия {#terms}
 */
export function headings(markdown: MarkdownIt): void {
  markdown.core.ruler.before("inline", "heading_ids", ({ tokens, env }) => {
    const ids = new Set(PAGE_IDS);
    tokens.forEach((token, index) => {
      const inline = tokens[index + 1];
      if (token.type !== "heading_open" || !inline) return;
      chooseId(token, inline, ids, env as Environment);
      if (token.tag === "h1") reportLevel(token, inline.content, env as Environment);
    });
  });
  markdown.core.ruler.push("headings", ({ tokens, env }) => {
    const environment = env as Environment;
    const chosen = tokens.flatMap((token) => chosenId(token) ?? []);
    const ids = new Map([...PAGE_IDS, ...chosen].map((id) => [id, 1]));
    tokens.forEach((token, index) => {
      const inline = tokens[index + 1];
      if (token.type !== "heading_open" || token.level !== 0 || !inline) return;
      const words = plainText(inline.children ?? [], true).trim();
      const id = chosenId(token) ?? uniqueId(headingId(words), ids);
      token.attrSet("id", id);
      const close = tokens[index + 2];
      if (!environment.texts || words === "" || !close) return;
      token.meta = { linked: true };
      close.meta = { id, words };
    });
  });
  const { rules } = markdown.renderer;
  rules.heading_open = (tokens, index, options, _env, self) =>
    (tokens[index]?.meta ? `<div class="heading">` : "") + self.renderToken(tokens, index, options);
  rules.heading_close = (tokens, index, _options, { texts }: Environment) => {
    const { id, words } = metaOf<{ id: string; words: string }>(tokens, index);
    const close = `</${tokens[index]?.tag}>`;
    if (!texts || id === undefined || words === undefined) return `${close}\n`;
    const label = escapeHtml(texts.headingLink(words));
    return `${close}<a class="heading-link" href="#${escapeHtml(id)}" aria-label="${label}"></a></div>\n`;
  };
}

/** The title is the heading of the first level; a second one makes two pages of one for readers who listen. */
function reportLevel({ map, markup }: Token, words: string, environment: Environment): void {
  const line = map?.[0] ?? 0;
  const suggestion = markup === "#" ? `## ${words}` : undefined;
  find(environment, "heading-level", line, { found: words }, suggestion);
}

/** The id that is written at the end of a heading; undefined where there is no such id. */
export function chosenId({ type, info }: Token): string | undefined {
  return type === "heading_open" && info !== "" ? info : undefined;
}

/** Takes the id from the end of a heading's text. */
function chooseId(heading: Token, inline: Token, ids: Set<string>, environment: Environment): void {
  const { content } = inline;
  const at = content.endsWith("}") ? content.lastIndexOf("{#") : -1;
  // A backslash makes a sign of it that readers see.
  if (at < 0 || content[at - 1] === "\\") return;
  const id = content.slice(at + 2, -1);
  inline.content = content.slice(0, at).trimEnd();
  if (CHOSEN_ID.test(id) && id.length <= ID_LIMIT && !NUMBERED_ID.test(id) && !ids.has(id)) {
    ids.add(id);
    heading.info = id;
    return;
  }
  find(environment, "heading-id", heading.map?.[0] ?? 0, { found: id }, freeId(headingId(id), ids));
}

/** The id, or the first of `id-2`, `id-3` … that is free. */
function freeId(id: string, ids: ReadonlySet<string>): string {
  let free = id;
  for (let number = 2; ids.has(free); number++) free = `${id}-${number}`;
  return free;
}

/**
 * The id of a heading: its letters and digits in their own script, joined by hyphens. Quotation marks, and
 * marks within a word such as an apostrophe, are removed.
 *
 * @returns "section" where there is no letter and no digit.
 * @example
 * headingId("Solving education’s last-mile problem"); // => "solving-educations-last-mile-problem"
 * headingId("破解教育“最后一公里”难题"); // => "破解教育最后一公里难题"
 * headingId("Проблема «последней мили»"); // => "проблема-последней-мили"
 */
export function headingId(words: string): string {
  const joined = words
    .slice(0, ID_LIMIT * 8)
    .normalize("NFC")
    .toLowerCase()
    .replace(/['’‘"“”„«»‹›《》〈〉「」『』\u00AD\u200B]/gu, "")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-");
  const cut = [...joined.replace(/^-/, "")].slice(0, ID_LIMIT).join("").replace(/-$/, "");
  return cut.normalize("NFC") || "section";
}

/** The id, or the first of `id-2`, `id-3` … that is not taken yet. */
function uniqueId(id: string, taken: Map<string, number>): string {
  let number = taken.get(id) ?? 0;
  let unique = id;
  while (taken.has(unique)) unique = `${id}-${++number}`;
  taken.set(id, Math.max(number, 1));
  if (unique !== id) taken.set(unique, 1);
  return unique;
}
