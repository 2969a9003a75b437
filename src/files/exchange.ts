import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { type Content, readWorks, type WorkFiles } from "../core/content.ts";
import { describe } from "../core/descriptions.ts";
import { withTexts } from "../core/edition-edits.ts";
import type { AcceptedTexts } from "../core/exchange/merge.ts";
import { catalogueUnits, type ExchangeUnit, editionUnits } from "../core/exchange/units.ts";
import { type Fault, gradeOf } from "../core/faults.ts";
import { withMessages } from "../core/json-edits.ts";
import type { Language } from "../core/languages.ts";
import { newTranslation } from "../core/new-edition.ts";
import type { Newsroom } from "../core/newsroom-options.ts";
import { areAligned, segmentsOf } from "../core/segments.ts";
import { languageIn } from "../core/site.ts";
import { SPOKEN } from "../core/tool-messages.ts";
import { readCatalogues } from "./catalogues.ts";
import { readDescriptions } from "./descriptions.ts";
import { planSync, sourcesFor } from "./sync.ts";

/** Everything that a language translates, by the language that it is translated from. */
export interface Translatable {
  /** Catalogues, and the articles and pages whose original is in that language. */
  readonly byLocale: ReadonlyMap<string, readonly ExchangeUnit[]>;
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
  const { descriptions, faults: undescribed } = readDescriptions(folders.locales);
  const spoken = Object.hasOwn(SPOKEN, locale) ? locale : "en";
  const messages =
    locale === defaultLocale
      ? []
      : [...sourcesFor(locale, folders.locales, catalogues, defaultLocale)].flatMap(([namespace, source]) => {
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
    byLocale.set(source.locale, [...(byLocale.get(source.locale) ?? []), ...units]);
  }
  return { byLocale, faults: [...faults, ...undescribed].filter((fault) => gradeOf(fault) === "error") };
}

/** What an import would make of one file. */
export interface ImportedFile {
  readonly file: string;
  readonly after: string;
  /** How many texts are new in it. */
  readonly count: number;
}

/**
 * Puts texts that were accepted into the files that they belong to; a catalogue gets the keys that it lacks, a
 * translation that is not there yet begins as a draft with the text of the original.
 *
 * @returns What each file becomes; under `refused` those whose body cannot take the texts: its parts do not stand for
 * those of the original.
 */
export function planImport(
  newsroom: Newsroom,
  works: readonly WorkFiles[],
  locale: string,
  accepted: AcceptedTexts,
): { files: ImportedFile[]; refused: string[] } {
  const { settings, folders } = newsroom;
  const language = languageIn(settings, locale);
  const files: ImportedFile[] = [];
  const refused: string[] = [];
  for (const [file, texts] of accepted) {
    const after = file.endsWith(".json") ? catalogueText(file, texts) : editionText(file, texts);
    if (after === undefined) refused.push(file);
    else files.push({ file, after, count: texts.size });
  }
  return { files, refused };

  function catalogueText(file: string, texts: ReadonlyMap<string, string>): string {
    const before = existsSync(file) ? readFileSync(file, "utf8") : undefined;
    const written = before === undefined ? "" : withMessages(before, texts);
    const synced = planSync(folders.locales, [language], settings.defaultLocale).files.find(
      (one) => one.file === file && one.added.some((key) => texts.has(key)),
    );
    return synced ? withMessages(synced.after, texts) : written;
  }

  function editionText(file: string, texts: ReadonlyMap<string, string>): string | undefined {
    const work = works.find(
      ({ folder, slug }) => path.posix.join(folders.content, folder, slug, `index.${locale}.md`) === file,
    );
    const [source] = work?.sources ?? [];
    if (!work || !source) return undefined;
    const translation = work.translations.find((one) => one.locale === locale);
    if (!translation) return withTexts(newTranslation(source), texts);
    const before = readFileSync(file, "utf8");
    const count = [...texts.keys()].filter((key) => key.startsWith("text.")).length;
    const parts = segmentsOf(source.body);
    if (count === 0 || areAligned(parts, segmentsOf(translation.body))) return withTexts(before, texts);
    // Half a text would be published beside the other half in another language.
    if (translation.body.trim() !== "" || count < parts.length) return undefined;
    return withTexts(`${before.trimEnd()}\n\n${source.body.replace(/\r\n?/g, "\n").trim()}\n`, texts);
  }
}
