import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { addToLanguages } from "../core/edits/config.ts";
import { FaultsError } from "../core/faults/table.ts";
import { KNOWN_LOCALES, type Language, type LanguageOption, languageOf } from "../core/language/languages.ts";
import type { Translate } from "../core/messages/messages.ts";
import type { Newsroom } from "../core/options/newsroom.ts";
import { languagesOption, readOptions } from "../core/options/options.ts";
import { planSync } from "../files/catalogues/sync.ts";
import { type FileChange, writeFiles } from "../files/write/write-files.ts";
import { findConfig, readNewsroomOf } from "./project.ts";
import { EXIT, say, UsageError } from "./terminal.ts";

/** What the user must specify for a language that is not in the table of known languages. */
export interface Particulars {
  readonly tag?: string | undefined;
  readonly label?: string | undefined;
  readonly ogLocale?: string | undefined;
  readonly dir?: string | undefined;
}

/**
 * `polyglot add-language <locale>`: writes catalogues with every message to translate, and adds the language
 * to the configuration as one that is being set up.
 */
export async function addLanguage(t: Translate, locale: string, given: Particulars): Promise<number> {
  const newsroom = await readNewsroomOf();
  const { languages, defaultLocale } = newsroom.settings;
  if (languages.some((language) => language.locale === locale))
    throw new UsageError("cli:addLanguage.there", { locale });
  const option = optionOf(locale, given);
  const [language] = languageOf(option) ? readOptions("add-language", languagesOption, [option]) : [];
  if (!language) throw new UsageError("cli:addLanguage.unknown", { locale, known: KNOWN_LOCALES.join(", ") });
  const { files, notes, faults } = planSync(newsroom.folders.locales, [language], defaultLocale);
  if (faults.length > 0) throw new FaultsError(faults, "");
  const entry = entryOf(option);
  const configured = await tryConfiguration(newsroom, language, entry);
  // The configuration comes last: a language joins the site when its catalogues exist.
  writeFiles([...files, ...notes, ...(configured ? [configured] : [])]);
  for (const { file, added } of files)
    say(`${file}  ${t("cli:addLanguage.messages", { count: added.length })}`);
  const config = path.basename(findConfig());
  if (!configured) {
    say(t("cli:addLanguage.byHand", { config, entry }));
    return EXIT.content;
  }
  say(`${config}  ${entry}`);
  say(t("cli:addLanguage.next", { label: language.label, locale, entry }));
  return EXIT.ok;
}

function optionOf(locale: string, { tag, label, ogLocale, dir }: Particulars) {
  const option: Record<string, string> = { locale };
  const named: [key: string, value: string | undefined][] = [
    ["lang", tag],
    ["ogLocale", ogLocale],
    ["label", label],
    ["dir", dir],
  ];
  for (const [key, value] of named) if (value !== undefined) option[key] = value;
  return { ...option, locale, status: "configuring" } as Exclude<LanguageOption, string>;
}

/** The source text of the entry for a configuration. */
function entryOf(option: object): string {
  const parts = Object.entries(option).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return `{ ${parts.join(", ")} }`;
}

/**
 * Writes the changed configuration next to the existing one, loads it, and removes it again.
 *
 * @returns The change of the configuration; undefined if it would do anything other than add this language.
 */
async function tryConfiguration(
  newsroom: Newsroom,
  language: Language,
  entry: string,
): Promise<FileChange | undefined> {
  const config = findConfig();
  const before = readFileSync(config, "utf8");
  const after = addToLanguages(before, entry);
  if (after === undefined) return undefined;
  const { dir, name, ext } = path.parse(config);
  const trial = path.join(dir, `${name}.changed-${process.pid}${ext}`);
  const expected = {
    ...newsroom,
    settings: { ...newsroom.settings, languages: [...newsroom.settings.languages, language] },
  };
  try {
    writeFileSync(trial, after, { flag: "wx" });
    const isExpected = JSON.stringify(await readNewsroomOf(trial)) === JSON.stringify(expected);
    return isExpected ? { file: config, before, after } : undefined;
  } catch {
    // A file that doesn't load is not the intended one: the user learns what to write instead.
    return undefined;
  } finally {
    rmSync(trial, { force: true });
  }
}
