import { writeCharacterMap } from "../language/character-map.ts";
import { isChinese, isSearchedByCharacter } from "../language/scripts.ts";
import { variantMap } from "../language/traditional.ts";
import { wordList } from "./words.ts";

/**
 * What the search of a language needs in addition to its index: for Chinese, which characters may be meant by
 * others; for other languages, the list of their words. Nothing for another language that is searched by its characters.
 *
 * @param texts What can be found in it.
 * @example
 * searchData("en", ["The centre", "a centre"]); // => "centre"
 */
export function searchData(lang: string, texts: readonly string[]): string {
  if (isChinese(lang)) return writeCharacterMap(variantMap(texts.join("")));
  return isSearchedByCharacter(lang) ? "" : wordList(texts, lang).join("\n");
}
