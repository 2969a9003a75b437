import { z } from "zod";
import { definePlugin, type Plugin } from "../src/build/define-plugin.ts";
import { messagesStatus } from "../src/core/acceptance/states.ts";
import { mergeResources } from "../src/core/catalogues/merge.ts";
import type { LanguageOption } from "../src/core/language/languages.ts";
import { createMessages, type MessageValues } from "../src/core/messages/messages.ts";
import {
  defaultLocaleOption,
  languagesOption,
  type Shape,
  withDefaultLocale,
} from "../src/core/options/options.ts";
import { pageLanguage } from "../src/eleventy.ts";
import { OWN_CATALOGUES, readSiteMessages } from "../src/files/catalogues/catalogues.ts";
import { readSiteGlossary } from "../src/files/catalogues/glossary.ts";
import { readSiteSameWords } from "../src/files/catalogues/same-words.ts";
import { stampOfFolders } from "../src/files/content/folder.ts";

/** Options of `messagesPlugin`. */
export interface MessagesOptions {
  /** The languages of the site. */
  readonly languages: readonly LanguageOption[];
  /** The language that the others are compared with. @default the first that is ready */
  readonly defaultLocale?: string | undefined;
  /** Folder of the catalogues: `<folder>/<locale>/<namespace>.json`. @default "locales" */
  readonly folder?: string | undefined;
  /** Whether the site's catalogues override those of the theme. @default false */
  readonly builtin?: boolean | undefined;
  /** Name of the filter. @default "message" */
  readonly filter?: string | undefined;
}

const schema = z
  .strictObject({
    languages: languagesOption,
    defaultLocale: defaultLocaleOption,
    folder: z.string().default("locales"),
    builtin: z.boolean().default(false),
    filter: z.string().default("message"),
  } satisfies Shape<MessagesOptions>)
  .transform(withDefaultLocale);

/**
 * Messages from i18next catalogues, as the filter `message`. A message that is missing in one language stops
 * the build with an error that names the file where it belongs; one that is missing in all languages, with an
 * error that names its key.
 *
 * @example
 * {{ "archive:articles" | message({ count: 3 }) }}   // Nunjucks => "3 статьи" on a Russian page
 * {{ "archive:articles" | message: count: 3 }}       // Liquid
 */
export const messagesPlugin: Plugin<MessagesOptions> = definePlugin(
  "messagesPlugin",
  schema,
  (config, { languages, defaultLocale, folder, builtin, filter }, build) => {
    config.addWatchTarget(folder);
    // It may have a guide for translators, which is no template.
    config.ignores.add(`${folder}/**`);

    // A server builds repeatedly. While the messages don't change, everything made from them stays the same
    // object.
    let last: (ReturnType<typeof read> & { readonly stamp: string }) | undefined;
    config.on("eleventy.before", () => {
      const stamp = stampOfFolders([folder, OWN_CATALOGUES]);
      if (last?.stamp !== stamp) last = { stamp, ...read() };
      const { messages, status, glossary, sameWords, translate } = last;
      build.addFaults(messages.faults);
      build.addFaults(glossary.faults);
      build.addFaults(sameWords.faults);
      const { state } = build;
      state.catalogues = messages.catalogues;
      state.topics = messages.topics;
      state.untranslated = messages.untranslated;
      state.messagesStatus = status;
      state.glossary = glossary.glossary;
      state.sameWords = sameWords.words;
      state.messages = translate;
    });

    function read() {
      const messages = readSiteMessages(folder, languages, defaultLocale, builtin);
      const langs = Object.fromEntries(languages.map(({ locale, lang }) => [locale, lang]));
      return {
        messages,
        status: messagesStatus(messages.states),
        glossary: readSiteGlossary(folder, languages),
        sameWords: readSiteSameWords(folder, languages),
        translate: createMessages(mergeResources(messages.catalogues), langs),
      };
    }

    config.addFilter(filter, function (key: string, ...values: unknown[]) {
      const { locale } = pageLanguage(this, languages);
      return build.state.messages?.(locale)(key, valuesFrom(values));
    });
  },
);

/** Nunjucks and JavaScript pass an object, Liquid passes one pair for each named argument. */
function valuesFrom(args: unknown[]): MessageValues {
  const [first] = args;
  if (first !== null && typeof first === "object" && !Array.isArray(first)) return first as MessageValues;
  return Object.fromEntries(args.filter((arg): arg is [string, string | number] => Array.isArray(arg)));
}
