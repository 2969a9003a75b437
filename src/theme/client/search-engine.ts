import { readCharacterMap } from "../../core/search/chinese.ts";
import type { Outcome, SearchCall, SearchOptions } from "../../core/search/engine.ts";
import { type SearchData, searchArchive } from "../../core/search/query.ts";
import { isHanLanguage } from "../../core/search/scripts.ts";
import { vocabulary } from "../../core/search/suggest.ts";

/** The part of Pagefind's browser API that we use. */
interface Pagefind {
  options(options: { excerptLength: number }): Promise<void>;
  init(): Promise<void>;
  search: SearchCall;
  createInstance(options?: object): Pagefind;
}

/** One language of the archive, ready to be searched. */
export interface Archive {
  find(query: string, options: SearchOptions): Promise<Outcome>;
}

/** Words of an excerpt; Pagefind counts each Han character as one. */
const EXCERPT = { words: 30, characters: 70 } as const;

/**
 * Loads the search of a language.
 *
 * @param folder Address of Pagefind's files.
 * @param data Address of what the language needs beside them.
 */
export async function openArchive(folder: string, lang: string, data: string): Promise<Archive> {
  const address = `${folder}pagefind.js`;
  const [pagefind, searchData] = await Promise.all([
    (import(address) as Promise<Pagefind>).then((module) => instanceFor(module, lang)),
    fetchData(data, lang),
  ]);
  await pagefind.options({ excerptLength: isHanLanguage(lang) ? EXCERPT.characters : EXCERPT.words });
  await pagefind.init();
  return { find: (query, options) => searchArchive(pagefind.search, lang, query, options, searchData) };
}

/** Pagefind asks the page for its language, once and at once, when an instance is made. */
function instanceFor(module: Pagefind, lang: string): Pagefind {
  const { documentElement } = document;
  const own = documentElement.lang;
  try {
    documentElement.lang = lang;
    return module.createInstance();
  } finally {
    documentElement.lang = own;
  }
}

async function fetchData(address: string, lang: string): Promise<SearchData> {
  const response = await fetch(address);
  // An archive without it can still be searched, to the letter.
  if (!response.ok) return {};
  const text = await response.text();
  return isHanLanguage(lang)
    ? { simplified: readCharacterMap(text) }
    : { words: vocabulary(text.split("\n"), lang) };
}
