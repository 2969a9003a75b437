import { withUnixNewlines } from "../content/newlines.ts";
import type { SourceFile } from "../content/works.ts";

/** What a new page begins with, in its own language. */
export interface NewPage {
  readonly title: string;
  readonly summary: string;
  readonly body: string;
}

/** What a new article begins with, in its own language. */
export interface NewArticle extends NewPage {
  /** Calendar date. */
  readonly date: string;
  /** Keys of the existing topics; the first one is entered, and a comment next to it names them. */
  readonly topics: readonly string[];
}

/** The file of a new standing page, a draft: it has no date and no topics. */
export function newPage({ title, summary, body }: NewPage): string {
  const head = [`title: ${quoted(title)}`, `summary: ${quoted(summary)}`, "source: true", "draft: true"];
  return file(head, `${body}\n`);
}

/**
 * The file of a new original. It is a draft: nothing of it is published until that line is removed.
 *
 * @example
 * newArticle({ title: "Title", summary: "In short.", body: "Text.", date: "2023-11-10", topics: ["iioe"] });
 * // => "---\ntitle: \"Title\"\ndate: 2023-11-10\ntopics: [iioe]\n…"
 */
export function newArticle({ title, summary, body, date, topics }: NewArticle): string {
  const [first = "news"] = topics;
  const choice = topics.length > 1 ? ` # ${topics.join(", ")}` : "";
  return file(
    [
      `title: ${quoted(title)}`,
      `date: ${date}`,
      `topics: [${first}]${choice}`,
      `summary: ${quoted(summary)}`,
      "source: true",
      "draft: true",
    ],
    `${body}\n`,
  );
}

/**
 * The file of a new translation, with the texts of the original in the places of the translated texts. It is
 * a draft and doesn't name the original that it was made from, so publishing it takes two deliberate steps.
 */
export function newTranslation({ head, body }: SourceFile): string {
  const { title, summary, cover } = head;
  const parts: [key: string, text: string | undefined][] = [
    ["alt", cover?.alt],
    ["caption", cover?.caption],
  ];
  return file(
    [
      `title: ${quoted(title)}`,
      ...(summary === undefined ? [] : [`summary: ${quoted(summary)}`]),
      ...(cover ? ["cover:"] : []),
      ...parts.flatMap(([key, text]) => (text === undefined ? [] : [`  ${key}: ${quoted(text)}`])),
      "translation:",
      "  of:",
      "draft: true",
    ],
    `${withUnixNewlines(body).trim()}\n`,
  );
}

function file(head: readonly string[], body: string): string {
  return `---\n${head.join("\n")}\n---\n\n${body}`;
}

/** A JSON string is a YAML string too. */
function quoted(text: string): string {
  return JSON.stringify(text);
}
