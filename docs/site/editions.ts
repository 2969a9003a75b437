import path from "node:path";
import { fingerprint } from "../../src/core/content/fingerprint.ts";
import { WRITTEN_TOGETHER } from "./contents.ts";
import { type DocumentFile, fingerprintOf, headingsOf, ORIGINAL } from "./documents.ts";

/**
 * The text of an error page in a language without a translation of it, from `locales/<locale>/faults.json`.
 */
export interface FaultWords {
  readonly problem: string;
  readonly remedy: string;
}

/** What the site is made from. */
export interface Sources {
  readonly documents: readonly DocumentFile[];
  /** The locales that pages may be translated into. */
  readonly translated: readonly string[];
  /** What is wrong and what to do, by code and locale. */
  readonly faults: (code: string, locale: string) => FaultWords | undefined;
}

/**
 * The files of a content folder, by path: a standing page for each document. A page that is not translated
 * has no file, and the site shows a notice. An error page has a file in every language: with its title and
 * the texts that the command prints.
 *
 * @throws Error where a translation has no original.
 */
export function editionFiles({ documents, translated, faults }: Sources): Map<string, string> {
  const originals = new Map(documents.filter(isOriginal).map((one) => [one.slug, one]));
  const bodies = new Map(documents.map((one) => [one.file, withLinks(one, documents)] as const));
  const bodyOf = ({ file }: DocumentFile) => bodies.get(file) ?? "";
  const files = new Map<string, string>();
  for (const document of documents) {
    const { file, slug, locale, title, of } = document;
    const original = originals.get(slug);
    if (!original) throw new Error(`${file}: a translation of nothing`);
    const head = isOriginal(document)
      ? "source: true\n"
      : madeFromHead(
          of === fingerprintOf(original) || WRITTEN_TOGETHER.includes(slug)
            ? fingerprint({ title: original.title, body: bodyOf(original) })
            : of,
        );
    files.set(pathOf(slug, locale), edition(title, head, bodyOf(document)));
  }
  const errors = [...originals.values()].filter(({ file }) => file.startsWith("docs/errors/"));
  for (const { slug } of errors)
    for (const locale of translated) {
      const words = faults(slug, locale);
      const name = pathOf(slug, locale);
      if (words && !files.has(name)) files.set(name, errorEdition(slug, locale, words));
    }
  return files;
}

/** A page of an error that isn't translated: its texts, as the command prints them. */
function errorEdition(slug: string, locale: string, { problem, remedy }: FaultWords): string {
  const between = locale === "zh" ? "" : " ";
  const summary = `${problem}${between}${remedy}`.replace(/\{\{\w+\}\}/g, "…");
  return edition(slug, `summary: ${JSON.stringify(summary)}\ntranslation:\n`, "");
}

function isOriginal({ locale }: DocumentFile): boolean {
  return locale === ORIGINAL;
}

function pathOf(slug: string, locale: string): string {
  return `pages/${slug}/index.${locale}.md`;
}

function madeFromHead(of: string | undefined): string {
  return of === undefined ? "translation:\n" : `translation:\n  of: "${of}"\n`;
}

function edition(title: string, head: string, body: string): string {
  return `---\ntitle: ${JSON.stringify(title)}\n${head}---\n${body === "" ? "" : `\n${body}\n`}`;
}

/** Fenced code, a link, code in a line: the first that begins wins. */
const PARTS = /^(`{3,}|~{3,})[\s\S]*?^\1$|\[((?:[^\]`]|`[^`]*`)*)\]\(([^)\s]+)\)|(`+)[\s\S]*?[^`]\4(?!`)/gm;

/**
 * The text of a page with its links as the site needs them: links to other pages stay in the language of this
 * one; links to files that are not pages become plain text. A link that shows the name of a page's file shows
 * its title.
 */
function withLinks(document: DocumentFile, documents: readonly DocumentFile[]): string {
  return document.body.replace(PARTS, (all, _fence, words?: string, target?: string) => {
    if (words === undefined || target === undefined || /^[a-z]+:/.test(target)) return all;
    const [name = "", anchor] = target.split("#");
    const file = name === "" ? document.file : path.posix.join(path.posix.dirname(document.file), name);
    const named = documents.find((one) => one.file === file);
    if (!named) return words;
    const here = documents.find(({ slug, locale }) => slug === named.slug && locale === document.locale);
    const label = here && words === path.posix.basename(file) ? here.title : words;
    return `[${label}](/${document.locale}/${named.slug}/${placeIn(named, anchor, here)})`;
  });
}

/** The fragment of a place; "" if the page is not translated, and has only its notice in this language. */
function placeIn(named: DocumentFile, anchor: string | undefined, here: DocumentFile | undefined): string {
  const at = headingsOf(named).findIndex((heading) => heading.anchor === anchor);
  const id = here && headingsOf(here)[at]?.id;
  return id === undefined ? "" : `#${id}`;
}
