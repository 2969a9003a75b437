import { isMap, parseDocument, stringify } from "yaml";
import type { WorkFolder } from "./edition.ts";
import { fingerprint } from "./fingerprint.ts";
import { manyBrackets } from "./front-matter.ts";
import { withUnixNewlines } from "./newlines.ts";
import { parsableYaml, splitFrontMatter } from "./split-front-matter.ts";
import type { TranslatableText } from "./translatable-text.ts";

/**
 * The path, from the content folder, of the snapshot of the text that a translation was made from. It is next
 * to the article and in version control, so that every checkout can tell what has changed, even a shallow
 * one.
 *
 * @example
 * snapshotPath("articles", "visit-to-ibe", "1f2e3d4c5b6a"); // => "articles/visit-to-ibe/.accepted/1f2e3d4c5b6a.md"
 */
export function snapshotPath(folder: WorkFolder, slug: string, of: string): string {
  return `${folder}/${slug}/.accepted/${of}.md`;
}

/** The snapshot of a source text: its parts in front matter, its body as written. */
export function writeSnapshot({ body, ...parts }: TranslatableText): string {
  const head = Object.fromEntries(Object.entries(parts).filter(([, text]) => text !== undefined));
  return `---\n${stringify(head, { lineWidth: 0 })}---\n${withUnixNewlines(body)}`;
}

/**
 * Reads a snapshot.
 *
 * @returns undefined where the file has changed since it was written: it no longer fits its name.
 */
export function readSnapshot(file: string, of: string): TranslatableText | undefined {
  const parts = splitFrontMatter(file);
  if (typeof parts === "string") return undefined;
  const { yaml, body } = parts;
  if (yaml.length > HEAD_LIMIT || manyBrackets(yaml) !== undefined) return undefined;
  const head = parseDocument(parsableYaml(yaml), {
    schema: "failsafe",
    prettyErrors: false,
    logLevel: "silent",
  });
  if (head.errors.length > 0 || !isMap(head.contents)) return undefined;
  const part = (name: string): string | undefined => {
    const value: unknown = head.get(name);
    return typeof value === "string" ? value : undefined;
  };
  const text = {
    title: part("title") ?? "",
    summary: part("summary"),
    alt: part("alt"),
    caption: part("caption"),
    body,
  };
  return fingerprint(text) === of ? text : undefined;
}

/** The maximum length of a head that we wrote: four texts, some of them with every character escaped. */
const HEAD_LIMIT = 100_000;
