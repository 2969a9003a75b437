import { readCharacterMap } from "../../core/language/character-map.ts";
import { rejoinElided } from "../../core/language/elision.ts";
import { isSearchedByCharacter } from "../../core/language/scripts.ts";
import type { Hit, Outcome, SearchCall, SearchOptions } from "../../core/search/engine.ts";
import { type SearchData, searchArchive } from "../../core/search/query.ts";
import { vocabulary } from "../../core/search/suggest.ts";
import { loadOnce } from "./load-once.ts";

/** The part of Pagefind's browser API that we use. */
interface Pagefind {
  options(options: { excerptLength: number }): Promise<void>;
  search: SearchCall;
  createInstance(options: { basePath: string }): Pagefind;
}

/** One language of the archive, ready to be searched. */
export interface Archive {
  /** @param asksAgain Whether data that could not be loaded is asked for again. @default true */
  find(query: string, options: SearchOptions, asksAgain?: boolean): Promise<FullOutcome>;
}

/** What a search found, and whether that is complete. */
export interface FullOutcome extends Outcome {
  /** Whether the words or the characters of the language could not be loaded, and so nothing was found. */
  readonly incomplete?: boolean;
}

/** Words of an excerpt; Pagefind counts each character that is searched by itself as one. */
const EXCERPT = { words: 30, characters: 70 } as const;

/**
 * Loads the search of a language, in a page or in a worker.
 *
 * @param folder Address of Pagefind's files.
 * @param data Address of what else the language needs. Without it an archive is searched to the letter, and
 *   the next search asks for it again.
 * @param fresh Whether the browser's cache is left aside: browsers remember a module that they could not
 *   load, by its address, and a damaged file as any other. @default false
 */
export async function openArchive(
  folder: string,
  lang: string,
  data: string,
  fresh = false,
): Promise<Archive> {
  const searchData = loadOnce(() => fetchData(data, lang, fresh));
  // Loads in parallel with Pagefind; each search asks for it again.
  searchData.get().catch(() => {});
  const address = `${folder}pagefind.js${fresh ? `?${Date.now()}` : ""}`;
  const pagefind = instanceFor((await import(address)) as Pagefind, folder, lang);
  await pagefind.options({ excerptLength: isSearchedByCharacter(lang) ? EXCERPT.characters : EXCERPT.words });
  // Pagefind starts to load by itself; an empty search waits until it has finished.
  await pagefind.search("", {});
  return {
    async find(query, options, asksAgain = true) {
      const known = asksAgain ? await searchData.get().catch(() => undefined) : searchData.peek();
      const outcome = await searchArchive(pagefind.search, lang, query, options, known ?? {});
      const hits = outcome.hits.map(asWritten);
      const incomplete = known === undefined && query.trim() !== "" && hits.length === 0;
      return incomplete ? { ...outcome, hits, incomplete } : { ...outcome, hits };
    },
  };
}

/** A hit with the text of the page in its excerpt, not that of the indexed copy. */
function asWritten({ id, score, data }: Hit): Hit {
  return {
    ...{ id, score },
    async data() {
      const fragment = await data();
      return { ...fragment, excerpt: rejoinElided(fragment.excerpt) };
    },
  };
}

/** Pagefind reads the language of the page once, as soon as an instance is made. A worker has no page. */
function instanceFor(module: Pagefind, folder: string, lang: string): Pagefind {
  const scope = globalThis as { document?: unknown };
  if (scope.document === undefined) {
    scope.document = { querySelector: () => ({ getAttribute: () => lang }) };
    try {
      return module.createInstance({ basePath: folder });
    } finally {
      delete scope.document;
    }
  }
  const { documentElement } = document;
  const own = documentElement.lang;
  try {
    documentElement.lang = lang;
    return module.createInstance({ basePath: folder });
  } finally {
    documentElement.lang = own;
  }
}

/** @throws Error where the answer is not the file: a proxy may answer with a page of its own. */
async function fetchData(address: string, lang: string, fresh: boolean): Promise<SearchData> {
  const response = await fetch(address, { cache: fresh ? "reload" : "default" });
  const isPage = /^text\/html\b/.test(response.headers.get("content-type") ?? "");
  if (!response.ok || response.redirected || isPage) throw new Error(`${response.status} for ${address}`);
  const text = await response.text();
  return isSearchedByCharacter(lang)
    ? { variants: readCharacterMap(text) }
    : { words: vocabulary(text.split("\n"), lang) };
}
