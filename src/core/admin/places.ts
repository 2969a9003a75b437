import type { Catalogue } from "../catalogues/read.ts";
import type { Content } from "../content/works.ts";
import type { Fault } from "../faults/table.ts";
import type { TextFile } from "../faults/text-file.ts";
import { TOOL_NAMESPACES } from "../messages/tool-messages.ts";
import { urls } from "../site/urls.ts";

/** Where a fault is corrected in the editor. */
export interface EditorPlace {
  readonly collection: string;
  /** Its path in the collection. */
  readonly entry: string;
  readonly locale: string;
  /** Dotted path of the field. */
  readonly field: string;
  /** The page of the edition; undefined for messages. */
  readonly page?: string;
}

/** What the places are found in. */
export interface PlacedTexts {
  readonly content: Pick<Content, "texts">;
  readonly catalogues: readonly Catalogue[];
  /** From the project's folder, with `/`. */
  readonly folders: { readonly content: string; readonly locales: string };
  /** The original's language where no file says that it is one. */
  readonly defaultLocale: string;
}

/**
 * Finds the field of the editor that a fault is about.
 *
 * @returns undefined where the editor has no form for that file.
 * @example
 * editorPlace({ code: "missing-key", file: "content/articles/a/index.zh.md", values: { key: "cover.alt" } }, texts);
 * // => { collection: "articles-en", entry: "a/index", locale: "zh", field: "cover.alt", page: "/zh/news/a/" }
 */
export function editorPlace(fault: Fault, texts: PlacedTexts): EditorPlace | undefined {
  const { content, locales } = texts.folders;
  if (fault.file.startsWith(`${content}/`))
    return editionPlace(fault, fault.file.slice(content.length + 1), texts);
  const [, locale, namespace] =
    (fault.file.startsWith(`${locales}/`) &&
      /^([^/]+)\/([^/]+)\.json$/.exec(fault.file.slice(locales.length + 1))) ||
    [];
  if (locale === undefined || namespace === undefined || TOOL_NAMESPACES.includes(namespace))
    return undefined;
  return { collection: "messages", entry: namespace, locale, field: messageAt(fault, texts) };
}

function editionPlace(
  fault: Fault,
  name: string,
  { content, defaultLocale }: PlacedTexts,
): EditorPlace | undefined {
  const [, folder, slug, own] = /^(articles|pages)\/([^/]+)\/(?:index\.([^./]+)\.md)?/.exec(name) ?? [];
  if (folder === undefined || slug === undefined) return undefined;
  const original = originalOf(content, `${folder}/${slug}/`) ?? defaultLocale;
  const locale = own ?? original;
  const text = content.texts.get(name);
  return {
    collection: `${folder}-${original}`,
    entry: `${slug}/index`,
    locale,
    field: own === undefined ? "cover.src" : fieldAt(fault, text),
    page: folder === "articles" ? urls.article(locale, slug) : urls.page(locale, slug),
  };
}

/** The language of the file that says it is the original, even if the file can't be read otherwise. */
function originalOf({ texts }: PlacedTexts["content"], folder: string): string | undefined {
  for (const [name, { text }] of texts)
    if (name.startsWith(folder) && /^source:[ \t]*true[ \t]*\r?$/m.test(text)) return name.split(".").at(-2);
  return undefined;
}

/** The key of the front matter that a fault is about, or `body`. */
function fieldAt({ code, line = 1, values }: Fault, file: TextFile | undefined): string {
  if (code === "missing-key" && values.key !== undefined) return values.key;
  const lines = (file?.text ?? "").split(/\r\n|\n|\r/);
  const end = lines.findIndex((one, index) => index > 0 && /^---[ \t]*$/.test(one)) + 1;
  if (line > end) return "body";
  const head = lines.slice(0, line);
  const top = head.findLastIndex((one) => /^[A-Za-z]+:/.test(one));
  const key = /^[A-Za-z]+/.exec(head[top] ?? "")?.[0] ?? "title";
  const inner = head.slice(top + 1).findLast((one) => /^ +[A-Za-z]+:/.test(one));
  return inner === undefined ? key : `${key}.${/[A-Za-z]+/.exec(inner)?.[0]}`;
}

/** The message that a fault is about: the last one that begins before it. */
function messageAt({ file, line = 1, column = 1, values }: Fault, { catalogues }: PlacedTexts): string {
  const catalogue = catalogues.find((one) => one.file.file === file);
  if (values.key !== undefined) return values.key.split(", ")[0] ?? "";
  const at = (catalogue?.file.offsetOfLine(line) ?? 0) + column - 1;
  const before = [...(catalogue?.offsets ?? [])].filter(([, offset]) => offset <= at);
  return before.reduce((last, one) => (one[1] > last[1] ? one : last), ["", -1] as const)[0];
}
