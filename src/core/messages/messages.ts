import { createInstance, type i18n } from "i18next";
import type admin from "../../../locales/en/admin.json";
import type archive from "../../../locales/en/archive.json";
import type article from "../../../locales/en/article.json";
import type cli from "../../../locales/en/cli.json";
import type dates from "../../../locales/en/dates.json";
import type faults from "../../../locales/en/faults.json";
import type markdown from "../../../locales/en/markdown.json";
import type notices from "../../../locales/en/notices.json";
import type offline from "../../../locales/en/offline.json";
import type preview from "../../../locales/en/preview.json";
import type search from "../../../locales/en/search.json";
import type share from "../../../locales/en/share.json";
import type site from "../../../locales/en/site.json";
import type status from "../../../locales/en/status.json";
import type topics from "../../../locales/en/topics.json";
import type { Messages } from "./tree.ts";

/** The catalogues of the theme and of the command, by namespace. */
interface Catalogues {
  archive: typeof archive;
  article: typeof article;
  cli: typeof cli;
  dates: typeof dates;
  admin: typeof admin;
  faults: typeof faults;
  markdown: typeof markdown;
  notices: typeof notices;
  offline: typeof offline;
  preview: typeof preview;
  search: typeof search;
  share: typeof share;
  site: typeof site;
  status: typeof status;
  topics: typeof topics;
}

type Plural = "zero" | "one" | "two" | "few" | "many" | "other";
type Stem<Key extends string> = Key extends `${infer Base}_${Plural}` ? Base : Key;
type Keys<Tree> = {
  [Key in keyof Tree & string]: Tree[Key] extends string ? Stem<Key> : `${Key}.${Keys<Tree[Key]>}`;
}[keyof Tree & string];

/** `"namespace:key"` of every message there is: a misspelt one does not compile. */
export type MessageKey = {
  [Namespace in keyof Catalogues & string]: `${Namespace}:${Keys<Catalogues[Namespace]>}`;
}[keyof Catalogues & string];

/** The values of the `{{placeholders}}`; `count` chooses the plural form. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** The messages of one language. */
export type Translate<Key extends string = MessageKey> = (key: Key, values?: MessageValues) => string;

/** Texts by locale and namespace. */
export type Resources = Readonly<Record<string, Readonly<Record<string, Messages>>>>;

/** A message that was requested and doesn't exist, or a value that was not given. */
export class MessageError extends Error {
  override readonly name = "MessageError";
}

/**
 * Gives the messages of a language. There is no fallback to another one: a page in Russian never shows
 * English because a translation is missing.
 *
 * @param langs BCP 47 tag of each locale, which chooses the plural rules.
 * @throws MessageError from the function returned, where the message or one of its values is missing.
 * @example
 * const t = createMessages({ ru: { site: { articles_one: "{{count}} статья" } } }, { ru: "ru" })("ru");
 * t("site:articles", { count: 21 }); // => "21 статья"
 */
export function createMessages(
  resources: Resources,
  langs: Readonly<Record<string, string>>,
): (locale: string) => Translate<string> {
  const byLocale = new Map<string, Translate<string>>();
  return (locale) => {
    let translate = byLocale.get(locale);
    if (!translate) {
      translate = translator(resources[locale] ?? {}, locale, langs[locale] ?? locale);
      byLocale.set(locale, translate);
    }
    return translate;
  };
}

/** Whether there is a message that needs no values. */
export function hasMessage<Key extends string>(t: Translate<Key>, key: Key): boolean {
  try {
    t(key);
    return true;
  } catch (error) {
    if (error instanceof MessageError) return false;
    throw error;
  }
}

/** How many texts to cache per language: far more than an archive repeats, no more than memory can hold. */
const KNOWN = 20_000;

/** The value for a message that doesn't exist: no catalogue may contain it. */
const MISSING = "\u0000";

function translator(
  resources: Readonly<Record<string, Messages>>,
  locale: string,
  lang: string,
): Translate<string> {
  const instance: i18n = createInstance({
    lng: lang,
    load: "currentOnly",
    resources: { [lang]: resources },
    ns: Object.keys(resources),
    fallbackLng: false,
    initAsync: false,
    interpolation: { escapeValue: false, skipOnVariables: true },
    missingInterpolationHandler: (text: string, match: RegExpExecArray) => {
      throw new MessageError(`${locale}: no value for ${match[0]} in ${JSON.stringify(text)}`);
    },
  });
  void instance.init();
  const look = (key: string, values?: MessageValues): string | MessageError => {
    // A key that names a tree of messages exists too, and is not a message. Messages do not call each other:
    // `$t(` is text.
    const options = { ...values, returnObjects: true, nest: false, defaultValue: MISSING };
    const text: unknown = instance.t(key, options);
    if (typeof text === "string" && text !== MISSING) return text;
    const number = typeof values?.count === "number" ? ` for the number ${values.count}` : "";
    return new MessageError(`${locale}: no message "${key}"${number}`);
  };
  // Most texts of a page are the same on thousands of pages, dates and counts included; what is missing too.
  const known = new Map<string, string | MessageError>();
  return (key, values) => {
    const name = values === undefined ? key : `${key} ${JSON.stringify(values)}`;
    const text = known.get(name) ?? look(key, values);
    if (known.size < KNOWN) known.set(name, text);
    if (text instanceof MessageError) throw text;
    return text;
  };
}
