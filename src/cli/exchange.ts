import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { decodeText } from "../core/content/preflight.ts";
import { readWorks } from "../core/content/works.ts";
import { readCsv, writeCsv } from "../core/exchange/csv.ts";
import { mergeUnits } from "../core/exchange/merge.ts";
import { readXliff, writeXliff } from "../core/exchange/xliff.ts";
import type { ReportFormat } from "../core/faults/report.ts";
import { type Fault, FaultsError } from "../core/faults/table.ts";
import type { Translate } from "../core/messages/messages.ts";
import { languageIn } from "../core/site/site.ts";
import { planImport, readTranslatable } from "../files/exchange.ts";
import { printFaults } from "../files/faults.ts";
import { CHANGED, WriteError, writeFiles } from "../files/write/write-files.ts";
import { type Project, readProject } from "./project.ts";
import { EXIT, say, UsageError } from "./terminal.ts";

/** The formats in which texts are exported and imported, by the extension of the file. */
const FORMS = {
  ".csv": { write: writeCsv, read: readCsv },
  ".xlf": { write: writeXliff, read: readXliff },
  ".xliff": { write: writeXliff, read: readXliff },
} as const;

/**
 * `polyglot export <locale> <file>`: writes everything that is translated from one language into another to
 * one file.
 *
 * @param from Locale of the originals; the default language where none is given.
 */
export async function exportTexts(
  t: Translate,
  locale: string,
  file: string,
  from: string | undefined,
): Promise<number> {
  const form = formOf(file);
  const project = await readProject();
  const target = knownLanguage(project, locale);
  const source = knownLanguage(project, from ?? sourceFor(project, locale));
  if (source.locale === target.locale) throw new UsageError("cli:exchange.same", { locale });
  const { byLocale, faults } = readTranslatable(project, project.content, target);
  if (faults.length > 0) throw new FaultsError(faults, "");
  const units = byLocale.get(source.locale) ?? [];
  const after = form.write({ sourceLang: source.lang, targetLang: target.lang, units });
  writeFiles([{ file, before: existsSync(file) ? readFileSync(file) : undefined, after }]);
  const open = units.filter((unit) => unit.target === "").length;
  const todo = open === 0 ? "" : `, ${t("cli:exchange.todo", { count: open })}`;
  say(`${file}  ${t("cli:exchange.written", { count: units.length })}${todo}`);
  for (const [other, more] of byLocale) {
    if (other !== source.locale && more.length > 0)
      say(t("cli:exchange.others", { locale, file: fileName(file, other), from: other }));
  }
  return EXIT.ok;
}

/** `polyglot import <locale> <file>`: imports the translations that came back, except those with faults. */
export async function importTexts(
  t: Translate,
  format: ReportFormat,
  locale: string,
  name: string,
): Promise<number> {
  const form = formOf(name);
  if (!existsSync(name)) throw new UsageError("cli:exchange.missing", { file: name });
  const project = await readProject();
  const target = knownLanguage(project, locale);
  const { files, faults } = readImport(project, target.locale, name, form.read);
  writeFiles(files);
  for (const { file, count } of files) say(`${file}  ${t("cli:exchange.written", { count })}`);
  if (files.length === 0 && faults.length === 0) say(t("cli:exchange.nothing"));
  if (files.some(({ file }) => file.endsWith(".md"))) say(t("cli:exchange.nextArticle", { locale }));
  if (faults.length === 0) return EXIT.ok;
  process.stderr.write(printFaults(faults, t, format));
  return EXIT.content;
}

/** What an import would write, and what it would refuse. */
export function readImport(
  project: Project,
  locale: string,
  name: string,
  read: (typeof FORMS)[keyof typeof FORMS]["read"] = FORMS[path.extname(name) as keyof typeof FORMS].read,
): { files: ReturnType<typeof planImport>["files"]; faults: Fault[] } {
  const target = languageIn(project.settings, locale);
  const { text, faults: encoded } = decodeText(name, readFileSync(name));
  if (!text) return { files: [], faults: encoded };
  const { units, faults: unread } = read(text, target.lang);
  const { byLocale, catalogues, faults: broken } = readTranslatable(project, project.content, target);
  if (broken.length > 0) return { files: [], faults: [...broken] };
  const { accepted, faults } = mergeUnits(text, units, [...byLocale.values()].flat());
  const locales = project.settings.languages.map((language) => language.locale);
  const { works } = readWorks(project.content, locales);
  const { files, refused, unread: closed } = planImport(project, works, catalogues, locale, accepted);
  const structure = refused.map(
    (file): Fault => ({ code: "exchange-structure", file: name, values: { key: file } }),
  );
  const inFiles = closed.flatMap((file) => faultsIn(project, file));
  return { files, faults: [...unread, ...faults, ...structure, ...inFiles] };
}

/**
 * The faults that keep a file from being read. If there are none, the file is newer than the read project.
 */
function faultsIn({ faults }: Project, name: string): readonly Fault[] {
  const found = faults.filter(({ file }) => file === name);
  if (found.length === 0) throw new WriteError(name, CHANGED);
  return found;
}

function formOf(file: string): (typeof FORMS)[keyof typeof FORMS] {
  const ending = path.extname(file).toLowerCase();
  if (Object.hasOwn(FORMS, ending)) return FORMS[ending as keyof typeof FORMS];
  throw new UsageError("cli:exchange.kind", { file });
}

function knownLanguage({ settings }: Project, locale: string) {
  const found = settings.languages.find((language) => language.locale === locale);
  if (found) return found;
  const expected = settings.languages.map((language) => language.locale).join(", ");
  throw new UsageError("cli:usage.locale", { locale, expected });
}

/** Translations into the default language come from another language. */
function sourceFor({ settings }: Project, locale: string): string {
  if (locale !== settings.defaultLocale) return settings.defaultLocale;
  return settings.languages.find((language) => language.locale !== locale)?.locale ?? locale;
}

/** The name of a second file next to the first. */
function fileName(file: string, from: string): string {
  const { dir, name, ext } = path.parse(file);
  return path.join(dir, `${name}-${from}${ext}`);
}
