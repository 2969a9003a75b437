import { PLURALS, splitPlural } from "../messages/plurals.ts";
import { isForReaders } from "../messages/tool-messages.ts";
import { flatten, type Messages } from "../messages/tree.ts";
import { mergeMessages } from "./merge.ts";
import type { Catalogue } from "./read.ts";

/** The catalogues of a site, and those of the package that they override. */
export interface CatalogueSets {
  readonly site: readonly Catalogue[];
  /** In the languages of the site and in English. Empty if the site doesn't use them, and in the package's own newsroom. */
  readonly theme: readonly Catalogue[];
  /** The locale that the site's catalogues are translated from. */
  readonly sourceLocale: string;
}

/** The messages of a namespace that a language is compared with. */
export interface Source {
  readonly namespace: string;
  readonly messages: Messages;
  /** The catalogues that they are from; a later one overrides an earlier one. */
  readonly catalogues: readonly Catalogue[];
}

/**
 * The messages that the catalogues of a site need in a language, by namespace: those of the source language;
 * in a language that the package doesn't have, the theme's too.
 */
export function sourcesFor(locale: string, sets: CatalogueSets): Source[] {
  const site = sourceCatalogues(sets);
  const theme = themeSources(sets);
  // The source language translates the messages of the theme itself.
  if (isForeign(locale, sets))
    return sourcesIn(locale === sets.sourceLocale ? [...site, ...theme] : [...theme, ...site], locale);
  const sources = sourcesIn(site, locale);
  if (!isForeign(sets.sourceLocale, sets)) return sources;
  // What the source language only translates, the package has in this language.
  const translated = new Map(
    sourcesIn(theme, locale).map(({ namespace, messages }) => [namespace, messages]),
  );
  return sources
    .map((source) => ({
      ...source,
      messages: without(source.messages, translated.get(source.namespace) ?? {}),
    }))
    .filter(({ messages }) => flatten(messages).size > 0);
}

/** All messages that a site can have, by namespace, in its source language where they exist in it. */
export function allMessages(sets: CatalogueSets): Source[] {
  return sourcesIn([...themeSources(sets), ...sourceCatalogues(sets)], sets.sourceLocale);
}

/** Whether the package doesn't have a language, so that the site translates the theme into it. */
export function isForeign(locale: string, { theme }: CatalogueSets): boolean {
  return theme.length > 0 && !theme.some((catalogue) => catalogue.locale === locale);
}

function sourceCatalogues({ site, sourceLocale }: CatalogueSets): Catalogue[] {
  return site.filter(({ locale }) => locale === sourceLocale);
}

function themeSources(sets: CatalogueSets): Catalogue[] {
  const { theme, sourceLocale } = sets;
  const lang = isForeign(sourceLocale, sets) ? "en" : sourceLocale;
  // A site chooses its own topics.
  const hasTopics = sourceCatalogues(sets).some(({ namespace }) => namespace === "topics");
  return theme.filter(
    ({ locale, namespace }) =>
      locale === lang && isForReaders(namespace, "") && !(namespace === "topics" && hasTopics),
  );
}

function sourcesIn(catalogues: readonly Catalogue[], locale: string): Source[] {
  const needed = catalogues.filter(({ namespace }) => isForReaders(namespace, locale));
  return [...new Set(needed.map(({ namespace }) => namespace))].map((namespace) => {
    const layers = needed.filter((catalogue) => catalogue.namespace === namespace);
    const messages = layers.reduce<Messages>((under, over) => mergeMessages(under, over.messages), {});
    return { namespace, messages, catalogues: layers };
  });
}

/** A tree of messages without those that another one has, in whichever plural forms. */
function without(messages: Messages, others: Messages): Messages {
  const rest: Record<string, string | Messages> = {};
  for (const [key, value] of Object.entries(messages)) {
    const plural = splitPlural(key, (name) => name in messages);
    const names = plural ? PLURALS.map((form) => `${plural.stem}_${form}`) : [];
    const other = [key, ...names].map((name) => others[name]).find((text) => text !== undefined);
    if (other === undefined) rest[key] = value;
    else if (typeof value === "object" && typeof other === "object") rest[key] = without(value, other);
  }
  return rest;
}
