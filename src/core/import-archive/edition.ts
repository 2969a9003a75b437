import { hiddenCharacters } from "../language/characters.ts";
import { isFullWidth } from "../language/scripts.ts";
import { summarise } from "../language/summary.ts";
import { guessLanguage } from "./language.ts";

/** What the file of an imported edition has. */
export interface ImportedEdition {
  readonly title: string;
  readonly date: string;
  readonly topics: readonly string[];
  readonly authors: readonly string[];
  readonly summary: string | undefined;
  readonly cover: { readonly src: string; readonly alt: string; readonly caption: string } | undefined;
  readonly isDraft: boolean;
  /** Old addresses. */
  readonly aliases: readonly string[];
  /** Fingerprint of the original; undefined in the original itself. */
  readonly of: string | undefined;
  readonly body: string;
}

/** The file of an imported original or translation of an article; a page has no date, topics and authors. */
export function editionText(edition: ImportedEdition, kind: "article" | "page"): string {
  const { title, date, topics, authors, summary, cover, isDraft, aliases, of, body } = edition;
  const isSource = of === undefined;
  const hasFacts = isSource && kind === "article";
  const lines = [
    `title: ${quoted(title)}`,
    ...(hasFacts ? [`date: ${date}`, `topics: [${topics.join(", ")}]`] : []),
    ...(hasFacts && authors.length > 0 ? [`authors: [${authors.map(quoted).join(", ")}]`] : []),
    ...(cover ? ["cover:"] : []),
    ...(cover && isSource ? [`  src: ${quoted(cover.src)}`] : []),
    ...(cover ? [`  alt: ${quoted(cover.alt)}`] : []),
    ...(cover && cover.caption !== "" ? [`  caption: ${quoted(cover.caption)}`] : []),
    ...(summary === undefined ? [] : [`summary: ${quoted(summary)}`]),
    ...(isSource ? ["source: true"] : ["translation:", `  of: ${quoted(of)}`]),
    ...(aliases.length === 0 ? [] : [`aliases: [${aliases.map(quoted).join(", ")}]`]),
    ...(isDraft ? ["draft: true"] : []),
  ];
  return `---\n${lines.join("\n")}\n---\n\n${visibleText(body).trim()}\n`;
}

/** A plain text on one line without the signs of markup, as titles and captions are. */
export function plainLine(text: string): string {
  return visibleText(text)
    .replace(/<[^<>]{1,200}>/g, " ")
    .replace(/(\*\*|__)(?=\S)([^*_]+)(?<=\S)\1/g, "$2")
    .replace(/\s+/gu, " ")
    .trim();
}

/** Graphemes of a title that is made from the text. */
const TITLE_LIMIT = { han: 30, other: 80 } as const;

/**
 * A title from the first words of a text, for a page that has none.
 *
 * @example
 * titleFromText("A short text."); // => "A short text"
 */
export function titleFromText(text: string): string {
  const { lang } = guessLanguage(text) ?? { lang: "en" };
  const limit = isFullWidth(lang) ? TITLE_LIMIT.han : TITLE_LIMIT.other;
  return summarise(plainLine(text), lang, limit).replace(/[.。]$/, "");
}

/** A text without the characters that readers cannot see; spaces of all widths are plain ones, but for what keeps words together. */
export function visibleText(text: string): string {
  const even = text
    .normalize("NFC")
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(/[\u2000-\u200A\u205F]/g, " ");
  const hidden = hiddenCharacters(even).filter(({ code }) => code !== "U+00AD" && code !== "U+200B");
  let from = 0;
  const parts = hidden.map(({ index }) => {
    const part = even.slice(from, index);
    from = index + ((even.codePointAt(index) ?? 0) > 0xffff ? 2 : 1);
    return part;
  });
  return parts.join("") + even.slice(from);
}

/** A JSON string is a YAML string too. */
function quoted(text: string): string {
  return JSON.stringify(visibleText(text));
}
