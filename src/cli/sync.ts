import { FaultsError } from "../core/faults/table.ts";
import type { Translate } from "../core/messages/messages.ts";
import { planSync, type SyncedFile } from "../files/catalogues/sync.ts";
import { writeFiles } from "../files/write/write-files.ts";
import { sayRecord } from "./accept-messages.ts";
import { readNewsroomOf } from "./project.ts";
import { EXIT, listed, say, UsageError } from "./terminal.ts";

/**
 * `polyglot sync [locale]`: adds missing messages to the catalogues, to be translated. With `--check` it
 * writes nothing and exits with 1 if there is something to add.
 */
export async function sync(t: Translate, locale: string | undefined, checkOnly: boolean): Promise<number> {
  const { settings, folders } = await readNewsroomOf();
  const { languages, defaultLocale } = settings;
  const chosen = languages.filter((language) => locale === undefined || language.locale === locale);
  if (chosen.length === 0) {
    const expected = languages.map((language) => language.locale).join(", ");
    throw new UsageError("cli:usage.locale", { locale: String(locale), expected });
  }
  const { files, notes, records, faults } = planSync(folders.locales, chosen, defaultLocale);
  if (faults.length > 0) throw new FaultsError(faults, "");
  if (!checkOnly) writeFiles([...files, ...records, ...notes]);
  for (const file of files) sayLine(t, file, checkOnly);
  for (const { file } of notes) say(`${file}  ${t("cli:sync.notes")}`);
  for (const record of records) sayRecord(t, record);
  const isDone = files.length + notes.length + records.length === 0;
  if (isDone) say(t("cli:sync.nothing"));
  return checkOnly && !isDone ? EXIT.content : EXIT.ok;
}

function sayLine(t: Translate, { file, added }: SyncedFile, checkOnly: boolean): void {
  const values = { count: added.length, keys: listed(added) };
  say(`${file}  ${t(checkOnly ? "cli:sync.lacks" : "cli:sync.added", values)}`);
}
