import type { TranslatedNamespace } from "../../core/acceptance/states.ts";
import type { Fault } from "../../core/faults/table.ts";
import { readCatalogues, readThemeCatalogues } from "../catalogues/catalogues.ts";
import { type AcceptedRecord, readAcceptedRecords, statesByLocale } from "./records.ts";

/** The states of the messages of some languages, and the records that they were read from. */
export interface ReadStates {
  /** By locale. Empty if there is a fault. */
  readonly states: ReadonlyMap<string, readonly TranslatedNamespace[]>;
  readonly records: ReadonlyMap<string, AcceptedRecord>;
  /** What keeps catalogues or records from being read: a message that seems to be gone could be in them. */
  readonly faults: readonly Fault[];
}

/**
 * Reads the states of messages, for a command that writes the records.
 *
 * @param folder Of the catalogues.
 */
export function readStates(folder: string, locales: readonly string[], defaultLocale: string): ReadStates {
  const all = [...new Set([defaultLocale, ...locales])];
  const { catalogues, faults: unread } = readCatalogues(folder, all);
  const { records, faults: broken } = readAcceptedRecords(folder, locales);
  const faults = [...unread, ...broken];
  if (faults.length > 0) return { states: new Map(), records, faults };
  const sets = { site: catalogues, theme: readThemeCatalogues(folder, all), sourceLocale: defaultLocale };
  return { states: statesByLocale(locales, sets, records), records, faults };
}
