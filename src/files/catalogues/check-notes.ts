import path from "node:path";
import { type CheckNotes, checkNotesPath, readCheckNotes } from "../../core/catalogues/check-notes.ts";
import { checkEntries, LOCALES_RULES } from "../../core/content/preflight.ts";
import type { Fault } from "../../core/faults/table.ts";
import { append } from "../../core/long-lists.ts";
import { listEntries, readTextFile } from "../content/folder.ts";

/**
 * Reads the instructions for the checks of messages, next to the catalogues.
 *
 * @param folder Path of the folder, which also names the files in messages.
 * @returns Instructions by locale; a language without any is left out.
 */
export function readSiteCheckNotes(
  folder: string,
  locales: readonly string[],
): { notes: Map<string, CheckNotes>; faults: Fault[] } {
  const notes = new Map<string, CheckNotes>();
  const faults: Fault[] = [];
  // The reader of catalogues reports what else is wrong in the folder.
  const { files } = checkEntries(folder, listEntries(folder), LOCALES_RULES);
  for (const locale of locales.filter((one) => files.includes(checkNotesPath(one)))) {
    const file = path.posix.join(folder, checkNotesPath(locale));
    const { text, faults: encoded } = readTextFile(file);
    if (!text) append(faults, encoded);
    else {
      const { faults: wrong, ...read } = readCheckNotes(text);
      notes.set(locale, read);
      append(faults, wrong);
    }
  }
  return { notes, faults };
}
