import { foldWord } from "../language/fold.ts";

/** The name of the main file of a language's data. */
export const MAIN = "";

/** What every search of a language needs in addition to the index. */
export interface MainData {
  /** Names of the files with its words, one for each first letter. */
  readonly files?: readonly string[];
  /** Which of its characters may be meant by others, for `readCharacterMap`. */
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
