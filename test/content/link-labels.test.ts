import { equal, is, match, ok } from "uvu/assert";
import { editedSite } from "../../src/core/content/edited-site.ts";
import { readSite } from "../../src/core/content/read-site.ts";
import { editionOf, type Site } from "../../src/core/site/site.ts";
import { contentOf, original, settingsOf } from "../support/newsroom-fixture.ts";
import { suite } from "../support/suite.ts";

const FILES = {
  "articles/only-zh/index.zh.md": original("zh", "editions: { en: absent, ru: announced }\n"),
  "articles/only-ru/index.ru.md": original("ru", "editions: { en: absent, zh: absent }\n"),
  "pages/about/index.zh.md": "---\ntitle: 关于\nsource: true\neditions: { en: absent }\n---\n\n正文。\n",
};
const NAME = "articles/visit/index.en.md";
const filesWith = (body: string) => ({ ...FILES, [NAME]: original("en", "", body) });

function read(body: string): Site {
  const { site, faults } = readSite(contentOf(filesWith(body)), settingsOf());
  equal(faults, []);
  ok(site);
  return site;
}
function htmlOf(site: Site, slug = "visit", locale = "en"): string {
  const work = [...site.articles, ...site.pages].find((one) => one.slug === slug);
  ok(work);
  return editionOf(work, locale).html ?? "";
}
/** The address, `hreflang` and `lang` of the first link. */
function linkIn(html: string): (string | undefined)[] {
  const [, href, more = ""] = /<a href="([^"]*)"([^>]*)>/.exec(html) ?? [];
  return [href, /hreflang="([^"]*)"/.exec(more)?.[1], / lang="([^"]*)"/.exec(more)?.[1]];
}

const labels = suite("linkLabeller");
for (const [fact, href, expected] of [
  ["an article in another language", "/zh/news/only-zh/", ["/zh/news/only-zh/", "zh-Hans", "zh-Hans"]],
  ["one without the last slash", "/zh/news/only-zh", ["/zh/news/only-zh", "zh-Hans", "zh-Hans"]],
  ["one with a fragment", "/zh/news/only-zh/#a", ["/zh/news/only-zh/#a", "zh-Hans", "zh-Hans"]],
  [
    "an absolute address of the site",
    "https://news.example.org/zh/",
    ["https://news.example.org/zh/", "zh-Hans", "zh-Hans"],
  ],
  ["an article that the language doesn't have", "../only-zh/", ["/zh/news/only-zh/", "zh-Hans", "zh-Hans"]],
  [
    "the same from the root",
    "/en/news/only-zh/?a=1&b=2#c",
    ["/zh/news/only-zh/?a=1&amp;b=2#c", "zh-Hans", "zh-Hans"],
  ],
  ["a page that the language doesn't have", "/en/about/", ["/zh/about/", "zh-Hans", "zh-Hans"]],
  ["an archive in another language", "/ru/archive/2019/", ["/ru/archive/2019/", "ru", undefined]],
  ["a home page without the last slash", "/zh", ["/zh", "zh-Hans", "zh-Hans"]],
  ["an announced edition", "/ru/news/only-zh/", ["/ru/news/only-zh/", "ru", undefined]],
  ["the text itself", "#top", ["#top", undefined, undefined]],
  ["the same language", "/en/archive/", ["/en/archive/", undefined, undefined]],
  ["no page of the site", "/en/news/none/", ["/en/news/none/", undefined, undefined]],
  ["a page of no language", "/status/", ["/status/", undefined, undefined]],
  ["another site", "https://e.org/zh/", ["https://e.org/zh/", undefined, undefined]],
  [
    "a site whose name begins the same",
    "https://news.example.org.evil.example/zh/",
    ["https://news.example.org.evil.example/zh/", undefined, undefined],
  ],
] as const)
  labels(`reads a link to ${fact}`, () => equal(linkIn(htmlOf(read(`See [标题](${href}).`))), expected));
labels("leads to the announced page where the edition of the language is announced", () => {
  const { site } = readSite(
    contentOf({
      ...FILES,
      "articles/visit/index.ru.md": original("ru", "", "Читайте [отчёт](../only-zh/)."),
    }),
    settingsOf(),
  );
  ok(site);
  equal(linkIn(htmlOf(site, "visit", "ru")), ["../only-zh/", undefined, undefined]);
});
labels("labels the links of a text that is edited while the site is served", () => {
  const site = read("One.");
  const inputs = {
    content: contentOf(filesWith("[标题](../only-zh/)")),
    settings: settingsOf(),
    topics: undefined,
  };
  const edited = editedSite(site, NAME, { ...inputs, words: () => ({}) });
  ok(edited);
  match(htmlOf(edited), 'href="/zh/news/only-zh/" hreflang="zh-Hans"');
});
labels("depends on no cached text of another work", () => {
  const kept = new Map<string, string>();
  const cache = {
    find: (inputs: readonly string[]) => JSON.parse(kept.get(inputs.join()) ?? "null") ?? undefined,
    keep<Work extends object>(inputs: readonly string[], work: Work) {
      kept.set(inputs.join(), JSON.stringify(work));
      return work;
    },
  };
  const build = (files: Record<string, string>) => {
    const { site } = readSite(contentOf(files), settingsOf(), undefined, undefined, cache);
    ok(site);
    return htmlOf(site);
  };
  const files = filesWith("See [the report](../only-zh/).");
  const before = build(files);
  is(build(files), before);
  const translated = {
    ...files,
    "articles/only-zh/index.en.md": original("en"),
    "articles/only-zh/index.zh.md": "",
  };
  const { "articles/only-zh/index.zh.md": _, ...without } = translated;
  match(before, 'href="/zh/news/only-zh/"');
  match(build(without), 'href="../only-zh/"');
});
labels.run();
