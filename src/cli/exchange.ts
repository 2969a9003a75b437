import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { readCsv, writeCsv } from "../core/exchange/csv.ts";
import { mergeUnits } from "../core/exchange/merge.ts";
import { withNotes } from "../core/exchange/notes.ts";
import { readPo, writePo } from "../core/exchange/po.ts";
import { writeTmx } from "../core/exchange/tmx.ts";
import type { Exchange } from "../core/exchange/units.ts";
import { readXliff } from "../core/exchange/xliff.ts";
import { writeXliff1 } from "../core/exchange/xliff-1.ts";
import { writeXliff2 } from "../core/exchange/xliff-2.ts";
import type { ReportFormat } from "../core/faults/report.ts";
import { type Fault, FaultsError } from "../core/faults/table.ts";
import { type Language, languageOf } from "../core/language/languages.ts";
import type { Translate } from "../core/messages/messages.ts";
import { TOOL_LOCALES } from "../core/messages/tool-messages.ts";
import { languageIn } from "../core/site/site.ts";
import { ownMessages } from "../files/catalogues/own-messages.ts";
import { readTextFile } from "../files/content/folder.ts";
import { type ImportPlan, planImport, planImportedRecords, readTranslatable } from "../files/exchange.ts";
import { printFaults } from "../files/faults.ts";
import { CHANGED, WriteError, writeFiles } from "../files/write/write-files.ts";
import { type Project, readProject } from "./project.ts";
import { EXIT, say, UsageError, wrongValue } from "./terminal.ts";

/** How texts are written, by the extension of the file; XLIFF by its version. */
const WRITERS: Readonly<Record<string, (exchange: Exchange) => string>> = {
  ".csv": writeCsv,
  ".po": writePo,
  ".tmx": writeTmx,
};
const XLIFF_WRITERS: typeof WRITERS = { "1.2": writeXliff1, "2.1": writeXliff2 };

/** The forms that come back, by the extension of the file. */
const READERS = { ".csv": readCsv, ".po": readPo, ".xlf": readXliff, ".xliff": readXliff } as const;

/** The options of `polyglot export`. */
export interface ExportOptions {
  /** Locale of the originals; the default language where none is given. */
  readonly from: string | undefined;
  /** Whether texts that are done are written too. */
  readonly all: boolean;
  /** Whether the texts of the tools for editors are written too. */
  readonly tool: boolean;
  /** Version of XLIFF. */
  readonly xliff: string;
}

/**
 * `polyglot export <locale> <file>`: writes what is open in the translation from one language into another to one
 * file. A memory gets what is done.
 */
export async function exportTexts(
  t: Translate,
  locale: string,
  file: string,
  { from, all, tool, xliff }: ExportOptions,
): Promise<number> {
  const write = writerFor(file, xliff);
  const project = await readProject();
  const target = knownLanguage(project, locale);
  const { byLocale, faults } = readTranslatable(project, project.content, target, { tool });
  if (faults.length > 0) throw new FaultsError(faults, "");
  const isMemory = write === writeTmx;
  const isWanted = ({ state }: { state: string }) => all || (state === "done") === isMemory;
  const wanted = [...byLocale].filter(([, units]) => units.some(isWanted)).map(([other]) => other);
  const source = sourceLanguage(project, locale, wanted, from);
  if (source.locale === target.locale) throw new UsageError("cli:exchange.same", { locale });
  const facts = {
    t: ownMessages(Object.hasOwn(TOOL_LOCALES, locale) ? locale : "en"),
    glossary: project.glossary,
    sourceLocale: source.locale,
    targetLocale: locale,
  };
  const units = (byLocale.get(source.locale) ?? []).filter(isWanted).map((unit) => withNotes(unit, facts));
  if (units.length === 0) say(t("cli:exchange.none"));
  else {
    const after = write({ sourceLang: source.lang, targetLang: target.lang, units });
    writeFiles([{ file, before: isThere(file) ? readFileSync(file) : undefined, after }]);
    say(`${file}  ${t("cli:exchange.written", { count: units.length })}`);
  }
  for (const [other, more] of byLocale) {
    if (other !== source.locale && more.some(isWanted))
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
  const read = readerFor(name);
  if (!isThere(name)) throw new UsageError("cli:exchange.missing", { file: name });
  const project = await readProject();
  const target = knownLanguage(project, locale);
  const { files, snapshots, faults, empty } = readImport(project, target.locale, name, read);
  writeFiles([...snapshots, ...files]);
  if (files.some(({ messages }) => messages)) writeFiles(planImportedRecords(project, target.locale, files));
  for (const { file, count } of files) say(`${file}  ${t("cli:exchange.written", { count })}`);
  if (files.length === 0 && faults.length === 0) say(t("cli:exchange.nothing"));
  if (empty > 0) say(t("cli:exchange.empty", { count: empty }));
  if (files.some(({ file }) => file.endsWith(".md"))) say(t("cli:exchange.nextArticle", { locale }));
  if (faults.length === 0) return EXIT.ok;
  process.stderr.write(printFaults(faults, t, format));
  return EXIT.content;
}

/** What an import would write, and what it would refuse. */
export interface Import extends Pick<ImportPlan, "files" | "snapshots"> {
  readonly faults: readonly Fault[];
  /** How many texts of the file have no translation. */
  readonly empty: number;
}

/** Works out what an import would do with a file. */
export function readImport(project: Project, locale: string, name: string, read = readerFor(name)): Import {
  const nothing = { files: [], snapshots: [], empty: 0 };
  const target = languageIn(project.settings, locale);
  const { text, faults: encoded } = readTextFile(name);
  if (!text) return { ...nothing, faults: encoded };
  const { units, faults: unread } = read(text, target.lang);
  const there = readTranslatable(project, project.content, target, { tool: true });
  if (there.faults.length > 0) return { ...nothing, faults: there.faults };
  const { accepted, offsets, faults } = mergeUnits(text, units, [...there.byLocale.values()].flat());
  const plan = planImport(project, project.content, there.catalogues, locale, accepted);
  const structure = plan.refused.map((key) =>
    text.fault("exchange-structure", offsets.get(key) ?? 0, { key }),
  );
  const inFiles = plan.unread.flatMap((file) => faultsIn(project, file));
  return {
    ...plan,
    faults: [...unread, ...faults, ...structure, ...inFiles],
    empty: units.filter(({ target: translation }) => translation.length === 0).length,
  };
}

/**
 * The faults that keep a file from being read. Without any, the file is newer than the read project.
 */
function faultsIn({ faults }: Project, name: string): readonly Fault[] {
  const found = faults.filter(({ file }) => file === name);
  if (found.length === 0) throw new WriteError(name, CHANGED);
  return found;
}

/**
 * Whether a file exists.
 *
 * @throws UsageError for a folder, and for a pipe, which would be waited for.
 */
function isThere(file: string): boolean {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat && !stat.isFile()) throw new UsageError("cli:exchange.notFile", { file });
  return stat !== undefined;
}

function writerFor(file: string, xliff: string): (exchange: Exchange) => string {
  const ending = path.extname(file).toLowerCase();
  const found = WRITERS[ending];
  if (found) return found;
  if (ending !== ".xlf" && ending !== ".xliff") throw wrongKind(file, [".xlf", ...Object.keys(WRITERS)]);
  const versions = Object.keys(XLIFF_WRITERS);
  const writer = XLIFF_WRITERS[xliff];
  if (!writer) throw wrongValue("--xliff", versions, xliff);
  return writer;
}

function readerFor(file: string): (typeof READERS)[keyof typeof READERS] {
  const ending = path.extname(file).toLowerCase();
  if (Object.hasOwn(READERS, ending)) return READERS[ending as keyof typeof READERS];
  throw wrongKind(file, [".xlf", ".csv", ".po"]);
}

function wrongKind(file: string, expected: readonly string[]): UsageError {
  return new UsageError("cli:exchange.kind", { file, expected: expected.join(", ") });
}

function knownLanguage({ settings }: Project, locale: string) {
  const found = settings.languages.find((language) => language.locale === locale);
  if (found) return found;
  const expected = settings.languages.map((language) => language.locale).join(", ");
  throw new UsageError("cli:usage.locale", { locale, expected });
}

/**
 * The language of the originals. Translations into the default language come from another one: of the site, or that
 * of the theme's texts, where the site translates them.
 *
 * @param wanted The languages that there is something to translate from.
 */
function sourceLanguage(
  project: Project,
  locale: string,
  wanted: readonly string[],
  from: string | undefined,
): Language {
  const { defaultLocale, languages } = project.settings;
  const isOwn = (name: string) => languages.some((one) => one.locale === name);
  const other = languages.find((one) => one.locale !== locale)?.locale ?? locale;
  const usual = locale === defaultLocale ? other : defaultLocale;
  const outside = wanted.find((name) => !isOwn(name));
  const chosen = from ?? (wanted.includes(usual) ? usual : outside) ?? usual;
  const theme = chosen === outside ? languageOf(chosen) : undefined;
  return theme ?? knownLanguage(project, chosen);
}

/** The name of a second file next to the first. */
function fileName(file: string, from: string): string {
  const { dir, name, ext } = path.parse(file);
  return path.join(dir, `${name}-${from}${ext}`);
}
