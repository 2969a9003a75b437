import { equal, is, ok } from "uvu/assert";
import type { LanguageOption } from "../../src/core/language/languages.ts";
import type { PageRecord } from "../../src/core/pages/families.ts";
import { listPages } from "../../src/core/pages/pages.ts";
import { createLists, wholeEditions } from "../../src/core/site/lists.ts";
import type { Site } from "../../src/core/site/site.ts";
import { LOCALES, type Plan, settingsOf, siteOf } from "../support/newsroom-fixture.ts";
import { suite } from "../support/suite.ts";

/** Every state in every language, several years and topics, and a page. */
const PLANS: Record<string, Plan> = {
  whole: { zh: "source", en: "current", ru: "stale", date: "2023-11-10", topics: ["iioe", "ai"] },
  summary: { zh: "source", en: "partial", ru: "partial", date: "2022-01-12" },
  soon: { en: "source", zh: "announced", ru: "announced", date: "2022-01-12", topics: ["ai"] },
  never: { ru: "source", en: "absent", zh: "absent", date: "2019-03-09", topics: ["reports"] },
  half: { ru: "source", en: "current", zh: "absent", date: "2020-02-29" },
  about: { en: "source", zh: "current", ru: "partial", page: true },
};
const site = siteOf(PLANS);

const at = (pages: readonly PageRecord[], url: string): PageRecord => {
  const [page, ...more] = pages.filter((one) => one.url === url);
  ok(page, `${url} is there`);
  is(more.length, 0, `${url} is there once`);
  return page;
};
const hrefs = ({ alternates }: PageRecord) => alternates.map(({ hreflang, url }) => `${hreflang} ${url}`);
const switches = ({ switcher }: PageRecord) =>
  switcher.map(({ locale, state, url }) => `${locale} ${state} ${url}`);
const slugs = (articles: readonly { slug: string }[]) => articles.map(({ slug }) => slug);

/** Tests that every site must pass, whatever its content. */
function holdsEverywhere(name: string, whole: Site): void {
  const pages = listPages(whole);
  const byUrl = new Map(pages.map((page) => [page.url, page]));
  const everywhere = suite(`every page of ${name}`);
  everywhere("has its own address, below its language", () => {
    is(byUrl.size, pages.length);
    for (const { url, locale, content } of pages)
      ok(content.kind === "status" ? url === "/status/" : url.startsWith(`/${locale}/`), url);
  });
  everywhere("has the same list of alternates as each page in it", () => {
    for (const page of pages)
      for (const { hreflang, url } of page.alternates)
        if (hreflang !== "x-default")
          equal(byUrl.get(url)?.alternates, page.alternates, `${page.url} ${url}`);
  });
  everywhere("names itself if it is listed, and nothing if it is not", () => {
    for (const page of pages)
      is(
        page.alternates.some(({ locale, url }) => locale === page.locale && url === page.url),
        page.listed,
        page.url,
      );
    for (const page of pages) if (!page.listed) equal(page.alternates, [], page.url);
  });
  everywhere("names only listed pages, each in its language, and no language twice", () => {
    for (const { url: from, alternates } of pages) {
      is(new Set(alternates.map(({ hreflang }) => hreflang)).size, alternates.length, from);
      for (const { locale, hreflang, url } of alternates)
        if (hreflang !== "x-default") {
          is(byUrl.get(url)?.listed, true, `${from} ${url}`);
          is(byUrl.get(url)?.locale, locale, `${from} ${url}`);
          is(whole.languages.find((one) => one.locale === locale)?.lang, hreflang, `${from} ${url}`);
        }
    }
  });
  everywhere("ends its alternates with one x-default, which is one of them, or the page of choice", () => {
    for (const { url: from, alternates } of pages) {
      if (alternates.length === 0) continue;
      const [last, ...others] = [...alternates].reverse();
      is(last?.hreflang, "x-default", from);
      ok(last?.url === "/" || others.some(({ url }) => url === last?.url), `${from}: ${last?.url}`);
    }
  });
  everywhere(
    "shows every language once except those it will never have, and links only existing pages",
    () => {
      for (const { url: from, locale, switcher, content } of pages) {
        const work = [...whole.articles, ...whole.pages].find(({ slug }) => from.endsWith(`/${slug}/`));
        equal(
          switcher.map((item) => item.locale),
          whole.languages
            .map((language) => language.locale)
            .filter((other) => work?.editions[other]?.state !== "absent"),
          from,
        );
        for (const { locale: other, state, url } of switcher) {
          is(state === "here", other === locale && content.kind !== "status", from);
          if (state === "here") is(url, from);
          is(byUrl.get(url)?.locale, other, `${from} leads to ${url}`);
        }
      }
    },
  );
  everywhere.run();
}

const small = siteOf({ a: { zh: "source" } });
const empty = siteOf({});
const settingUp: readonly LanguageOption[] = ["en", "zh", { locale: "ru", status: "configuring" }];
const configuring = siteOf(PLANS, settingsOf({ languages: settingUp, missing: "absent" }));
holdsEverywhere("a site with every state", site);
holdsEverywhere("a site with one article", small);
holdsEverywhere("an empty site", empty);
holdsEverywhere("a site with a language that is being set up", configuring);
holdsEverywhere("a site whose default is zh", siteOf(PLANS, settingsOf({ defaultLocale: "zh" })));

const pages = listPages(site);
const alternates = suite("alternates");
const rows: [fact: string, url: string, expected: string[]][] = [
  [
    "of an article that is whole in all languages",
    "/ru/news/whole/",
    ["en /en/news/whole/", "zh-Hans /zh/news/whole/", "ru /ru/news/whole/", "x-default /en/news/whole/"],
  ],
  [
    "of an article that is whole only in its own language",
    "/zh/news/summary/",
    ["zh-Hans /zh/news/summary/", "x-default /zh/news/summary/"],
  ],
  ["of a summary", "/en/news/summary/", []],
  ["of a notice", "/zh/news/soon/", []],
  ["of an original only in Russian", "/ru/news/never/", ["ru /ru/news/never/", "x-default /ru/news/never/"]],
  ["of a page", "/zh/about/", ["en /en/about/", "zh-Hans /zh/about/", "x-default /en/about/"]],
  ["of the first page", "/zh/", ["en /en/", "zh-Hans /zh/", "ru /ru/", "x-default /"]],
  [
    "of the archive",
    "/ru/archive/",
    ["en /en/archive/", "zh-Hans /zh/archive/", "ru /ru/archive/", "x-default /en/archive/"],
  ],
  [
    "of a year that two languages have",
    "/en/archive/2022/",
    ["en /en/archive/2022/", "zh-Hans /zh/archive/2022/", "x-default /en/archive/2022/"],
  ],
  [
    "of a year that one language has",
    "/ru/archive/2019/",
    ["ru /ru/archive/2019/", "x-default /ru/archive/2019/"],
  ],
  [
    "of a topic that one language has",
    "/ru/topics/reports/",
    ["ru /ru/topics/reports/", "x-default /ru/topics/reports/"],
  ],
  [
    "of the search",
    "/en/search/",
    ["en /en/search/", "zh-Hans /zh/search/", "ru /ru/search/", "x-default /en/search/"],
  ],
  ["of the 404 page", "/en/404.html", []],
];
for (const [fact, url, expected] of rows) {
  alternates(`${fact}: ${expected.length === 0 ? "none" : expected.length}`, () =>
    equal(hrefs(at(pages, url)), expected),
  );
}
alternates(
  "x-default leads to the default language if it has the page, otherwise to that of the original",
  () => {
    const other = listPages(siteOf(PLANS, settingsOf({ defaultLocale: "zh" })));
    is(hrefs(at(other, "/en/news/whole/")).at(-1), "x-default /zh/news/whole/");
    is(hrefs(at(other, "/en/news/half/")).at(-1), "x-default /ru/news/half/");
    is(hrefs(at(other, "/en/archive/2020/")).at(-1), "x-default /en/archive/2020/");
  },
);
alternates("x-default leads to a whole edition if the original's language is being set up", () => {
  const languages = [{ locale: "ru", status: "configuring" }, "en", "zh"] as const;
  const of = siteOf(
    { a: { ru: "source", en: "partial", zh: "current" } },
    settingsOf({ languages, defaultLocale: "en" }),
  );
  equal(hrefs(at(listPages(of), "/zh/news/a/")), ["zh-Hans /zh/news/a/", "x-default /zh/news/a/"]);
});
alternates.run();

const switching = suite("language switcher");
const shown: [fact: string, url: string, expected: string[]][] = [
  [
    "leads to whole editions",
    "/en/news/whole/",
    ["en here /en/news/whole/", "zh link /zh/news/whole/", "ru link /ru/news/whole/"],
  ],
  [
    "shows which editions are partial",
    "/zh/news/summary/",
    ["en partial /en/news/summary/", "zh here /zh/news/summary/", "ru partial /ru/news/summary/"],
  ],
  [
    "leads from a summary to the whole edition",
    "/ru/news/summary/",
    ["en partial /en/news/summary/", "zh link /zh/news/summary/", "ru here /ru/news/summary/"],
  ],
  [
    "shows which editions are to come",
    "/en/news/soon/",
    ["en here /en/news/soon/", "zh soon /zh/news/soon/", "ru soon /ru/news/soon/"],
  ],
  ["leaves out a language that will have no edition", "/ru/news/never/", ["ru here /ru/news/never/"]],
  [
    "leads to the archive if there is no such year",
    "/ru/archive/2019/",
    ["en elsewhere /en/archive/", "zh elsewhere /zh/archive/", "ru here /ru/archive/2019/"],
  ],
  [
    "leads to the archive if there is no such topic",
    "/ru/topics/reports/",
    ["en elsewhere /en/archive/", "zh elsewhere /zh/archive/", "ru here /ru/topics/reports/"],
  ],
  [
    "leads from search to search",
    "/zh/search/",
    ["en link /en/search/", "zh here /zh/search/", "ru link /ru/search/"],
  ],
  [
    "shows which page is partial",
    "/en/about/",
    ["en here /en/about/", "zh link /zh/about/", "ru partial /ru/about/"],
  ],
];
for (const [fact, url, expected] of shown) {
  switching(fact, () => equal(switches(at(pages, url)), expected));
}
switching("names each language in that language, with its tag and direction", () => {
  const languages = ["en", "zh", { locale: "ru" }, "ar"];
  const [page] = listPages(siteOf({}, settingsOf({ languages })));
  equal(
    page?.switcher.map(({ label, lang, dir }) => [label, lang, dir]),
    [
      ["English", "en", "ltr"],
      ["简体中文", "zh-Hans", "ltr"],
      ["Русский", "ru", "ltr"],
      ["العربية", "ar", "rtl"],
    ],
  );
});
switching.run();

const lists = suite("lists");
const listed: [locale: string, articles: string[], years: string[], topics: string[]][] = [
  [
    "en",
    ["whole", "soon", "half"],
    ["2023 whole", "2022 soon", "2020 half"],
    ["ai whole,soon", "iioe whole,half"],
  ],
  ["zh", ["whole", "summary"], ["2023 whole", "2022 summary"], ["iioe whole,summary", "ai whole"]],
  [
    "ru",
    ["whole", "half", "never"],
    ["2023 whole", "2020 half", "2019 never"],
    ["iioe whole,half", "ai whole", "reports never"],
  ],
];
for (const [locale, articles, years, topics] of listed) {
  lists(`have only whole editions in ${locale}, newest first`, () => {
    equal(slugs(createLists(site)(locale).articles), articles);
    equal(
      createLists(site)(locale).years.map((group) => `${group.year} ${slugs(group.articles)}`),
      years,
    );
    equal(
      createLists(site)(locale).topics.map((group) => `${group.topic} ${slugs(group.articles)}`),
      topics,
    );
    const home = at(pages, `/${locale}/`).content;
    equal(home.kind === "home" && slugs(home.articles), articles);
    const archive = at(pages, `/${locale}/archive/`).content;
    ok(archive.kind === "archive");
    equal(slugs(archive.part.articles), articles);
    equal(
      archive.topics.map(({ topic, count }) => [topic, count]),
      topics.map((line) => line.split(" ")).map(([topic, list]) => [topic, list?.split(",").length]),
    );
    equal(
      archive.years.map(({ year, count }) => [year, count]),
      years.map((line) => line.split(" ")).map(([year, list]) => [year, list?.split(",").length]),
    );
  });
  lists(`have a page for each year and topic of ${locale}, and no others`, () => {
    const own = pages.filter((page) => page.locale === locale);
    const kinds = (kind: string) =>
      own.filter(({ content }) => content.kind === kind).map(({ url }) => url.split("/")[3] ?? "");
    equal(kinds("year").sort(), years.map((year) => year.slice(0, 4)).sort());
    equal(kinds("topic").sort(), topics.map((topic) => topic.split(" ")[0] ?? "").sort());
    const [first = "", expected = ""] = topics[0]?.split(" ") ?? [];
    const { content } = at(pages, `/${locale}/topics/${first}/`);
    equal(content.kind === "topic" && slugs(content.part.articles), expected.split(","));
  });
}
lists("a year knows the other years of its language", () => {
  const { content } = at(pages, "/zh/archive/2022/");
  ok(content.kind === "year");
  equal([content.year, slugs(content.part.articles), content.years], ["2022", ["summary"], ["2023", "2022"]]);
});
lists("are empty on an empty site, which still has three pages for each language, and no archive", () => {
  for (const locale of LOCALES)
    equal(
      Object.values(createLists(empty)(locale)).flatMap((list) => [...list]),
      [],
    );
  equal(
    listPages(empty).map(({ url }) => url),
    LOCALES.flatMap((locale) => [`/${locale}/`, `/${locale}/search/`, `/${locale}/404.html`]).concat(
      "/status/",
    ),
  );
});
lists("wholeEditions names the languages in which a work can be read", () => {
  const of = (slug: string) => {
    const work = [...site.articles, ...site.pages].find((one) => one.slug === slug);
    ok(work);
    return wholeEditions(site, work).map(({ language, edition }) => `${language.locale} ${edition.state}`);
  };
  equal(of("whole"), ["en current", "zh source", "ru stale"]);
  equal(of("summary"), ["zh source"]);
  equal(of("about"), ["en source", "zh current"]);
});
lists.run();

const neighbours = suite("neighbours");
const chain: [url: string, newer: string | undefined, older: string | undefined][] = [
  ["/en/news/whole/", undefined, "soon"],
  ["/en/news/soon/", "whole", "half"],
  ["/en/news/half/", "soon", undefined],
  ["/ru/news/half/", "whole", "never"],
  ["/ru/news/never/", "half", undefined],
  ["/zh/news/summary/", "whole", undefined],
  ["/en/news/summary/", undefined, undefined],
  ["/ru/news/soon/", undefined, undefined],
];
for (const [url, newer, older] of chain) {
  neighbours(`${url} is between ${newer ?? "nothing"} and ${older ?? "nothing"}`, () => {
    const { content } = at(pages, url);
    ok(content.kind === "article");
    equal([content.newer?.slug, content.older?.slug], [newer, older]);
  });
}
neighbours.run();

const standing = suite("pages");
standing("absent editions have no page, all others have one", () => {
  const urls = pages.map(({ url }) => url);
  equal(
    ["/en/news/never/", "/zh/news/never/", "/zh/news/half/", "/ru/news/soon/", "/ru/about/"].map((url) =>
      urls.includes(url),
    ),
    [false, false, false, true, true],
  );
});
standing("the search page is listed, the 404 page is not", () => {
  for (const locale of LOCALES) {
    is(at(pages, `/${locale}/search/`).listed, true);
    is(at(pages, `/${locale}/404.html`).listed, false);
  }
});
standing("languages come in the order of the configuration", () => {
  const order = listPages(siteOf({}, settingsOf({ languages: ["ru", "en", "zh"] }))).map(
    ({ locale }) => locale,
  );
  equal([...new Set(order)], ["ru", "en", "zh"]);
});
standing.run();

const setup = suite("a language that is being set up");
const own = listPages(configuring).filter(({ locale }) => locale === "ru");
setup("has only pages with the notice, and lists nothing", () => {
  ok(own.length > 4);
  for (const { url, content, listed: isListed, alternates: links } of own)
    equal([content.kind, isListed, links], ["configuring", false, []], url);
});
setup("has a page for every article and page, even absent ones, and for no year or topic", () => {
  const urls = own.map(({ url }) => url);
  for (const slug of ["whole", "summary", "soon", "never", "half"])
    ok(urls.includes(`/ru/news/${slug}/`), slug);
  equal(
    urls.filter((url) => /archive\/.|topics/.test(url)),
    [],
  );
});
setup("is shown as to come on every page of the other languages", () => {
  for (const { url, switcher } of listPages(configuring).filter(({ locale }) => locale !== "ru"))
    is(switcher.find(({ locale }) => locale === "ru")?.state, "soon", url);
});
setup.run();

const forTranslators = suite("page of the glossary");
forTranslators(
  "exists if there is a glossary, linked from the status page, hidden from search engines",
  () => {
    const entry = { key: "a", kind: "term", forms: { en: ["A"] }, forbidden: {}, abbreviations: {} } as const;
    const [status, page, ...more] = listPages(empty, undefined, { entries: [entry] }).filter(({ url }) =>
      url.startsWith("/status/"),
    );
    equal(
      [status?.url, status?.content],
      ["/status/", { kind: "status", articles: [], messages: {}, glossary: true }],
    );
    equal([page?.url, page?.listed, page?.alternates, more], ["/status/glossary/", false, [], []]);
    const [only, ...others] = listPages(empty).filter(({ url }) => url.startsWith("/status/"));
    equal([only?.content, others], [{ kind: "status", articles: [], messages: {}, glossary: false }, []]);
  },
);
forTranslators.run();
