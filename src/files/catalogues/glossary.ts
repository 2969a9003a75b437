import path from "node:path";
import { type Glossary, NO_GLOSSARY, readGlossary } from "../../core/catalogues/glossary.ts";
import { checkEntries, LOCALES_RULES } from "../../core/content/preflight.ts";
import type { Fault } from "../../core/faults/table.ts";
import type { Language } from "../../core/language/languages.ts";
import { listEntries, readTextFile } from "../content/folder.ts";

/** Name of the glossary in the folder of the catalogues. */
const GLOSSARY_FILE = "glossary.json";

/**
 * Reads the glossary next to the catalogues.
 *
 * @param folder Path of the folder, which also names the file in messages.
 * @returns An empty glossary where the site has none, or where it has faults.
 */
export function readSiteGlossary(
  folder: string,
  languages: readonly Language[],
): { glossary: Glossary; faults: Fault[] } {
  // The reader of catalogues reports what else is wrong in the folder.
  const { files } = checkEntries(folder, listEntries(folder), LOCALES_RULES);
  if (!files.includes(GLOSSARY_FILE)) return { glossary: NO_GLOSSARY, faults: [] };
  const file = path.posix.join(folder, GLOSSARY_FILE);
  const { text, faults: encoded } = readTextFile(file);
  if (!text) return { glossary: NO_GLOSSARY, faults: encoded };
  const locales = languages.map(({ locale }) => locale);
  const { glossary = NO_GLOSSARY, faults } = readGlossary(text, locales);
  return { glossary, faults };
}
