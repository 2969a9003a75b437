import path from "node:path";
import { describe } from "../../core/catalogues/descriptions.ts";
import { mergeMessages } from "../../core/catalogues/merge.ts";
import type { Catalogue } from "../../core/catalogues/read.ts";
import { syncCatalogue } from "../../core/edits/catalogue.ts";
import { type Fault, gradeOf } from "../../core/faults/table.ts";
import type { Language } from "../../core/language/languages.ts";
import { isForReaders, TOOL_LOCALES } from "../../core/messages/tool-messages.ts";
import type { Messages } from "../../core/messages/tree.ts";
import { type FileChange, readAgain } from "../write/write-files.ts";
import { OWN_CATALOGUES, readCatalogues } from "./catalogues.ts";
import { readDescriptions } from "./descriptions.ts";

/** The change that sync would make to one catalogue. */
export interface SyncedFile extends FileChange {
  readonly before: string | undefined;
  readonly after: string;
  /** Dotted paths of the messages that are added. */
  readonly added: readonly string[];
}

/**
 * Compares the catalogues of some languages with those of the default one, and returns what each would
 * become.
 *
 * @returns No files where one of the catalogues cannot be read: what is added to such a file could be there already.
 */
export function planSync(
  folder: string,
  languages: readonly Language[],
  defaultLocale: string,
): { files: SyncedFile[]; faults: Fault[] } {
  const read = readCatalogues(folder, [defaultLocale, ...languages.map(({ locale }) => locale)]);
  const { descriptions, faults: undescribed } = readDescriptions(folder);
  const faults = [...read.faults, ...undescribed];
  if (faults.some((fault) => gradeOf(fault) === "error")) return { files: [], faults };
  const files = languages
    .filter(({ locale }) => locale !== defaultLocale)
    .flatMap(({ locale, lang }) =>
      [...sourcesFor(locale, folder, read.catalogues, defaultLocale)].map(([namespace, source]) => {
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

/**
 * The messages that a language needs, by namespace: those of the site's default language; for a language that
 * the package does not include, the theme's own too.
 */
export function sourcesFor(
  locale: string,
  folder: string,
  catalogues: readonly Catalogue[],
  defaultLocale: string,
): Map<string, Messages> {
  const site = catalogues.filter((one) => one.locale === defaultLocale);
  const foreign = path.resolve(folder) !== OWN_CATALOGUES && !Object.hasOwn(TOOL_LOCALES, locale);
  const hasTopics = site.some(({ namespace }) => namespace === "topics");
  const theme = foreign
    ? readCatalogues(OWN_CATALOGUES, ["en"]).catalogues.filter(
        ({ namespace }) => namespace !== "topics" || !hasTopics,
      )
    : [];
  const sources = new Map<string, Messages>();
  for (const { namespace, messages } of [...theme, ...site]) {
    if (isForReaders(namespace, locale))
      sources.set(namespace, mergeMessages(sources.get(namespace) ?? {}, messages));
  }
  return sources;
}
