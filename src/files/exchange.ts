import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { messageStates } from "../core/acceptance/states.ts";
import { describe } from "../core/catalogues/descriptions.ts";
import type { Catalogue } from "../core/catalogues/read.ts";
import { type CatalogueSets, isForeign, sourcesFor, themeSourcesFor } from "../core/catalogues/sources.ts";
import { fingerprint } from "../core/content/fingerprint.ts";
import { snapshotPath, writeSnapshot } from "../core/content/snapshot.ts";
import { basesOf, type Content, readWorks, translatableText, type WorkFiles } from "../core/content/works.ts";
import { withMessages } from "../core/edits/json.ts";
import { newTranslation } from "../core/edits/new-edition.ts";
import { type ReceivedTexts, withParts, withReceived } from "../core/exchange/edition-edit.ts";
import { type EditionTexts, editionUnits } from "../core/exchange/edition-units.ts";
import type { AcceptedTexts } from "../core/exchange/merge.ts";
import { catalogueUnits, messagesOf, staleMessages } from "../core/exchange/message-units.ts";
import { type ExchangeUnit, nameOf } from "../core/exchange/units.ts";
import { type Fault, gradeOf } from "../core/faults/table.ts";
import type { Language } from "../core/language/languages.ts";
import { append } from "../core/long-lists.ts";
import { TOOL_LOCALES, TOOL_NAMESPACES } from "../core/messages/tool-messages.ts";
import type { Newsroom } from "../core/options/newsroom.ts";
import { languageIn } from "../core/site/site.ts";
import { urls } from "../core/site/urls.ts";
import { planRecords, type RecordChange, readAcceptedRecords } from "./acceptance/records.ts";
import { readStates } from "./acceptance/states.ts";
import { readCatalogues, readThemeCatalogues } from "./catalogues/catalogues.ts";
import { readDescriptions } from "./catalogues/descriptions.ts";
import { planSync, type SyncedFile } from "./catalogues/sync.ts";
import { type FileChange, readAgain } from "./write/write-files.ts";

/** Everything that a language translates, by the language that it is translated from. */
export interface Translatable {
  /** Catalogues, and the articles and pages whose original is in that language. */
  readonly byLocale: ReadonlyMap<string, readonly ExchangeUnit[]>;
  /** The catalogues of the language, as they were read. */
  readonly catalogues: readonly Catalogue[];
  readonly faults: readonly Fault[];
}

/** What is gathered besides the texts for readers. */
export interface TranslatableOptions {
  /** Whether the texts of the tools for editors belong to it too. */
  readonly tool: boolean;
}

/** Gathers what there is to translate into a language, and what has been translated. */
export function readTranslatable(
  newsroom: Newsroom,
  content: Content,
  language: Language,
  options: TranslatableOptions,
): Translatable {
  const { settings } = newsroom;
  const { units, catalogues, faults } = readMessageUnits(newsroom, language, options);
  const byLocale = new Map(units);
  const { works } = readWorks(
    content,
    settings.languages.map(({ locale }) => locale),
  );
  for (const work of works) {
    const [source] = work.sources;
    if (!source || source.locale === language.locale) continue;
    const file = placeOf(newsroom, work, language.locale);
    const path =
      work.folder === "articles"
        ? urls.article(source.locale, work.slug)
        : urls.page(source.locale, work.slug);
    const page = settings.url + path;
    const more = editionUnits(file, editionOf(work, language.locale, content)).map((unit) => ({
      ...unit,
      page,
    }));
    const known = byLocale.get(source.locale);
    if (known) append(known, more);
    else byLocale.set(source.locale, more);
  }
  return { byLocale, catalogues, faults };
}

/** The messages that a language translates, by the language that they are translated from. */
function readMessageUnits(
  { settings: { defaultLocale }, folders }: Newsroom,
  { locale, lang }: Language,
  { tool }: TranslatableOptions,
) {
  const { catalogues, faults } = readCatalogues(folders.locales, [defaultLocale, locale]);
  const theme = readThemeCatalogues(folders.locales, [defaultLocale, locale]);
  const sets = { site: catalogues, theme, sourceLocale: defaultLocale };
  const { descriptions, faults: undescribed } = readDescriptions(folders.locales);
  const spoken = Object.hasOwn(TOOL_LOCALES, locale) ? locale : "en";
  const sources = locale === defaultLocale && !isForeign(locale, sets) ? [] : sourcesFor(locale, sets);
  const { records, faults: broken } = readAcceptedRecords(folders.locales, [locale]);
  const states = new Map(
    messageStates(locale, sets, records.get(locale)?.accepted ?? new Map()).map((one) => [
      one.namespace,
      one,
    ]),
  );
  const units = sources
    .filter(({ namespace }) => tool || !TOOL_NAMESPACES.includes(namespace))
    .flatMap(({ namespace, messages: source }) => {
      const there = catalogues.find((one) => one.locale === locale && one.namespace === namespace);
      const file = path.posix.join(folders.locales, locale, `${namespace}.json`);
      const state = states.get(namespace);
      const stale = state ? staleMessages(state) : new Map();
      const own = catalogueUnits(file, source, there?.messages ?? {}, lang, stale);
      return own.map((unit): ExchangeUnit => {
        const { text, limit } = describe(descriptions, namespace, unit.key, spoken) ?? {};
        return {
          ...unit,
          ...(text === undefined ? {} : { description: text }),
          ...(limit === undefined ? {} : { limit }),
        };
      });
    });
  return {
    units: bySource(units, locale, lang, sets),
    catalogues: catalogues.filter((one) => one.locale === locale),
    faults: [...faults, ...undescribed, ...broken].filter((fault) => gradeOf(fault) === "error"),
  };
}

/** A site in languages that the package doesn't have translates the theme's texts from another one than its own. */
function bySource(
  units: readonly ExchangeUnit[],
  locale: string,
  lang: string,
  sets: CatalogueSets,
): [locale: string, units: ExchangeUnit[]][] {
  const theme = themeSourcesFor(locale, sets);
  const keys = new Set(
    theme.sources.flatMap(({ namespace, messages }) =>
      catalogueUnits(namespace, messages, {}, lang, new Map()).map(({ key }) => `${namespace} ${key}`),
    ),
  );
  const isThemes = ({ file, key }: ExchangeUnit) => keys.has(`${path.posix.basename(file, ".json")} ${key}`);
  if (theme.locale === sets.sourceLocale) return [[sets.sourceLocale, [...units]]];
  return [
    [sets.sourceLocale, units.filter((unit) => !isThemes(unit))],
    [theme.locale, units.filter(isThemes)],
  ];
}

function placeOf({ folders }: Newsroom, { folder, slug }: WorkFiles, locale: string): string {
  return path.posix.join(folders.content, folder, slug, `index.${locale}.md`);
}

/** @throws TypeError where the work has no original. */
function editionOf({ sources, translations }: WorkFiles, locale: string, content: Content): EditionTexts {
  const [source] = sources;
  if (!source) throw new TypeError("a work without an original has no edition to exchange");
  const translation = translations.find((one) => one.locale === locale);
  return { source, translation, ...basesOf(source, translation, content) };
}

/** The change that an import would make to one file. */
export interface ImportedFile extends FileChange {
  /** How many texts are new in it. */
  readonly count: number;
  /** Paths of the messages that are new in it; none in a text. */
  readonly messages?: ReadonlySet<string>;
}

/** What an import would write. */
export interface ImportPlan {
  /** Snapshots of originals, which users need not read. */
  readonly snapshots: readonly FileChange[];
  readonly files: readonly ImportedFile[];
  /** Names of the units that cannot be written, because the parts of the text do not correspond to those of the original. */
  readonly refused: readonly string[];
  /** Files that are there and could not be read. */
  readonly unread: readonly string[];
}

/**
 * Puts accepted texts into the files that they belong to. A catalogue gets the keys that it lacks; a missing
 * translation starts as a draft with the text of the original.
 *
 * @param there The catalogues with which the texts were compared.
 * @throws WriteError where a file has changed since it was read.
 */
export function planImport(
  newsroom: Newsroom,
  content: Content,
  there: readonly Catalogue[],
  locale: string,
  accepted: AcceptedTexts,
): ImportPlan {
  const plan = {
    snapshots: [] as FileChange[],
    files: [] as ImportedFile[],
    refused: [] as string[],
    unread: [] as string[],
  };
  const catalogue = catalogueWriter(newsroom, there, locale);
  const locales = newsroom.settings.languages.map((language) => language.locale);
  const { works } = readWorks(content, locales);
  const byFile = new Map(works.map((work) => [placeOf(newsroom, work, locale), work]));
  for (const [file, received] of accepted) {
    const { texts } = received;
    const work = byFile.get(file);
    if (file.endsWith(".json")) {
      const messages = new Set(texts.keys());
      plan.files.push({ ...catalogue(file, texts), count: texts.size, messages });
    } else if (work) {
      const edition = editionOf(work, locale, content);
      if (!edition.translation && existsSync(file)) {
        plan.unread.push(file);
        continue;
      }
      const { refused, before, after, hasNewParts } = editionChange(edition, received);
      append(
        plan.refused,
        refused.map((key) => nameOf(file, key)),
      );
      if (hasNewParts) plan.snapshots.push(snapshotChange(newsroom, content, edition));
      if (after !== before) plan.files.push({ file, before, after, count: texts.size - refused.length });
    }
  }
  return plan;
}

/**
 * The records of accepted messages after an import was written: a text that came back was translated from the original as
 * it is now.
 */
export function planImportedRecords(
  { settings: { defaultLocale }, folders }: Newsroom,
  locale: string,
  files: readonly ImportedFile[],
): RecordChange[] {
  const { states, records, faults } = readStates(folders.locales, [locale], defaultLocale);
  // What was written is sound. Something else has changed meanwhile, which the next check reports.
  if (faults.length > 0) return [];
  const taken = new Set(
    files.flatMap(({ file, messages }) => {
      if (!messages) return [];
      const namespace = path.posix.basename(file, ".json");
      const written = states.get(locale)?.find((one) => one.namespace === namespace)?.catalogue;
      return messagesOf(messages, written?.messages ?? {}).map((stem) => `${namespace}:${stem}`);
    }),
  );
  return planRecords(folders.locales, states, records, (namespace, key) => taken.has(`${namespace}:${key}`));
}

function catalogueWriter(
  { settings, folders }: Newsroom,
  there: readonly Catalogue[],
  locale: string,
): (file: string, texts: ReadonlyMap<string, string>) => FileChange {
  const catalogues = new Map(there.map(({ file }) => [file.file, file]));
  let synced: Map<string, SyncedFile> | undefined;
  return (file, texts) => {
    const read = catalogues.get(file);
    const before = read && readAgain(read);
    synced ??= new Map(
      planSync(folders.locales, [languageIn(settings, locale)], settings.defaultLocale).files.map((one) => [
        one.file,
        one,
      ]),
    );
    const more = synced.get(file);
    const text = more?.added.some((key) => texts.has(key)) ? more.after : before;
    return { file, before, after: text === undefined ? undefined : withMessages(text, texts) };
  };
}

/** What becomes of the file of an edition; a draft where it doesn't exist yet. */
function editionChange(edition: EditionTexts, received: ReceivedTexts) {
  const { source, translation } = edition;
  const before = translation && readAgain(translation.file);
  const file = before ?? withParts(newTranslation(source), source);
  const written = withReceived(file, edition, received);
  return { ...written, before, hasNewParts: written.hasNewParts || before === undefined };
}

/** The snapshot of an original whose parts a translation has. */
function snapshotChange({ folders }: Newsroom, content: Content, { source }: EditionTexts): FileChange {
  const text = translatableText(source);
  const name = snapshotPath(source.folder, source.slug, fingerprint(text));
  const file = path.posix.join(folders.content, name);
  return {
    file,
    before: content.snapshots.has(name) ? readFileSync(file) : undefined,
    after: writeSnapshot(text),
  };
}
