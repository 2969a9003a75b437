import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type * as Pagefind from "pagefind";
import { cacheKey, type FileSet, keepCached, readCached } from "./cache.ts";
import { listFiles } from "./folder.ts";

/** A page as Pagefind reads it. */
export interface IndexedPage {
  readonly url: string;
  readonly html: string;
  /** BCP 47 tag, as its `<html lang>` has it. */
  readonly lang: string;
}

/** Pagefind's own interfaces and its marker of words: we have ours. */
const UNUSED = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\.(?:js|css)$/;

/** The file that names the languages of an index. */
const ENTRY = "pagefind-entry.json";

/** To be raised where the same pages are indexed in another way. */
const MANNER = "1";

/**
 * Writes a Pagefind index, in the order of the pages' addresses: another order would give other files. Each language has a
 * process of its own, so that all processors are used, and keeps its part of the index: where none of its pages has
 * changed, it is not made again.
 *
 * @param folder Where it is to stand; it is made where there is none.
 * @param kept Whether parts are taken from the cache of the project, and kept there.
 * @throws Error with what Pagefind says.
 */
export async function writeSearchIndex(
  pages: readonly IndexedPage[],
  folder: string,
  kept = false,
): Promise<void> {
  const sorted = [...pages].sort((a, b) => (a.url < b.url ? -1 : 1));
  const langs = [...new Set(sorted.map(({ lang }) => lang))].sort();
  const parts = await Promise.all(
    (langs.length === 0 ? ["en"] : langs).map((lang) =>
      partOf(
        lang,
        sorted.filter((page) => page.lang === lang),
        kept,
      ),
    ),
  );
  const entries = parts.map((files) => readEntry(files));
  for (const [name, content] of parts.flatMap((files) => [...files])) {
    if (name !== ENTRY && !UNUSED.test(name)) write(path.join(folder, name), content);
  }
  const languages = Object.assign({}, ...entries.map((entry) => entry.languages));
  write(path.join(folder, ENTRY), Buffer.from(JSON.stringify({ ...entries[0], languages })));
}

interface Entry {
  readonly languages: Readonly<Record<string, unknown>>;
}

function readEntry(files: FileSet): Entry {
  return JSON.parse(Buffer.from(files.get(ENTRY) ?? []).toString()) as Entry;
}

async function partOf(lang: string, pages: readonly IndexedPage[], kept: boolean): Promise<FileSet> {
  const name = `search-${lang}`;
  const key = kept
    ? cacheKey([MANNER, versionOfPagefind(), ...pages.flatMap(({ url, html }) => [url, html])])
    : "";
  const known = kept ? readCached(name, key) : undefined;
  if (known) return known;
  const files = await makePart(lang, pages);
  if (kept) keepCached(name, key, files);
  return files;
}

/** Pages that Pagefind is sent before it has answered for the first of them. */
const AHEAD = 16;

async function makePart(lang: string, pages: readonly IndexedPage[]): Promise<FileSet> {
  const { createIndex, close } = await startPagefind(lang);
  const folder = mkdtempSync(path.join(tmpdir(), "polyglot-search-"));
  try {
    const { index, errors } = await createIndex({ verbose: false });
    check({ errors });
    if (!index) throw new Error("Pagefind made no index");
    for (let at = 0; at < pages.length; at += AHEAD) {
      const sent = pages
        .slice(at, at + AHEAD)
        .map(({ url, html }) => index.addHTMLFile({ url, content: html }));
      for (const answer of await Promise.all(sent)) check(answer);
    }
    check(await index.writeFiles({ outputPath: folder }));
    return new Map(listFiles(folder).map((name) => [name, readFileSync(path.join(folder, name))]));
  } finally {
    await close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Pagefind keeps one process a module, so each language has a copy of the module. */
async function startPagefind(lang: string): Promise<typeof Pagefind> {
  const module = `${import.meta.resolve("pagefind")}?${lang}`;
  return (await import(module)) as typeof Pagefind;
}

function versionOfPagefind(): string {
  const file = new URL("../package.json", import.meta.resolve("pagefind"));
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}

function check({ errors }: { errors: string[] }): void {
  if (errors.length > 0) throw new Error(`Pagefind: ${errors.join("; ")}`);
}

function write(file: string, content: Uint8Array): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
}
