import path from "node:path";
import { readSameWords, type SameWords } from "../../core/catalogues/same-words.ts";
import { checkEntries, LOCALES_RULES } from "../../core/content/preflight.ts";
import type { Fault } from "../../core/faults/table.ts";
import type { Language } from "../../core/language/languages.ts";
import { listEntries, readTextFile } from "../content/folder.ts";

/** Name of the file in the folder of the catalogues. */
const SAME_WORDS_FILE = "search.json";

/**
 * Reads the words that mean the same to a search, next to the catalogues.
 *
 * @param folder Path of the folder, which also names the file in messages.
 * @returns No words where the site has no such file, or where it has faults.
 */
export function readSiteSameWords(
  folder: string,
  languages: readonly Language[],
): { words: SameWords; faults: Fault[] } {
  // The reader of catalogues reports what else is wrong in the folder.
  const { files } = checkEntries(folder, listEntries(folder), LOCALES_RULES);
  if (!files.includes(SAME_WORDS_FILE)) return { words: [], faults: [] };
  const file = path.posix.join(folder, SAME_WORDS_FILE);
  const { text, faults: encoded } = readTextFile(file);
  if (!text) return { words: [], faults: encoded };
  const { words = [], faults } = readSameWords(
    text,
    languages.map(({ locale }) => locale),
  );
  return { words, faults };
}
