import { equal, is } from "uvu/assert";
import type { EditorPlace } from "../../src/core/admin/places.ts";
import { editorPlace } from "../../src/core/admin/places.ts";
import { readCatalogue } from "../../src/core/catalogues/read.ts";
import type { Fault } from "../../src/core/faults/table.ts";
import { TextFile } from "../../src/core/faults/text-file.ts";
import { findingsOf, isLeftOut } from "../../src/core/preview/findings.ts";
import { readAcceptRequest, readSaveRequest } from "../../src/core/preview/requests.ts";
import { workAt } from "../../src/core/site/urls.ts";
import { ownMessages } from "../../src/files/catalogues/own-messages.ts";
import { suite } from "../support/suite.ts";

const SOURCE = "---\ntitle: A\ncover:\n  src: a.png\n  alt: Tree\nsource: true\n---\n\nText.\n";
const TRANSLATION = '---\ntitle: "甲"\ntranslation:\n  of: "0"\n---\n\n正文。\n';
const editions = new Map(
  Object.entries({ en: SOURCE, zh: TRANSLATION }).map(([locale, text]) => [
    `articles/a/index.${locale}.md`,
    new TextFile(`content/articles/a/index.${locale}.md`, text),
  ]),
);
const { catalogue } = readCatalogue(
  "ru",
  "archive",
  new TextFile(
    "locales/ru/archive.json",
    '{\n  "title": "Архив",\n  "months": {\n    "may": "май"\n  }\n}\n',
  ),
);
const texts = {
  content: { texts: editions },
  catalogues: catalogue ? [catalogue] : [],
  folders: { content: "content", locales: "locales" },
  defaultLocale: "en",
};
const fault = (one: Partial<Fault>): Fault => ({ code: "wrong-value", file: "", values: {}, ...one });

const places = suite("places in the editor");
for (const [what, given, expected] of [
  ["a key", { file: "content/articles/a/index.en.md", line: 2 }, ["articles-en", "a/index", "en", "title"]],
  [
    "a key in a map",
    { file: "content/articles/a/index.en.md", line: 5 },
    ["articles-en", "a/index", "en", "cover.alt"],
  ],
  ["the text", { file: "content/articles/a/index.zh.md", line: 7 }, ["articles-en", "a/index", "zh", "body"]],
  [
    "a missing key",
    { code: "missing-key", file: "content/articles/a/index.zh.md", line: 2, values: { key: "cover.alt" } },
    ["articles-en", "a/index", "zh", "cover.alt"],
  ],
  ["a picture", { file: "content/articles/a/a.png" }, ["articles-en", "a/index", "en", "cover.src"]],
  [
    "a message",
    { file: "locales/ru/archive.json", line: 4, column: 5 },
    ["messages", "archive", "ru", "months.may"],
  ],
] as const)
  places(`are found for ${what}`, () => {
    const { collection, entry, locale, field } = editorPlace(
      fault(given as Partial<Fault>),
      texts,
    ) as EditorPlace;
    equal([collection, entry, locale, field], [...expected]);
  });
places("are not found for what has no form", () => {
  for (const file of ["locales/ru/cli.json", "locales/descriptions.json", "theme/theme.css", "content/x.md"])
    is(editorPlace(fault({ file }), texts), undefined, file);
});
places.run();

const requests = suite("requests of the editor");
requests("are read only as what they should be", () => {
  equal(readSaveRequest({ texts: { "a.md": "x" }, accepted: [] }), { texts: { "a.md": "x" }, accepted: [] });
  equal(readAcceptRequest({ name: "articles/a", locales: ["zh"] }), { name: "articles/a", locales: ["zh"] });
  for (const value of [
    undefined,
    null,
    1,
    [],
    { texts: { a: 1 }, accepted: [] },
    { texts: {}, accepted: "a" },
  ])
    is(readSaveRequest(value), undefined);
  for (const value of [undefined, { name: "../x", locales: [] }, { name: "articles/a", locales: [1] }])
    is(readAcceptRequest(value), undefined);
});
requests.run();

const findings = suite("findings for a browser");
const page = "/zh/news/a/";
const place = { collection: "articles-en", entry: "a/index", locale: "zh", field: "cover.alt", page };
const error = fault({
  code: "missing-key",
  file: "content/articles/a/index.zh.md",
  values: { key: "cover.alt" },
});
const warning = fault({ code: "check-double-space", file: "content/articles/0/index.zh.md" });
const verdict = { version: 3, faults: [{ fault: warning }, { fault: error, place }] };
findings("are in the language of the user, errors first", () => {
  for (const [locale, summary] of [
    ["en", "1 error · 1 warning"],
    ["zh", "1个错误 · 1个警告"],
    ["ru", "1 ошибка · 1 предупреждение"],
  ] as const) {
    const t = ownMessages(locale);
    const found = findingsOf(verdict, t, locale);
    is(found.summary, summary);
    equal(
      found.list.map(({ code, leftOut }) => [code, leftOut]),
      [
        ["missing-key", true],
        ["check-double-space", false],
      ],
    );
    is(found.list[0]?.problem, t("faults:missing-key.problem", { key: "cover.alt" }));
  }
  is(findingsOf({ version: 1, faults: [] }, ownMessages("ru"), "ru").summary, "");
});
findings("say whether a page is missing because of an error", () => {
  is(isLeftOut(verdict, "/en/news/a/", ["en", "zh"]), true);
  is(isLeftOut(verdict, "/en/news/b/", ["en", "zh"]), false);
  is(isLeftOut(verdict, "/en/a/", ["en", "zh"]), false);
  is(isLeftOut({ version: 1, faults: [{ fault: warning, place }] }, "/en/news/a/", ["en", "zh"]), false);
});
findings("know the work of an address", () => {
  is(workAt("/en/news/visit/", ["en"]), "articles/visit/");
  is(workAt("/en/about/", ["en"]), "pages/about/");
  for (const url of ["/", "/en/", "/en/archive/", "/fr/news/visit/", "/en/news/../x/", "/en/news/visit"])
    is(workAt(url, ["en"]), undefined, url);
});
findings.run();
