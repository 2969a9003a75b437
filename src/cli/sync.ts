import { FaultsError } from "../core/faults/table.ts";
import type { Translate } from "../core/messages/messages.ts";
import { planSync, type SyncedFile } from "../files/catalogues/sync.ts";
import { writeFiles } from "../files/write/write-files.ts";
import { readNewsroomOf } from "./project.ts";
import { EXIT, say, UsageError } from "./terminal.ts";

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
  const { files, faults } = planSync(folders.locales, chosen, defaultLocale);
  if (faults.length > 0) throw new FaultsError(faults, "");
  if (!checkOnly) writeFiles(files);
  for (const file of files) sayLine(t, file, checkOnly);
  if (files.length === 0) say(t("cli:sync.nothing"));
  return checkOnly && files.length > 0 ? EXIT.content : EXIT.ok;
}

function sayLine(t: Translate, { file, added }: SyncedFile, checkOnly: boolean): void {
  const count = added.length;
  const text =
    count === 0
      ? t("cli:sync.notes")
      : t(checkOnly ? "cli:sync.lacks" : "cli:sync.added", { count, keys: listed(added) });
  say(`${file}  ${text}`);
}

/** The keys, cut to a length that people read. */
function listed(keys: readonly string[]): string {
  const shown = keys.slice(0, 5).join(", ");
  return keys.length > 5 ? `${shown}, …` : shown;
}
