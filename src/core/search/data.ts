import { writeCharacterMap } from "../language/character-map.ts";
import { isChinese, isSearchedByCharacter } from "../language/scripts.ts";
import { variantMap } from "../language/traditional.ts";
import { fileOf, MAIN, type MainData } from "./data-files.ts";
import { wordList } from "./words.ts";

/** The files of a language, by their names: its main one is `MAIN`, and a list of words has one for each first letter. */
export type SearchFiles = ReadonlyMap<string, string>;

/**
 * What the search of a language needs in addition to its index: for Chinese, which characters may be meant by
 * others; for other languages, the list of their words, a file for each first letter, and the names of these
 * files. Nothing for another language that is searched by its characters.
 *
 * @param texts What can be found in it.
 * @example
 * searchData("en", ["The centre", "a visit"]); // => Map { "" => "63 76", "63" => "centre", "76" => "visit" }
 */
export function searchData(
  lang: string,
  texts: readonly string[],
  parts: readonly string[] = [],
): SearchFiles {
  const main = (data: MainData) =>
    [MAIN, JSON.stringify({ ...data, ...(parts.length > 0 ? { parts } : {}) })] as const;
  if (isChinese(lang)) return new Map([main({ variants: writeCharacterMap(variantMap(texts.join(""))) })]);
  if (isSearchedByCharacter(lang)) return new Map([main({})]);
  const files = new Map<string, string[]>();
  for (const line of wordList(texts, lang)) {
    const name = fileOf(line, lang);
    const lines = files.get(name) ?? [];
    lines.push(line);
    files.set(name, lines);
  }
  const names = [...files.keys()].sort();
  return new Map([
    main({ files: names }),
    ...names.map((name) => [name, (files.get(name) ?? []).join("\n")] as const),
  ]);
}
