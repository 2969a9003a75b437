import { isMap, parseDocument } from "yaml";
import type { FoundBody, FoundPage, Note } from "./found.ts";
import { htmlBody } from "./html-body.ts";
import type { HtmlTools } from "./html-tools.ts";
import { pictureMarkdown } from "./links.ts";
import { folded } from "./repeated.ts";

/** Reads TOML, the front matter of many sites made with Hugo. @throws Error where it isn't TOML */
export type ReadToml = (text: string) => unknown;

/**
 * Reads a Markdown file of Hugo or Eleventy.
 *
 * @param source Its path in the folder: `posts/visit/index.zh.md`.
 * @returns A note where the file is no page.
 */
export function readMarkdownPage(
  source: string,
  file: string,
  tools: HtmlTools,
  readToml: ReadToml,
): FoundPage | Note {
  const name = source.slice(source.lastIndexOf("/") + 1);
  if (/^_index\.|^(?:readme|changelog|licen[cs]e)\./i.test(name))
    return { kind: "file-skipped", text: source };
  const split = splitHead(file);
  const head = split && headOf(split, readToml);
  if (!split || !head) return { kind: "unreadable", text: source, line: 1 };
  const { stem, lang } = nameParts(source);
  const title = first(head, ["title"]);
  const old = [first(head, ["url", "permalink"]), ...list(head.aliases)].filter((one) => one !== undefined);
  const key = first(head, ["translationKey", "translation_key"]);
  return {
    source,
    kind: head.type === "page" ? "page" : "article",
    title,
    date: first(head, ["date", "published", "publishDate"]),
    lang: first(head, ["lang", "language", "locale"]) ?? lang,
    slug: first(head, ["slug"]) ?? slugOf(stem),
    summary: first(head, ["summary", "description", "excerpt"]),
    authors: [...list(head.authors), ...list(head.author)],
    topics: [...new Set([...list(head.topics), ...list(head.categories), ...list(head.tags)])].filter(
      (topic) => !/^(?:posts?|all|nav)$/.test(topic),
    ),
    cover: coverOf(head),
    isDraft: head.draft === true,
    isPrinted: false,
    addresses: old.filter((one) => /^(?:\/|https?:)/.test(one)),
    group: key ?? pathGroup(stem) ?? stem,
    sample: split.body.slice(0, 6000),
    body: () => markdownBody(split.body, title ?? "", split.lines, tools),
  };
}

interface SplitHead {
  readonly format: "yaml" | "toml" | "json";
  readonly head: string;
  readonly body: string;
  /** Lines before the body. */
  readonly lines: number;
}

const FENCES: readonly (readonly [format: SplitHead["format"], pattern: RegExp])[] = [
  ["yaml", /^---[ \t]*\r?\n([\s\S]*?)^---[ \t]*(?:\r?\n|$)/m],
  ["toml", /^\+\+\+[ \t]*\r?\n([\s\S]*?)^\+\+\+[ \t]*(?:\r?\n|$)/m],
  ["json", /^(\{\r?\n[\s\S]*?^\})[ \t]*(?:\r?\n|$)/m],
];

function splitHead(file: string): SplitHead | undefined {
  for (const [format, pattern] of FENCES) {
    const found = pattern.exec(file);
    if (found?.index !== 0) continue;
    const [whole, head = ""] = found;
    return { format, head, body: file.slice(whole.length), lines: whole.split("\n").length - 1 };
  }
  return undefined;
}

type Head = Readonly<Record<string, unknown>>;

/** The front matter as plain data; undefined where it can't be read. Nothing in it is run, and aliases aren't followed. */
function headOf({ format, head }: SplitHead, readToml: ReadToml): Head | undefined {
  if (format === "yaml") {
    const document = parseDocument(head, { logLevel: "silent", uniqueKeys: false, schema: "failsafe" });
    if (document.errors.length > 0 || !isMap(document.contents)) return undefined;
    return withFlags(plainly(() => document.toJS({ maxAliasCount: 0 })));
  }
  return plainly(() => (format === "toml" ? readToml(head) : JSON.parse(head)));
}

/** Without a schema, all values are texts. */
function withFlags(head: Head | undefined): Head | undefined {
  return head && { ...head, draft: head.draft === "true" };
}

function plainly(read: () => unknown): Head | undefined {
  try {
    const value = read();
    return typeof value === "object" && value !== null ? (value as Head) : undefined;
  } catch {
    // The report lists the file.
    return undefined;
  }
}

function first(head: Head, keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const value = head[key];
    if (value instanceof Date) return value.toISOString();
    if ((typeof value === "string" || typeof value === "number") && String(value).trim() !== "")
      return String(value).trim();
  }
  return undefined;
}

function list(value: unknown): string[] {
  return [value]
    .flat()
    .map((one) => (typeof one === "object" && one !== null ? (one as Head).name : one))
    .filter((one): one is string => typeof one === "string" && one.trim() !== "")
    .map((one) => one.trim());
}

function coverOf(head: Head): FoundPage["cover"] {
  const named =
    head.cover ??
    head.image ??
    head.featured_image ??
    head.featuredImage ??
    head.thumbnail ??
    list(head.images)[0];
  if (typeof named === "string" && named.trim() !== "") return { src: named.trim(), alt: "", caption: "" };
  if (typeof named !== "object" || named === null) return undefined;
  const cover = named as Head;
  const src = first(cover, ["image", "src", "url"]);
  const caption = first(cover, ["caption"]) ?? "";
  return src === undefined ? undefined : { src, alt: first(cover, ["alt"]) ?? "", caption };
}

/** The path without ending and language, and the language that the name of the file has: `visit.zh.md`. */
function nameParts(source: string): { stem: string; lang: string | undefined } {
  const [, stem = source, lang] =
    /^(.*?)(?:\.([a-z]{2,3}(?:-[a-z]{2,4})?))?\.(?:md|markdown)$/i.exec(source) ?? [];
  return { stem, lang };
}

/** Sites with a folder for each language have the same path in each. */
function pathGroup(stem: string): string | undefined {
  const [, before = "", after] = /^((?:.*\/)?)[a-z]{2}(?:-[a-z]{2,4})?\/(.+)$/i.exec(stem) ?? [];
  return after === undefined ? undefined : `${before}*/${after}`;
}

function slugOf(stem: string): string | undefined {
  const parts = stem.split("/").filter((part) => part !== "index");
  return parts.at(-1)?.replace(/^\d{4}-\d{2}-\d{2}-/, "");
}

/** Templates of Hugo, Nunjucks and Liquid: `{{< figure … >}}`, `{% include … %}`, `{{ page.url }}`. */
const TEMPLATE =
  /\{\{[<%]\s*(\/?)\s*([\w-]+)([\s\S]*?)[>%]\}\}|\{%-?\s*(\w+)[\s\S]*?%\}|\{\{[^{}<%][\s\S]*?\}\}/g;

/** A block of raw HTML. */
const HTML_BLOCK = /^ {0,3}<(?:!--|\/?[a-z][a-z0-9]*[\s>/])/i;

function markdownBody(body: string, title: string, lines: number, tools: HtmlTools): FoundBody {
  const notes: Note[] = [];
  const lineAt = (offset: number) => lines + body.slice(0, offset).split("\n").length;
  const plain = body
    .replace(/\r\n?/g, "\n")
    .replace(TEMPLATE, (whole, slash, name, attributes, tag, at: number) => {
      const made = fromTemplate(String(name), String(attributes ?? ""));
      if (made !== undefined && slash !== "/") return made;
      if (slash !== "/")
        notes.push({ kind: "shortcode", text: String(name ?? tag ?? whole), line: lineAt(at) });
      return "";
    });
  const blocks = plain.split(/\n{2,}(?! {4}|\t)/).flatMap((block) => {
    if (/^```|^~~~/.test(block) || !HTML_BLOCK.test(block)) return [block];
    const converted = htmlBody(block, tools, title);
    notes.push(...converted.notes);
    return converted.markdown === "" ? [] : [converted.markdown];
  });
  return { markdown: withoutTitle(blocks.join("\n\n"), title), notes };
}

/** What a known template of Hugo shows; undefined for others. */
function fromTemplate(name: string, attributes: string): string | undefined {
  const value = (key: string) => new RegExp(`\\b${key}="([^"]*)"`).exec(attributes)?.[1] ?? "";
  const [, positional = ""] = /^\s*"?([^\s"=]+)"?\s*$/.exec(attributes) ?? [];
  if (name === "figure")
    return pictureMarkdown(value("src"), value("alt"), value("caption") || value("title"));
  if (name === "youtube") return `<https://www.youtube.com/watch?v=${value("id") || positional}>`;
  if (name === "vimeo") return `<https://vimeo.com/${value("id") || positional}>`;
  if (name === "ref" || name === "relref") return value("path") || positional;
  return undefined;
}

/** Headings begin at the second level, and none repeats the title. */
function withoutTitle(markdown: string, title: string): string {
  const plain = markdown.replace(/^# +(.+?) *#*$/m, (whole, words: string) =>
    folded(words) === folded(title) ? "" : whole,
  );
  return /^# /m.test(plain) ? plain.replace(/^(#{1,5}) /gm, "#$1 ") : plain;
}
