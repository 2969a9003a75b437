import path from "node:path";
import {
  type AcceptedMessages,
  acceptedPath,
  readAccepted,
  writeAccepted,
} from "../../core/acceptance/record.ts";
import {
  acceptMessages,
  type IsChosen,
  messageStates,
  type NewRecord,
  type TranslatedNamespace,
} from "../../core/acceptance/states.ts";
import type { CatalogueSets } from "../../core/catalogues/sources.ts";
import { checkEntries, LOCALES_RULES } from "../../core/content/preflight.ts";
import type { Fault } from "../../core/faults/table.ts";
import type { TextFile } from "../../core/faults/text-file.ts";
import { append } from "../../core/long-lists.ts";
import { listEntries, readTextFile } from "../content/folder.ts";
import { type FileChange, readAgain } from "../write/write-files.ts";

/** The record of a language. */
export interface AcceptedRecord {
  /** Undefined if nothing was accepted yet. */
  readonly file?: TextFile;
  readonly accepted: AcceptedMessages;
}

/** The record of a language before anything is accepted. */
export const NOTHING_ACCEPTED: AcceptedRecord = { accepted: new Map() };

/**
 * Reads which source texts the translations of messages were accepted against.
 *
 * @param folder Of the catalogues.
 * @returns Records by locale; a language without one has none.
 */
export function readAcceptedRecords(
  folder: string,
  locales: readonly string[],
): { records: Map<string, AcceptedRecord>; faults: Fault[] } {
  const records = new Map<string, AcceptedRecord>();
  const faults: Fault[] = [];
  // The reader of catalogues reports what else is wrong in the folder.
  const { snapshots } = checkEntries(folder, listEntries(folder), LOCALES_RULES);
  for (const locale of locales.filter((one) => snapshots.includes(acceptedPath(one)))) {
    const file = path.posix.join(folder, acceptedPath(locale));
    const { text, faults: encoded } = readTextFile(file);
    const { accepted, faults: broken } = text
      ? readAccepted(text, locale)
      : { accepted: new Map(), faults: encoded };
    records.set(locale, { accepted, ...(text ? { file: text } : {}) });
    append(faults, broken);
  }
  return { records, faults };
}

/** The change of the record of a language. */
export interface RecordChange extends FileChange, NewRecord {
  readonly locale: string;
  readonly after: string;
}

/**
 * Works out the records of some languages after messages were accepted.
 *
 * @param folder Of the catalogues.
 * @param isChosen What is accepted. Messages that are gone are removed in any case.
 * @throws WriteError where a record has changed since it was read.
 */
export function planRecords(
  folder: string,
  states: ReadonlyMap<string, readonly TranslatedNamespace[]>,
  records: ReadonlyMap<string, AcceptedRecord>,
  isChosen: IsChosen,
): RecordChange[] {
  return [...states].flatMap(([locale, namespaces]) => {
    const { accepted, file: text } = records.get(locale) ?? NOTHING_ACCEPTED;
    const record = acceptMessages(namespaces, accepted, isChosen);
    if (text === undefined && record.accepted.size === 0) return [];
    const file = path.posix.join(folder, acceptedPath(locale));
    return [
      { locale, file, before: text && readAgain(text), after: writeAccepted(record.accepted), ...record },
    ];
  });
}

/** The states of the messages of some languages, by locale. */
export function statesByLocale(
  locales: readonly string[],
  sets: CatalogueSets,
  records: ReadonlyMap<string, AcceptedRecord>,
): Map<string, TranslatedNamespace[]> {
  return new Map(
    locales.map((locale) => {
      const { accepted } = records.get(locale) ?? NOTHING_ACCEPTED;
      return [locale, messageStates(locale, sets, accepted)];
    }),
  );
}
