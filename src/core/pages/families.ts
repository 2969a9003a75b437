import type { Direction } from "../language/direction.ts";
import { languageIn, type Site } from "../site/site.ts";
import type { PageContent } from "./content.ts";

/** A version of a page for readers of another language: what `<link rel="alternate">` says. */
export interface Alternate {
  /** Undefined on `x-default`. */
  readonly locale?: string;
  /** The `lang` of the page that it leads to, or `x-default`. */
  readonly hreflang: string;
  /** Address from the root. */
  readonly url: string;
}

/** How the language switcher shows one language on a page. */
export interface SwitcherItem {
  readonly locale: string;
  readonly lang: string;
  readonly label: string;
  readonly dir: Direction;
  /** "partial" and "soon" lead to a page that says so; "elsewhere" to the nearest page that exists. */
  readonly state: "here" | "link" | "partial" | "soon" | "elsewhere";
  readonly url: string;
}

/** One page to make. Its address and its relations to other pages are all here. */
export interface PageRecord {
  readonly locale: string;
  readonly url: string;
  readonly content: PageContent;
  /** Whether search engines, sitemap and index may list it. */
  readonly listed: boolean;
  /**
   * The page and its versions in other languages, `x-default` last. Empty if the page is not listed, and on
   * the further pages of a list: they hold other articles in each language, so they are not translations of
   * each other.
   */
  readonly alternates: readonly Alternate[];
  readonly switcher: readonly SwitcherItem[];
}

/**
 * What a family has in a language: a page that is listed with the others, one that is not whole or not for
 * search engines, no page ("none": there is nothing to list yet), or no page on purpose ("absent": readers
 * should not look for it).
 */
export type Visibility = "listed" | "partial" | "soon" | "unlisted" | "none" | "absent";

/** A page that every language may have, and the test of whether it does. */
export interface Family {
  readonly address: (locale: string) => string;
  /** "listed" pages are each other's alternates. */
  readonly visibility: (locale: string) => Visibility;
  readonly content: (locale: string) => PageContent;
  /** Where `x-default` leads. */
  readonly fallback: string;
  /** Whether its pages, if there are several, are not versions of each other. */
  readonly single?: true;
  /** Where the switcher leads in a language that has no such page. */
  readonly elsewhere: (locale: string) => string;
}

/** The page of a family in a language; undefined if it has no page. */
export function record(site: Site, family: Family, locale: string): PageRecord | undefined {
  const language = languageIn(site, locale);
  const visibility = family.visibility(locale);
  if (visibility === "none" || visibility === "absent") return undefined;
  const configuring = language.status === "configuring";
  const listed = visibility === "listed" && !configuring;
  return {
    locale,
    url: family.address(locale),
    content: configuring ? { kind: "configuring" } : family.content(locale),
    listed,
    alternates: listed ? alternatesOf(site, family) : [],
    switcher: switcherOf(site, family, locale),
  };
}

function alternatesOf(site: Site, family: Family): Alternate[] {
  if (family.single) return [];
  const listed = site.languages.filter(
    ({ locale, status }) => status === "ready" && family.visibility(locale) === "listed",
  );
  const alternates = listed.map(({ locale, lang }) => ({
    locale,
    hreflang: lang,
    url: family.address(locale),
  }));
  return [...alternates, { hreflang: "x-default", url: family.fallback }];
}

/** @param here The locale of the page; "" for a page of none. */
export function switcherOf(site: Site, family: Family, here: string): SwitcherItem[] {
  return site.languages
    .filter(({ locale }) => family.visibility(locale) !== "absent")
    .map((language) => switcherItem(family, language, here));
}

function switcherItem(family: Family, language: Site["languages"][number], here: string): SwitcherItem {
  const { locale, lang, label, dir } = language;
  const visibility = family.visibility(locale);
  const item = {
    locale,
    lang,
    label,
    dir,
    url: visibility === "none" ? family.elsewhere(locale) : family.address(locale),
  };
  if (locale === here) return { ...item, state: "here" };
  if (language.status === "configuring") return { ...item, state: "soon" };
  const state =
    visibility === "partial" || visibility === "soon"
      ? visibility
      : visibility === "none"
        ? "elsewhere"
        : "link";
  return { ...item, state };
}

/** Whether a page belongs to the collection of articles: an edition that can be read, not a notice. */
export function isListedArticle({ content, listed }: PageRecord): boolean {
  return content.kind === "article" && listed;
}

/** Whether the search finds it: an edition of an article or of a standing page, not a list of them. */
export function hasText({ content, listed }: PageRecord): boolean {
  return listed && (content.kind === "article" || content.kind === "page");
}
