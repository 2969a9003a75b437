import { foldWord } from "../language/fold.ts";

/** The name of the main file of a language's data. */
export const MAIN = "";

/** The name of the file that has its words by their pinyin. */
export const PINYIN = "pinyin";

/** The name of the file with the words that its editors take for the same. */
export const SAME = "same";

/** The name of the file with the characters that are in none of its texts, and may mean some of them. */
export const VARIANTS = "variants";

/** What every search of a language needs in addition to the index. */
export interface MainData {
  /** BCP 47 tags of the site's languages. */
  readonly langs: readonly string[];
  /** How words begin that mean the same as others, for `mayMeanSame`. */
  readonly same: string;
  /** Names of the files with its words, one for each first letter. */
  readonly files?: readonly string[];
  /** Which of its characters may be meant by others of its characters, for `readCharacterMap`. */
  readonly variants?: string;
  /** Folders of the parts of its index, except that of the newest pages; the newest first. */
  readonly parts?: readonly string[];
}

/**
 * The file that has a word, by its first letter.
 *
 * @example
 * fileOf("Ёлка", "ru"); // => "435"
 */
export function fileOf(word: string, lang: string): string {
  return (foldWord(word, lang).codePointAt(0) ?? 0).toString(16);
}

/**
 * The address of a file.
 *
 * @param main Address of the main file.
 * @example
 * fileAddress("/pagefind/data.ru.json", "435"); // => "/pagefind/data.ru.435.txt"
 */
export function fileAddress(main: string, name: string): string {
  return name === MAIN ? main : main.replace(/\.json$/, `.${name}.txt`);
}
