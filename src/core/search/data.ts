import { writeCharacterMap } from "../language/character-map.ts";
import { isChinese, isSearchedByCharacter } from "../language/scripts.ts";
import { variantMap } from "../language/traditional.ts";
import { fileOf, MAIN, type MainData, NO_DATA, PINYIN } from "./data-files.ts";
import { inArchive } from "./equivalents-of-site.ts";
import { pinyinFile } from "./pinyin-file.ts";
import { wordList } from "./words.ts";

/** The files of a language, by their names: its main one is `MAIN`, and a list of words has one for each first letter. */
export type SearchFiles = ReadonlyMap<string, string>;

/**
 * What the search of a language needs in addition to its index. The main file has what is known of the site's words; for
 * Chinese, which characters may be meant by others; for languages with spaces between words, the names of the files with
 * its words, one for each first letter. A Chinese archive has a file with its words by their pinyin.
 *
 * @param texts What can be found in it.
 * @param site What is known of the site's words.
 * @example
 * searchData("en", ["The centre", "a visit"]).get("63"); // => "centre"
 */
export function searchData(
  lang: string,
  texts: readonly string[],
  { langs, equivalents }: Pick<MainData, "langs" | "equivalents"> = NO_DATA,
): SearchFiles {
  const main = { langs, equivalents: inArchive(equivalents, texts, lang) };
  if (isChinese(lang)) {
    const variants = writeCharacterMap(variantMap(texts.join("")));
    return filesOf({ ...main, variants }, [[PINYIN, pinyinFile(texts, lang)]]);
  }
  if (isSearchedByCharacter(lang)) return filesOf(main, []);
  const lists = new Map<string, string[]>();
  for (const line of wordList(texts, lang)) {
    const name = fileOf(line, lang);
    const lines = lists.get(name) ?? [];
    lines.push(line);
    lists.set(name, lines);
  }
  const files = [...lists.keys()].sort();
  return filesOf(
    { ...main, files },
    files.map((name) => [name, (lists.get(name) ?? []).join("\n")]),
  );
}

function filesOf(main: MainData, others: readonly (readonly [name: string, text: string])[]): SearchFiles {
  return new Map([[MAIN, JSON.stringify(main)], ...others]);
}
