import { PLURALS, splitPlural } from "../messages/plurals.ts";
import { isForReaders } from "../messages/tool-messages.ts";
import { flatten, type Messages } from "../messages/tree.ts";
import { mergeMessages } from "./merge.ts";
import type { Catalogue } from "./read.ts";
import { withoutSiteTexts } from "./site-texts.ts";

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
 * in a language that the package doesn't have, the theme's too. A source language that the package doesn't have
 * translates the theme itself. Then each other language has the theme's texts from the package, or translates
 * them from the same English ones, which don't wait for the source language's translation.
 */
export function sourcesFor(locale: string, sets: CatalogueSets): Source[] {
  const site = sourceCatalogues(sets);
  const theme = neededCatalogues(sets);
  const needsTheme = isForeign(locale, sets);
  if (!isForeign(sets.sourceLocale, sets)) return sourcesIn(needsTheme ? [...theme, ...site] : site, locale);
  if (locale === sets.sourceLocale) return sourcesIn(theme, locale);
  const whole = withoutSiteTexts(themeCatalogues(sets));
  const own = site.map((catalogue) => ({
    ...catalogue,
    messages: without(catalogue.messages, messagesIn(whole, catalogue.namespace)),
  }));
  const needed = own.filter(({ messages }) => flatten(messages).size > 0);
  return sourcesIn(needsTheme ? [...needed, ...theme] : needed, locale);
}

/**
 * The messages of the theme that a language has to translate, by namespace, and the language that they are in.
 *
 * @returns Nothing for a language that the package has.
 */
export function themeSourcesFor(locale: string, sets: CatalogueSets): { locale: string; sources: Source[] } {
  const sources = isForeign(locale, sets) ? sourcesIn(neededCatalogues(sets), locale) : [];
  return { locale: themeLocale(sets), sources };
}

/** All messages that a site can have, by namespace, in its source language where they exist in it. */
export function allMessages(sets: CatalogueSets): Source[] {
  return sourcesIn([...themeCatalogues(sets), ...sourceCatalogues(sets)], sets.sourceLocale);
}

/** Whether the package doesn't have a language, so that the site translates the theme into it. */
export function isForeign(locale: string, { theme }: CatalogueSets): boolean {
  return theme.length > 0 && !theme.some((catalogue) => catalogue.locale === locale);
}

function sourceCatalogues({ site, sourceLocale }: CatalogueSets): Catalogue[] {
  return site.filter(({ locale }) => locale === sourceLocale);
}

/** The language of the theme's texts that are translated: the site's, or English if the package doesn't have it. */
function themeLocale(sets: CatalogueSets): string {
  return isForeign(sets.sourceLocale, sets) ? "en" : sets.sourceLocale;
}

function themeCatalogues(sets: CatalogueSets): Catalogue[] {
  const lang = themeLocale(sets);
  // A site chooses its own topics.
  const hasTopics = sourceCatalogues(sets).some(({ namespace }) => namespace === "topics");
  return sets.theme.filter(
    ({ locale, namespace }) =>
      locale === lang && isForReaders(namespace, "") && !(namespace === "topics" && hasTopics),
  );
}

/** The theme's catalogues, without the messages that a language of a site may do without. */
function neededCatalogues(sets: CatalogueSets): Catalogue[] {
  return withoutSiteTexts(themeCatalogues(sets)).map((catalogue) => {
    const { translatedFrom } = catalogue.messages;
    if (catalogue.namespace !== "article" || typeof translatedFrom !== "object") return catalogue;
    // Those for single languages are for grammar only, and the site need not have these languages.
    const { other = "" } = translatedFrom;
    return { ...catalogue, messages: { ...catalogue.messages, translatedFrom: { other } } };
  });
}

function messagesIn(catalogues: readonly Catalogue[], namespace: string): Messages {
  return catalogues.find((one) => one.namespace === namespace)?.messages ?? {};
}

function sourcesIn(catalogues: readonly Catalogue[], locale: string): Source[] {
  const needed = catalogues.filter(({ namespace }) => isForReaders(namespace, locale));
  return [...new Set(needed.map(({ namespace }) => namespace))].map((namespace) => {
    const layers = needed.filter((catalogue) => catalogue.namespace === namespace);
    const messages = layers.reduce<Messages>((under, over) => mergeMessages(under, over.messages), {});
    return { namespace, messages, catalogues: layers };
  });
}

/** A tree of messages without those that another one has, in any plural forms. */
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
