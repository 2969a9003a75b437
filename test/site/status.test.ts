import { equal, is } from "uvu/assert";
import { readSite } from "../../src/core/content/read-site.ts";
import { statusOf } from "../../src/core/site/status.ts";
import {
  contentOf,
  OUTDATED,
  original,
  settingsOf,
  siteOf,
  TEXTS,
  translation,
} from "../support/newsroom-fixture.ts";
import { suite } from "../support/suite.ts";

const languages = ["en", "zh", "ru", { locale: "ar", status: "configuring" }] as const;
const status = statusOf(
  siteOf(
    {
      b: { zh: "source", en: "current", ru: "stale", date: "2022-01-12", more: "updated: 2023-02-03\n" },
      c: { ru: "source", en: "partial", zh: "absent", date: "2019-03-09" },
      about: { en: "source", zh: "announced", ru: "partial", page: true },
    },
    settingsOf({ languages }),
  ),
  {},
);

const statuses = suite("statusOf");
statuses("names the languages in their order", () => {
  equal(status.languages, [
    { locale: "en", lang: "en", label: "English", status: "ready" },
    { locale: "zh", lang: "zh-Hans", label: "简体中文", status: "ready" },
    { locale: "ru", lang: "ru", label: "Русский", status: "ready" },
    { locale: "ar", lang: "ar", label: "العربية", status: "configuring" },
  ]);
});
statuses("has the articles newest first, with their dates, and the pages without", () => {
  equal(
    status.articles.map(({ slug, date, source }) => [slug, date, source]),
    [
      ["b", "2022-01-12", "zh"],
      ["c", "2019-03-09", "ru"],
    ],
  );
  equal(
    status.pages.map((page) => [page.slug, "date" in page, page.source]),
    [["about", false, "en"]],
  );
});
const rows: [slug: string, locale: "en" | "zh" | "ru", expected: object][] = [
  ["b", "zh", { state: "source", url: "/zh/news/b/", title: TEXTS.zh.title }],
  ["b", "en", { state: "current", url: "/en/news/b/", title: TEXTS.en.title }],
  ["b", "ru", { state: "stale", url: "/ru/news/b/", title: TEXTS.ru.title, sourceChangedOn: "2023-02-03" }],
  ["c", "ru", { state: "source", url: "/ru/news/c/", title: TEXTS.ru.title }],
  ["c", "en", { state: "partial", url: "/en/news/c/", title: TEXTS.en.title }],
  ["c", "zh", { state: "absent" }],
  ["about", "en", { state: "source", url: "/en/about/", title: TEXTS.en.title }],
  ["about", "zh", { state: "announced", url: "/zh/about/" }],
  ["about", "ru", { state: "partial", url: "/ru/about/", title: TEXTS.ru.title }],
];
for (const [slug, locale, expected] of rows) {
  statuses(`reports that ${slug} in ${locale} is ${(expected as { state: string }).state}`, () => {
    const work = [...status.articles, ...status.pages].find((one) => one.slug === slug);
    equal(work?.editions[locale], expected);
  });
}
statuses("has the date of a translation's review", () => {
  const files = {
    "articles/a/index.zh.md": original("zh"),
    "articles/a/index.ru.md": translation("ru", OUTDATED, "  reviewed: 2020-02-29\n"),
  };
  const { site } = readSite(contentOf(files), settingsOf());
  is(site && statusOf(site, {}).articles[0]?.editions.ru?.reviewed, "2020-02-29");
});
statuses("has every language of every work", () => {
  for (const { editions } of [...status.articles, ...status.pages])
    equal(Object.keys(editions), ["en", "zh", "ru", "ar"]);
});
statuses("survives JSON without loss", () => equal(JSON.parse(JSON.stringify(status)), status));
statuses("is empty for an empty site", () => {
  const { articles, pages } = statusOf(siteOf({}), {});
  is(articles.length + pages.length, 0);
});
statuses.run();
