import { writeCharacterMap } from "../language/character-map.ts";
import { isChinese, isSearchedByCharacter } from "../language/scripts.ts";
import { variantMap } from "../language/traditional.ts";
import { fileOf, MAIN, type MainData, PINYIN, SAME, VARIANTS } from "./data-files.ts";
import { type Equivalent, sameBeginnings } from "./equivalents.ts";
import { inArchive } from "./equivalents-of-site.ts";
import { pinyinFile } from "./pinyin-file.ts";
import { wordList } from "./words.ts";

/** The files of a language, by their names: its main one is `MAIN`, and a list of words has one for each first letter. */
export type SearchFiles = ReadonlyMap<string, string>;

/** What is known before the texts are. */
export interface SiteData extends Pick<MainData, "langs" | "parts"> {
  /** Words that mean the same as others. */
  readonly equivalents: readonly Equivalent[];
}

/** A site without any data. */
export const NO_SITE: SiteData = { langs: [], equivalents: [] };

/**
 * What the search of a language needs in addition to its index: a main file for every search, and others for some. For
 * languages with spaces between words, a file for each first letter has the words of the texts. A Chinese archive has its words
 * by their pinyin, and which characters may mean those of the texts; of these the main file has those that are in the texts too.
 *
 * @param texts What can be found in it.
 * @param site What is known of the site's words.
 * @example
 * searchData("en", ["The centre", "a visit"]).get("63"); // => "centre"
 */
export function searchData(
  lang: string,
  texts: readonly string[],
  { equivalents, ...site }: SiteData = NO_SITE,
): SearchFiles {
  const groups = inArchive(equivalents, texts, lang);
  const main = { ...site, same: sameBeginnings(groups) };
  const same: [string, string][] = groups.length === 0 ? [] : [[SAME, JSON.stringify(groups)]];
  if (isChinese(lang)) {
    const text = texts.join("");
    const variants = [...variantMap(text)];
    const written = new Set(text);
    const inTexts = (isWanted: boolean) =>
      writeCharacterMap(new Map(variants.filter(([typed]) => written.has(typed) === isWanted)));
    return filesOf({ ...main, variants: inTexts(true) }, [
      ...same,
      [PINYIN, pinyinFile(texts, lang)],
      [VARIANTS, inTexts(false)],
    ]);
  }
  if (isSearchedByCharacter(lang)) return filesOf(main, same);
  const lists = new Map<string, string[]>();
  for (const line of wordList(texts, lang)) {
    const name = fileOf(line, lang);
    const lines = lists.get(name) ?? [];
    lines.push(line);
    lists.set(name, lines);
  }
  const files = [...lists.keys()].sort();
  const words = files.map((name) => [name, (lists.get(name) ?? []).join("\n")] as const);
  return filesOf({ ...main, files }, [...same, ...words]);
}

function filesOf(main: MainData, others: readonly (readonly [name: string, text: string])[]): SearchFiles {
  return new Map([[MAIN, JSON.stringify(main)], ...others]);
}
