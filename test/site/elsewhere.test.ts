import { equal, is, ok } from "uvu/assert";
import { listPages } from "../../src/core/pages/pages.ts";
import { elsewhereOf } from "../../src/core/site/elsewhere.ts";
import { createLists } from "../../src/core/site/lists.ts";
import { LOCALES, type Plan, settingsOf, siteOf } from "../support/newsroom-fixture.ts";
import { suite } from "../support/suite.ts";

const PLANS: Record<string, Plan> = {
  everywhere: { en: "source", zh: "current", ru: "stale", date: "2024-05-05" },
  english: { en: "source", zh: "announced", date: "2024-04-04" },
  russian: { ru: "source", en: "partial", date: "2023-03-03" },
  both: { zh: "source", en: "current", date: "2022-02-02" },
  older: { zh: "source", date: "2021-01-01" },
};
const site = siteOf(PLANS);
const lists = createLists(site);
const namesIn = (locale: string, year?: string) => {
  const { count, articles, languages } = elsewhereOf(site, lists(locale), year);
  return [
    count,
    articles.map((one) => `${one.work.slug} ${one.locale}`),
    languages.map((one) => `${one.locale} ${one.count}`),
  ];
};

const elsewhere = suite("what can be read only in other languages");
elsewhere("is newest first, each article in its original language", () => {
  equal(namesIn("en"), [2, ["russian ru", "older zh"], ["zh 1", "ru 1"]]);
  equal(namesIn("zh"), [2, ["english en", "russian ru"], ["en 1", "ru 1"]]);
  equal(namesIn("ru"), [3, ["english en", "both zh", "older zh"], ["en 1", "zh 2"]]);
});
elsewhere("names three articles, and counts all", () => {
  const many = Object.fromEntries(
    Array.from({ length: 9 }, (_, index): [string, Plan] => [`n${index}`, { zh: "source" }]),
  );
  const large = siteOf(many);
  const { count, articles, languages } = elsewhereOf(large, createLists(large)("ru"));
  equal([count, articles.length, languages], [9, 3, [{ locale: "zh", count: 9 }]]);
});
elsewhere("can be that of a year", () => {
  equal(namesIn("ru", "2022"), [1, ["both zh"], ["zh 1"]]);
  equal(namesIn("en", "2024"), [0, [], []]);
});
elsewhere("leaves out a language that is being set up, and articles that no language has whole", () => {
  const settings = settingsOf({ languages: ["en", { locale: "zh", status: "configuring" }, "ru"] });
  const other = siteOf({ ...PLANS, none: { en: "partial", ru: "announced", zh: "source" } }, settings);
  const { articles } = elsewhereOf(other, createLists(other)("ru"));
  equal(
    articles.map((one) => `${one.work.slug} ${one.locale}`),
    ["english en", "both en"],
  );
});
elsewhere("is on the home page, the archive and the years of each language", () => {
  const pages = listPages(site);
  for (const locale of LOCALES)
    for (const kind of ["home", "archive", "year"]) {
      const page = pages.find((one) => one.locale === locale && one.content.kind === kind);
      ok(page && "elsewhere" in page.content, `${locale} ${kind}`);
      const year = "year" in page.content ? page.content.year : undefined;
      is(page.content.elsewhere.count, namesIn(locale, year)[0]);
    }
});
elsewhere.run();
