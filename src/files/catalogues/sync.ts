import path from "node:path";
import { describe } from "../../core/catalogues/descriptions.ts";
import { isForeign, sourcesFor } from "../../core/catalogues/sources.ts";
import { syncCatalogue } from "../../core/edits/catalogue.ts";
import { type Fault, gradeOf } from "../../core/faults/table.ts";
import type { Language } from "../../core/language/languages.ts";
import { TOOL_LOCALES } from "../../core/messages/tool-messages.ts";
import { type FileChange, readAgain } from "../write/write-files.ts";
import { readCatalogues, readThemeCatalogues } from "./catalogues.ts";
import { readDescriptions } from "./descriptions.ts";

/** The change that sync would make to one catalogue. */
export interface SyncedFile extends FileChange {
  readonly before: string | undefined;
  readonly after: string;
  /** Dotted paths of the messages that are added. */
  readonly added: readonly string[];
}

/**
 * Compares the catalogues of some languages with their sources, and returns what each would become. Those of
 * the default language are sources themselves, unless the package doesn't have that language: then they
 * translate the theme's.
 *
 * @returns No files where one of the catalogues cannot be read: what is added to such a file could be there already.
 */
export function planSync(
  folder: string,
  languages: readonly Language[],
  defaultLocale: string,
): { files: SyncedFile[]; faults: Fault[] } {
  const locales = [defaultLocale, ...languages.map(({ locale }) => locale)];
  const read = readCatalogues(folder, locales);
  const theme = readThemeCatalogues(folder, locales);
  const sets = { site: read.catalogues, theme, sourceLocale: defaultLocale };
  const { descriptions, faults: undescribed } = readDescriptions(folder);
  const faults = [...read.faults, ...undescribed];
  if (faults.some((fault) => gradeOf(fault) === "error")) return { files: [], faults };
  const files = languages
    .filter(({ locale }) => locale !== defaultLocale || isForeign(locale, sets))
    .flatMap(({ locale, lang }) =>
      sourcesFor(locale, sets).map(({ namespace, messages: source }) => {
        const file = path.posix.join(folder, locale, `${namespace}.json`);
        const there = read.catalogues.find((one) => one.locale === locale && one.namespace === namespace);
        const before = there && readAgain(there.file);
        const spoken = Object.hasOwn(TOOL_LOCALES, locale) ? locale : "en";
        const { text, added } = syncCatalogue(before, {
          source,
          lang,
          describe: (key) => describe(descriptions, namespace, key, spoken)?.text,
        });
        return { file, before, after: text, added };
      }),
    );
  return { files: files.filter(({ before, after }) => before !== after), faults };
}
