import path from "node:path";
import { fingerprint } from "../../src/core/content/fingerprint.ts";
import { createMarkdown } from "../../src/core/markdown/markdown.ts";
import { SLUGS } from "./contents.ts";

/** The language that the documentation is written in. */
export const ORIGINAL = "en";

/** A page of the documentation in one language. */
export interface DocumentFile {
  /** From the project's folder: `docs/states.ru.md`. */
  readonly file: string;
  readonly slug: string;
  readonly locale: string;
  /** Plain text. */
  readonly title: string;
  /** Markdown, without the title and without links to its own translations. */
  readonly body: string;
  /** Fingerprint of the original that a translation was made from, if it records that. */
  readonly of: string | undefined;
}

/** The line of a translation that records what it was made from. GitHub does not show it. */
const MADE_FROM = /^<!-- translation of ([0-9a-f]{12}) -->\n?/m;

/** Links from a page to itself in other languages, which the site's own switcher replaces. */
const OWN_LINKS =
  /\s*\[(?:English|中文|Русский)\]\([^)\s]+\.md\)(?: · \[(?:English|中文|Русский)\]\([^)\s]+\.md\))*/;

/**
 * Reads a page from its file in the project.
 *
 * @param file `docs/states.md`, `docs/states.ru.md`, from the project's folder.
 * @throws Error where it does not begin with its title.
 */
export function readDocument(file: string, text: string): DocumentFile {
  const [, stem = "", locale = ORIGINAL] = /^(.+?)(?:\.(zh|ru))?\.md$/.exec(file) ?? [];
  const [, heading, rest = ""] = /^# (.+)\n([\s\S]*)$/.exec(text) ?? [];
  if (heading === undefined) throw new Error(`${file}: does not begin with its title, "# …"`);
  return {
    file,
    slug: SLUGS[`${stem}.md`] ?? path.posix.basename(stem),
    locale,
    title: heading.replaceAll("`", ""),
    body: rest.replace(MADE_FROM, "").replace(OWN_LINKS, "").trim(),
    of: MADE_FROM.exec(text)?.[1],
  };
}

/** The fingerprint of a page, which its translations record. */
export function fingerprintOf({ title, body }: DocumentFile): string {
  return fingerprint({ title, body });
}

/**
 * Writes into the text of a translation what it was made from.
 *
 * @example
 * madeFrom("# Состояния\n", "1f2e3d4c5b6a"); // => "# Состояния\n\n<!-- translation of 1f2e3d4c5b6a -->\n"
 */
export function madeFrom(text: string, of: string): string {
  const newline = /\r?\n/.exec(text)?.[0] ?? "\n";
  return `${text.replace(MADE_FROM, "").trimEnd()}${newline}${newline}<!-- translation of ${of} -->${newline}`;
}

/** A heading of a page: the anchor that GitHub gives to it, and the id that it has on the site. */
export interface Heading {
  readonly anchor: string;
  readonly id: string;
}

/** The headings of a page, in order. */
export function headingsOf({ body }: Pick<DocumentFile, "body">): Heading[] {
  const tokens = createMarkdown().parse(body, {});
  const seen = new Map<string, number>();
  return tokens.flatMap((token, index) => {
    if (token.type !== "heading_open" || token.level > 0) return [];
    const anchor = githubAnchor(tokens[index + 1]?.content ?? "");
    const times = seen.get(anchor) ?? 0;
    seen.set(anchor, times + 1);
    return [{ anchor: times === 0 ? anchor : `${anchor}-${times}`, id: String(token.attrGet("id")) }];
  });
}

function githubAnchor(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .replaceAll(" ", "-");
}
