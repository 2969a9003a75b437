import { writeCharacterMap } from "../language/character-map.ts";
import { isUnspaced } from "../language/scripts.ts";
import { simplifiedMap } from "../language/traditional.ts";
import { wordList } from "./words.ts";

/**
 * What the search of a language needs in addition to its index: for a language without spaces, the map of
 * its Traditional characters; for other languages, the list of their words.
 *
 * @param texts What can be found in it.
 * @example
 * searchData("en", ["The centre", "a centre"]); // => "centre"
 */
export function searchData(lang: string, texts: readonly string[]): string {
  return isUnspaced(lang) ? writeCharacterMap(simplifiedMap(texts.join(""))) : wordList(texts).join("\n");
}
