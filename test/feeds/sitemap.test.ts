import { DomUtils, parseDocument } from "htmlparser2";
import { equal, is, ok } from "uvu/assert";
import { robotsTxt, SITEMAP_LIMIT, sitemapIndex, sitemapsOf } from "../../src/core/feeds/sitemap.ts";
import { listPages } from "../../src/core/pages/pages.ts";
import type { Site } from "../../src/core/site/site.ts";
import { LOCALES, type Plan, settingsOf, siteOf } from "../support/newsroom-fixture.ts";
import { suite } from "../support/suite.ts";

const URL_OF_SITE = "https://news.example.org";
const PLANS: Readonly<Record<string, Plan>> = {
  whole: { zh: "source", en: "current", ru: "stale", date: "2023-11-10", more: "updated: 2024-02-29\n" },
  summary: { zh: "source", en: "partial", ru: "partial", date: "2022-01-12" },
  soon: { en: "source", zh: "announced", ru: "absent", date: "2022-01-12" },
  about: { en: "source", zh: "current", ru: "partial", page: true },
};
const site = siteOf(PLANS);

interface Entry {
  readonly loc: string;
  readonly lastmod: string;
  readonly links: readonly string[];
}

function entriesIn(xml: string): Entry[] {
  const document = parseDocument(xml, { xmlMode: true });
  const text = (name: string, entry: Parameters<typeof DomUtils.getElementsByTagName>[1]) =>
    DomUtils.textContent(DomUtils.getElementsByTagName(name, entry));
  return DomUtils.getElementsByTagName("url", document).map((entry) => ({
    loc: text("loc", entry),
    lastmod: text("lastmod", entry),
    links: DomUtils.getElementsByTagName("xhtml:link", entry).map(
      ({ attribs: { rel, hreflang, href } }) => `${rel} ${hreflang} ${href}`,
    ),
  }));
}
const NOW = new Date("2026-11-30T00:57:00Z");
const sitemaps = (of: Site, limit?: number) => sitemapsOf(of, listPages(of), NOW, limit);
const xmlOf = (locale: string) =>
  sitemaps(site).find(({ url }) => url === `/${locale}/sitemap.xml`)?.xml ?? "";

const maps = suite("sitemaps");
maps("are one for each language, with the XML declaration and namespaces", () => {
  equal(
    sitemaps(site).map(({ url }) => url),
    LOCALES.map((locale) => `/${locale}/sitemap.xml`),
  );
  for (const { xml } of sitemaps(site)) {
    ok(xml.startsWith('<?xml version="1.0" encoding="utf-8"?>\n<urlset '), xml.slice(0, 80));
    const [{ attribs } = { attribs: {} }] = DomUtils.getElementsByTagName(
      "urlset",
      parseDocument(xml, { xmlMode: true }),
    );
    equal(attribs, {
      xmlns: "http://www.sitemaps.org/schemas/sitemap/0.9",
      "xmlns:xhtml": "http://www.w3.org/1999/xhtml",
    });
  }
});
for (const [locale, expected] of [
  ["en", "/ /search/ /archive/ /archive/2023/ /archive/2022/ /topics/iioe/ /about/ /news/whole/ /news/soon/"],
  [
    "zh",
    "/ /search/ /archive/ /archive/2023/ /archive/2022/ /topics/iioe/ /about/ /news/whole/ /news/summary/",
  ],
  ["ru", "/ /search/ /archive/ /archive/2023/ /topics/iioe/ /news/whole/"],
] as const)
  maps(`of ${locale} have every listed page, and no other`, () => {
    equal(
      entriesIn(xmlOf(locale))
        .map(({ loc }) => loc)
        .sort(),
      expected
        .split(" ")
        .map((path) => `${URL_OF_SITE}/${locale}${path}`)
        .sort(),
    );
  });
maps("list for each page its own address, its translations and a default", () => {
  const links = (locale: string, path: string) =>
    entriesIn(xmlOf(locale)).find(({ loc }) => loc === `${URL_OF_SITE}/${locale}/${path}`)?.links;
  const named = (path: string, locales: readonly string[], fallback: string) => [
    ...locales.map(
      (locale) => `alternate ${locale === "zh" ? "zh-Hans" : locale} ${URL_OF_SITE}/${locale}/${path}`,
    ),
    `alternate x-default ${URL_OF_SITE}${fallback}`,
  ];
  for (const locale of LOCALES)
    equal(links(locale, "news/whole/"), named("news/whole/", LOCALES, "/en/news/whole/"));
  equal(links("zh", "news/summary/"), named("news/summary/", ["zh"], "/zh/news/summary/"));
  equal(links("zh", "about/"), named("about/", ["en", "zh"], "/en/about/"));
  equal(links("ru", ""), named("", LOCALES, "/"));
});
maps("have the date of the last change for articles only", () => {
  const dates = (locale: string) =>
    Object.fromEntries(
      entriesIn(xmlOf(locale))
        .filter(({ lastmod }) => lastmod !== "")
        .map(({ loc, lastmod }) => [loc.slice(URL_OF_SITE.length), lastmod]),
    );
  equal(dates("en"), { "/en/news/whole/": "2024-02-29", "/en/news/soon/": "2022-01-12" });
  equal(dates("zh"), { "/zh/news/whole/": "2024-02-29", "/zh/news/summary/": "2022-01-12" });
  // The original has changed since then, the translation hasn't.
  equal(dates("ru"), { "/ru/news/whole/": "2023-11-10" });
});
maps("leave out a day of change that has not come yet", () => {
  const of = siteOf({
    today: { zh: "source", date: "2026-11-30" },
    tomorrow: { zh: "source", date: "2026-12-01" },
  });
  const xml = sitemaps(of).find(({ url }) => url === "/zh/sitemap.xml")?.xml ?? "";
  equal(
    entriesIn(xml).flatMap(({ lastmod }) => (lastmod === "" ? [] : lastmod)),
    ["2026-11-30"],
  );
});
maps("are split when a language has more pages than the limit, without losing any", () => {
  const whole = sitemaps(site);
  const parts = sitemaps(site, 3);
  const urls = (locale: string) => parts.map(({ url }) => url).filter((url) => url.startsWith(`/${locale}/`));
  equal(urls("en"), ["/en/sitemap.xml", "/en/sitemap-2.xml", "/en/sitemap-3.xml"]);
  equal(urls("ru"), ["/ru/sitemap.xml", "/ru/sitemap-2.xml"]);
  equal(
    parts.flatMap(({ xml }) => entriesIn(xml)),
    whole.flatMap(({ xml }) => entriesIn(xml)),
  );
  is(SITEMAP_LIMIT, 50_000);
});
maps("don't exist for a language that is being set up", () => {
  const settings = settingsOf({ languages: ["en", "zh", { locale: "ru", status: "configuring" }] });
  const of = siteOf({ whole: { zh: "source", en: "current", ru: "current" } }, settings);
  equal(
    sitemaps(of).map(({ url }) => url),
    ["/en/sitemap.xml", "/zh/sitemap.xml"],
  );
  for (const { xml } of sitemaps(of)) is(xml.includes("/ru/"), false);
});
maps("of an empty site have the pages that every language has", () => {
  for (const { xml } of sitemaps(siteOf({}))) is(entriesIn(xml).length, 2);
});
maps("escape an ampersand in an address", () => {
  const of = { ...site, url: "https://news.example.org/?a=1&b=<2>" };
  for (const { xml } of sitemaps(of)) for (const { loc } of entriesIn(xml)) ok(loc.startsWith(of.url), loc);
});
maps.run();

const index = suite("the index of sitemaps");
index("names every sitemap", () => {
  const document = parseDocument(sitemapIndex(site, sitemaps(site, 3)), { xmlMode: true });
  equal(
    DomUtils.getElementsByTagName("sitemap", document).map((entry) => DomUtils.textContent(entry)),
    sitemaps(site, 3).map(({ url }) => URL_OF_SITE + url),
  );
});
index("is in robots.txt, which allows every crawler", () => {
  equal(robotsTxt(site).trim().split(/\n+/), [
    "User-agent: *",
    "Allow: /",
    `Sitemap: ${URL_OF_SITE}/sitemap.xml`,
  ]);
});
index.run();
