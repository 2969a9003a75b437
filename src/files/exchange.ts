import { existsSync } from "node:fs";
import path from "node:path";
import { describe } from "../core/catalogues/descriptions.ts";
import type { Catalogue } from "../core/catalogues/read.ts";
import { sourcesFor } from "../core/catalogues/sources.ts";
import { withUnixNewlines } from "../core/content/newlines.ts";
import { type Content, readWorks, type WorkFiles } from "../core/content/works.ts";
import { withTexts } from "../core/edits/edition.ts";
import { withMessages } from "../core/edits/json.ts";
import { newTranslation } from "../core/edits/new-edition.ts";
import { areAligned, segmentsOf } from "../core/edits/segments.ts";
import type { AcceptedTexts } from "../core/exchange/merge.ts";
import { catalogueUnits, type ExchangeUnit, editionUnits } from "../core/exchange/units.ts";
import { type Fault, gradeOf } from "../core/faults/table.ts";
import type { Language } from "../core/language/languages.ts";
import { append } from "../core/long-lists.ts";
import { TOOL_LOCALES } from "../core/messages/tool-messages.ts";
import type { Newsroom } from "../core/options/newsroom.ts";
import { languageIn } from "../core/site/site.ts";
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

/** Gathers what there is to translate into a language, and what has been translated. */
export function readTranslatable(
  { settings, folders }: Newsroom,
  content: Content,
  { locale, lang }: Language,
): Translatable {
  const { defaultLocale, languages } = settings;
  const { catalogues, faults } = readCatalogues(folders.locales, [defaultLocale, locale]);
  const theme = readThemeCatalogues(folders.locales, [defaultLocale, locale]);
  const sets = { site: catalogues, theme, sourceLocale: defaultLocale };
  const { descriptions, faults: undescribed } = readDescriptions(folders.locales);
  const spoken = Object.hasOwn(TOOL_LOCALES, locale) ? locale : "en";
  const messages =
    locale === defaultLocale
      ? []
      : sourcesFor(locale, sets).flatMap(({ namespace, messages: source }) => {
          const there = catalogues.find((one) => one.locale === locale && one.namespace === namespace);
          const file = path.posix.join(folders.locales, locale, `${namespace}.json`);
          return catalogueUnits(
            file,
            source,
            there?.messages ?? {},
            lang,
            (key) => describe(descriptions, namespace, key, spoken)?.text,
          );
        });
  const byLocale = new Map<string, ExchangeUnit[]>([[defaultLocale, messages]]);
  const { works } = readWorks(
    content,
    languages.map((language) => language.locale),
  );
  for (const { sources, translations, folder, slug } of works) {
    const [source] = sources;
    if (!source || source.locale === locale) continue;
    const file = path.posix.join(folders.content, folder, slug, `index.${locale}.md`);
    const translation = translations.find((one) => one.locale === locale);
    const units = editionUnits(file, source, translation);
    const known = byLocale.get(source.locale);
    if (known) append(known, units);
    else byLocale.set(source.locale, units);
  }
  return {
    byLocale,
    catalogues: catalogues.filter((one) => one.locale === locale),
    faults: [...faults, ...undescribed].filter((fault) => gradeOf(fault) === "error"),
  };
}

/** The change that an import would make to one file. */
export interface ImportedFile extends FileChange {
  /** How many texts are new in it. */
  readonly count: number;
}

/**
 * Puts accepted texts into the files that they belong to. A catalogue gets the keys that it lacks; a missing
 * translation starts as a draft with the text of the original.
 *
 * @param there The catalogues with which the texts were compared.
 * @returns What each file becomes; under `refused` those whose body cannot take the texts, because its parts do not
 * correspond to those of the original; under `unread` those that are there and could not be read.
 * @throws WriteError where a file has changed since it was read.
 */
export function planImport(
  newsroom: Newsroom,
  works: readonly WorkFiles[],
  there: readonly Catalogue[],
  locale: string,
  accepted: AcceptedTexts,
): { files: ImportedFile[]; refused: string[]; unread: string[] } {
  const { settings, folders } = newsroom;
  const language = languageIn(settings, locale);
  const catalogues = new Map(there.map(({ file }) => [file.file, file]));
  const placeOf = ({ folder, slug }: WorkFiles) =>
    path.posix.join(folders.content, folder, slug, `index.${locale}.md`);
  const byFile = new Map(works.map((work) => [placeOf(work), work]));
  let synced: Map<string, SyncedFile> | undefined;
  const files: ImportedFile[] = [];
  const refused: string[] = [];
  const unread: string[] = [];
  for (const [file, texts] of accepted) {
    const change = file.endsWith(".json") ? catalogueChange(file, texts) : editionChange(file, texts);
    if (change === "unread") unread.push(file);
    else if (change?.after === undefined) refused.push(file);
    else files.push({ ...change, count: texts.size });
  }
  return { files, refused, unread };

  function catalogueChange(file: string, texts: ReadonlyMap<string, string>): FileChange {
    const read = catalogues.get(file);
    const before = read && readAgain(read);
    synced ??= new Map(
      planSync(folders.locales, [language], settings.defaultLocale).files.map((one) => [one.file, one]),
    );
    const more = synced.get(file);
    const text = more?.added.some((key) => texts.has(key)) ? more.after : before;
    return { file, before, after: text === undefined ? undefined : withMessages(text, texts) };
  }

  function editionChange(
    file: string,
    texts: ReadonlyMap<string, string>,
  ): FileChange | "unread" | undefined {
    const work = byFile.get(file);
    const [source] = work?.sources ?? [];
    if (!work || !source) return undefined;
    const translation = work.translations.find((one) => one.locale === locale);
    if (!translation) {
      if (existsSync(file)) return "unread";
      return { file, before: undefined, after: withTexts(newTranslation(source), texts) };
    }
    const before = readAgain(translation.file);
    const count = [...texts.keys()].filter((key) => key.startsWith("text.")).length;
    const parts = segmentsOf(source.body);
    if (count === 0 || areAligned(parts, segmentsOf(translation.body)))
      return { file, before, after: withTexts(before, texts) };
    // Otherwise one half of a text would be published next to the other half in another language.
    if (translation.body.trim() !== "" || count < parts.length) return undefined;
    const body = withUnixNewlines(source.body).trim();
    return { file, before, after: withTexts(`${before.trimEnd()}\n\n${body}\n`, texts) };
  }
}
