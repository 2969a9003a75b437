import { equal, is, ok } from "uvu/assert";
import type { Article, Edition } from "../../src/core/site/site.ts";
import { subjectOf } from "../../src/core/site/subject.ts";
import { type Plan, siteOf } from "../support/newsroom-fixture.ts";
import { suite } from "../support/suite.ts";

const plan = (states: Partial<Plan>): Plan => ({ date: "2023-06-15", topics: ["iioe"], ...states });
const site = siteOf({
  written: plan({ en: "source", zh: "current", ru: "announced" }),
  chinese: plan({ zh: "source", en: "current", ru: "announced" }),
});
const article = (slug: string): Article => {
  const found = site.articles.find((one) => one.slug === slug);
  ok(found);
  return found;
};
const titleIn = (slug: string, locale: string) => article(slug).editions[locale]?.title;
const withDraft = (slug: string, draftTitle: string): Article => {
  const { editions, ...work } = article(slug);
  return { ...work, editions: { ...editions, ru: { ...(editions.ru as Edition), draftTitle } } };
};

const subject = suite("subjectOf");
subject("is the title of an edition that has one", () => {
  for (const locale of ["en", "zh"])
    equal(subjectOf(site, article("written"), locale), { title: titleIn("written", locale), locale });
});
subject("is the title of the original for an edition to come, in its language", () => {
  equal(subjectOf(site, article("written"), "ru"), { title: titleIn("written", "en"), locale: "en" });
  equal(subjectOf(site, article("chinese"), "ru"), { title: titleIn("chinese", "zh"), locale: "zh" });
});
subject("is the title of the draft, unless that is still the original's", () => {
  equal(subjectOf(site, withDraft("written", "Визит «в Женеву»"), "ru"), {
    title: "Визит «в Женеву»",
    locale: "ru",
  });
  is(subjectOf(site, withDraft("written", titleIn("written", "en") ?? ""), "ru")?.locale, "en");
});
subject.run();
