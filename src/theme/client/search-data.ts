import { readCharacterMap } from "../../core/language/character-map.ts";
import { isChinese, isSearchedByCharacter } from "../../core/language/scripts.ts";
import { fileAddress, fileOf, type MainData, PINYIN, SAME, VARIANTS } from "../../core/search/data-files.ts";
import type { Equivalent } from "../../core/search/equivalents.ts";
import type { Guesser } from "../../core/search/guesser.ts";
import type { SearchData } from "../../core/search/query.ts";
import type { DateReader } from "../../core/search/query-dates.ts";
import { wordsOfQueries } from "../../core/search/site-words.ts";
import { type Vocabulary, vocabulary } from "../../core/search/vocabulary.ts";
import { type LoadedOnce, loadOnce } from "./load-once.ts";

/** The data of a language. Its words are loaded as far as searches need them. */
export interface LanguageData {
  /** Folders of the parts of the index, except that of the newest pages; the newest first. */
  readonly parts: readonly string[];
  /**
   * @param onFailure Called where words could not be loaded; the next search loads them again.
   * @param exact Whether nothing is loaded that only finds other pages than those that have all that is asked.
   */
  forSearch(onFailure: () => void, exact: boolean): SearchData;
}

/**
 * Loads what every search of a language needs.
 *
 * @param address Address of the main file.
 * @param fresh Whether the browser's cache is left aside.
 * @throws Error where the file could not be loaded
 */
export async function openData(address: string, lang: string, fresh: boolean): Promise<LanguageData> {
  const main = JSON.parse(await fetchText(address, fresh)) as MainData;
  const files = new Map<string, LoadedOnce<string>>();
  const read = (name: string) => {
    const file = files.get(name) ?? loadOnce(() => fetchText(fileAddress(address, name), fresh));
    files.set(name, file);
    return file.get();
  };
  const variants = readCharacterMap(main.variants ?? "");
  const guesser = loadOnce<Guesser>(() => import("./search-guesses.ts"));
  const dates = loadOnce<DateReader>(async () => (await import("./search-dates.ts")).dateReader(main.langs));
  const equivalents = async () => JSON.parse(await read(SAME)) as readonly Equivalent[];
  /** The words of each file that was needed, and of all. */
  const vocabularies = new Map<string, LoadedOnce<Vocabulary>>();
  const wordsOf = (key: string, isWanted: (name: string) => boolean): Promise<Vocabulary> => {
    const words =
      vocabularies.get(key) ??
      loadOnce(async () => {
        const names = (main.files ?? []).filter(isWanted);
        const lines = (await Promise.all(names.map(read))).flatMap((text) => text.split("\n"));
        return vocabulary(lines, lang);
      });
    vocabularies.set(key, words);
    return words.get();
  };
  return {
    parts: main.parts ?? [],
    forSearch(onFailure, exact) {
      const otherwise =
        <Value>(value: Value) =>
        () => {
          onFailure();
          return value;
        };
      const site = {
        langs: main.langs,
        wordsOf: wordsOfQueries(main, {
          // Without it a date would be read as words, which other pages have.
          dates: dates.get,
          equivalents: () => equivalents().catch(otherwise([])),
        }),
        guesser: async () => (exact ? undefined : guesser.get().catch(otherwise(undefined))),
      };
      if (isSearchedByCharacter(lang))
        return {
          ...site,
          variants,
          pinyin: async () => (isChinese(lang) ? read(PINYIN).catch(otherwise(undefined)) : undefined),
          otherVariants: async () =>
            readCharacterMap(isChinese(lang) ? await read(VARIANTS).catch(otherwise("")) : ""),
        };
      const none = otherwise(vocabulary([], lang, false));
      return {
        ...site,
        words: {
          of(word) {
            const file = fileOf(word, lang);
            return wordsOf(file, (name) => name === file).catch(none);
          },
          all: async () => (exact ? vocabulary([], lang, false) : wordsOf("all", () => true).catch(none)),
        },
      };
    },
  };
}

/** @throws Error where the answer is not the file: a proxy may answer with a page of its own. */
async function fetchText(address: string, fresh: boolean): Promise<string> {
  const response = await fetch(address, { cache: fresh ? "reload" : "default" });
  const isPage = /^text\/html\b/.test(response.headers.get("content-type") ?? "");
  if (!response.ok || response.redirected || isPage) throw new Error(`${response.status} for ${address}`);
  return response.text();
}
