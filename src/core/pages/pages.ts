import { type Glossary, NO_GLOSSARY } from "../catalogues/glossary.ts";
import { elsewhereOf } from "../site/elsewhere.ts";
import { createLists, type SiteLists } from "../site/lists.ts";
import { relatedTo } from "../site/related.ts";
import { type Article, editionOf, isListed, languageIn, type Page, type Site } from "../site/site.ts";
import type { MessagesStatus } from "../site/status.ts";
import { urls } from "../site/urls.ts";
import { namesIn } from "../typography/headline.ts";
import { type ArchiveList, archiveLists, topicCounts, yearCounts } from "./archive.ts";
import type { ArticleContent, PageContent } from "./content.ts";
import { type Family, type PageRecord, record, switcherOf, type Visibility } from "./families.ts";
import { PAGE_SIZE } from "./pagination.ts";

/** How many articles the home page shows, the lead story among them; the archive has the rest. */
const HOME_SIZE = 9;

/** How many articles the search page shows where it has no results to show. */
const SEARCH_SIZE = 6;

/**
 * All pages of the site, by language in the order of the configuration. Alternates are reciprocal because a
 * family of pages is defined once and each of its members reads the same list.
 *
 * @param pageSize Articles that a page of a list has.
 * @param glossary Has a page for translators, where there is something in it.
 * @param messages Their states, for the page for editors.
 */
export function listPages(
  site: Site,
  pageSize = PAGE_SIZE,
  glossary: Glossary = NO_GLOSSARY,
  messages: MessagesStatus = {},
): PageRecord[] {
  const lists = createLists(site);
  const families = [
    ...singleFamilies(site, lists, glossary),
    ...(site.articles.length > 0 ? listFamilies(site, lists, pageSize) : []),
    ...site.pages.map((page) => workFamily(site, page, (): PageContent => ({ kind: "page", work: page }))),
    ...articleFamilies(site, lists),
  ];
  const pages = site.languages.flatMap(({ locale }) =>
    families.flatMap((family) => record(site, family, locale) ?? []),
  );
  const hasGlossary = glossary.entries.length > 0;
  const status = editorsPage(site, urls.status(), {
    kind: "status",
    articles: site.articles,
    messages,
    glossary: hasGlossary,
  });
  if (!hasGlossary) return [...pages, status];
  return [...pages, status, editorsPage(site, urls.glossary(), { kind: "glossary", glossary })];
}

/** A page for editors and translators: in the default language, with an address outside every language. */
function editorsPage(site: Site, url: string, content: PageContent): PageRecord {
  const locale = site.defaultLocale;
  const family: Family = {
    address: urls.home,
    visibility: (other) => (other === locale ? "unlisted" : "none"),
    content: () => content,
    fallback: url,
    elsewhere: urls.home,
  };
  const switcher = switcherOf(site, family, "");
  return { locale, url, content, listed: false, alternates: [], switcher };
}

/** The page that a reader without a connection sees, in a language. It is in no list. */
export function offlinePage(site: Site, locale: string): PageRecord {
  const family: Family = {
    address: urls.offline,
    visibility: (other) => (languageIn(site, other).status === "ready" ? "unlisted" : "none"),
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

/** The pages that each language has once. */
function singleFamilies(site: Site, lists: SiteLists, glossary: Glossary): Family[] {
  const always = (
    address: (locale: string) => string,
    content: (locale: string) => PageContent,
    visibility: "listed" | "unlisted" = "listed",
  ): Family => ({
    address,
    content,
    visibility: () => visibility,
    fallback: address(site.defaultLocale),
    elsewhere: urls.home,
  });
  return [
    {
      ...always(urls.home, (locale) => ({
        kind: "home",
        articles: lists(locale).articles.slice(0, HOME_SIZE),
        topics: topicCounts(lists(locale)),
        years: yearCounts(lists(locale)),
        elsewhere: elsewhereOf(site, lists(locale)),
      })),
      fallback: urls.chooser(),
    },
    // Search engines may list the search page itself. A query is after the `?`, and has no page.
    always(urls.search, (locale) => {
      const own = lists(locale);
      return {
        kind: "search",
        total: own.articles.length,
        latest: own.articles.slice(0, SEARCH_SIZE),
        years: yearCounts(own),
        topics: topicCounts(own),
        names: namesIn(glossary, languageIn(site, locale)),
      };
    }),
    always(urls.notFound, () => ({ kind: "not-found" }), "unlisted"),
  ];
}

/**
 * The archive, and the years and topics, which have a page in the languages where they have an article. A
 * site with only standing pages has none of them.
 */
function listFamilies(site: Site, lists: SiteLists, pageSize: number): Family[] {
  return archiveLists(site, lists, pageSize).flatMap((list) => partFamilies(site, list));
}

/** The first pages of a list are versions of each other; each further one has no other versions. */
function partFamilies(site: Site, { has, address, further, content, elsewhere }: ArchiveList): Family[] {
  const visibility = (locale: string): Visibility => (has(locale) ? "listed" : "none");
  const first: Family = {
    address,
    visibility,
    content: (locale) => content(locale, 1),
    fallback: address(
      has(site.defaultLocale) ? site.defaultLocale : (firstWith(site, has) ?? site.defaultLocale),
    ),
    elsewhere,
  };
  const others = site.languages.flatMap(({ locale }) =>
    further(locale).map(
      (page): Family => ({
        single: true,
        address: () => address(locale, page),
        visibility: (other) => (other === locale ? "listed" : "none"),
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

function articleFamilies(site: Site, lists: SiteLists): Family[] {
  return site.articles.map((article) =>
    workFamily(site, article, (locale): PageContent => articleContent(site, lists, article, locale)),
  );
}

function articleContent(site: Site, lists: SiteLists, work: Article, locale: string): ArticleContent {
  const { neighbours, byTopic, byYear } = lists(locale);
  const year = work.date.slice(0, 4);
  const beside = neighbours.get(work.slug) ?? {};
  const shown = [beside.newer, beside.older].flatMap((article) => article?.slug ?? []);
  return {
    kind: "article",
    work,
    ...beside,
    related: relatedTo(site, lists, work, locale, shown),
    linkedTopics: work.topics.filter((topic) => byTopic.has(topic)),
    ...(byYear.has(year) ? { linkedYear: year } : {}),
  };
}

function workFamily(site: Site, work: Article | Page, content: (locale: string) => PageContent): Family {
  const visibility = (locale: string): Visibility => {
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
    visibility,
    content,
    fallback: editionOf(work, xDefault).url,
    elsewhere: urls.home,
  };
}
