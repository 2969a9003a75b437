import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { equal, is, match, ok } from "uvu/assert";
import { auditSite } from "../../src/core/audit/audit.ts";
import { FAULTS, type Fault, FaultsError } from "../../src/core/faults/table.ts";
import { type Language, languageOf } from "../../src/core/language/languages.ts";
import { readBuiltSite } from "../../src/files/audit/built-site.ts";
import { brokenPictures } from "../../src/files/audit/pictures.ts";
import { copyProject, edit, filesIn, polyglot, type Run } from "../support/project.ts";
import { contentOf } from "../support/reference-site.ts";
import { refusal } from "../support/small-site.ts";
import {
  ARCHIVE,
  type LaidOut,
  LOCALES,
  layOut,
  SITE,
  statesSite,
  urlOf,
  workOf,
  write,
} from "../support/states-archive.ts";
import { suite } from "../support/suite.ts";

const languages = LOCALES.map((locale) =>
  languageOf(locale === "kk" ? { locale, status: "configuring" } : locale),
) as Language[];

/** A copy of the built archive that a test may break. Its changes are undone after the test. */
class Copy {
  readonly folder = mkdtempSync(join(tmpdir(), "polyglot-audit-"));
  readonly #before = new Map<string, Buffer>();
  readonly #added: string[] = [];

  constructor(site: string) {
    cpSync(site, this.folder, { recursive: true });
  }

  /** Replaces the first occurrence of a text. */
  replace(url: string, from: string | RegExp, to: string): void {
    const text = this.#keep(url).toString("utf8");
    const after = text.replace(from, () => to);
    if (after === text) throw new Error(`${url} does not hold ${from}`);
    writeFileSync(this.#path(url), after);
  }

  /** Writes a new file. */
  add(url: string, text: string): void {
    this.#added.push(url);
    mkdirSync(dirname(this.#path(url)), { recursive: true });
    writeFileSync(this.#path(url), text);
  }

  /** Cuts a file off in its middle. */
  halve(url: string): void {
    const bytes = this.#keep(url);
    writeFileSync(this.#path(url), bytes.subarray(0, bytes.length / 2));
  }

  remove(url: string): void {
    this.#keep(url);
    rmSync(this.#path(url));
  }

  /** The address of the search fragment of a page. */
  fragment(url: string): string {
    const name = filesIn(join(this.folder, "pagefind/fragment")).find((file) =>
      contentOf(join(this.folder, "pagefind/fragment", file)).includes(`"url":"${url}"`),
    );
    return `/pagefind/fragment/${name}`;
  }

  async audit(): Promise<Fault[]> {
    const sources = new Map(
      Object.entries(ARCHIVE).flatMap(([slug, { kind, states }]) =>
        LOCALES.filter((locale) => states[locale] !== "announced" && states[locale] !== "absent").map(
          (locale): [string, string] => [urlOf(slug, locale), `content/${kind}/${slug}/index.${locale}.md`],
        ),
      ),
    );
    const built = readBuiltSite(this.folder);
    return auditSite({
      ...built,
      brokenPictures: await brokenPictures(this.folder, built.files),
      url: SITE,
      languages,
      sourceOf: (url) => sources.get(url),
    });
  }

  restore(): void {
    for (const [url, bytes] of this.#before) writeFileSync(this.#path(url), bytes);
    this.#before.clear();
    for (const url of this.#added.splice(0)) rmSync(this.#path(url));
  }

  #keep(url: string): Buffer {
    const bytes = readFileSync(this.#path(url));
    if (!this.#before.has(url)) this.#before.set(url, bytes);
    return bytes;
  }

  #path(url: string): string {
    return join(this.folder, url.endsWith("/") ? `${url}index.html` : url);
  }
}

// An article that is complete in three languages: its original, a current and a stale translation.
const SOURCE = "/en/news/en-a/";
const CURRENT = "/zh/news/en-a/";
const STALE = "/ru/news/en-a/";
const PARTIAL = "/en/news/zh-c/";
const ANNOUNCED = "/en/news/zh-d/";
const COVERED = "/ru/news/ru-a/";

const alternate = (hreflang: string, url: string) =>
  `<link rel="alternate" hreflang="${hreflang}" href="${SITE}${url}"/>`;
const canonical = (url: string) => `<link rel="canonical" href="${SITE}${url}"/>`;
const ENGLISH = "The delegates agreed on the next steps of their cooperation and thanked their hosts.";
const RUSSIAN = "Делегация договорилась о следующих шагах сотрудничества и поблагодарила хозяев встречи.";
const CHINESE = "代表团就下一步合作达成共识，并感谢主办方的热情接待，期待明年再次相聚。";
const TEXT = /(?<=<div class="prose">[\s\S]*?<p>)[^<]*/;

/** The first occurrence of words in the header of a page, whatever spaces are between them. */
const inHeader = (words: string) =>
  new RegExp(`(?<=<header>(?:(?!</header>).)*?)${words.replaceAll(" ", "\\s")}`, "s");
/** A link to a page in another language than English. */
const TO_OTHER = /<a [^>]*hreflang="(?!en")[^"]*"[^>]*>[^<]*<\/a>/g;

const OG_IMAGE = /(?<=property="og:image" content=")[^"]*/;

/** A page that leads readers on. */
const leading = (lang: string, url: string) =>
  `<!doctype html><html lang="${lang}"><meta http-equiv="refresh" content="0; url=${url}"><title>Moved</title>`;

/** A way to break the site: its name, the page of the finding, the change, and the other findings. */
type Mutation = readonly [fact: string, at: string, change: (copy: Copy) => void, also?: readonly string[]];
type AuditCode = Extract<keyof typeof FAULTS, `audit-${string}`>;

const MUTATIONS: Readonly<Record<AuditCode, readonly Mutation[]>> = {
  "audit-lang-missing": [
    ["a page without a language", "/404.html", (copy) => copy.replace("/404.html", ' lang="en"', "")],
    ["a page with an empty one", "/404.html", (copy) => copy.replace("/404.html", ' lang="en"', ' lang=""')],
  ],
  "audit-lang-address": [
    [
      "a page in another script than its address",
      "/zh/404.html",
      (copy) => copy.replace("/zh/404.html", "zh-Hans", "zh-Hant"),
      ["audit-link-hreflang", "audit-link-unlabelled"],
    ],
  ],
  "audit-dir": [
    ["a page in the wrong direction", STALE, (copy) => copy.replace(STALE, 'dir="ltr"', 'dir="rtl"')],
  ],
  "audit-og-locale": [
    [
      "a page shared with the locale of another country",
      STALE,
      (copy) => copy.replace(STALE, "ru_RU", "ru_UA"),
    ],
  ],
  "audit-og-alternate": [
    [
      "a language left out",
      STALE,
      (copy) => copy.replace(STALE, '<meta property="og:locale:alternate" content="zh_CN"/>', ""),
    ],
    [
      "a language too many",
      STALE,
      (copy) =>
        copy.replace(STALE, "</head>", '<meta property="og:locale:alternate" content="kk_KZ"/></head>'),
    ],
  ],
  "audit-og-url": [
    [
      "a page shared under another address",
      STALE,
      (copy) => copy.replace(STALE, `content="${SITE}${STALE}"`, `content="${SITE}${STALE}?from=x"`),
    ],
  ],
  "audit-og-image": [
    [
      "a picture that is not there",
      STALE,
      (copy) => copy.replace(STALE, OG_IMAGE, `${SITE}/assets/gone.png`),
    ],
    [
      "a picture without the address of the site",
      STALE,
      (copy) => copy.replace(STALE, OG_IMAGE, "/assets/icon-512.png"),
    ],
  ],
  "audit-og-noindex": [
    [
      "a partial edition with tags for sharing",
      PARTIAL,
      (copy) =>
        copy.replace(PARTIAL, "</head>", `<meta property="og:url" content="${SITE}${PARTIAL}"/></head>`),
    ],
  ],
  "audit-json-ld-language": [
    [
      "data of another language",
      STALE,
      (copy) => copy.replace(STALE, '"inLanguage":"ru"', '"inLanguage":"en"'),
    ],
    ["data that is no JSON", STALE, (copy) => copy.replace(STALE, '{"@context"', '{@context"')],
  ],
  "audit-text-language": [
    ["a text in English on a page in Russian", STALE, (copy) => copy.replace(STALE, TEXT, ENGLISH)],
    ["a text in Russian on a page in Chinese", CURRENT, (copy) => copy.replace(CURRENT, TEXT, RUSSIAN)],
    ["a text in Chinese on a page in English", SOURCE, (copy) => copy.replace(SOURCE, TEXT, CHINESE)],
    [
      "a text that claims a language it is not in",
      SOURCE,
      (copy) => copy.replace(SOURCE, '<div class="prose">', `<div class="prose"><p lang="ru">${ENGLISH}</p>`),
    ],
  ],
  "audit-banner-acronym": [
    [
      "an acronym in the banner",
      SOURCE,
      (copy) => copy.replace(SOURCE, inHeader("Higher Education Innovation News"), "UNESCO News"),
    ],
    [
      "a Cyrillic one",
      STALE,
      (copy) => copy.replace(STALE, inHeader("Инновации в высшем образовании: новости"), "Новости ЮНЕСКО"),
    ],
  ],
  "audit-footer": [
    [
      "a page without a footer",
      ANNOUNCED,
      (copy) => {
        copy.replace(ANNOUNCED, "<footer", "<div");
        copy.replace(ANNOUNCED, "</footer>", "</div>");
      },
    ],
  ],
  "audit-title": [
    ["an empty title", PARTIAL, (copy) => copy.replace(PARTIAL, /<title>.*<\/title>/, "<title> </title>")],
    ["no title", PARTIAL, (copy) => copy.replace(PARTIAL, /<title>.*<\/title>/, "")],
  ],
  "audit-canonical": [
    ["no canonical address", STALE, (copy) => copy.replace(STALE, canonical(STALE), "")],
    [
      "the canonical address of another page",
      STALE,
      (copy) => copy.replace(STALE, canonical(STALE), canonical(SOURCE)),
    ],
    [
      "two canonical addresses",
      STALE,
      (copy) => copy.replace(STALE, canonical(STALE), canonical(STALE) + canonical(SOURCE)),
    ],
    [
      "a relative one",
      STALE,
      (copy) => copy.replace(STALE, canonical(STALE), `<link rel="canonical" href="${STALE}"/>`),
    ],
  ],
  "audit-noindex-canonical": [
    [
      "a summary that sends search engines to itself",
      PARTIAL,
      (copy) => copy.replace(PARTIAL, "</head>", `${canonical(PARTIAL)}</head>`),
    ],
    [
      "a notice that sends them elsewhere",
      ANNOUNCED,
      (copy) => copy.replace(ANNOUNCED, "</head>", `${canonical("/zh/news/zh-d/")}</head>`),
    ],
  ],
  "audit-noindex-alternates": [
    [
      "a notice with alternates",
      ANNOUNCED,
      (copy) => copy.replace(ANNOUNCED, "</head>", `${alternate("zh-Hans", "/zh/news/zh-d/")}</head>`),
    ],
    [
      "a whole page that is hidden from search engines",
      STALE,
      (copy) => copy.replace(STALE, "</head>", '<meta name="robots" content="noindex, nofollow"/></head>'),
      [
        "audit-alternate-noindex",
        "audit-feed-noindex",
        "audit-noindex-canonical",
        "audit-og-noindex",
        "audit-search-noindex",
        "audit-sitemap-noindex",
      ],
    ],
  ],
  "audit-alternate-address": [
    [
      "a relative address",
      STALE,
      (copy) =>
        copy.replace(
          STALE,
          alternate("zh-Hans", CURRENT),
          `<link rel="alternate" hreflang="zh-Hans" href="${CURRENT}"/>`,
        ),
      ["audit-sitemap-alternates"],
    ],
    [
      "an address on another site",
      STALE,
      (copy) =>
        copy.replace(
          STALE,
          `hreflang="zh-Hans" href="${SITE}`,
          'hreflang="zh-Hans" href="https://example.com',
        ),
      ["audit-alternate-one-way", "audit-sitemap-alternates"],
    ],
  ],
  "audit-alternate-missing": [
    [
      "an address without a page",
      STALE,
      (copy) => copy.replace(STALE, alternate("zh-Hans", CURRENT), alternate("zh-Hans", "/zh/news/none/")),
      ["audit-alternate-one-way", "audit-sitemap-alternates"],
    ],
  ],
  "audit-alternate-noindex": [
    [
      "the address of an edition that is announced",
      "/zh/news/zh-d/",
      (copy) =>
        copy.replace(
          "/zh/news/zh-d/",
          alternate("zh-Hans", "/zh/news/zh-d/"),
          alternate("en", ANNOUNCED) + alternate("zh-Hans", "/zh/news/zh-d/"),
        ),
      ["audit-og-alternate", "audit-sitemap-alternates"],
    ],
  ],
  "audit-alternate-language": [
    [
      "a language that is not that of the page",
      STALE,
      (copy) => copy.replace(STALE, 'hreflang="zh-Hans" href', 'hreflang="kk" href'),
      ["audit-alternate-one-way", "audit-og-alternate", "audit-sitemap-alternates"],
    ],
  ],
  "audit-alternate-one-way": [
    [
      "a page that does not name the one that names it",
      CURRENT,
      (copy) => {
        copy.replace(STALE, alternate("zh-Hans", CURRENT), "");
        copy.replace(STALE, '<meta property="og:locale:alternate" content="zh_CN"/>', "");
      },
      ["audit-sitemap-alternates"],
    ],
    [
      "a page that names it only as the default",
      SOURCE,
      (copy) => {
        copy.replace(STALE, alternate("en", SOURCE), "");
        copy.replace(STALE, '<meta property="og:locale:alternate" content="en_US"/>', "");
      },
      ["audit-sitemap-alternates"],
    ],
  ],
  "audit-alternate-self": [
    [
      "a page that does not name itself",
      STALE,
      (copy) => copy.replace(STALE, alternate("ru", STALE), ""),
      ["audit-sitemap-alternates"],
    ],
  ],
  "audit-alternate-twice": [
    [
      "a language named twice",
      STALE,
      (copy) => copy.replace(STALE, alternate("zh-Hans", CURRENT), alternate("zh-Hans", CURRENT).repeat(2)),
      ["audit-og-alternate", "audit-sitemap-alternates"],
    ],
  ],
  "audit-x-default": [
    [
      "no default",
      STALE,
      (copy) => copy.replace(STALE, alternate("x-default", SOURCE), ""),
      ["audit-sitemap-alternates"],
    ],
  ],
  "audit-link-dead": [
    [
      "a link to nothing",
      STALE,
      (copy) => copy.replace(STALE, 'href="/ru/topics/iioe/"', 'href="/ru/topics/ioie/"'),
    ],
    [
      "a link to an absent edition",
      "/zh/archive/",
      (copy) => copy.replace("/zh/archive/", "/zh/news/en-a/", "/zh/news/en-e/"),
    ],
    [
      "a relative link to nothing",
      STALE,
      (copy) => copy.replace(STALE, 'href="/ru/topics/iioe/"', 'href="../en-x/"'),
    ],
  ],
  "audit-redirect-page": [
    ["a rule for a page", "/_redirects", (copy) => copy.add("/_redirects", `${SOURCE} ${STALE} 301\n`)],
    [
      "a rule for a page without its slash",
      "/_redirects",
      (copy) => copy.add("/_redirects", `${SOURCE.slice(0, -1)} ${SITE}${STALE}\n`),
    ],
  ],
  "audit-redirect-chain": [
    [
      "a rule that leads to another rule",
      "/_redirects",
      (copy) => copy.add("/_redirects", `/a/ /b/ 301\n/b/ ${SOURCE} 301\n`),
    ],
    ["a rule that leads to itself", "/_redirects", (copy) => copy.add("/_redirects", "/a/ /a/ 301\n")],
    [
      "a page that leads to another such page",
      "/old/a/",
      (copy) => {
        copy.add("/old/a/", leading("en", "/old/b/"));
        copy.add("/old/b/", leading("en", SOURCE));
      },
    ],
  ],
  "audit-redirect-dead": [
    [
      "a rule that leads to nothing",
      "/_redirects",
      (copy) => copy.add("/_redirects", "/新 /en/news/gone/ 308!\n"),
    ],
    [
      "a page that leads to nothing",
      "/old/a/",
      (copy) => copy.add("/old/a/", leading("en", "/en/news/gone/")),
    ],
  ],
  "audit-redirect-language": [
    ["a page in another language", "/old/a/", (copy) => copy.add("/old/a/", leading("en", CURRENT))],
  ],
  "audit-fragment-dead": [
    [
      "a fragment that the page doesn't have",
      STALE,
      (copy) => copy.replace(STALE, 'href="#main"', 'href="#mian"'),
    ],
    [
      "a fragment that another page doesn't have",
      STALE,
      (copy) => copy.replace(STALE, 'href="/ru/archive/"', 'href="/ru/archive/#y1999"'),
    ],
  ],
  "audit-link-hreflang": [
    [
      "a link that names another language than it leads to",
      STALE,
      (copy) =>
        copy.replace(
          STALE,
          'href="/en/news/en-a/" hreflang="en" lang',
          'href="/en/news/en-a/" hreflang="zh" lang',
        ),
    ],
  ],
  "audit-link-unlabelled": [
    [
      "a link to the original that does not name its language",
      STALE,
      (copy) => copy.replace(STALE, /(?<=оригинал: <a href="[^"]*") hreflang="en"/, ""),
    ],
    [
      "an article of another language in a list",
      "/en/archive/",
      (copy) => copy.replace("/en/archive/", 'href="/en/news/en-a/"', 'href="/ru/news/en-a/"'),
    ],
  ],
  "audit-link-lang": [
    [
      "a link whose text has no lang attribute",
      STALE,
      (copy) => copy.replace(STALE, /(?<=оригинал: <a href="[^"]*" hreflang="en") lang="en"/, ""),
    ],
  ],
  "audit-link-language-name": [
    [
      "a link without the name of its language",
      STALE,
      (copy) => copy.replace(STALE, /(?<=class="notice-ways">[\s\S]*)>English<\/a>/, ">…</a>"),
    ],
    [
      "the name in the language of the page",
      ANNOUNCED,
      (copy) => copy.replace(ANNOUNCED, '<strong lang="zh-Hans">简体中文', '<strong lang="zh-Hans">Chinese'),
    ],
  ],
  "audit-resource-missing": [
    [
      "a picture that is not there",
      COVERED,
      (copy) => copy.replace(COVERED, /<img src="\/assets\/[^"]*"/, '<img src="/media/none.png"'),
    ],
    [
      "a version of a picture that is not there",
      COVERED,
      (copy) => copy.replace(COVERED, /\/assets\/images\/[^" ]*\.avif/, "/assets/images/none.avif"),
    ],
    ["a style sheet that is not there", STALE, (copy) => copy.replace(STALE, ".css", ".scss")],
    [
      "a feed that is not there",
      "/kk/",
      (copy) =>
        copy.replace(
          "/kk/",
          "</head>",
          '<link rel="alternate" type="application/atom+xml" href="/kk/feed.xml"/></head>',
        ),
    ],
    [
      "a picture in a list of sizes",
      COVERED,
      (copy) => copy.replace(COVERED, "<img ", '<img srcset="/media/none.webp 2x" '),
    ],
  ],
  "audit-resource-foreign": [
    [
      "a script of another site",
      STALE,
      (copy) => copy.replace(STALE, "</head>", '<script src="https://cdn.example.com/a.js"></script></head>'),
    ],
    [
      "a font of another site",
      STALE,
      (copy) =>
        copy.replace(
          STALE,
          "</head>",
          '<link rel="preload" as="font" href="//fonts.example.com/a.woff2"/></head>',
        ),
    ],
  ],
  "audit-picture-broken": [
    ["a picture that was cut off", "/assets/icon-180.png", (copy) => copy.halve("/assets/icon-180.png")],
  ],
  "audit-switcher": [
    [
      "a language missing from the switcher",
      STALE,
      (copy) => copy.replace(STALE, /<li><a href="\/zh\/news\/en-a\/"[^>]*>[^<]*<\/a> <\/li>/, ""),
    ],
    [
      "a page that leads only to the start of another language",
      STALE,
      (copy) => copy.replace(STALE, 'href="/zh/news/en-a/" hreflang', 'href="/zh/" hreflang'),
    ],
    [
      "a page that leads to no other language",
      "/en/404.html",
      (copy) => copy.replace("/en/404.html", TO_OTHER, ""),
    ],
    [
      "a language by a name that is not its own",
      STALE,
      (copy) => copy.replace(STALE, /(?<=<a href="\/zh\/news\/en-a\/"[^>]*>)简体中文/, "Китайский"),
      ["audit-link-language-name"],
    ],
  ],
  "audit-sitemap-dead": [
    [
      "an address without a page",
      "/ru/sitemap.xml",
      (copy) => copy.replace("/ru/sitemap.xml", `<loc>${SITE}${STALE}`, `<loc>${SITE}/ru/news/none/`),
      ["audit-sitemap-missing"],
    ],
    [
      "a sitemap that is not there",
      "/sitemap.xml",
      (copy) => copy.replace("/sitemap.xml", "/ru/sitemap.xml", "/ru/sitemap-2.xml"),
    ],
  ],
  "audit-sitemap-noindex": [
    [
      "a notice among the addresses",
      "/en/sitemap.xml",
      (copy) =>
        copy.replace("/en/sitemap.xml", "</urlset>", `<url><loc>${SITE}${ANNOUNCED}</loc></url></urlset>`),
    ],
  ],
  "audit-sitemap-alternates": [
    [
      "an alternate left out",
      "/ru/sitemap.xml",
      (copy) =>
        copy.replace(
          "/ru/sitemap.xml",
          `<xhtml:link rel="alternate" hreflang="zh-Hans" href="${SITE}${CURRENT}"/>`,
          "",
        ),
    ],
    [
      "all alternates left out",
      "/ru/sitemap.xml",
      (copy) =>
        copy.replace(
          "/ru/sitemap.xml",
          new RegExp(
            `(?<=<loc>${SITE}${STALE}</loc>\\s*(?:<lastmod>[^<]*</lastmod>)?\\s*)(?:<xhtml:link[^>]*>\\s*)+`,
          ),
          "",
        ),
    ],
  ],
  "audit-sitemap-missing": [
    [
      "a page that is in no sitemap",
      STALE,
      (copy) =>
        copy.replace("/ru/sitemap.xml", new RegExp(`<url>\\s*<loc>${SITE}${STALE}</loc>.*?</url>`, "s"), ""),
    ],
    ["a sitemap that is gone", STALE, (copy) => copy.remove("/ru/sitemap.xml"), ["audit-sitemap-dead"]],
  ],
  "audit-feed-language": [
    [
      "a feed of another language",
      "/ru/feed.xml",
      (copy) => copy.replace("/ru/feed.xml", 'xml:lang="ru"', 'xml:lang="en"'),
    ],
    [
      "a feed without a language",
      "/ru/feed.json",
      (copy) => copy.replace("/ru/feed.json", '"language": "ru",', ""),
    ],
    [
      "an article of another language in a feed",
      "/ru/feed.xml",
      (copy) => copy.replace("/ru/feed.xml", `href="${SITE}${STALE}"`, `href="${SITE}${SOURCE}"`),
    ],
  ],
  "audit-feed-noindex": [
    [
      "a summary in a feed",
      "/en/feed.json",
      (copy) => copy.replace("/en/feed.json", `"url": "${SITE}${SOURCE}"`, `"url": "${SITE}${PARTIAL}"`),
    ],
  ],
  "audit-feed-dead": [
    [
      "an article that is not there",
      "/en/feed.xml",
      (copy) =>
        copy.replace(
          "/en/feed.xml",
          `hreflang="en" href="${SITE}${SOURCE}"`,
          `hreflang="en" href="${SITE}/en/news/none/"`,
        ),
    ],
  ],
  "audit-search-noindex": [
    [
      "a summary that is marked for the index",
      PARTIAL,
      (copy) => copy.replace(PARTIAL, "<article ", "<article data-pagefind-body "),
      ["audit-search-missing"],
    ],
  ],
  "audit-search-language": [
    [
      "a page whose language has no index",
      STALE,
      (copy) => copy.replace("/pagefind/pagefind-entry.json", '"ru":', '"uk":'),
    ],
  ],
  "audit-search-dead": [
    [
      "a page in the index that is not marked for it",
      "/pagefind/",
      (copy) => copy.replace(STALE, / data-pagefind-body(?:="[^"]*")?/, ""),
    ],
  ],
  "audit-search-missing": [
    ["a page that is not in the index", STALE, (copy) => copy.remove(copy.fragment(STALE))],
  ],
};

const mutations = suite<{ copy: Copy }>("auditSite");
mutations.before(async (context) => {
  context.copy = new Copy((await statesSite()).output);
});
mutations.after(({ copy }) => rmSync(copy.folder, { recursive: true }));
mutations.after.each(({ copy }) => copy.restore());

mutations("finds nothing in a site with editions in every state", async ({ copy }) =>
  equal(await copy.audit(), []),
);
mutations("is tested with every kind of finding", () => {
  const codes = Object.keys(FAULTS).filter((code) => code.startsWith("audit-"));
  equal(Object.keys(MUTATIONS).sort(), codes.sort());
  for (const [code, ways] of Object.entries(MUTATIONS)) ok(ways.length > 0, code);
});
for (const [code, ways] of Object.entries(MUTATIONS))
  for (const [fact, at, change, also = []] of ways)
    mutations(`${code}: ${fact}`, async ({ copy }) => {
      change(copy);
      const faults = await copy.audit();
      equal([...new Set(faults.map((fault) => fault.code))].sort(), [code, ...also].sort());
      const found = faults.find((fault) => fault.code === code && fault.file === at);
      ok(found, `${code} at ${faults.map((fault) => `${fault.code} ${fault.file}`)}`);
      is(found.values.origin, originOf(at));
    });
mutations("accepts rules and pages that lead to pages, and rules of other kinds", async ({ copy }) => {
  const rules = [
    "# Old addresses",
    `/old/ ${SOURCE} 301`,
    `/${encodeURIComponent("旧")} ${CURRENT} 301`,
    `/ p=1 ${STALE} 301!`,
    "/old/* /en/404.html 404",
    "/api/x https://api.example.org/ 200",
    "/partner https://partner.example.org/ 302",
  ];
  copy.add("/_redirects", rules.join("\n"));
  copy.add("/2019/旧.html", leading("zh-Hans", CURRENT));
  equal(await copy.audit(), []);
});
mutations("accepts a text in another language that is marked as such", async ({ copy }) => {
  for (const [lang, text] of [
    ["en", ENGLISH],
    ["zh-Hans", CHINESE],
    ["ru", RUSSIAN],
  ] as const)
    copy.replace(STALE, '<div class="prose">', `<div class="prose"><p lang="${lang}">${text}</p>`);
  equal(await copy.audit(), []);
});
mutations("accepts names in another script", async ({ copy }) => {
  copy.replace(STALE, TEXT, "Svein Oesttveit, 毕小涵");
  equal(await copy.audit(), []);
});
mutations.run();

/** The source file of a page. */
function originOf(url: string): string | undefined {
  const [, locale = "", slug = ""] = /^\/([a-z]{2})\/news\/([^/]+)\/$/.exec(url) ?? [];
  if (!slug) return undefined;
  const state = workOf(slug).states[locale as "en"];
  return state === "announced" ? undefined : `content/articles/${slug}/index.${locale}.md`;
}

const building = suite<{ laidOut: LaidOut }>("the audit of a build");
building("stops it, and names the page, its file and a remedy", async () => {
  const laidOut = await layOut();
  const build = write(laidOut, {
    configure: (config) =>
      (
        config as unknown as {
          addTransform(
            name: string,
            transform: (this: { page: { url: string } }, content: string) => string,
          ): void;
        }
      ).addTransform("broken", function (content) {
        return this.page.url === STALE
          ? content.replace('href="/ru/topics/iioe/"', 'href="/ru/topics/ioie/"')
          : content;
      }),
  });
  const { cause, text } = await refusal(build);
  ok(cause instanceof FaultsError, text);
  equal(
    cause.faults.map(({ code, file, values }) => [code, file, values.origin]),
    [["audit-link-dead", STALE, join(laidOut.content, "articles/en-a/index.ru.md")]],
  );
  match(text, "docs/errors/audit-link-dead.md");
  match(text, join(dirname(laidOut.content), "content/articles/en-a/index.ru.md"));
});
building.run();

const command = suite<{ project: string; copies: Copy[]; runs: Record<string, Run> }>("polyglot audit");
command.before(async (context) => {
  context.project = copyProject();
  edit(context.project, "eleventy.config.ts", (text) =>
    text
      .replace(/url: "[^"]*"/, `url: "${SITE}"`)
      .replace(
        /languages: \[[^\]]*\]/,
        'languages: ["en", "zh", "ru", { locale: "kk", status: "configuring" }]',
      ),
  );
  const { output } = await statesSite();
  const [broken, warned] = [new Copy(output), new Copy(output)];
  context.copies = [broken, warned];
  broken.remove(CURRENT);
  broken.remove(broken.fragment("/ru/news/zh-b/".replace("zh-b", "ru-b")));
  broken.replace(STALE, "ru_RU", "ru_UA");
  warned.replace(SOURCE, inHeader("Higher Education Innovation News"), "UNESCO News");
  const run = (...args: string[]) => polyglot(context.project, ["audit", ...args]);
  const [whole, found, warning, foreign, none] = await Promise.all([
    run(output),
    run(broken.folder, "--format", "json"),
    run(warned.folder),
    run(broken.folder, "--url", SITE, "--format", "json"),
    run("no-such-folder"),
  ]);
  context.runs = { whole, found, warning, foreign, none };
});
command.after(({ copies }) => {
  for (const copy of copies) rmSync(copy.folder, { recursive: true });
});
const runOf = (runs: Record<string, Run>, name: string): Run => {
  const run = runs[name];
  if (!run) throw new Error(`no run ${name}`);
  return run;
};
const codesIn = ({ stdout }: Run): string[] =>
  [...new Set((JSON.parse(stdout) as { code: string }[]).map(({ code }) => code))].sort();

command("exits with 0 and counts the pages if nothing is found", async ({ runs }) => {
  const { code, stdout, stderr } = runOf(runs, "whole");
  is(code, 0, stdout + stderr);
  const pages = filesIn((await statesSite()).output).filter((file) => file.endsWith(".html"));
  is(stdout, `${pages.length} pages audited: nothing found.\n`);
});
command("exits with 1 and names every finding", ({ runs }) => {
  const run = runOf(runs, "found");
  is(run.code, 1, run.stderr);
  const findings = JSON.parse(run.stdout) as { code: string; file: string; remedy: string }[];
  const has = (code: string, file: string) =>
    ok(
      findings.some((one) => one.code === code && one.file === file && one.remedy !== ""),
      `${code} ${file}`,
    );
  has("audit-alternate-missing", STALE);
  has("audit-link-dead", "/zh/archive/");
  has("audit-feed-dead", "/zh/feed.xml");
  has("audit-sitemap-dead", "/zh/sitemap.xml");
  has("audit-search-dead", "/pagefind/");
  has("audit-search-missing", "/ru/news/ru-b/");
  has("audit-og-locale", STALE);
});
command("exits with 0 if there are only warnings", ({ runs }) => {
  const { code, stdout } = runOf(runs, "warning");
  is(code, 0, stdout);
  match(stdout, `${SOURCE}  warning  audit-banner-acronym`);
});
command("checks a site of which it knows only the address", ({ runs }) => {
  const run = runOf(runs, "foreign");
  is(run.code, 1, run.stderr);
  const codes = codesIn(run);
  ok(codes.includes("audit-alternate-missing") && codes.includes("audit-link-dead"), String(codes));
  ok(!codes.includes("audit-og-locale"), "what the locales should be it cannot know");
});
command("exits with 2 if the folder doesn't exist", ({ runs }) => {
  const { code, stderr } = runOf(runs, "none");
  is(code, 2);
  match(stderr, "no-such-folder");
});
command.run();
