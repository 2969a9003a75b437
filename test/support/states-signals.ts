import { parseAtomFeed, parseJsonFeed } from "feedsmith";
import { HtmlValidate, Parser, StaticConfigLoader } from "html-validate";
import { DomUtils, parseDocument } from "htmlparser2";
import { attribute, attributes, type Page, textOf } from "./reference-site.ts";
import {
  type Archive,
  type Built,
  LANG,
  LOCALES,
  type Locale,
  markOf,
  messagesOf,
  SITE,
  summaryOf,
  titleOf,
  urlOf,
  workOf,
} from "./states-archive.ts";

/** How the switcher of a page shows a language. */
export type Shown = "here" | "link" | "partial" | "soon" | "hidden";

/** Everything that a built site says about one edition. */
export interface SignalsFound {
  readonly page: "whole" | "summary" | "notice" | "none";
  readonly robots: readonly string[];
  readonly canonical: readonly string[];
  /** In its own head: locale or `x-default`, a space, the address. */
  readonly hreflang: readonly string[];
  /** The locales of other editions that name it as an alternate. */
  readonly namedBy: readonly string[];
  readonly ogLocale: readonly string[];
  readonly ogAlternates: readonly string[];
  /** The alternates of its entry in a sitemap; undefined if it has no entry. */
  readonly sitemap: readonly string[] | undefined;
  readonly atom: boolean;
  readonly jsonFeed: boolean;
  readonly searchable: boolean;
  readonly jsonLd: object | undefined;
  /** How the pages of the other languages show it. */
  readonly shown: Readonly<Partial<Record<Locale, Shown>>>;
  readonly translatedFrom: string | undefined;
  readonly notice: "stale" | "partial" | "announced" | "configuring" | undefined;
  /** The lists of its language that link to it. */
  readonly lists: readonly string[];
  readonly status: {
    readonly state: string;
    readonly url: string | undefined;
    readonly title: string | undefined;
  };
}

const config = await new HtmlValidate(new StaticConfigLoader({})).getConfigFor("page.html");

/** Reads a page with a parser that we did not write. */
export function parsePage(url: string, html: string): Page {
  const source = { data: html, filename: url, line: 1, column: 1, offset: 0 };
  const root = new Parser(config).parseHtml(source) as unknown as Page["root"];
  return { url, file: url, locale: url.split("/")[1] ?? "", html, root };
}

const pages = new WeakMap<Built, Map<string, Page>>();

/** A page of a built site, read once. */
export function pageIn(built: Built, url: string): Page | undefined {
  const known = pages.get(built) ?? new Map<string, Page>();
  pages.set(built, known);
  const html = built.get(url);
  const page = known.get(url) ?? (html === undefined ? undefined : parsePage(url, html));
  if (page) known.set(url, page);
  return page;
}

/** Reads everything that a built site says about an edition. */
export function signalsIn(built: Built, slug: string, locale: Locale, archive: Archive): SignalsFound {
  const url = urlOf(slug, locale, archive);
  const page = pageIn(built, url);
  const values = (selector: string, name: string) => (page ? attributes(page, selector, name) : []);
  const siblings = LOCALES.filter((other) => other !== locale).flatMap((other) => {
    const sibling = pageIn(built, urlOf(slug, other, archive));
    return sibling ? [{ other, page: sibling }] : [];
  });
  const json = page?.root
    .querySelectorAll('script[type="application/ld+json"]')
    .find((script) => textOf(script).includes('"@type":"NewsArticle"'));
  return {
    page: kindOf(page, slug, locale),
    robots: values('meta[name="robots"]', "content"),
    canonical: values('link[rel="canonical"]', "href"),
    hreflang: page ? alternatesIn(page) : [],
    namedBy: siblings
      .filter(({ page: sibling }) => alternatesIn(sibling).includes(`${LANG[locale]} ${SITE}${url}`))
      .map(({ other }) => other),
    ogLocale: values('meta[property="og:locale"]', "content"),
    ogAlternates: values('meta[property="og:locale:alternate"]', "content"),
    sitemap: isIn(listsOf(built).sitemap, url, locale)
      ? listsOf(built).sitemap.get(SITE + url)?.alternates
      : undefined,
    atom: isIn(listsOf(built).atom, url, locale),
    jsonFeed: isIn(listsOf(built).jsonFeed, url, locale),
    searchable: values("[data-pagefind-body]", "data-pagefind-body").length > 0,
    jsonLd: json && jsonLdOf(textOf(json)),
    shown: Object.fromEntries(
      siblings.map(({ other, page: sibling }) => [other, shownOn(sibling, locale, other, url)]),
    ),
    translatedFrom: translatedFrom(page, locale),
    notice: noticeOf(page, locale),
    lists:
      workOf(slug, archive).kind === "pages"
        ? mastheadWith(built, url, locale)
        : listsWith(built, url, locale),
    status: statusOf(built, slug, locale, archive),
  };
}

/** Determined by which texts of the edition are on the page. */
function kindOf(page: Page | undefined, slug: string, locale: Locale): SignalsFound["page"] {
  if (!page) return "none";
  const [title, summary, mark] = [titleOf(slug, locale), summaryOf(slug, locale), markOf(slug, locale)];
  const heading = textOf(page.root.querySelector("h1"));
  if (heading === title && page.html.includes(summary)) return page.html.includes(mark) ? "whole" : "summary";
  const any = [summary, mark].find((text) => page.html.includes(text));
  if (any === undefined && isNoticeHeading(page, slug, locale, heading)) return "notice";
  throw new Error(`${page.url}: heading ${heading}, with ${any}`);
}

/** A notice that an edition is to come has the title of its draft, or that of an edition that can be read. */
function isNoticeHeading(page: Page, slug: string, locale: Locale, heading: string): boolean {
  if (noticeOf(page, locale) === "configuring")
    return heading === messagesOf(locale, "notices").configuringTitle;
  const lang = attribute(page.root.querySelector("h1"), "lang");
  const own = LOCALES.find((other) => heading === titleOf(slug, other));
  return own !== undefined && (own === locale ? lang === undefined : lang === LANG[own]);
}

export function alternatesIn(page: Page): string[] {
  const selector = 'link[rel="alternate"][hreflang]';
  const hrefs = attributes(page, selector, "href");
  return attributes(page, selector, "hreflang").map((hreflang, index) => `${hreflang} ${hrefs[index]}`);
}

/** The entries of feeds or sitemaps, by absolute address. */
type Listing = ReadonlyMap<string, { readonly locale: string; readonly alternates: readonly string[] }>;
interface Listings {
  readonly atom: Listing;
  readonly jsonFeed: Listing;
  readonly sitemap: Listing;
}

const listings = new WeakMap<Built, Listings>();

/** The feeds and sitemaps of a built site, each read once. */
function listsOf(built: Built): Listings {
  const known = listings.get(built);
  if (known) return known;
  const read = {
    atom: listing(built, "feed.xml", (text) =>
      (parseAtomFeed(text).entries ?? []).map(({ id = "" }) => [id, []]),
    ),
    jsonFeed: listing(built, "feed.json", (text) =>
      (parseJsonFeed(text).items ?? []).map(({ url = "" }) => [url, []]),
    ),
    sitemap: listing(built, "sitemap.xml", (text) =>
      DomUtils.getElementsByTagName("url", parseDocument(text, { xmlMode: true })).map((entry) => [
        DomUtils.textContent(DomUtils.getElementsByTagName("loc", entry)),
        DomUtils.getElementsByTagName("xhtml:link", entry).map(
          ({ attribs }) => `${attribs.hreflang} ${attribs.href}`,
        ),
      ]),
    ),
  };
  listings.set(built, read);
  return read;
}

/** @throws Error where an address is listed twice */
function listing(
  built: Built,
  file: string,
  read: (text: string) => [url: string, alternates: string[]][],
): Listing {
  const found = new Map<string, { locale: string; alternates: string[] }>();
  for (const locale of LOCALES)
    for (const [url, alternates] of read(built.get(`/${locale}/${file}`) ?? EMPTY[file] ?? "")) {
      if (found.has(url)) throw new Error(`${url} is twice in files ${file}`);
      found.set(url, { locale, alternates });
    }
  return found;
}

/** A language that is being set up has no such files. */
const EMPTY: Readonly<Record<string, string>> = {
  "feed.xml": '<feed xmlns="http://www.w3.org/2005/Atom"><id>-</id></feed>',
  "feed.json": '{"version":"https://jsonfeed.org/version/1.1","title":"-","items":[]}',
};

/** @throws Error if it is in the file of another language */
function isIn(list: Listing, url: string, locale: string): boolean {
  const entry = list.get(SITE + url);
  if (entry && entry.locale !== locale) throw new Error(`${url} is among ${entry.locale}`);
  return entry !== undefined;
}

function jsonLdOf(json: string): object {
  const { "@type": type, headline, inLanguage, url, workTranslation, translationOfWork } = JSON.parse(json);
  return { type, headline, inLanguage, url, workTranslation, translationOfWork };
}

function shownOn(page: Page, locale: Locale, on: Locale, url: string): Shown {
  const { languages, languageSoon, languagePartial } = messagesOf(on, "site");
  const items = page.root.querySelectorAll("nav li").filter((item) => {
    const labelled = item.querySelector("a[hreflang]");
    return (
      attribute(item.parent?.parent, "aria-label") === languages &&
      attribute(labelled, "hreflang") === LANG[locale]
    );
  });
  if (items.length === 0) return "hidden";
  const [item] = items;
  const link = item?.querySelector("a");
  if (items.length > 1 || attribute(link, "href") !== url)
    throw new Error(`${page.url}: the switcher leads to ${attribute(link, "href")}`);
  const mark = textOf(item).slice(textOf(link).length).trim();
  const states: Readonly<Record<string, Shown>> = {
    "": "link",
    [languageSoon ?? "?"]: "soon",
    [languagePartial ?? "?"]: "partial",
  };
  const shown = states[mark];
  if (shown === undefined) throw new Error(`${page.url}: ${locale} is marked ${mark}`);
  // For programs, only a whole page is a version of the page.
  if ((attribute(link, "rel") === "alternate") !== (shown === "link")) throw new Error(`${page.url}: rel`);
  return shown;
}

function translatedFrom(page: Page | undefined, locale: Locale): string | undefined {
  const byline = page?.root.querySelectorAll("ul.byline li").map(textOf) ?? [];
  const words = messagesOf(locale, "article").translatedFrom as unknown as Record<string, string>;
  return LOCALES.find((source) =>
    byline.includes(words[source] ?? words.other?.replace("{{language}}", "Қазақша") ?? "?"),
  );
}

/** Recognizes a notice by the sentence at its beginning. */
function noticeOf(page: Page | undefined, locale: Locale): SignalsFound["notice"] {
  const text = textOf(page?.root.querySelector("aside.notice"));
  if (text === "") return undefined;
  const words = messagesOf(locale, "notices");
  const kinds = {
    stale: [words.stale, words.staleOn?.split("{{date}}")[0]],
    partial: [words.partial],
    announced: [words.announced, words.announcedPage],
    configuring: [words.configuring],
  } as const;
  const found = (Object.keys(kinds) as (keyof typeof kinds)[]).filter((kind) =>
    kinds[kind].some((start) => start !== undefined && text.startsWith(start)),
  );
  if (found.length !== 1) throw new Error(`${page?.url}: the notice says ${text}`);
  return found[0];
}

/**
 * The lists of a language that have an edition. Lists of other languages may lead to it, if the link
 * names its language.
 */
function listsWith(built: Built, url: string, locale: Locale): string[] {
  const lists = [...built.keys()].filter((at) => /^\/[a-z]{2}\/(?:$|archive\/|topics\/)/.test(at));
  return lists
    .filter((at) => (built.get(at) ?? "").includes(`href="${url}"`))
    .flatMap((at) => {
      if (at.startsWith(`/${locale}/`)) return [at.slice(locale.length + 1)];
      const [link = ""] = new RegExp(`<a [^>]*href="${url}"[^>]*>`).exec(built.get(at) ?? "") ?? [];
      if (!link.includes(` hreflang="${LANG[locale]}"`)) throw new Error(`${url} is in ${at}`);
      return [];
    })
    .sort();
}

/** Standing pages are in the masthead of every page of their language. */
function mastheadWith(built: Built, url: string, locale: string): string[] {
  const home = pageIn(built, `/${locale}/`);
  return home && attributes(home, "header nav a", "href").includes(url) ? ["masthead"] : [];
}

function statusOf(built: Built, slug: string, locale: Locale, archive: Archive): SignalsFound["status"] {
  const status = JSON.parse(built.get("/status.json") ?? "{}");
  const work = status[workOf(slug, archive).kind].find((one: { slug: string }) => one.slug === slug);
  const { state, url, title } = work.editions[locale];
  return { state, url, title };
}
