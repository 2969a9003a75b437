import { equal, is, ok } from "uvu/assert";
import { readSite } from "../../src/core/content/read-site.ts";
import { readWorks } from "../../src/core/content/works.ts";
import { newArticle, newPage, newTranslation } from "../../src/core/edits/new-edition.ts";
import { contentOf, LOCALES, settingsOf, TEXTS } from "../support/newsroom-fixture.ts";
import { suite } from "../support/suite.ts";

const article = (locale: (typeof LOCALES)[number], topics: readonly string[] = ["iioe", "visits"]) =>
  newArticle({ ...TEXTS[locale], summary: 'Two "words": #1', date: "2023-11-10", topics });

const states = (files: Record<string, string>) => {
  const { site, faults } = readSite(contentOf(files, ["articles/a/cover.png"]), settingsOf());
  equal(faults, []);
  return site?.articles.map(({ editions }) => LOCALES.map((locale) => editions[locale]?.state).join());
};

const making = suite("newArticle, newPage and newTranslation");
for (const locale of LOCALES)
  making(`make a page without date and topics, which is not published, in ${locale}`, () => {
    const { title, body } = TEXTS[locale];
    const draft = newPage({ title, summary: 'Two "words": #1', body });
    const pages = (text: string) => {
      const { site, faults } = readSite(
        contentOf({ [`pages/house/index.${locale}.md`]: text }),
        settingsOf(),
      );
      equal(faults, []);
      return site?.pages.map(({ slug, editions }) => `${slug} ${editions[locale]?.state}`);
    };
    equal(pages(draft), []);
    equal(pages(draft.replace("draft: true\n", "")), ["house source"]);
  });
for (const locale of LOCALES) {
  making(`make files without faults, which are not published, from ${locale}`, () => {
    const draft = article(locale);
    equal(states({ [`articles/a/index.${locale}.md`]: draft }), []);
    const source = draft.replace(
      "draft: true\n",
      "cover:\n  src: cover.png\n  alt: 'It''s: \"a\"'\n  caption: 标题：—\n",
    );
    const path = `articles/a/index.${locale}.md`;
    const [work] = readWorks(contentOf({ [path]: source }), LOCALES).works;
    const [original] = work?.sources ?? [];
    ok(original);
    const other = locale === "ru" ? "zh" : "ru";
    const translation = newTranslation(original);
    equal(states({ [path]: source, [`articles/a/index.${other}.md`]: translation }), [
      LOCALES.map((one) => (one === locale ? "source" : "announced")).join(),
    ]);
    const [made] = readWorks(
      contentOf({ [path]: source, [`articles/a/index.${other}.md`]: translation }),
      LOCALES,
    ).works.flatMap(({ translations }) => translations);
    const { title, summary, cover } = original.head;
    equal(
      [made?.head.title, made?.head.summary, made?.head.cover?.alt, made?.head.cover?.caption],
      [title, summary, cover?.alt, cover?.caption],
    );
    equal([made?.head.draft, made?.head.translation, made?.head.cover?.src], [true, { of: null }, undefined]);
    is(made?.body.trim(), original.body.trim());
  });
}
making("a translation that only lost its draft line is still refused", () => {
  const source = article("en").replace("draft: true\n", "");
  const [original] = readWorks(contentOf({ "articles/a/index.en.md": source }), LOCALES).works.flatMap(
    ({ sources }) => sources,
  );
  ok(original);
  const translation = newTranslation(original).replace("draft: true\n", "");
  const { faults } = readSite(
    contentOf({ "articles/a/index.en.md": source, "articles/a/index.zh.md": translation }),
    settingsOf(),
  );
  equal(
    faults.map(({ code }) => code),
    ["translation-unaccepted"],
  );
});
making("list the available topics, and use the first", () => {
  ok(article("en").includes("topics: [iioe] # iioe, visits\n"));
  ok(article("en", ["iioe"]).includes("topics: [iioe]\n"));
});
making.run();
