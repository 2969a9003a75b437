import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe } from "../../core/catalogues/descriptions.ts";
import { type OpenNote, openNotesPath, writeOpenNotes } from "../../core/catalogues/open-notes.ts";
import { isForeign, sourcesFor } from "../../core/catalogues/sources.ts";
import { syncCatalogue } from "../../core/edits/catalogue.ts";
import type { Fault } from "../../core/faults/table.ts";
import type { Language } from "../../core/language/languages.ts";
import { TOOL_LOCALES } from "../../core/messages/tool-messages.ts";
import {
  planRecords,
  type RecordChange,
  readAcceptedRecords,
  statesByLocale,
} from "../acceptance/records.ts";
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

/** What sync would write. */
export interface SyncPlan {
  /** Catalogues. */
  readonly files: readonly SyncedFile[];
  /** Notes on what is to be translated; removed where nothing is. */
  readonly notes: readonly FileChange[];
  /** Records of accepted messages that lose messages which are gone. */
  readonly records: readonly RecordChange[];
  readonly faults: readonly Fault[];
}

/**
 * Compares the catalogues of some languages with their sources, and returns what each would become. Those of
 * the default language are sources themselves, unless the package doesn't have that language: then they
 * translate the theme's.
 *
 * @returns Nothing where one of the catalogues or records cannot be read: what is added to such a file could be
 * there already.
 */
export function planSync(folder: string, languages: readonly Language[], defaultLocale: string): SyncPlan {
  const translated = languages.map(({ locale }) => locale);
  const locales = [defaultLocale, ...translated];
  const read = readCatalogues(folder, locales);
  const theme = readThemeCatalogues(folder, locales);
  const sets = { site: read.catalogues, theme, sourceLocale: defaultLocale };
  const { descriptions, faults: undescribed } = readDescriptions(folder);
  const { records, faults: broken } = readAcceptedRecords(folder, translated);
  const faults = [...read.faults, ...undescribed, ...broken];
  if (faults.length > 0) return { files: [], notes: [], records: [], faults };
  const open = new Map(translated.map((locale) => [locale, new Map<string, OpenNote>()]));
  const files = languages
    .filter(({ locale }) => locale !== defaultLocale || isForeign(locale, sets))
    .flatMap(({ locale, lang }) =>
      sourcesFor(locale, sets).map(({ namespace, messages: source }) => {
        const file = path.posix.join(folder, locale, `${namespace}.json`);
        const there = read.catalogues.find((one) => one.locale === locale && one.namespace === namespace);
        const before = there && readAgain(there.file);
        const spoken = Object.hasOwn(TOOL_LOCALES, locale) ? locale : "en";
        const {
          text,
          added,
          open: more,
        } = syncCatalogue(before, {
          source,
          lang,
          describe: (key) => describe(descriptions, namespace, key, spoken)?.text,
        });
        for (const [key, note] of more) open.get(locale)?.set(`${namespace}:${key}`, note);
        return { file, before, after: text, added };
      }),
    );
  const cleaned = planRecords(folder, statesByLocale(translated, sets, records), records, () => false);
  const notes = [...open].map(([locale, notes]) => openNotesChange(folder, locale, notes));
  return {
    files: files.filter(isChange),
    notes: notes.filter(isChange),
    records: cleaned.filter(isChange),
    faults,
  };
}

function isChange({ before, after }: FileChange): boolean {
  return before !== after;
}

/** The notes on what a language has to translate, for the people who write its catalogues by hand. */
function openNotesChange(folder: string, locale: string, notes: ReadonlyMap<string, OpenNote>): FileChange {
  const file = path.posix.join(folder, openNotesPath(locale));
  const before = existsSync(file) ? readFileSync(file, "utf8") : undefined;
  return { file, before, after: notes.size === 0 ? undefined : writeOpenNotes(notes) };
}
