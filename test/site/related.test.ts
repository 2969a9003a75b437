import { equal, is, ok } from "uvu/assert";
import { listPages } from "../../src/core/pages/pages.ts";
import { createLists } from "../../src/core/site/lists.ts";
import { relatedTo } from "../../src/core/site/related.ts";
import type { Site } from "../../src/core/site/site.ts";
import { type Plan, siteOf } from "../support/newsroom-fixture.ts";
import { suite } from "../support/suite.ts";

const all = (date: string, ...topics: string[]): Plan => ({
  en: "source",
  zh: "current",
  ru: "stale",
  date,
  topics,
});
const PLANS: Record<string, Plan> = {
  main: all("2023-06-15", "iioe", "ai"),
  far: all("2019-01-01", "iioe", "ai"),
  near: all("2023-06-10", "ai"),
  later: all("2023-09-01", "ai"),
  other: all("2023-06-15", "reports"),
  english: { en: "source", date: "2023-06-14", topics: ["iioe", "ai"] },
  russian: { ru: "source", en: "partial", date: "2023-06-13", topics: ["iioe"] },
};
const site = siteOf(PLANS);
const said = (whole: Site, slug: string, locale: string, without: string[] = []) => {
  const article = whole.articles.find((one) => one.slug === slug);
  ok(article);
  return relatedTo(whole, createLists(whole), article, locale, without).map(
    (one) => `${one.work.slug} ${one.locale}`,
  );
};

const related = suite("relatedTo");
related("ranks shared topics before near dates", () => {
  equal(said(site, "main", "en"), ["english en", "far en", "near en"]);
});
related("lists the reader's language first, then articles only in other languages", () => {
  equal(said(site, "main", "zh"), ["far zh", "near zh", "later zh"]);
  equal(said(site, "main", "zh", ["near", "later"]), ["far zh", "english en", "russian ru"]);
  equal(said(site, "main", "ru", ["near", "later"]), ["far ru", "russian ru", "english en"]);
});
related("names only articles with a shared topic, and never the article itself", () => {
  equal(said(site, "other", "en"), []);
  ok(!said(site, "far", "en").some((one) => one.startsWith("far ")));
});
related("works on a page on which the article is only announced", () => {
  equal(said(site, "english", "zh"), ["main zh", "far zh", "near zh"]);
});
related("leads only to whole editions, and to none that the page already names", () => {
  for (const { content, locale } of listPages(site)) {
    if (content.kind !== "article") continue;
    const { work, newer, older, related: found } = content;
    for (const one of found) {
      ok(one.work.editions[one.locale]?.signals.listed, `${locale} ${work.slug}`);
      ok(![work, newer, older].includes(one.work), `${locale} ${work.slug} ${one.work.slug}`);
    }
    is(new Set(found.map((one) => one.work)).size, found.length);
  }
});
related.long("finds the nearest articles in a large archive", () => {
  const many = Object.fromEntries(
    Array.from({ length: 120 }, (_, index) => [
      `a${String(index).padStart(3, "0")}`,
      all(`${2000 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}-01`, "iioe"),
    ]),
  );
  equal(said(siteOf(many), "a060", "ru"), ["a059 ru", "a061 ru", "a062 ru"]);
  equal(said(siteOf(many), "a000", "ru"), ["a001 ru", "a002 ru", "a003 ru"]);
  equal(said(siteOf(many), "a119", "ru"), ["a118 ru", "a117 ru", "a116 ru"]);
});
related.run();
