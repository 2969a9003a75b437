import { editionOf, type Site, type SiteSettings, type Work } from "../site/site.ts";
import { ROOT_FOLDERS } from "../site/urls.ts";
import { addressKey } from "./alias.ts";

/** An old address, and where it leads. */
export interface Redirect {
  /** From the root of the site, as `readAlias` gives it. */
  readonly from: string;
  /** Address of an edition, from the root of the site. */
  readonly to: string;
  readonly locale: string;
  /** Title of the edition; an announced one has none. */
  readonly title: string | undefined;
}

/**
 * The old addresses of all editions that have a page: whole, partial and announced ones. Those of an absent edition and of
 * a draft lead nowhere. Newest articles first, since some hosts read only the first few thousand.
 */
export function redirectsOf(site: Site): Redirect[] {
  return [...site.articles, ...site.pages].flatMap((work) => redirectsOfWork(site, work));
}

function redirectsOfWork(site: Site, work: Work): Redirect[] {
  return site.languages.flatMap(({ locale }) => {
    const { aliases = [], url, title, signals } = editionOf(work, locale);
    return signals.page === "none" ? [] : aliases.map((from) => ({ from, to: url, locale, title }));
  });
}

/** Files at the root of a site. */
const ROOT_FILES = [
  "404.html",
  "_headers",
  "_redirects",
  "robots.txt",
  "service-worker.js",
  "sitemap.xml",
  "status.json",
];

/** Folders of a language that pages other than those of works are in. */
const LISTS = ["archive", "topics", "search", "offline"];

/**
 * Whether the site itself has, or may come to have, something at an old address, other than the page of a work.
 *
 * @param alias As `readAlias` gives it.
 * @example
 * isOfSite("/en/archive/2019/", site); // => true
 * isOfSite("/2019/visit.html", site); // => false
 */
export function isOfSite(alias: string, { languages }: Pick<SiteSettings, "languages">): boolean {
  const [path = "", query] = addressKey(alias).split("?");
  const [, first = "", second = "", third] = path.split("/");
  const isLocale = languages.some(({ locale }) => locale.toLowerCase() === first);
  // A page is the same whatever its query is, so an old address may have the path of a page. Only the search reads its query.
  if (query !== undefined) return isLocale && second === "search";
  if (!isLocale) return path === "" || ROOT_FOLDERS.includes(first) || ROOT_FILES.includes(path.slice(1));
  const isFile = third === undefined && /^(?:feed|rss|sitemap|manifest|404)[^/]*\.\w+$/.test(second);
  return second === "" || isFile || LISTS.includes(second);
}

/** The addresses of the pages of all works, as `addressKey` makes them the same. */
export function pageKeys(site: Site): Set<string> {
  const works = [...site.articles, ...site.pages];
  return new Set(
    works.flatMap((work) =>
      site.languages.flatMap(({ locale }) => {
        const { url, signals } = editionOf(work, locale);
        return signals.page === "none" ? [] : [addressKey(url)];
      }),
    ),
  );
}
