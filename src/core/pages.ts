import { type ArchiveList, archiveLists, type ListContent } from "./archive.ts";
import { type Glossary, NO_GLOSSARY } from "./glossary.ts";
import { listedIn, listsOf, type Neighbours } from "./lists.ts";
import { PAGE_SIZE } from "./pagination.ts";
import { type Related, relatedTo } from "./related.ts";
import { type Article, editionOf, isListed, languageIn, type Page, type Site } from "./site.ts";
import { urls } from "./urls.ts";

/** What a page of the site shows. */
export type PageContent =
  /** The latest articles. */
  | { readonly kind: "home"; readonly articles: readonly Article[] }
  | ArticleContent
  | { readonly kind: "page"; readonly work: Page }
  | ListContent
  | SearchContent
  | { readonly kind: "not-found" }
  | { readonly kind: "offline" }
  | { readonly kind: "status"; readonly articles: readonly Article[]; readonly glossary: boolean }
  | { readonly kind: "glossary"; readonly glossary: Glossary }
  | { readonly kind: "configuring" };

/** What the page of the search shows. */
export interface SearchContent {
  readonly kind: "search";
  /** What stands there before the first query. */
  readonly latest: readonly Article[];
  readonly years: readonly string[];
  readonly topics: readonly string[];
}

/** What the page of an article shows. */
export interface ArticleContent extends Neighbours {
  readonly kind: "article";
  readonly work: Article;
  readonly related: readonly Related[];
  /** Those of its topics that have a page in this language. */
  readonly linkedTopics: readonly string[];
  /** The year that it is of, where that has a page in this language. */
  readonly linkedYear?: string;
}

/** A version of a page for readers of another language: what `<link rel="alternate">` says. */
export interface Alternate {
  readonly hreflang: string;
  /** Address from the root. */
  readonly url: string;
}

/** How the language switcher shows one language on a page. */
export interface SwitcherItem {
  readonly locale: string;
  readonly lang: string;
  readonly label: string;
  readonly dir: "ltr" | "rtl";
  /** "partial" and "soon" lead to a page that says so; "elsewhere" to the nearest page that there is. */
  readonly state: "here" | "link" | "partial" | "soon" | "elsewhere";
  readonly url: string;
}

/** One page to be made. Everything that says where it is and how it relates to others stands here. */
export interface PageRecord {
  readonly locale: string;
  readonly url: string;
  readonly content: PageContent;
  /** Whether search engines, sitemap and index may have it. */
  readonly listed: boolean;
  /**
   * Itself and its equals in other languages, `x-default` last; empty where the page is not listed, and on the further
   * pages of a list: they hold other articles in each language, so none of them is the translation of another.
   */
  readonly alternates: readonly Alternate[];
  readonly switcher: readonly SwitcherItem[];
}

/**
 * What a family has in a language: a page that is listed with the others, one that is not whole or not for search
 * engines, none ("none": there is nothing to list yet), or none on purpose ("absent": nobody is to look for it).
 */
type Standing = "listed" | "partial" | "soon" | "unlisted" | "none" | "absent";

/** A page that every language may have, and the test of whether it does. */
interface Family {
  readonly address: (locale: string) => string;
  /** "listed" pages are each other's alternates. */
  readonly standing: (locale: string) => Standing;
  readonly content: (locale: string) => PageContent;
  /** Where `x-default` leads. */
  readonly fallback: string;
  /** Whether its pages, if there are several, are no versions of each other. */
  readonly alone?: true;
  /** Where the switcher leads in a language that has no such page. */
  readonly elsewhere: (locale: string) => string;
}

/** How many articles the home page shows, the lead story among them; the archive has the rest. */
const HOME_SIZE = 9;

/** Articles that stand on the page of the search before the first query. */
const SEARCH_SIZE = 20;

/**
 * All pages of the site, by language in the order of the configuration. Alternates are reciprocal because a
 * family of pages is written down once and each of its members reads the same list.
 *
 * @param pageSize Articles that a page of a list has.
 * @param glossary Has a page for translators, where there is something in it.
 */
export function listPages(site: Site, pageSize = PAGE_SIZE, glossary: Glossary = NO_GLOSSARY): PageRecord[] {
  const families = [
    ...standingFamilies(site),
    ...(site.articles.length > 0 ? listFamilies(site, pageSize) : []),
    ...site.pages.map((page) => workFamily(site, page, (): PageContent => ({ kind: "page", work: page }))),
    ...articleFamilies(site),
  ];
  const pages = site.languages.flatMap(({ locale }) =>
    families.flatMap((family) => record(site, family, locale) ?? []),
  );
  const hasGlossary = glossary.entries.length > 0;
  const status = editorsPage(site, urls.status(), {
    kind: "status",
    articles: site.articles,
    glossary: hasGlossary,
  });
  if (!hasGlossary) return [...pages, status];
  return [...pages, status, editorsPage(site, urls.glossary(), { kind: "glossary", glossary })];
}

/** A page for editors and translators: it speaks the default language and lies outside every language. */
function editorsPage(site: Site, url: string, content: PageContent): PageRecord {
  const locale = site.defaultLocale;
  const family: Family = {
    address: urls.home,
    standing: (other) => (other === locale ? "unlisted" : "none"),
    content: () => content,
    fallback: url,
    elsewhere: urls.home,
  };
  const switcher = switcherOf(site, family, "");
  return { locale, url, content, listed: false, alternates: [], switcher };
}

/** What a reader without a connection is shown, in a language: a page that no list holds. */
export function offlinePage(site: Site, locale: string): PageRecord {
  const family: Family = {
    address: urls.offline,
    standing: (other) => (languageIn(site, other).status === "ready" ? "unlisted" : "none"),
    content: () => ({ kind: "offline" }),
    fallback: urls.offline(site.defaultLocale),
    elsewhere: urls.home,
  };
  const switcher = switcherOf(site, family, locale);
  return {
    locale,
    url: urls.offline(locale),
    content: { kind: "offline" },
    listed: false,
    alternates: [],
    switcher,
  };
}

function record(site: Site, family: Family, locale: string): PageRecord | undefined {
  const language = languageIn(site, locale);
  const standing = family.standing(locale);
  if (standing === "none" || standing === "absent") return undefined;
  const configuring = language.status === "configuring";
  const listed = standing === "listed" && !configuring;
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
  if (family.alone) return [];
  const listed = site.languages.filter(
    ({ locale, status }) => status === "ready" && family.standing(locale) === "listed",
  );
  const alternates = listed.map(({ locale }) => ({ hreflang: locale, url: family.address(locale) }));
  return [...alternates, { hreflang: "x-default", url: family.fallback }];
}

/** @param here The locale of the page; "" for a page of none. */
function switcherOf(site: Site, family: Family, here: string): SwitcherItem[] {
  return site.languages
    .filter(({ locale }) => family.standing(locale) !== "absent")
    .map((language) => switcherItem(family, language, here));
}

function switcherItem(family: Family, language: Site["languages"][number], here: string): SwitcherItem {
  const { locale, lang, label, dir } = language;
  const standing = family.standing(locale);
  const item = {
    locale,
    lang,
    label,
    dir,
    url: standing === "none" ? family.elsewhere(locale) : family.address(locale),
  };
  if (locale === here) return { ...item, state: "here" };
  if (language.status === "configuring") return { ...item, state: "soon" };
  const state =
    standing === "partial" || standing === "soon" ? standing : standing === "none" ? "elsewhere" : "link";
  return { ...item, state };
}

function standingFamilies(site: Site): Family[] {
  const always = (
    address: (locale: string) => string,
    content: (locale: string) => PageContent,
    standing: "listed" | "unlisted" = "listed",
  ): Family => ({
    address,
    content,
    standing: () => standing,
    fallback: address(site.defaultLocale),
    elsewhere: urls.home,
  });
  return [
    {
      ...always(urls.home, (locale) => ({
        kind: "home",
        articles: listedIn(site, locale).slice(0, HOME_SIZE),
      })),
      fallback: urls.chooser(),
    },
    // Who looks for the search of a site finds it; what is asked of it stands behind the `?`, and has no page.
    always(urls.search, (locale) => {
      const { articles, years, topics } = listsOf(site, locale);
      return {
        kind: "search",
        latest: articles.slice(0, SEARCH_SIZE),
        years: years.map(({ year }) => year),
        topics: topics.map(({ topic }) => topic),
      };
    }),
    always(urls.notFound, () => ({ kind: "not-found" }), "unlisted"),
  ];
}

/** The archive, and the years and topics, which have a page in the languages in which they have an article. A site that has only standing pages has none of them. */
function listFamilies(site: Site, pageSize: number): Family[] {
  return archiveLists(site, pageSize).flatMap((list) => partFamilies(site, list));
}

/** The first pages of a list are versions of each other; each further one stands for itself. */
function partFamilies(site: Site, { has, address, further, content, elsewhere }: ArchiveList): Family[] {
  const standing = (locale: string): Standing => (has(locale) ? "listed" : "none");
  const first: Family = {
    address,
    standing,
    content: (locale) => content(locale, 1),
    fallback: address(
      has(site.defaultLocale) ? site.defaultLocale : (firstWith(site, has) ?? site.defaultLocale),
    ),
    elsewhere,
  };
  const others = site.languages.flatMap(({ locale }) =>
    further(locale).map(
      (page): Family => ({
        alone: true,
        address: () => address(locale, page),
        standing: (other) => (other === locale ? "listed" : "none"),
        content: () => content(locale, page),
        fallback: first.fallback,
        elsewhere: (other) => (has(other) ? address(other) : elsewhere(other)),
      }),
    ),
  );
  return [first, ...others];
}

function firstWith(site: Site, has: (locale: string) => boolean): string | undefined {
  return site.languages.find(({ locale }) => has(locale))?.locale;
}

function articleFamilies(site: Site): Family[] {
  return site.articles.map((article) =>
    workFamily(site, article, (locale): PageContent => articleContent(site, article, locale)),
  );
}

function articleContent(site: Site, work: Article, locale: string): ArticleContent {
  const { neighbours, byTopic, byYear } = listsOf(site, locale);
  const year = work.date.slice(0, 4);
  const beside = neighbours.get(work.slug) ?? {};
  const named = [beside.newer, beside.older].flatMap((article) => article?.slug ?? []);
  return {
    kind: "article",
    work,
    ...beside,
    related: relatedTo(site, work, locale, named),
    linkedTopics: work.topics.filter((topic) => byTopic.has(topic)),
    ...(byYear.has(year) ? { linkedYear: year } : {}),
  };
}

function workFamily(site: Site, work: Article | Page, content: (locale: string) => PageContent): Family {
  const standing = (locale: string): Standing => {
    const { page, listed, switcher } = editionOf(work, locale).signals;
    if (page === "none") return "absent";
    if (listed) return "listed";
    return switcher === "partial" ? "partial" : "soon";
  };
  const has = (locale: string) => isListed(work, locale);
  const xDefault =
    [site.defaultLocale, work.sourceLocale].find(has) ?? firstWith(site, has) ?? work.sourceLocale;
  return {
    address: (locale) => editionOf(work, locale).url,
    standing,
    content,
    fallback: editionOf(work, xDefault).url,
    elsewhere: urls.home,
  };
}
