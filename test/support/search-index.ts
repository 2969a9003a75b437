import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { SearchFacts } from "../../src/core/search/copy.ts";
import type { Guess, Match, SearchOptions } from "../../src/core/search/engine.ts";
import type { Equivalent } from "../../src/core/search/equivalents.ts";
import { openService } from "../../src/files/search/indexer.ts";
import { type Archive, openArchive } from "../../src/theme/client/search-engine.ts";
import { foundPage } from "./found-pages.ts";

/** A language of an index, with the titles and texts of its pages by slug. */
export interface IndexedLanguage {
  readonly locale: string;
  readonly lang: string;
  readonly pages: Readonly<Record<string, readonly [title: string, text: string, date?: string]>>;
  /** Names of the parts of its index, the newest first: each has the pages of its year. @default only one */
  readonly parts?: readonly string[];
}

/** What a search shows. */
export interface Shown {
  readonly urls: readonly string[];
  /** With what was found between asterisks. */
  readonly excerpts: readonly string[];
  readonly match: Match;
  readonly absent: readonly string[];
  readonly query?: string;
  readonly guesses: readonly Guess[];
}

/** An index of Pagefind, searched without a browser as the theme searches it in one. */
export interface SearchIndex {
  find(locale: string, query: string, options?: SearchOptions): Promise<Shown>;
  remove(): void;
}

/** Makes the index of some languages as a build does, all pages of one day unless they have a date of their own. */
export async function searchIndex(
  languages: readonly IndexedLanguage[],
  equivalents: (locale: string) => readonly Equivalent[] = () => [],
): Promise<SearchIndex> {
  const folder = mkdtempSync(join(tmpdir(), "polyglot-index-"));
  const langs = languages.map(({ lang }) => lang);
  const home = process.cwd();
  // The cache is next to the project.
  process.chdir(folder);
  const service = openService();
  for (const { locale, lang, pages, parts = [""] } of languages)
    for (const [slug, [title, text, date = "2024-05-06"]] of Object.entries(pages)) {
      const html = `<html lang="${lang}"><title>${title}</title><body><main data-pagefind-body><h1>${title}</h1><p>${text}</p></main>`;
      const year = date.slice(0, 4);
      const facts: SearchFacts = { title, date, filters: { year: [year] }, meta: {} };
      const part = { lang, name: parts.includes(year) ? year : "", isOnly: parts.length === 1 };
      service.add(part, { ...foundPage(`/${locale}/${slug}/`, html), facts }, langs);
    }
  const made = languages.map(({ locale, lang, pages, parts = [""] }) => {
    const years = Object.values(pages).map(([, , date = ""]) => date.slice(0, 4));
    const isIn = (name: string) => (year: string) => (parts.includes(year) ? year : "") === name;
    return {
      ...{ locale, lang, words: { langs, equivalents: equivalents(locale) } },
      parts: parts.map((name) => ({
        ...{ name, key: `index of ${lang}`, size: years.filter(isIn(name)).length },
      })),
    };
  });
  for (const { lang, parts } of made)
    for (const part of parts) await service.make({ lang, name: part.name, isOnly: parts.length === 1 }, part);
  await service.write(made, join(folder, "made"));
  process.chdir(home);
  const index = await openIndex(join(folder, "made"), languages);
  return {
    find: index.find,
    remove() {
      index.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Opens the index of a site, in its folder with `pagefind.js`. */
export async function openIndex(
  folder: string,
  languages: readonly Pick<IndexedLanguage, "locale" | "lang">[],
): Promise<SearchIndex> {
  const copies = mkdtempSync(join(tmpdir(), "polyglot-copies-"));
  const restore = fetchFiles();
  const archives = new Map<string, Archive>();
  for (const { locale, lang } of languages) {
    // Pagefind's module searches one language; in a browser each language has a worker.
    cpSync(folder, join(copies, locale), { recursive: true });
    const address = `${pathToFileURL(join(copies, locale)).href}/`;
    archives.set(locale, await openArchive(address, lang, `${address}data.${locale}.json`));
  }
  return {
    async find(locale, query, options = {}) {
      const archive = archives.get(locale);
      if (!archive) throw new Error(`the index has no ${locale}`);
      const { hits, match, absent, query: asked, guesses } = await archive.find(query, options);
      const found = await Promise.all(hits.map((hit) => hit.show()));
      return {
        // Pagefind puts the folder of its files before the address.
        urls: found.map(({ url }) => new RegExp(`/${locale}/.*`).exec(url)?.[0] ?? url),
        excerpts: found.map(({ excerpt }) =>
          excerpt.map((piece) => (piece.found ? `*${piece.text}*` : piece.text)).join(""),
        ),
        ...{ match, absent, guesses },
        ...(asked === undefined ? {} : { query: asked }),
      };
    },
    remove() {
      restore();
      rmSync(copies, { recursive: true, force: true });
    },
  };
}

/** Makes `fetch` read files too. @returns A function that ends that. */
function fetchFiles(): () => void {
  const load = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const address = new URL(String(input));
    if (address.protocol !== "file:") return load(input, init);
    address.search = "";
    const file = fileURLToPath(address);
    return existsSync(file) ? new Response(readFileSync(file)) : new Response("", { status: 404 });
  };
  return () => {
    globalThis.fetch = load;
  };
}
