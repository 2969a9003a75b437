import { existsSync } from "node:fs";
import { join } from "node:path";
import { equal, is, match, not, ok, throws } from "uvu/assert";
import { PAGES } from "../../docs/site/contents.ts";
import {
  type DocumentFile,
  fingerprintOf,
  headingsOf,
  madeFrom,
  ORIGINAL,
  readDocument,
} from "../../docs/site/documents.ts";
import { editionFiles } from "../../docs/site/editions.ts";
import { readDocuments } from "../../docs/site/write.ts";
import { readSite } from "../../src/core/content/read-site.ts";
import { TextFile } from "../../src/core/faults/text-file.ts";
import { blocks, list, read, root } from "../support/documents.ts";
import { settingsOf } from "../support/newsroom-fixture.ts";
import { suite } from "../support/suite.ts";

const WORDS = { problem: "{{found}} is wrong.", remedy: "Take it out." };
const faults = (code: string) => (code === "file-name" ? WORDS : undefined);

/** The site of some documents: its files, and the state of each edition. */
function site(texts: Readonly<Record<string, string>>) {
  const documents = Object.entries(texts).map(([file, text]) => readDocument(file, text));
  const files = editionFiles({ documents, translated: ["zh", "ru"], faults });
  const { site: made, faults: found } = readSite(
    {
      texts: new Map([...files].map(([name, text]) => [name, new TextFile(name, text)])),
      images: new Map(),
      snapshots: new Map(),
    },
    settingsOf(),
  );
  equal(found, []);
  return {
    files,
    state: (slug: string, locale: string) =>
      made?.pages.find((page) => page.slug === slug)?.editions[locale]?.state,
  };
}

const EN =
  "# States: `of` it\n\nAn edition. [中文](states.zh.md) · [Русский](states.ru.md)\n\n## When\n\nNow.\n\n## When\n\nThen.\n";
const accepted = (text: string, original = EN) =>
  madeFrom(text, fingerprintOf(readDocument("docs/states.md", original)));
const RU = accepted(
  "# Состояния\n\nВыпуск. [English](states.md)\n\n## Когда\n\nСейчас.\n\n## И когда\n\nПотом.\n",
);

const states = suite("the documentation as a site: states");
states("a page with the fingerprint of its original is current, until the original changes", () => {
  const texts = { "docs/states.md": EN, "docs/states.ru.md": RU };
  is(site(texts).state("states", "en"), "source");
  is(site(texts).state("states", "ru"), "current");
  is(site(texts).state("states", "zh"), "announced");
  is(site({ ...texts, "docs/states.md": EN.replace("Now", "Soon") }).state("states", "ru"), "stale");
  is(
    site({ ...texts, "docs/states.md": EN.replace("\n\nNow", "\n\n\nNow") }).state("states", "ru"),
    "current",
  );
});
states("a page of an error has its messages in every language, and its text only where it is written", () => {
  const { state, files } = site({ "docs/errors/file-name.md": "# file-name\n\n**A name.**\n" });
  is(state("file-name", "ru"), "partial");
  match(files.get("pages/file-name/index.ru.md") ?? "", 'summary: "… is wrong. Take it out."');
  match(files.get("pages/file-name/index.zh.md") ?? "", 'summary: "… is wrong.Take it out."');
});
states("a translation without an original is refused, and a page without a title", () => {
  throws(() => site({ "docs/gone.ru.md": RU }), "docs/gone.ru.md: a translation of nothing");
  throws(() => readDocument("docs/a.md", "Text."), "docs/a.md: does not begin with its title");
});
states("the fingerprint of a translation's original is written once, and not shown", () => {
  is(madeFrom(RU, "0123456789ab").match(/translation of/g)?.length, 1);
  not.match(readDocument("docs/states.ru.md", RU).body, /<!--/);
  is(
    madeFrom("# A\r\n\r\nText.\r\n", "0123456789ab").replaceAll("\r\n", ""),
    "# AText.<!-- translation of 0123456789ab -->",
  );
});
states.run();

const links = suite("the documentation as a site: links");
const linked = (body: string, file = "docs/content.ru.md") =>
  site({
    "docs/states.md": EN,
    "docs/states.ru.md": RU,
    "docs/content.md": "# Content\n\nText.\n\n## Here\n",
    "docs/errors/file-name.md": "# file-name\n\nA name.\n",
    [file]: accepted(`# Т\n\n${body}\n`, EN),
  }).files.get(`pages/content/index.${file.includes(".ru.") ? "ru" : "en"}.md`);
for (const [from, to] of [
  ["[a](states.ru.md)", "[a](/ru/states/)"],
  ["[states.ru.md](states.ru.md#когда)", "[Состояния](/ru/states/#когда)"],
  ["[file-name.md](errors/file-name.md)", "[file-name.md](/ru/file-name/)"],
  ["[a](states.md#when-1)", "[a](/ru/states/#и-когда)"],
  ["[a](states.ru.md#когда)", "[a](/ru/states/#когда)"],
  ["[`a`](errors/file-name.md#example)", "[`a`](/ru/file-name/)"],
  ["[the guide](../locales/README.md), [b](https://example.org/)", "the guide, [b](https://example.org/)"],
  ["`[a](states.md)` and ``[`a`](states.md)``", "`[a](states.md)` and ``[`a`](states.md)``"],
  ["```md\n[a](states.md)\n```", "```md\n[a](states.md)\n```"],
] as const)
  links(`${from.replaceAll("\n", "↵")} becomes ${to.replaceAll("\n", "↵")}`, () => {
    match(linked(from) ?? "", `\n${to}\n`);
  });
links("to a heading of a page that is not translated lead to its notice", () => {
  match(linked("[a](content.md#here)", "docs/content.ru.md") ?? "", "[a](/ru/content/)");
  const text = site({ "docs/a.md": "# A\n\n[b](b.md#c)\n", "docs/b.md": "# B\n\n## C\n\nText.\n" }).files;
  match(text.get("pages/a/index.en.md") ?? "", "[b](/en/b/#c)");
});
links("from a page to itself in other languages are left to the switcher", () => {
  is(readDocument("docs/states.md", EN).body.split("\n")[0], "An edition.");
});
links.run();

const pages = suite("the documentation as a site: its pages");
const documents = readDocuments();
pages("are in the contents, each once, except those of single errors", () => {
  const slugs = documents
    .filter(({ file, locale }) => locale === ORIGINAL && !/^docs\/errors\/(?!README)/.test(file))
    .map(({ slug }) => slug);
  equal([...PAGES].sort(), slugs.sort());
});
pages("of the original language all exist", () => {
  const originals = documents.filter(({ locale }) => locale === ORIGINAL).map(({ file }) => file);
  equal(
    originals.filter((file) => file.startsWith("docs/")).sort(),
    list("docs", ".md").filter((file) => !/\.(?:zh|ru)\.md$/.test(file)),
  );
});
const originalOf = ({ slug }: DocumentFile) =>
  documents.find((one) => one.slug === slug && one.locale === ORIGINAL) as DocumentFile;
for (const translation of documents.filter(({ locale }) => locale !== ORIGINAL)) {
  const original = originalOf(translation);
  if (translation.of !== fingerprintOf(original)) continue;
  pages(`${translation.file} has the headings, blocks and tables of its original`, () => {
    is(headingsOf(translation).length, headingsOf(original).length);
    const shape = (text: string) => blocks(text).map(({ lang, path }) => [lang, path]);
    equal(shape(translation.body), shape(original.body));
    const rules = (text: string) => text.match(/^\|[-| :]+\|$/gm)?.map((line) => line.split("|").length);
    equal(rules(translation.body), rules(original.body));
  });
  pages(`${translation.file} links to translations where they exist`, () => {
    for (const [, target = ""] of translation.body.matchAll(/\]\(([^)#\s]+)\.md(?:#[^)]*)?\)/g)) {
      if (/\.(?:zh|ru)$/.test(target)) continue;
      const translated = join(root, "docs", `${target}.${translation.locale}.md`);
      not(existsSync(translated), `${target}.md: there is ${translated}`);
    }
  });
}
pages("have their messages in each language", () => {
  const keys = (locale: string, name: string) =>
    Object.keys(JSON.parse(read(`docs/site/locales/${locale}/${name}.json`)));
  for (const locale of ["zh", "ru"])
    for (const name of ["docs", "site", "search"]) equal(keys(locale, name), keys("en", name));
  ok(keys("en", "docs").length > 0);
});
pages.run();
