/** Atom, JSON Feed or RSS. */
export type FeedFormat = "xml" | "json" | "rss";

const FEED_FILES: Readonly<Record<FeedFormat, string>> = {
  xml: "feed.xml",
  json: "feed.json",
  rss: "rss.xml",
};

/** Addresses from the root of the site. We compute them all; content never names its own. */
export const urls = {
  chooser: () => "/",
  home: (locale: string) => `/${locale}/`,
  article: (locale: string, slug: string) => `/${locale}/news/${slug}/`,
  archive: (locale: string, page = 1) => `/${locale}/archive/${part(page)}`,
  year: (locale: string, year: string, page = 1) => `/${locale}/archive/${year}/${part(page)}`,
  topic: (locale: string, topic: string, page = 1) => `/${locale}/topics/${topic}/${part(page)}`,
  page: (locale: string, slug: string) => `/${locale}/${slug}/`,
  search: (locale: string) => `/${locale}/search/`,
  /** @param topic The key of a topic, for the feed of its articles. */
  feed: (locale: string, format: FeedFormat, topic?: string) =>
    `/${locale}/${topic === undefined ? "" : `topics/${topic}/`}${FEED_FILES[format]}`,
  manifest: (locale: string) => `/${locale}/manifest.webmanifest`,
  sitemap: (locale: string, part: number) => `/${locale}/sitemap${part === 1 ? "" : `-${part}`}.xml`,
  sitemapIndex: () => "/sitemap.xml",
  status: () => "/status/",
  glossary: () => "/status/glossary/",
  /** The editor in the browser. */
  admin: () => "/admin/",
  /** @param locale One of the languages of the editor's forms. */
  adminConfig: (locale: string) => `/admin/config.${locale}.json`,
  /** The preview for editors, with what it loads. */
  preview: () => "/preview/",
  /** @param name `articles/<slug>` or `pages/<slug>`. */
  comparison: (name: string, locale: string) => `/preview/${name}/${locale}/`,
  /** Where the browser loads the search from. */
  searchFolder: () => "/pagefind/",
  /** What the search of a language needs in addition to its index. */
  searchData: (locale: string) => `/pagefind/data.${locale}.json`,
  /** What a reader without a connection sees. */
  offline: (locale: string) => `/${locale}/offline/`,
  notFound: (locale: string) => `/${locale}/404.html`,
  /** @param file Path from the content folder. */
  media: (file: string) => `/media/${file}`,
  /** @param file Its name holds a hash of its picture. */
  card: (file: string) => `/assets/cards/${file}`,
  /** A version of a picture. @param file Its name holds a hash of its sources. */
  image: (file: string) => `/assets/images/${file}`,
} as const;

/** Folders at the root of a site, in addition to those of its languages. */
export const ROOT_FOLDERS: readonly string[] = [
  "admin",
  "assets",
  "media",
  "pagefind",
  "preview",
  "status",
  "styleguide",
];

/**
 * The folder of the work whose page has an address; undefined where no work can have that page.
 *
 * @param locales Those of the site.
 * @example
 * workAt("/en/news/visit-to-ibe/", ["en"]); // => "articles/visit-to-ibe/"
 * workAt("/en/about/", ["en"]); // => "pages/about/"
 */
export function workAt(url: string, locales: readonly string[]): string | undefined {
  const [, locale = "", news, slug = ""] = /^\/([^/]+)\/(news\/)?([^/]+)\/$/.exec(url) ?? [];
  if (!locales.includes(locale) || !isSlug(slug) || (!news && RESERVED_SLUGS.includes(slug)))
    return undefined;
  return `${news ? "articles" : "pages"}/${slug}/`;
}

/** What a page of a list adds to its address. A bare number would mean a year. */
function part(page: number): string {
  return page === 1 ? "" : `page-${page}/`;
}

/**
 * Patterns of all addresses of the site except those of the editor, as hosts read them in a file `_headers`.
 *
 * @example
 * urlPatterns(["en"]); // => ["/", "/404.html", "/service-worker.js", "/status/*", "/en/*", "/assets/*", "/media/*", "/pagefind/*"]
 */
export function urlPatterns(locales: readonly string[]): string[] {
  const folders = [urls.status(), ...locales.map(urls.home), "/assets/", urls.media(""), urls.searchFolder()];
  return [urls.chooser(), "/404.html", "/service-worker.js", ...folders.map((folder) => `${folder}*`)];
}

/** Words that a standing page may not take as its slug, because the site itself uses that address. */
export const RESERVED_SLUGS: readonly string[] = [
  "news",
  "archive",
  "topics",
  "search",
  "status",
  "offline",
  "404",
];

/** A slug: lower-case ASCII words joined by hyphens. Its length is limited by SLUG_LIMIT. */
export const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Characters that a slug may have; a short address makes a QR code that scans. */
export const SLUG_LIMIT = 80;

/**
 * Whether a name can be part of an address.
 *
 * @example
 * isSlug("visit-to-ibe"); // => true
 * isSlug("../visit"); // => false
 */
export function isSlug(name: string): boolean {
  return name.length <= SLUG_LIMIT && SLUG.test(name);
}

/**
 * The slug that a name probably means; undefined if it is a slug already, or has no letters for one.
 *
 * @example
 * slugFrom("Visit to IBE"); // => "visit-to-ibe"
 */
export function slugFrom(name: string): string | undefined {
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, SLUG_LIMIT)
    .replace(/^-+|-+$/g, "");
  return slug !== "" && slug !== name && !RESERVED_SLUGS.includes(slug) ? slug : undefined;
}

/**
 * The absolute form of an address.
 *
 * @param site The site's own address, without a slash at its end.
 * @param url From the root of the site.
 * @example
 * absolute("https://example.org/news", "/en/"); // => "https://example.org/news/en/"
 */
export function absolute(site: string, url: string): string {
  return site + url;
}

/**
 * A site's folder on its host: "" for a site at the root.
 *
 * @example
 * baseOf("https://example.org/news"); // => "/news"
 */
export function baseOf(site: string): string {
  return new URL(site).pathname.replace(/\/$/, "");
}

/**
 * The form of an address that browsers need, from the root of the host. Pages have theirs from `placePage`; this is for
 * whatever is no HTML.
 *
 * @param url From the root of the site.
 * @example
 * fromHost("https://example.org/news", "/en/"); // => "/news/en/"
 */
export function fromHost(site: string, url: string): string {
  return baseOf(site) + url;
}
