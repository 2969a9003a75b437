import { foldWord } from "../language/fold.ts";

/** The name of the main file of a language's data. */
export const MAIN = "";

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
 * fileAddress("/pagefind/data.ru.txt", "435"); // => "/pagefind/data.ru.435.txt"
 */
export function fileAddress(main: string, name: string): string {
  return name === MAIN ? main : main.replace(/\.txt$/, `.${name}.txt`);
}
