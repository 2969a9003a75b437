import { readCharacterMap } from "../../core/language/character-map.ts";
import { isSearchedByCharacter } from "../../core/language/scripts.ts";
import { fileAddress, fileOf, MAIN } from "../../core/search/data-files.ts";
import type { SearchData } from "../../core/search/query.ts";
import { type Vocabulary, vocabulary } from "../../core/search/vocabulary.ts";
import { type LoadedOnce, loadOnce } from "./load-once.ts";

/** The data of a language, loaded as far as searches need it. */
export interface DataFiles {
  /** Begins to load what every search needs. */
  preload(): void;
  /** @param onFailure Called where something could not be loaded; the next search loads it again. */
  forSearch(onFailure: () => void): Promise<SearchData>;
}

/**
 * @param main Address of the main file.
 * @param fresh Whether the browser's cache is left aside.
 */
export function dataFiles(main: string, lang: string, fresh: boolean): DataFiles {
  const files = new Map<string, LoadedOnce<string>>();
  const read = (name: string) => {
    const file = files.get(name) ?? loadOnce(() => fetchText(fileAddress(main, name), fresh));
    files.set(name, file);
    return file.get();
  };
  /** The words of each file that was needed, and of all. */
  const known = new Map<string, LoadedOnce<Vocabulary>>();
  const wordsOf = (key: string, isWanted: (name: string) => boolean): Promise<Vocabulary> => {
    const words =
      known.get(key) ??
      loadOnce(async () => {
        const names = (await read(MAIN)).split(" ").filter((name) => name !== "" && isWanted(name));
        const lines = (await Promise.all(names.map(read))).flatMap((text) => text.split("\n"));
        return vocabulary(lines, lang);
      });
    known.set(key, words);
    return words.get();
  };
  return {
    preload() {
      read(MAIN).catch(() => {});
    },
    async forSearch(onFailure) {
      const otherwise =
        <Value>(value: Value) =>
        () => {
          onFailure();
          return value;
        };
      if (isSearchedByCharacter(lang))
        return {
          variants: await read(MAIN).then(readCharacterMap).catch(otherwise(new Map<string, string>())),
        };
      const none = otherwise(vocabulary([], lang, false));
      return {
        words: {
          of(word) {
            const file = fileOf(word, lang);
            return wordsOf(file, (name) => name === file).catch(none);
          },
          all: () => wordsOf("all", () => true).catch(none),
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
