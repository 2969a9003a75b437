import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type * as Pagefind from "pagefind";
import { cacheKey, type FileSet } from "./cache.ts";
import { listFiles } from "./folder.ts";
import { makerKey } from "./maker.ts";

/** A page as Pagefind reads it. */
export interface IndexedPage {
  readonly url: string;
  readonly html: string;
}

/** Pages that Pagefind is sent before it has answered for the first of them. */
const AHEAD = 16;

/** A process of Pagefind's that makes the index of one language, and the index in it. */
interface Maker {
  readonly index: Pagefind.PagefindIndex;
  readonly close: () => Promise<unknown>;
}

/**
 * The index of one language while its pages come, in a process of its own, so that all processors are used. The order of the
 * pages is that in which they are added: another order would give other files.
 *
 * @example
 * const index = new LanguageIndex("en");
 * index.add(() => ({ url: "/en/a/", html: "<html lang=en>…" }));
 * await index.finish(); // => Map { "pagefind.js" => …, … }
 */
export class LanguageIndex {
  readonly #maker: Promise<Maker>;
  readonly #waiting: (() => IndexedPage)[] = [];
  #sending: Promise<void> | undefined;

  /** @param lang BCP 47 tag, as `<html lang>` has it. */
  constructor(lang: string) {
    this.#maker = startPagefind(lang);
    // Whoever waits for the index is told.
    this.#maker.catch(() => {});
  }

  /** @param page Makes the page when its turn comes: while one language waits for Pagefind, pages of another are made. */
  add(page: () => IndexedPage): void {
    this.#waiting.push(page);
    this.#sending ??= this.#send();
    this.#sending.catch(() => {});
  }

  /** Waits until all of its pages have been made and are in it. @throws Error with what Pagefind says. */
  async filled(): Promise<void> {
    await this.#sending;
  }

  /** The files of the index. @throws Error with what Pagefind says. */
  async finish(): Promise<FileSet> {
    const folder = mkdtempSync(path.join(tmpdir(), "polyglot-search-"));
    try {
      await this.filled();
      check(await (await this.#maker).index.writeFiles({ outputPath: folder }));
      return new Map(listFiles(folder).map((name) => [name, readFileSync(path.join(folder, name))]));
    } finally {
      rmSync(folder, { recursive: true, force: true });
      await this.close();
    }
  }

  /** Ends the process, whatever it was doing. */
  async close(): Promise<void> {
    this.#waiting.length = 0;
    await (await this.#maker).close();
  }

  async #send(): Promise<void> {
    const { index } = await this.#maker;
    const answers: Promise<{ errors: string[] }>[] = [];
    const hear = async (): Promise<void> => {
      const answer = await answers.shift();
      if (answer) check(answer);
    };
    for (let page = this.#waiting.shift(); page; page = this.#waiting.shift()) {
      const { url, html } = page();
      const answer = index.addHTMLFile({ url, content: html });
      // The first that fails is heard; behind it nobody listens.
      answer.catch(() => {});
      answers.push(answer);
      if (answers.length === AHEAD) await hear();
    }
    while (answers.length > 0) await hear();
    this.#sending = undefined;
  }
}

/** Stands for all that the index of a language is made from, and for what makes it. */
export function indexKey(inputs: readonly string[]): string {
  return cacheKey([makerKey(), versionOfPagefind(), ...inputs]);
}

/** Pagefind's own interfaces and its marker of words: we have ours. */
const UNUSED = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\.(?:js|css)$/;

/** The file that names the languages of an index. */
const ENTRY = "pagefind-entry.json";

interface Entry {
  readonly languages: Readonly<Record<string, unknown>>;
}

/**
 * Writes the index of a site.
 *
 * @param parts The files of each language.
 * @param folder Where it is to stand; it is made where there is none.
 */
export async function writeSearchIndex(parts: readonly FileSet[], folder: string): Promise<void> {
  // A site in which nothing can be found yet has an index of nothing.
  const hasPages = parts.some((files) => files.has(ENTRY));
  const all = hasPages ? parts : [...parts, await new LanguageIndex("en").finish()];
  const entries = all.flatMap((files) => readEntry(files) ?? []);
  for (const [name, content] of all.flatMap((files) => [...files])) {
    if (name !== ENTRY && !UNUSED.test(name)) write(path.join(folder, name), content);
  }
  const languages = Object.assign({}, ...entries.map((entry) => entry.languages));
  write(path.join(folder, ENTRY), Buffer.from(JSON.stringify({ ...entries[0], languages })));
}

function readEntry(files: FileSet): Entry | undefined {
  const entry = files.get(ENTRY);
  return entry && (JSON.parse(Buffer.from(entry).toString()) as Entry);
}

async function startPagefind(lang: string): Promise<Maker> {
  // Pagefind keeps one process a module, so each language has a copy of the module.
  const module = `${import.meta.resolve("pagefind")}?${lang}`;
  const { createIndex, close } = (await import(module)) as typeof Pagefind;
  const { index, errors } = await createIndex({ verbose: false });
  check({ errors });
  if (!index) throw new Error("Pagefind made no index");
  return { index, close };
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
