import path from "node:path";
import { fileURLToPath } from "node:url";
import type { TranslatedNamespace } from "../../core/acceptance/states.ts";
import type { CheckNotes } from "../../core/catalogues/check-notes.ts";
import { checkCatalogues, checkOverrides, voicelessLocales } from "../../core/catalogues/checks.ts";
import { misplacedCatalogues } from "../../core/catalogues/misplaced.ts";
import { type Catalogue, readCatalogue } from "../../core/catalogues/read.ts";
import { missingSiteTexts, withoutSiteTexts } from "../../core/catalogues/site-texts.ts";
import { checkEntries, LOCALES_RULES } from "../../core/content/preflight.ts";
import { gatherUntranslated } from "../../core/exchange/untranslated-theme.ts";
import { type Fault, filesOf } from "../../core/faults/table.ts";
import type { Language } from "../../core/language/languages.ts";
import { append } from "../../core/long-lists.ts";
import { flatten } from "../../core/messages/tree.ts";
import { type AcceptedRecord, readAcceptedRecords, statesByLocale } from "../acceptance/records.ts";
import { listEntries, readTextFile } from "../content/folder.ts";
import { withSlashes } from "../paths.ts";

import { readSiteCheckNotes } from "./check-notes.ts";

/** The catalogues that come with the package: of its theme and of its command. */
export const OWN_CATALOGUES = fileURLToPath(new URL("../../../locales", import.meta.url));

/**
 * Reads the catalogues of some languages: `<folder>/<locale>/<namespace>.json`.
 *
 * @param folder Path of the folder, which also names the files in messages.
 */
export function readCatalogues(
  folder: string,
  locales: readonly string[],
): {
  catalogues: Catalogue[];
  /** Files that could not be read. */
  unreadable: Set<string>;
  refused: ReadonlySet<string>;
  faults: Fault[];
} {
  const catalogues: Catalogue[] = [];
  const unreadable = new Set<string>();
  const { files, refused, faults } = checkEntries(folder, listEntries(folder), LOCALES_RULES);
  append(faults, misplacedCatalogues(folder, files, locales));
  for (const name of files) {
    const [, locale, namespace] = /^([^/]+)\/([^/]+)\.json$/.exec(name) ?? [];
    if (!locale || !namespace || !locales.includes(locale)) continue;
    const file = path.posix.join(folder, name);
    const { text, faults: encoded } = readTextFile(file);
    const read = text ? readCatalogue(locale, namespace, text) : { faults: encoded };
    if ("catalogue" in read && read.catalogue) catalogues.push(read.catalogue);
    else unreadable.add(file);
    append(faults, read.faults);
  }
  return { catalogues, unreadable, refused, faults };
}

/**
 * The package's catalogues that those of a site override: in English and in the languages named, as far as
 * the package has them. Empty in the package's own newsroom, where both are one folder.
 *
 * @param folder Of the site's catalogues.
 */
export function readThemeCatalogues(folder: string, locales: readonly string[]): Catalogue[] {
  if (path.resolve(folder) === OWN_CATALOGUES) return [];
  return readCatalogues(withSlashes(path.relative("", OWN_CATALOGUES)), [...locales, "en"]).catalogues;
}

/** The messages of a site, and what is wrong with them. */
export interface SiteMessages {
  /** The package's own first, where the site's override them. */
  readonly catalogues: readonly Catalogue[];
  /** Only the site's own. */
  readonly site: readonly Catalogue[];
  /** The package's own that the site's override. */
  readonly theme: readonly Catalogue[];
  /** The topics that articles may have; undefined where there is no catalogue of them that could be read. */
  readonly topics: ReadonlySet<string> | undefined;
  /** The locales that are being set up and don't have their own message that says so yet. */
  readonly untranslated: ReadonlySet<string>;
  /** Instructions for the checks of messages, by locale. */
  readonly notes: ReadonlyMap<string, CheckNotes>;
  /** Which source texts the translations were accepted against, by locale. */
  readonly records: ReadonlyMap<string, AcceptedRecord>;
  /** The states of all messages, by locale. */
  readonly states: ReadonlyMap<string, readonly TranslatedNamespace[]>;
  readonly faults: readonly Fault[];
}

/**
 * Reads and checks all messages of a site.
 *
 * @param builtin Whether the site's catalogues override the theme's own.
 */
export function readSiteMessages(
  folder: string,
  languages: readonly Language[],
  defaultLocale: string,
  builtin: boolean,
): SiteMessages {
  const locales = languages.map(({ locale }) => locale);
  const fileOf = (locale: string, namespace: string) => path.posix.join(folder, locale, `${namespace}.json`);
  const site = readCatalogues(folder, locales);
  const own = builtin ? readThemeCatalogues(folder, locales) : [];
  const sets = { site: site.catalogues, theme: own, sourceLocale: defaultLocale };
  const { notes, faults: misnoted } = readSiteCheckNotes(folder, locales);
  const { records, faults: broken } = readAcceptedRecords(folder, locales);
  const below = withoutSiteTexts(own).filter(({ locale }) => locales.includes(locale));
  const catalogues = [...below, ...site.catalogues];
  // In a refused folder, every catalogue exists and can't be read.
  // What is refused by its name has no line.
  const unreadable = new Set([
    ...site.unreadable,
    ...filesOf(site.faults.filter(({ line }) => line === undefined)),
  ]);
  for (const locale of locales.filter((one) => site.refused.has(one) || site.refused.has(""))) {
    for (const { namespace } of catalogues) unreadable.add(fileOf(locale, namespace));
  }
  const known = !filesOf(site.faults).has(fileOf(defaultLocale, "topics"));
  const topics = catalogues.findLast(
    ({ locale, namespace }) => locale === defaultLocale && namespace === "topics",
  );
  return {
    catalogues,
    site: site.catalogues,
    theme: own,
    topics: known && topics ? new Set(flatten(topics.messages).keys()) : undefined,
    untranslated: voicelessLocales(sets, languages),
    notes,
    records,
    states: statesByLocale(locales, sets, records),
    faults: withoutRepetitions([
      ...site.faults,
      ...broken,
      ...misnoted,
      ...gatherUntranslated(
        checkCatalogues(sets, languages, { fileOf, unreadable }),
        languages,
        sets,
        fileOf,
      ),
      ...checkOverrides(own, site.catalogues, languages),
      ...(builtin
        ? missingSiteTexts(site.catalogues, defaultLocale, (name) => fileOf(defaultLocale, name))
        : []
      ).filter(({ file }) => !unreadable.has(file)),
    ]),
  };
}

/**
 * A catalogue is compared with the site's own texts and with the theme's: a fault in both comparisons is
 * reported once.
 */
function withoutRepetitions(faults: readonly Fault[]): Fault[] {
  const seen = new Set<string>();
  return faults.filter(({ code, file, line, column, values }) => {
    const name = `${code} ${file}:${line}:${column} ${values.key}`;
    return !seen.has(name) && seen.add(name);
  });
}
