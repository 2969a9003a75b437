import type { Fault, FaultCode } from "../faults/table.ts";
import type { Language } from "../language/languages.ts";
import { absolute, baseOf } from "../site/urls.ts";
import type { PageFacts } from "./page-facts.ts";
import type { RedirectFacts } from "./redirect-facts.ts";
import type { FeedFacts, SitemapFacts } from "./xml-facts.ts";

/** A built site, read and ready for the audit. */
export interface BuiltSite {
  /** Its absolute address, without a slash at its end. */
  readonly url: string;
  readonly pages: readonly PageFacts[];
  /** Addresses of everything that isn't a page. */
  readonly files: ReadonlySet<string>;
  /** Addresses of pictures that can't be decoded; undefined where none was decoded. */
  readonly brokenPictures?: readonly string[];
  readonly sitemaps: readonly SitemapFacts[];
  readonly feeds: readonly FeedFacts[];
  /** Languages of the search indexes; undefined where the site has no search. */
  readonly searchLangs?: readonly string[];
  /** Addresses in the search indexes, where they could be read. */
  readonly searchUrls?: readonly string[];
  /** The rules of its file `_redirects`. */
  readonly redirects?: readonly RedirectFacts[];
  /** As configured; undefined for a site that is not ours. */
  readonly languages?: readonly Language[];
  /** The content file that a page was made from. */
  readonly sourceOf?: (url: string) => string | undefined;
}

/** A place in a site: the address of a page or file, decoded, and the part behind its `#`. */
export interface Place {
  readonly url: string;
  readonly fragment: string;
}

/** Looks things up in a built site. */
export class Tree {
  readonly site: BuiltSite;
  readonly #pages: ReadonlyMap<string, PageFacts>;
  readonly #places = new Map<string, Place | undefined>();
  readonly #base: string;
  readonly #origin: string;

  constructor(site: BuiltSite) {
    this.site = site;
    this.#base = baseOf(site.url);
    this.#origin = new URL(site.url).origin;
    this.#pages = new Map(site.pages.map((page) => [page.url, page]));
  }

  /** The page at an address, with or without `index.html`. */
  page(url: string): PageFacts | undefined {
    return (
      this.#pages.get(url) ?? this.#pages.get(url.replace(/index\.html$/, "")) ?? this.#pages.get(`${url}/`)
    );
  }

  has(url: string): boolean {
    return this.page(url) !== undefined || this.site.files.has(url);
  }

  /**
   * Where a link leads within the site.
   *
   * @param from Address of the page that has the link.
   * @returns undefined where it leads elsewhere.
   * @example
   * tree.resolve("../b/#c", "/en/a/"); // => { url: "/en/b/", fragment: "c" }
   */
  resolve(href: string, from: string): Place | undefined {
    // An address that is not relative to the page leads to the same place from every page, and most addresses
    // are on many pages.
    if (!/^(?:\/|https?:)/i.test(href)) return this.#find(href, from);
    if (!this.#places.has(href)) this.#places.set(href, this.#find(href, from));
    return this.#places.get(href);
  }

  #find(href: string, from: string): Place | undefined {
    const page = absolute(this.site.url, from);
    if (!URL.canParse(href, page)) return { url: href, fragment: "" };
    const { origin, pathname, hash } = new URL(href, page);
    if (origin !== this.#origin) return undefined;
    const fragment = decoded(hash.slice(1));
    if (pathname.startsWith(`${this.#base}/`))
      return { url: decoded(pathname.slice(this.#base.length)), fragment };
    // Another site may be next to this one; links to it name the host.
    return /^https?:/i.test(href) ? undefined : { url: origin + pathname, fragment };
  }

  /** A finding on a page, or in another file of the site. */
  finding(code: FaultCode, url: string, values: Record<string, string> = {}): Fault {
    const origin = this.site.sourceOf?.(url);
    return { code, file: url, values: origin === undefined ? values : { ...values, origin } };
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Whether two tags name the same language: "zh-Hans" is "zh". */
export function sameLanguage(a: string | undefined, b: string | undefined): boolean {
  if (!a || !b) return false;
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  return left === right || left.startsWith(`${right}-`) || right.startsWith(`${left}-`);
}

/**
 * The language that an `hreflang` names: the one with that tag, else one that the tag also names.
 *
 * @example
 * languageOfTag("zh", [{ lang: "en" }, { lang: "zh-Hans" }]); // => { lang: "zh-Hans" }
 */
export function languageOfTag<One extends Pick<Language, "lang">>(
  tag: string,
  languages: readonly One[],
): One | undefined {
  return (
    languages.find(({ lang }) => lang.toLowerCase() === tag.toLowerCase()) ??
    languages.find(({ lang }) => sameLanguage(lang, tag))
  );
}
