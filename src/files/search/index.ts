import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { SendQueue } from "../../core/search/send-queue.ts";
import { cacheKey, type FileSet } from "../cache/cache.ts";
import { programVersion } from "../cache/program-key.ts";
import { listFiles } from "../content/folder.ts";
import {
  fragmentUrl,
  type IndexedPage,
  type PagefindProcess,
  startPagefind,
  versionOfPagefind,
} from "./pagefind.ts";

/** Number of pages that are sent to Pagefind before it has answered for the first of them. */
const AHEAD = 16;

/** A page for the index. */
export interface FoundText extends IndexedPage {
  /** Whether the search can find a word of it. Pagefind leaves out a page without words. */
  readonly hasWords: boolean;
}

/**
 * Builds the index of one language from pages as they come, in its own process, so that all processors are
 * used. The pages keep the order that they are added: another order would produce other files.
 *
 * @example
 * const index = new LanguageIndex("en");
 * index.add(() => ({ url: "/en/a/", html: "<html lang=en>…", hasWords: true }));
 * await index.finish(); // => Map { "pagefind.js" => …, … }
 */
export class LanguageIndex {
  readonly #lang: string;
  readonly #pagefind: Promise<PagefindProcess>;
  readonly #queue: SendQueue<() => FoundText>;
  /** Addresses of the pages with words that were sent to Pagefind. */
  readonly #urls = new Set<string>();
  readonly #empty = new Set<string>();

  /** @param lang BCP 47 tag, as `<html lang>` has it. */
  constructor(lang: string) {
    this.#lang = lang;
    this.#pagefind = startPagefind(lang);
    // `finish` reports it.
    this.#pagefind.catch(() => {});
    this.#queue = new SendQueue((page) => this.#send(page), AHEAD);
  }

  /** Number of pages that were added. */
  get size(): number {
    return this.#queue.size;
  }

  /**
   * @param page Makes the page when its turn comes: while one language waits for Pagefind, pages of another are made.
   * @throws Error when `filled` has ended, or after `close`: it would not be in the index.
   */
  add(page: () => FoundText): void {
    this.#queue.add(page);
  }

  /**
   * Waits until all pages are in the index, also those that come meanwhile; then it accepts no more.
   *
   * @throws Error with the message of Pagefind
   */
  filled(): Promise<void> {
    return this.#queue.close();
  }

  /**
   * The files of the index.
   *
   * @throws Error with the message of Pagefind, or with the pages that are not in the files.
   */
  async finish(): Promise<FileSet> {
    const folder = mkdtempSync(path.join(tmpdir(), "polyglot-search-"));
    try {
      await this.filled();
      await (await this.#pagefind).write(folder);
      const files = new Map(listFiles(folder).map((name) => [name, readFileSync(path.join(folder, name))]));
      this.#count(files);
      return withLanguage(files, this.#lang);
    } finally {
      rmSync(folder, { recursive: true, force: true });
      await this.close();
    }
  }

  /** Ends the process, whatever it is doing. */
  async close(): Promise<void> {
    this.#queue.abandon();
    const pagefind = await this.#pagefind.catch(() => undefined);
    await pagefind?.close();
  }

  async #send(page: () => FoundText): Promise<void> {
    const pagefind = await this.#pagefind;
    const { url, html, hasWords } = page();
    (hasWords ? this.#urls : this.#empty).add(url);
    await pagefind.add({ url, html });
  }

  /** @throws Error where a page with words is not in the index. */
  #count(files: FileSet): void {
    const languages = Object.values(readEntry(files)?.languages ?? {});
    const counted = languages.reduce((sum, { page_count }) => sum + page_count, 0);
    if (counted === this.#urls.size + this.#empty.size) return;
    const found = new Set(
      [...files].flatMap(([name, bytes]) => (name.endsWith(".pf_fragment") ? [fragmentUrl(bytes)] : [])),
    );
    const missing = [...this.#urls].filter((url) => !found.has(url));
    if (missing.length === 0) return;
    const some = missing.slice(0, 5).join(", ");
    throw new Error(
      `the search index of ${this.#lang} lacks ${missing.length} of ${this.size} pages: ${some}`,
    );
  }
}

/**
 * The cache key of everything that the index of a language is made from, and of the program that makes it.
 */
export function indexKey(inputs: readonly string[]): string {
  return cacheKey([programVersion(), versionOfPagefind(), ...inputs]);
}

/** Pagefind's own interfaces and its highlighter of words: we have our own. */
const UNUSED = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\.(?:js|css)$/;

/** The file that names the languages of an index. */
export const ENTRY = "pagefind-entry.json";

interface Entry {
  readonly version: string;
  readonly languages: Readonly<Record<string, EntryLanguage>>;
}

interface EntryLanguage {
  /** Part of the name of its `.pf_meta` file. */
  readonly hash: string;
  /** The language of its `.pagefind` file; null for `unknown`. */
  readonly wasm: string | null;
  readonly page_count: number;
}

/**
 * The files of an index with an entry for its language. Pagefind makes none for a language without pages, and its
 * search would then use the index of another language: that of the primary subtag, or the largest one. A language
 * that was indexed as another one gets its own name.
 */
function withLanguage(files: FileSet, lang: string): FileSet {
  const entry = readEntry(files);
  if (!entry) return files;
  const key = lang.toLowerCase();
  const [made] = Object.values(entry.languages);
  const language: EntryLanguage = made ?? { hash: `${key}_empty`, wasm: null, page_count: 0 };
  const named = { ...entry, languages: { [key]: language } };
  return new Map([
    ...files,
    ...(made ? [] : [[`pagefind.${language.hash}.pf_meta`, emptyMeta(entry.version)] as const]),
    [ENTRY, Buffer.from(JSON.stringify(named))],
  ]);
}

/**
 * The `.pf_meta` file of an index without pages: the version, and empty lists of pages, chunks, filters, orders
 * and fields.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8949#name-examples-of-encoded-cbor-da
 */
function emptyMeta(version: string): Uint8Array {
  const lists = [0x80, 0x80, 0x80, 0x80, 0x80];
  const start = [0x81 + lists.length, 0x60 + version.length];
  return gzipSync(
    Buffer.concat([
      Buffer.from("pagefind_dcd"),
      Buffer.from(start),
      Buffer.from(version),
      Buffer.from(lists),
    ]),
  );
}

/**
 * Writes the index of a site: first the new files, then the file that names them. Then it removes the files
 * of the previous index, so that a page that loads the index always finds a complete one.
 *
 * @param parts The files of each language, also of those without pages.
 * @param folder Its own folder, created if missing.
 */
export function writeSearchIndex(parts: readonly FileSet[], folder: string): void {
  const entries = parts.flatMap((files) => readEntry(files) ?? []);
  const written = new Set([ENTRY]);
  for (const [name, content] of parts.flatMap((files) => [...files])) {
    if (name === ENTRY || UNUSED.test(name)) continue;
    write(path.join(folder, name), content);
    written.add(name);
  }
  const languages = Object.fromEntries(entries.flatMap((entry) => Object.entries(entry.languages)));
  write(path.join(folder, ENTRY), Buffer.from(JSON.stringify({ ...entries[0], languages })));
  for (const name of listFiles(folder))
    if (!written.has(name)) rmSync(path.join(folder, name), { force: true });
}

/** The entry of a part in a folder of its own, which loads Pagefind's program for the language from the folder above. */
export function withProgramsAbove(entry: Uint8Array): Uint8Array {
  const { languages, ...rest } = JSON.parse(Buffer.from(entry).toString()) as Entry;
  // The address is `wasm.<name>.pagefind`, and browsers resolve the dots in it.
  const above = Object.entries(languages).map(([lang, one]) => [
    lang,
    { ...one, wasm: `/../../wasm.${one.wasm ?? "unknown"}` },
  ]);
  return Buffer.from(JSON.stringify({ ...rest, languages: Object.fromEntries(above) }));
}

function readEntry(files: FileSet): Entry | undefined {
  const entry = files.get(ENTRY);
  return entry && (JSON.parse(Buffer.from(entry).toString()) as Entry);
}

function write(file: string, content: Uint8Array): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
}
