import type MarkdownIt from "markdown-it";
import { escapeHtml } from "../html.ts";
import {
  type Abbreviations,
  type Environment,
  metaOf,
  plainText,
  type Token,
  type TokenClass,
} from "./context.ts";

/** An abbreviation that a text uses. */
interface Used {
  readonly short: string;
  readonly long: string;
}

/**
 * Explains abbreviations at their first mention in a text: not in headings, links, code and pull quotes. The
 * explanation is the title of `<abbr>`, which a mouse shows but a keyboard or a finger does not. So
 * abbreviations that the text does not write out are also in a list below it, for everyone and for print.
 */
export function abbreviations(markdown: MarkdownIt): void {
  markdown.core.ruler.push("abbreviations", (state) => {
    const { abbreviations: prepared, texts } = state.env as Environment;
    if (!prepared || prepared.known.size === 0) return;
    const { known, pattern, names } = prepared;
    const used: Used[] = [];
    const left = new Map(known);
    for (const { inline } of wordsIn(state.tokens))
      inline.children = marked(state.Token, inline.children ?? [], pattern, left, used);
    const said = state.tokens.map(({ children }) => plainText(children ?? [])).join(" ");
    const unexplained = used.filter(notWrittenOutIn(said, names));
    if (!texts || unexplained.length === 0) return;
    const list = new state.Token("abbreviations", "", 0);
    list.meta = { used: unexplained };
    state.tokens.push(list);
  });
  const { rules } = markdown.renderer;
  rules.abbreviations = (tokens, index, _options, { texts }: Environment) => {
    const { used } = metaOf<{ used: readonly Used[] }>(tokens, index);
    const items = (used ?? []).map(
      ({ short, long }) => `<div><dt>${escapeHtml(short)}</dt><dd>${escapeHtml(long)}</dd></div>\n`,
    );
    const name = escapeHtml(texts?.abbreviations ?? "");
    return `<section class="abbreviations" data-pagefind-ignore>\n<p class="part-name">${name}</p>\n<dl>\n${items.join("")}</dl>\n</section>\n`;
  };
}

/** The inline tokens in whose words abbreviations are explained. */
function* wordsIn(tokens: readonly Token[]): Generator<{ inline: Token }> {
  let heading = false;
  let pulled = false;
  for (const token of tokens) {
    if (token.type === "heading_open") heading = true;
    if (token.type === "heading_close") heading = false;
    if (token.type === "pull_quote_open") pulled = true;
    if (token.type === "pull_quote_close") pulled = false;
    if (token.type === "inline" && !heading && !pulled) yield { inline: token };
  }
}

/** Makes abbreviations ready for all texts of a language. */
export function prepareAbbreviations(known: ReadonlyMap<string, string>): Abbreviations {
  return { known, pattern: patternOf([...known.keys()]), names: new Map() };
}

const LETTER = "[\\p{Script=Latin}\\p{Script=Cyrillic}\\p{M}\\p{N}]";

/** What makes an abbreviation the end of a longer word. */
const BEFORE = new RegExp(`${LETTER}[-‑]?$`, "u");

/**
 * Finds abbreviations that are not the start of a longer word, the longest first. Chinese has no spaces: only
 * letters of alphabets, which could belong to the abbreviation, and digits make it part of a longer word.
 */
function patternOf(shorts: readonly string[]): RegExp {
  const names = [...shorts]
    .sort((a, b) => b.length - a.length)
    .map((short) => short.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"));
  return new RegExp(`(?:${names.join("|")})(?!${LETTER}|[-‑]${LETTER})`, "gu");
}

/** The tokens of an inline text, with the first mention of each abbreviation marked. */
function marked(
  Made: TokenClass,
  children: readonly Token[],
  pattern: RegExp,
  left: Map<string, string>,
  used: Used[],
): Token[] {
  let links = 0;
  return children.flatMap((child) => {
    if (child.type === "link_open") links++;
    if (child.type === "link_close") links--;
    if (child.type !== "text" || links > 0 || left.size === 0) return [child];
    const parts: Token[] = [];
    let at = 0;
    const text = (content: string) => {
      const token = new Made("text", "", 0);
      token.content = content;
      token.level = child.level;
      parts.push(token);
    };
    for (const { 0: short, index } of child.content.matchAll(pattern)) {
      const long = left.get(short);
      // Four units hold two letters, even if each takes two units.
      if (long === undefined || BEFORE.test(child.content.slice(Math.max(0, index - 4), index))) continue;
      left.delete(short);
      used.push({ short, long });
      text(child.content.slice(at, index));
      const open = new Made("abbr_open", "abbr", 1);
      open.attrSet("title", long);
      parts.push(open);
      text(short);
      parts.push(new Made("abbr_close", "abbr", -1));
      at = index + short.length;
    }
    if (at === 0) return [child];
    text(child.content.slice(at));
    return parts;
  });
}

/**
 * Which abbreviations a text does not write out. Capital letters, marks and spaces don't matter, nor do the
 * endings of Russian words, at most the last three letters: «Международного института» is the same name.
 */
function notWrittenOutIn(said: string, names: Abbreviations["names"]): (used: Used) => boolean {
  const letters = folded(said);
  const words = said.normalize("NFKC").toLowerCase();
  return ({ long }) => {
    if (letters.includes(folded(long))) return false;
    if (!names.has(long)) names.set(long, nameOf(long));
    return !names.get(long)?.test(words);
  };
}

/** A pattern for a Russian name with any endings; undefined for a name in another alphabet. */
function nameOf(long: string): RegExp | undefined {
  const words =
    long
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  if (!words.some((word) => /^\p{Script=Cyrillic}/u.test(word))) return undefined;
  const stems = words.map((word) =>
    /^\p{Script=Cyrillic}{4,}$/u.test(word) ? `${word.slice(0, Math.max(3, word.length - 3))}\\p{L}*` : word,
  );
  return new RegExp(`${stems.join("[^\\p{L}\\p{N}]+")}(?![\\p{L}\\p{N}])`, "u");
}

/** Only letters and digits. */
function folded(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "");
}
