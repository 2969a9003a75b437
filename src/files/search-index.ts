import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type * as Pagefind from "pagefind";
import { cacheKey, type FileSet, keepCached, readCached } from "./cache.ts";
import { listFiles } from "./folder.ts";
import { makerKey } from "./maker.ts";

/** A page as Pagefind reads it. */
export interface IndexedPage {
  readonly url: string;
  /** Made when its turn comes: while one language waits for Pagefind, the copies of another are made. */
  readonly html: () => string;
}

/** What can be found in one language. */
export interface SearchPart {
  /** BCP 47 tag, as `<html lang>` has it. */
  readonly lang: string;
  /**
   * All that its pages and files are made from. Where it is given, the part is kept in the cache of the project, and neither
   * made nor indexed again while this is the same.
   */
  readonly inputs?: readonly string[];
  readonly pages: readonly IndexedPage[];
  /** What lies beside the index, when all of its pages were made. */
  readonly files: () => FileSet;
}

/** Pagefind's own interfaces and its marker of words: we have ours. */
const UNUSED = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\.(?:js|css)$/;

/** The file that names the languages of an index. */
const ENTRY = "pagefind-entry.json";

/**
 * Writes a Pagefind index, in the order of the pages' addresses: another order would give other files. Each language has a
 * process of its own, so that all processors are used, and keeps its part of the index.
 *
 * @param folder Where it is to stand, with the files of its parts; it is made where there is none.
 * @throws Error with what Pagefind says.
 */
export async function writeSearchIndex(parts: readonly SearchPart[], folder: string): Promise<void> {
  const indexed = await Promise.all(parts.map((part) => filesOf(part)));
  // A site in which nothing can be found yet has an index of nothing.
  if (indexed.every((files) => !files.has(ENTRY))) indexed.push(await makeIndex("en", []));
  const entries = indexed.flatMap((files) => readEntry(files) ?? []);
  for (const [name, content] of indexed.flatMap((files) => [...files])) {
    if (name !== ENTRY && !UNUSED.test(name)) write(path.join(folder, name), content);
  }
  const languages = Object.assign({}, ...entries.map((entry) => entry.languages));
  write(path.join(folder, ENTRY), Buffer.from(JSON.stringify({ ...entries[0], languages })));
}

interface Entry {
  readonly languages: Readonly<Record<string, unknown>>;
}

function readEntry(files: FileSet): Entry | undefined {
  const entry = files.get(ENTRY);
  return entry && (JSON.parse(Buffer.from(entry).toString()) as Entry);
}

/** The index of a part, where it has a page, and its files. */
async function filesOf({ lang, inputs, pages, files }: SearchPart): Promise<FileSet> {
  const name = `search-${lang}`;
  const key = inputs && cacheKey([makerKey(), versionOfPagefind(), ...inputs]);
  const known = key === undefined ? undefined : readCached(name, key);
  if (known) return known;
  const index = pages.length === 0 ? new Map() : await makeIndex(lang, pages);
  const all = new Map([...index, ...files()]);
  if (key !== undefined) keepCached(name, key, all);
  return all;
}

/** Pages that Pagefind is sent before it has answered for the first of them. */
const AHEAD = 16;

async function makeIndex(lang: string, pages: readonly IndexedPage[]): Promise<FileSet> {
  const sorted = [...pages].sort((a, b) => (a.url < b.url ? -1 : 1));
  const { createIndex, close } = await startPagefind(lang);
  const folder = mkdtempSync(path.join(tmpdir(), "polyglot-search-"));
  try {
    const { index, errors } = await createIndex({ verbose: false });
    check({ errors });
    if (!index) throw new Error("Pagefind made no index");
    for (let at = 0; at < sorted.length; at += AHEAD) {
      const sent = sorted
        .slice(at, at + AHEAD)
        .map(({ url, html }) => index.addHTMLFile({ url, content: html() }));
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
