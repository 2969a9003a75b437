import path from "node:path";
import { z } from "zod";
import { buildOf } from "../src/build.ts";
import { checkCatalogues } from "../src/core/catalogues.ts";
import { filesOf } from "../src/core/faults.ts";
import type { LanguageOption } from "../src/core/languages.ts";
import { createMessages, type MessageValues } from "../src/core/messages.ts";
import { languagesOption, readDefaultLocale, readLanguages, readOptions } from "../src/core/options.ts";
import { checkVersion, type EleventyConfig, pageLanguage } from "../src/eleventy.ts";
import { mergeResources, OWN_CATALOGUES, readCatalogues } from "../src/files/catalogues.ts";

/** Options of `messagesPlugin`. */
export interface MessagesOptions {
  /** The languages of the site. */
  readonly languages: readonly LanguageOption[];
  /** The language that the others are compared with. @default the first that is ready */
  readonly defaultLocale?: string | undefined;
  /** Folder of the catalogues: `<folder>/<locale>/<namespace>.json`. @default "locales" */
  readonly folder?: string | undefined;
  /** Whether the theme's own catalogues lie under the site's. @default false */
  readonly builtin?: boolean | undefined;
  /** Name of the filter. @default "message" */
  readonly filter?: string | undefined;
}

const schema = z.strictObject({
  languages: languagesOption,
  defaultLocale: z.string().optional(),
  folder: z.string().default("locales"),
  builtin: z.boolean().default(false),
  filter: z.string().default("message"),
});

/**
 * Messages from i18next catalogues, as the filter `message`. A message that is missing in a language stops the
 * build with the file where it belongs.
 *
 * @example
 * {{ "archive:articles" | message({ count: 3 }) }}   // Nunjucks => "3 статьи" on a Russian page
 * {{ "archive:articles" | message: count: 3 }}       // Liquid
 */
export function messagesPlugin(config: EleventyConfig, options: MessagesOptions): void {
  checkVersion(config, "messagesPlugin");
  const { folder, builtin, filter, ...given } = readOptions("messagesPlugin", schema, options);
  const languages = readLanguages("messagesPlugin", given.languages);
  const defaultLocale = readDefaultLocale("messagesPlugin", languages, given.defaultLocale);
  const build = buildOf(config);
  config.addWatchTarget(folder);

  config.on("eleventy.before", () => {
    const locales = languages.map((language) => language.locale);
    const site = readCatalogues(folder, locales);
    const own =
      builtin && path.resolve(folder) !== OWN_CATALOGUES
        ? readCatalogues(OWN_CATALOGUES, locales)
        : undefined;
    build.faults.push(
      ...site.faults,
      ...checkCatalogues(site.catalogues, languages, defaultLocale, filesOf(site.faults)),
    );
    build.catalogues = [...(own?.catalogues ?? []), ...site.catalogues];
    const langs = Object.fromEntries(languages.map(({ locale, lang }) => [locale, lang]));
    build.messages = createMessages(mergeResources(build.catalogues), langs);
  });

  config.addFilter(filter, function (key: string, ...values: unknown[]) {
    const { locale } = pageLanguage(this, languages);
    return build.messages?.(locale)(key, valuesFrom(values));
  });
}

/** Nunjucks and JavaScript hand over an object, Liquid one pair a named argument. */
function valuesFrom(args: unknown[]): MessageValues {
  const [first] = args;
  if (first !== null && typeof first === "object" && !Array.isArray(first)) return first as MessageValues;
  return Object.fromEntries(args.filter((arg): arg is [string, string | number] => Array.isArray(arg)));
}
