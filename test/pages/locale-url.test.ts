import { equal, is, match } from "uvu/assert";
import { alternatesPlugin } from "../../plugins/alternates.ts";
import { pairPages } from "../../src/core/pages/alternates.ts";
import { type KnownPages, localeUrl } from "../../src/core/pages/locale-url.ts";
import { settingsOf } from "../support/newsroom-fixture.ts";
import { refusal, smallSite } from "../support/small-site.ts";
import { suite } from "../support/suite.ts";

const { languages } = settingsOf();

const PAGES = [
  { url: "/en/about/", locale: "en", key: "about" },
  { url: "/zh/关于/", locale: "zh", key: "about" },
  { url: "/ru/o-nas/", locale: "ru", key: "about" },
  { url: "/en/", locale: "en" },
  { url: "/ru/", locale: "ru" },
  { url: "/en/alone/", locale: "en" },
  { url: "/en/feed.xml", locale: "en" },
  { url: "/ru/feed.xml", locale: "ru" },
];
const known: KnownPages = {
  locales: new Map([...PAGES.map(({ url, locale }) => [url, locale] as const), ["/", undefined]]),
  alternates: pairPages(PAGES, languages, "en"),
};

const rows: [fact: string, address: string, locale: string, url: string, leads: string][] = [
  ["leaves a page of the language as it is", "/en/about/", "en", "/en/about/", "page"],
  ["finds a translation under another name", "/en/about/", "ru", "/ru/o-nas/", "page"],
  ["finds it from any of the translations", "/zh/关于/", "ru", "/ru/o-nas/", "page"],
  ["finds it by an address without a locale", "/about/", "zh", "/zh/关于/", "page"],
  ["puts the locale before an address", "/alone/", "en", "/en/alone/", "page"],
  ["adds the slash that is missing", "/about", "ru", "/ru/o-nas/", "page"],
  ["keeps a fragment", "/about/#team", "ru", "/ru/o-nas/#team", "page"],
  ["keeps a fragment behind the root", "/#team", "ru", "/ru/#team", "page"],
  ["keeps a query and a fragment", "/about?q=?#a#b", "zh", "/zh/关于/?q=?#a#b", "page"],
  ["finds files", "/feed.xml", "ru", "/ru/feed.xml", "page"],
  ["leaves a fragment of the page itself unchanged", "#team", "ru", "#team", "page"],
  ["leaves other sites unchanged", "https://example.org/about/", "ru", "https://example.org/about/", "page"],
  ["leaves addresses without a scheme unchanged", "//example.org/en/", "ru", "//example.org/en/", "page"],
  ["reports that a page is not in this language", "/en/alone/", "ru", "/en/alone/", "other"],
  ["reports that a page has no language", "/", "zh", "/", "neutral"],
  ["reports an unknown page", "/gone/</script>", "ru", "/gone/</script>", "unknown"],
  ["leaves an empty address unchanged", "", "ru", "", "page"],
];
const url = suite("localeUrl");
for (const [fact, address, locale, expected, leads] of rows)
  url(fact, () => equal(localeUrl(address, locale, known), { url: expected, leads }));
url.run();

const options = {
  url: "https://news.example.org",
  languages: ["en", "zh", "ru"],
  i18nFilters: true,
} as const;

/** Builds Nunjucks pages and returns the output of each. */
async function built(
  files: Record<string, string | object>,
  more: Partial<Parameters<typeof alternatesPlugin>[1]> = {},
  virtual: Record<string, [template: string, data: Record<string, unknown>]> = {},
): Promise<Map<string, string>> {
  const site = smallSite(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [`pages/${name}`, text])),
  );
  const pages = await site
    .render((config) => {
      alternatesPlugin(config, { ...options, ...more });
      for (const [name, [template, data]] of Object.entries(virtual))
        config.addTemplate(name, template, data);
    })
    .finally(site.remove);
  return new Map([...pages].map(([at, text]) => [at, text.trim()]));
}

const LINKS =
  "{% for one in page.url | locale_links %}{{ one.lang }} {{ one.label }} {{ one.url }};{% endfor %}";
const head = (data: string, text: string) => `---\n${data}\n---\n${text}`;

// The comments link the requests in the repository of Eleventy.
const filters = suite("the filters of Eleventy's I18n plugin");
filters("exist only with the option", async () => {
  const { text } = await refusal(built({ "en/a.njk": '{{ "/b/" | locale_url }}' }, { i18nFilters: false }));
  match(text, "locale_url");
});
filters("link pages that one template makes from data", async () => {
  // https://github.com/11ty/eleventy/issues/3720
  const items = [
    { at: "/en/laser/", topic: "laser" },
    { at: "/ru/lazer/", topic: "laser" },
    { at: "/en/paper/", topic: "paper" },
    { at: "/zh/paper/", topic: "paper" },
  ];
  const pages = await built({
    "_data/items.json": items,
    "topics.11ty.js": `export default class {
      data() {
        return {
          pagination: { data: "items", size: 1, alias: "item", addAllPagesToCollections: true },
          permalink: ({ item }) => item.at,
          eleventyComputed: { translationKey: ({ item }) => item.topic },
        };
      }
      render({ page }) {
        this.page = page;
        return this.locale_links().map(({ lang, url }) => lang + " " + url).join() + "; " + this.locale_url("/paper/", "en");
      }
    }`,
  });
  is(pages.get("/en/laser/"), "ru /ru/lazer/; /en/paper/");
  is(pages.get("/ru/lazer/"), "en /en/laser/; /en/paper/");
  is(pages.get("/zh/paper/"), "en /en/paper/; /en/paper/");
});
filters("tell apart virtual templates that are in no collection", async () => {
  // https://github.com/11ty/eleventy/issues/3766
  const virtual = Object.fromEntries(
    ["en", "ru"].flatMap((locale) =>
      ["feed/feed.xml", "site.webmanifest"].map((file) => [
        `${locale}-${file.replace("/", "-")}.njk`,
        [LINKS, { permalink: `/${locale}/${file}`, eleventyExcludeFromCollections: true }] as [
          string,
          Record<string, unknown>,
        ],
      ]),
    ),
  );
  const text = '{{ "/site.webmanifest" | locale_url }} {{ "/feed/feed.xml" | locale_url }}';
  const pages = await built({ "en/a.njk": text, "ru/a.njk": text }, {}, virtual);
  is(pages.get("/en/a/"), "/en/site.webmanifest /en/feed/feed.xml");
  is(pages.get("/ru/a/"), "/ru/site.webmanifest /ru/feed/feed.xml");
  is(pages.get("/ru/feed/feed.xml"), "en English /en/feed/feed.xml;");
});
filters("accept an address that already has the language", async () => {
  // https://github.com/11ty/eleventy/issues/2791
  const pages = await built({
    "en/a.njk": '{{ "/en/a/" | locale_url }} {{ page.url | locale_url }} {{ "/en/a/" | locale_url("ru") }}',
    "ru/a.njk": '{{ "/en/a/" | locale_url }} {{ page.url | locale_url("en") }}',
  });
  is(pages.get("/en/a/"), "/en/a/ /en/a/ /ru/a/");
  is(pages.get("/ru/a/"), "/ru/a/ /en/a/");
});
filters("accept fragments", async () => {
  // https://github.com/11ty/eleventy/issues/3023
  const text = '{{ "/#foo" | locale_url }} {{ "/b/#bar" | locale_url }} {{ "/b#bar" | locale_url }}';
  const pages = await built({
    "index.njk": head("locale: en", text),
    "b.njk": head("locale: en", ""),
    "ru/index.njk": text,
    "ru/b.njk": "",
  });
  is(pages.get("/"), "/#foo /b/#bar /b/#bar");
  is(pages.get("/ru/"), "/ru/#foo /ru/b/#bar /ru/b/#bar");
});
filters("link each page of a list once", async () => {
  // https://github.com/11ty/eleventy/issues/3555
  const list = (locale: string, name: string) =>
    head(
      `pagination: { data: numbers, size: 2 }\ntranslationKey: list\npermalink: "/${locale}/${name}/{{ pagination.pageNumber }}/"`,
      LINKS,
    );
  const pages = await built({
    "_data/numbers.json": [1, 2, 3],
    "en/list.njk": list("en", "list"),
    "ru/list.njk": list("ru", "spisok"),
  });
  is(pages.get("/en/list/0/"), "ru Русский /ru/spisok/0/;");
  is(pages.get("/ru/spisok/1/"), "en English /en/list/1/;");
});
filters("provide the language of a page as page.lang", async () => {
  const pages = await built({
    "zh/a.njk": "{{ page.lang }}",
    "a.ru.njk": "{{ page.lang }}",
    "notes/a.njk": head("locale: ru", "{{ page.lang }}"),
    "index.njk": "{{ page.lang }}",
  });
  equal(
    ["/zh/a/", "/a.ru/", "/notes/a/", "/"].map((at) => pages.get(at)),
    ["zh-Hans", "ru", "ru", "en"],
  );
});
for (const [errorMode, address, says] of [
  ["strict", "/alone/", 'has no page in "ru"'],
  ["strict", "/neutral/", 'has no page in "ru"'],
  ["allow-fallback", "/gone/", "is no page of the site"],
] as const)
  filters(`stop a build in the mode ${errorMode} at ${address}`, async () => {
    const { text } = await refusal(
      built(
        {
          "alone.njk": head("locale: en", ""),
          "neutral.njk": "",
          "ru/a.njk": `{{ "${address}" | locale_url }}`,
        },
        { errorMode },
      ),
    );
    match(text, `ru/a.njk: locale_url: ${address} ${says}`);
  });
for (const [errorMode, address] of [
  ["strict", "/gone/"],
  ["allow-fallback", "/alone/"],
  ["never", "/gone/"],
  ["never", "/alone/"],
] as const)
  filters(`leave ${address} as it is in the mode ${errorMode}`, async () => {
    const pages = await built(
      { "alone.njk": head("locale: en", ""), "ru/a.njk": `{{ "${address}" | locale_url }}` },
      { errorMode },
    );
    is(pages.get("/ru/a/"), address);
  });
filters.run();

const layouts = suite("existing sites");
const both = { "en/visit.njk": LINKS, "ru/visit.njk": head("permalink: /ru/vizit/", LINKS) };
layouts("with a folder for each language are paired, whatever the address", async () => {
  const pages = await built(both);
  is(pages.get("/en/visit/"), "ru Русский /ru/vizit/;");
  is(pages.get("/ru/vizit/"), "en English /en/visit/;");
});
layouts("with a suffix for each language are paired, whatever the address", async () => {
  const pages = await built({
    "news/visit.en.njk": LINKS,
    "news/visit.zh.njk": head("permalink: /zh/news/fangwen/", LINKS),
    "news/visit/index.ru.njk": LINKS,
    "news/visit/index.en.njk": head("permalink: /en/visit/", LINKS),
  });
  is(pages.get("/news/visit.en/"), "zh-Hans 简体中文 /zh/news/fangwen/;");
  is(pages.get("/zh/news/fangwen/"), "en English /news/visit.en/;");
  is(pages.get("/en/visit/"), "ru Русский /news/visit/index.ru/;");
});
layouts("pair pages of collections, lists of them included", async () => {
  const list = (locale: string) =>
    head(
      `pagination: { data: collections.post, size: 1 }\npermalink: "/${locale}/posts/{{ pagination.pageNumber }}/"`,
      LINKS,
    );
  const pages = await built({
    "en/post.njk": head("tags: [post]", ""),
    "ru/post.njk": head("tags: [post]", ""),
    "en/posts.njk": list("en"),
    "ru/posts.njk": list("ru"),
  });
  is(pages.get("/en/posts/1/"), "ru Русский /ru/posts/1/;");
});
layouts("pair pages that are made from the names of tags", async () => {
  const tags = (locale: string) =>
    head(
      `pagination: { data: collections, size: 1, alias: tag, filter: [all, polyglotAlternates] }\npermalink: "/${locale}/tags/{{ tag }}/"`,
      `${LINKS}{% hreflang %}`,
    );
  const pages = await built({
    "en/post.njk": head("tags: [x, y]", ""),
    "en/tags.njk": tags("en"),
    "ru/tags.njk": tags("ru"),
  });
  match(pages.get("/en/tags/y/") ?? "", "ru Русский /ru/tags/y/;");
  match(pages.get("/en/tags/y/") ?? "", 'hreflang="ru" href="https://news.example.org/ru/tags/y/"');
  equal([...pages.keys()].sort(), ["/en/post/", "/en/tags/x/", "/en/tags/y/", "/ru/tags/x/", "/ru/tags/y/"]);
});
layouts.run();
