import { equal, is, match } from "uvu/assert";
import { alternatesPlugin } from "../../plugins/alternates.ts";
import { pairPages } from "../../src/core/pages/alternates.ts";
import { languageBar } from "../../src/core/pages/language-bar.ts";
import type { KnownPages } from "../../src/core/pages/locale-url.ts";
import { settingsOf } from "../support/newsroom-fixture.ts";
import { refusal, smallSite } from "../support/small-site.ts";
import { suite } from "../support/suite.ts";

const { languages } = settingsOf();

const PAGES = [
  { url: "/en/about/", locale: "en", key: "about" },
  { url: "/ru/o-nas/", locale: "ru", key: "about" },
  { url: "/en/", locale: "en" },
  { url: "/ru/", locale: "ru" },
  { url: "/ru/<одна>&/", locale: "ru" },
];
const known: KnownPages = {
  locales: new Map([...PAGES.map(({ url, locale }) => [url, locale] as const), ["/choice/", undefined]]),
  alternates: pairPages(PAGES, languages, "en"),
};

const bar = suite("languageBar");
for (const [fact, address, own, expected] of [
  [
    "leads to translations, and leaves out a language without any page",
    "/en/about/",
    "en",
    ["en /en/about/ current translated", "ru /ru/o-nas/ translated"],
  ],
  [
    "leads to the home page of a language that has no translation",
    "/ru/<одна>&/",
    "ru",
    ["en /en/", "ru /ru/<одна>&/ current translated"],
  ],
  ["leads a page of no language to all home pages", "/choice/", undefined, ["en /en/", "ru /ru/"]],
  ["gives an unknown address no translations", "", undefined, ["en /en/", "ru /ru/"]],
] as const)
  bar(fact, () => {
    const links = languageBar(address, own, languages, known).map(({ locale, url, current, translated }) =>
      [locale, url, current && "current", translated && "translated"].filter(Boolean).join(" "),
    );
    equal([...links].sort(), expected);
  });
bar("is empty in a site without pages", () => {
  equal(languageBar("/", undefined, languages, { locales: new Map(), alternates: new Map() }), []);
});
bar("finds the home page of the language that is at the root", () => {
  const atRoot: KnownPages = { locales: new Map([["/", "en"]]), alternates: new Map() };
  equal(
    languageBar("/ru/a/", "ru", languages, atRoot)
      .map(({ url }) => url)
      .sort(),
    ["/", "/ru/a/"],
  );
});
bar.run();

const url = "https://news.example.org";
const add = (config: Parameters<typeof alternatesPlugin>[0]) =>
  alternatesPlugin(config, { url, languages: ["en", "zh", "ar"] });
const data = {
  "pages/en/index.md": "Home",
  "pages/ar/index.md": "Home",
  "pages/zh/index.md": "Home",
  "pages/en/alone.md": "Alone",
};
/** The same layout, once with each syntax of an assignment. */
const layouts = {
  njk: "{% set own = page.url | pageLanguage %}{{ own.lang }} {{ own.dir }}{% for one in page.url | languageBar %}|{{ one.url }} {{ one.current }} {{ one.translated }}{% endfor %}",
  liquid:
    "{% assign own = page.url | pageLanguage %}{{ own.lang }} {{ own.dir }}{% assign bar = page.url | languageBar %}{% for one in bar %}|{{ one.url }} {{ one.current }} {{ one.translated }}{% endfor %}",
  "11ty.js": `export default function ({ page }) {
    const own = this.pageLanguage(page.url);
    const links = this.languageBar(page.url).map((one) => "|" + [one.url, one.current, one.translated].join(" "));
    return own.lang + " " + own.dir + links.join("");
  }`,
};

const pages = suite("language and language bar of a site's own pages");
for (const [ending, layout] of Object.entries(layouts))
  pages(`are the same in a layout of ${ending}`, async () => {
    const site = smallSite({
      ...data,
      "package.json": { type: "module" },
      "pages/pages.json": { layout: `base.${ending}` },
      [`pages/_includes/base.${ending}`]: layout,
    });
    const built = await site.render(add).finally(site.remove);
    is(built.get("/en/alone/"), "en ltr|/en/alone/ true true|/zh/ false false|/ar/ false false");
    is(built.get("/zh/"), "zh-Hans ltr|/en/ false true|/zh/ true true|/ar/ false true");
  });
for (const ending of ["njk", "liquid"] as const)
  pages(`know the data of a page outside the collections, in ${ending}`, async () => {
    const hidden = `---\nlocale: ar\neleventyExcludeFromCollections: true\n---\n${layouts[ending]}`;
    const site = smallSite({ "pages/en/index.md": "Home", [`pages/hidden.${ending}`]: hidden });
    const built = await site.render(add).finally(site.remove);
    is(built.get("/hidden/"), "ar rtl|/en/ false false|/hidden/ true true");
  });
pages("stop the build where a page has no language", async () => {
  const site = smallSite({ "pages/lost.njk": "{{ page.url | pageLanguage }}" });
  match((await refusal(site.render(add)).finally(site.remove)).text, "in which language?");
});
pages("stop the build where another address has no language", async () => {
  const site = smallSite({ "pages/en/a.njk": "{{ '/gone/' | pageLanguage }}" });
  match((await refusal(site.render(add)).finally(site.remove)).text, "/gone/ is no page with a language");
});
pages.run();
