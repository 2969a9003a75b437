import type { Fault } from "../faults/table.ts";
import { sameLanguage, type Tree } from "./tree.ts";

/** Whether sitemaps, feeds and the search index hold what they should: whole pages of their own language. */
export function auditLists(tree: Tree): Fault[] {
  return [...sitemaps(tree), ...feeds(tree), ...search(tree)];
}

function sitemaps(tree: Tree): Fault[] {
  const faults: Fault[] = [];
  const listed = new Set<string>();
  for (const { url, entries, sitemaps: parts } of tree.site.sitemaps) {
    for (const part of parts) {
      const at = tree.resolve(part, url);
      if (!at || !tree.has(at.url)) faults.push(tree.finding("audit-sitemap-dead", url, { href: part }));
    }
    // A sitemap need not name alternates at all; one that does names them for every page that has some.
    const names = entries.some(({ alternates }) => alternates.length > 0);
    for (const { loc, alternates } of entries) {
      const at = tree.resolve(loc, url);
      const page = at && tree.page(at.url);
      if (!page) faults.push(tree.finding("audit-sitemap-dead", url, { href: loc }));
      else {
        listed.add(page.url);
        if (page.noindex) faults.push(tree.finding("audit-sitemap-noindex", url, { href: loc }));
        const said = page.alternates
          .map(({ hreflang, href }) => `${hreflang} ${href}`)
          .sort()
          .join();
        const here = alternates
          .map(({ hreflang, href }) => `${hreflang} ${href}`)
          .sort()
          .join();
        if (names && said !== here) faults.push(tree.finding("audit-sitemap-alternates", url, { href: loc }));
      }
    }
  }
  if (tree.site.sitemaps.length === 0) return faults;
  const left = tree.site.pages.filter((page) => !page.noindex && page.url !== "/" && !listed.has(page.url));
  return [...faults, ...left.map((page) => tree.finding("audit-sitemap-missing", page.url))];
}

function feeds(tree: Tree): Fault[] {
  return tree.site.feeds.flatMap(({ url, lang, links }) => {
    const own = tree.site.languages?.find(({ locale }) => url.startsWith(`/${locale}/`));
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
