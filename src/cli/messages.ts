import { allMessages } from "../core/catalogues/sources.ts";
import { messageTables } from "../core/catalogues/table.ts";
import { FaultsError } from "../core/faults/table.ts";
import type { Translate } from "../core/messages/messages.ts";
import { readCatalogues, readThemeCatalogues } from "../files/catalogues/catalogues.ts";
import { readDescriptions } from "../files/catalogues/descriptions.ts";
import { ownLocale } from "../files/catalogues/own-messages.ts";
import { readNewsroomOf } from "./project.ts";
import { EXIT, say } from "./terminal.ts";

/** `polyglot messages`: prints a table of all messages for translators, in the language of the command. */
export async function listMessages(t: Translate, lang: string | undefined): Promise<number> {
  const { settings, folders } = await readNewsroomOf();
  const { catalogues, faults } = readCatalogues(folders.locales, [settings.defaultLocale]);
  const theme = readThemeCatalogues(folders.locales, [settings.defaultLocale]);
  const sets = { site: catalogues, theme, sourceLocale: settings.defaultLocale };
  const { descriptions, faults: undescribed } = readDescriptions(folders.locales);
  if (faults.length + undescribed.length > 0) throw new FaultsError([...faults, ...undescribed], "");
  say(`# ${t("cli:messages.title")}\n`);
  say(`${t("cli:messages.text")}\n`);
  const head = [
    t("cli:messages.key"),
    t("cli:messages.place"),
    t("cli:messages.placeholders"),
    t("cli:messages.limit"),
  ] as const;
  say(messageTables(allMessages(sets), descriptions, ownLocale(lang), head).trimEnd());
  return EXIT.ok;
}
