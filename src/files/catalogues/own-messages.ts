import { mergeResources } from "../../core/catalogues/merge.ts";
import { createMessages, MessageError, type Translate } from "../../core/messages/messages.ts";
import { TOOL_LOCALES } from "../../core/messages/tool-messages.ts";
import { programName } from "../program-name.ts";
import { OWN_CATALOGUES, readCatalogues } from "./catalogues.ts";

/**
 * Our own messages for the user of the program: in the requested language, else in that of the environment
 * (`POLYGLOT_LANG` before the system's own), else in English. Unlike a page, a report may use another
 * language: the broken catalogue that it reports may be the one with the report's own words. In all of them,
 * `{{polyglot}}` is how the command is run in this project.
 */
export function ownMessages(
  lang: string | undefined,
  environment: NodeJS.ProcessEnv = process.env,
): Translate {
  const locale = ownLocale(lang, environment);
  const read = new Map<string, Translate>();
  // A build without faults prints one line: only the languages that are needed are read.
  const messages = (one: string): Translate => {
    const translate =
      read.get(one) ??
      createMessages(mergeResources(readCatalogues(OWN_CATALOGUES, [one]).catalogues), TOOL_LOCALES)(one);
    read.set(one, translate);
    return translate;
  };
  const polyglot = programName();
  const others = Object.keys(TOOL_LOCALES).filter((other) => other !== locale);
  return (key, given) => {
    const values = { polyglot, ...given };
    for (const one of [locale, ...others]) {
      try {
        return messages(one)(key, values);
      } catch (error) {
        if (!(error instanceof MessageError)) throw error;
      }
    }
    return messages(locale)(key, values);
  };
}

/** `ownMessages` of any locale; the catalogues of each are read once. */
export function ownMessagesByLocale(): (locale: string | undefined) => Translate {
  const known = new Map<string | undefined, Translate>();
  return (locale) => {
    const t = known.get(locale) ?? ownMessages(locale);
    known.set(locale, t);
    return t;
  };
}

/** The language of messages to the user of the program. */
export function ownLocale(lang: string | undefined, environment: NodeJS.ProcessEnv = process.env): string {
  const wanted =
    lang ??
    environment.POLYGLOT_LANG ??
    (environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || "en").slice(0, 2);
  return Object.hasOwn(TOOL_LOCALES, wanted) ? wanted : "en";
}
