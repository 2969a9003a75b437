import type { Fault } from "../faults/table.ts";
import { languageOfUrl } from "../language/languages.ts";
import type { PageFacts } from "./page-facts.ts";
import { sameLanguage, type Tree } from "./tree.ts";

/** Whether sitemaps, feeds and the search index contain what they should: whole pages in their language. */
export function auditLists(tree: Tree): Fault[] {
  return [...sitemaps(tree), ...feeds(tree), ...search(tree)];
}

function sitemaps(tree: Tree): Fault[] {
  const { sitemaps: files, pages } = tree.site;
  if (files.length === 0) return [];
  const listed = new Set(
    files.flatMap(({ url, entries }) => entries.map(({ loc }) => pageAt(tree, loc, url)?.url)),
  );
  const missing = pages.filter(
    ({ url, noindex, refresh }) => !noindex && refresh === undefined && url !== "/" && !listed.has(url),
  );
  return [
    ...files.flatMap((sitemap) => [...deadParts(tree, sitemap), ...entryFaults(tree, sitemap)]),
    ...missing.map((page) => tree.finding("audit-sitemap-missing", page.url)),
  ];
}

type Sitemap = Tree["site"]["sitemaps"][number];

function deadParts(tree: Tree, { url, sitemaps: parts }: Sitemap): Fault[] {
  return parts.flatMap((href) => {
    const at = tree.resolve(href, url);
    return at && tree.has(at.url) ? [] : [tree.finding("audit-sitemap-dead", url, { href })];
  });
}

function entryFaults(tree: Tree, { url, entries }: Sitemap): Fault[] {
  // A sitemap doesn't have to list alternates; one that does must list them for every page that has some.
  const hasAlternates = entries.some(({ alternates }) => alternates.length > 0);
  return entries.flatMap(({ loc: href, alternates }) => {
    const page = pageAt(tree, href, url);
    if (!page) return [tree.finding("audit-sitemap-dead", url, { href })];
    return [
      ...(page.noindex ? [tree.finding("audit-sitemap-noindex", url, { href })] : []),
      ...(hasAlternates && !areSame(page.alternates, alternates)
        ? [tree.finding("audit-sitemap-alternates", url, { href })]
        : []),
    ];
  });
}

function pageAt(tree: Tree, href: string, from: string): PageFacts | undefined {
  const at = tree.resolve(href, from);
  return at && tree.page(at.url);
}

type Links = readonly { readonly hreflang: string; readonly href: string }[];

/** Whether two lists of alternates have the same links, in any order. */
function areSame(one: Links, other: Links): boolean {
  const [first, second] = [one, other].map((links) =>
    links
      .map(({ hreflang, href }) => `${hreflang} ${href}`)
      .sort()
      .join(),
  );
  return first === second;
}

function feeds(tree: Tree): Fault[] {
  return tree.site.feeds.flatMap(({ url, lang, links }) => {
    const own = languageOfUrl(url, tree.site.languages ?? []);
    const faults =
      own && own.lang !== lang
        ? [tree.finding("audit-feed-language", url, { href: url, found: lang ?? "—", expected: own.lang })]
        : [];
    for (const href of links) {
      const at = tree.resolve(href, url);
      const page = at && tree.page(at.url);
      if (!page) faults.push(tree.finding("audit-feed-dead", url, { href }));
      else if (page.noindex) faults.push(tree.finding("audit-feed-noindex", url, { href }));
      else if (!sameLanguage(page.lang, lang)) {
        faults.push(
          tree.finding("audit-feed-language", url, { href, found: page.lang ?? "—", expected: lang ?? "—" }),
        );
      }
    }
    return faults;
  });
}

function search(tree: Tree): Fault[] {
  const { pages, searchLangs, searchUrls } = tree.site;
  if (!searchLangs) return [];
  const searchable = pages.filter((page) => page.searchable);
  const wrongLanguage = searchable
    .filter(({ lang }) => !lang || !searchLangs.includes(lang.toLowerCase()))
    .map(({ url, lang }) =>
      tree.finding("audit-search-language", url, { found: lang ?? "—", expected: searchLangs.join(", ") }),
    );
  const hidden = searchable
    .filter((page) => page.noindex)
    .map(({ url }) => tree.finding("audit-search-noindex", url));
  if (!searchUrls) return [...wrongLanguage, ...hidden];
  const indexed = new Set(searchUrls);
  const dead = searchUrls
    .filter((url) => !tree.page(url)?.searchable)
    .map((href) => tree.finding("audit-search-dead", "/pagefind/", { href }));
  const left = searchable
    .filter(({ url }) => !indexed.has(url))
    .map(({ url }) => tree.finding("audit-search-missing", url));
  return [...wrongLanguage, ...hidden, ...dead, ...left];
}
