import { z } from "zod";
import { buildOf } from "../src/build.ts";
import type { LanguageOption } from "../src/core/language/languages.ts";
import { append } from "../src/core/long-lists.ts";
import { createMessages, type MessageValues } from "../src/core/messages/messages.ts";
import {
  languagesOption,
  readDefaultLocale,
  readLanguages,
  readOptions,
} from "../src/core/options/options.ts";
import { checkVersion, type EleventyConfig, pageLanguage } from "../src/eleventy.ts";
import { mergeResources, OWN_CATALOGUES, readSiteMessages } from "../src/files/catalogues/catalogues.ts";
import { readSiteGlossary } from "../src/files/catalogues/glossary.ts";
import { stampOfFolders } from "../src/files/content/folder.ts";

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
 * Messages from i18next catalogues, as the filter `message`. A message that one language has and another has
 * not stops the build with the file where it belongs; one that no language has, with its key.
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

  // A server builds again and again; what is made from the messages is kept for as long as they are the same.
  let before: (ReturnType<typeof read> & { readonly stamp: string }) | undefined;
  config.on("eleventy.before", () => {
    const stamp = stampOfFolders([folder, OWN_CATALOGUES]);
    if (before?.stamp !== stamp) before = { stamp, ...read() };
    const { messages, glossary, translate } = before;
    append(build.faults, messages.faults);
    append(build.faults, glossary.faults);
    build.catalogues = messages.catalogues;
    build.topics = messages.topics;
    build.glossary = glossary.glossary;
    build.voiceless = messages.voiceless;
    build.messages = translate;
  });

  function read() {
    const messages = readSiteMessages(folder, languages, defaultLocale, builtin);
    const langs = Object.fromEntries(languages.map(({ locale, lang }) => [locale, lang]));
    return {
      messages,
      glossary: readSiteGlossary(folder, languages),
      translate: createMessages(mergeResources(messages.catalogues), langs),
    };
  }

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
