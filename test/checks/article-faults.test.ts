import { equal, ok } from "uvu/assert";
import { checkArticle } from "../../src/core/checks/article-faults.ts";
import { type EditionFile, readEditionFile } from "../../src/core/content/edition.ts";
import { fingerprint } from "../../src/core/content/fingerprint.ts";
import { type SourceFile, translatableText } from "../../src/core/content/works.ts";
import { TextFile } from "../../src/core/faults/text-file.ts";
import { languageOf } from "../../src/core/language/languages.ts";
import { readSiteGlossary } from "../../src/files/catalogues/glossary.ts";
import { list, read, root } from "../support/documents.ts";
import { suite } from "../support/suite.ts";

const LANGUAGES = ["en", "zh", "ru"].flatMap((locale) => languageOf(locale) ?? []);
const GLOSSARY = readSiteGlossary(`${root}/locales`, LANGUAGES).glossary;

function edition(locale: string, text: string, slug = "visit"): EditionFile {
  const file = new TextFile(`content/articles/${slug}/index.${locale}.md`, text);
  const { edition: one, faults } = readEditionFile(file, { folder: "articles", slug, locale });
  equal(faults, []);
  return one as EditionFile;
}

const SOURCE = edition(
  "en",
  `---
title: Three visits to Paris
date: 2019-03-09
topics: [partnerships]
source: true
---

Li Ming met 80 guests on 5 March 2019. See [the report](https://example.org/).

## Results

They agreed on micro-certification.

- courses
- books
`,
) as SourceFile;
const OF = fingerprint(translatableText(SOURCE));

const RU = `---
title: Три визита в Париж
translation:
  of: "${OF}"
---

5 марта 2019 года Ли Мин встретился с 80 гостями. См. [доклад](https://example.org/).

## Итоги

Стороны договорились о микросертификации.

- курсы
- книги
`;
const ZH = `---
title: 三访巴黎
translation:
  of: "${OF}"
---

2019年3月5日，李铭会见了80位来宾。见[报告](https://example.org/)。

## 成果

双方就微认证达成一致。

- 课程
- 书籍
`;

const found = (locale: string, text: string) =>
  checkArticle(edition(locale, text), SOURCE, LANGUAGES, GLOSSARY).map(
    ({ code, line, column, values }) =>
      `${line}:${column} ${code} ${values.here ?? values.check} / ${values.there ?? ""}`,
  );

const checking = suite("checkArticle");
checking("finds nothing in correct translations, nor in the original", () => {
  equal(found("ru", RU), []);
  equal(found("zh", ZH), []);
  equal(checkArticle(SOURCE, undefined, LANGUAGES, GLOSSARY), []);
});
const wrong: [fact: string, locale: string, from: string, to: string, expected: string[]][] = [
  ["another number", "ru", "80", "60", ["7:39 check-numbers 60 / 80"]],
  ["another day", "zh", "3月5日", "5月3日", ["7:1 check-dates 2019年5月3日 / 5 March 2019"]],
  ["no day at all, in the first paragraph", "zh", "2019年3月5日，", "", ["7:1 check-dates — / 5 March 2019"]],
  ["no link", "ru", "См. [доклад](https://example.org/).", "", ["7:1 check-links — / https://example.org/"]],
  ["another name", "zh", "李铭", "李明", ["7:1 check-glossary-missing Li Ming / 李铭"]],
  [
    "another term, below its heading",
    "ru",
    "микросертификации",
    "обмене",
    ["9:1 check-glossary-missing micro-certification / микросертификация"],
  ],
  [
    "a forbidden form",
    "zh",
    "就微认证",
    "就微认证、微证书",
    ["11:8 check-glossary-forbidden 微证书 / 微认证"],
  ],
  ["no heading", "zh", "## 成果\n\n", "", ["9:1 check-headings 0 / 1"]],
  ["a missing item", "ru", "- книги\n", "", ["13:1 check-lists 1 / 2"]],
  ["a missing first item", "zh", "- 课程\n", "", ["13:1 check-lists 1 / 2"]],
  [
    "a missing paragraph",
    "ru",
    "Стороны договорились о микросертификации.\n\n",
    "",
    [
      "9:1 check-glossary-missing micro-certification / микросертификация",
      "11:1 check-paragraphs — / They agreed on micro-certification.",
    ],
  ],
  ["an extra item", "zh", "- 书籍\n", "- 书籍\n- 讲座\n", ["15:1 check-lists 3 / 2"]],
  [
    "a paragraph in English",
    "ru",
    "Стороны договорились о микросертификации.",
    "They agreed on micro-certification.",
    [
      "9:1 check-glossary-missing micro-certification / микросертификация",
      "11:1 check-untranslated They agreed on micro-certification. / —",
    ],
  ],
  ["a Latin letter in a title", "ru", "Три визита", "Три визитa", ["2:12 check-homoglyph визитa / —"]],
  ["half-width punctuation", "zh", "，李铭", ",李铭", ["7:10 check-half-width , / —"]],
  ["a bracket in a list", "ru", "- книги", "- книги (новые", ["14:9 check-brackets ( / —"]],
];
for (const [fact, locale, from, to, expected] of wrong)
  checking(`finds ${fact} in ${locale} at its place`, () => {
    const text = locale === "ru" ? RU : ZH;
    ok(text.includes(from));
    equal(found(locale, text.replace(from, to)).sort(), [...expected].sort());
  });
checking(
  "finds one fault for all parts of a draft that are still the original's, and checks the others",
  () => {
    const draft = (locale: string, text: string) =>
      checkArticle(
        edition(locale, text.replace(/translation:\n.*\n/, "draft: true\ntranslation: {}\n")),
        SOURCE,
        LANGUAGES,
        GLOSSARY,
      ).map(({ code, line, values }) => [code, line, values.found ?? values.here, values.expected]);
    const body = SOURCE.file.text.replace(/^---[\s\S]*?---\n/, "");
    equal(draft("ru", `---\ntitle: Three visits to Paris\ntranslation:\n  of: ""\n---\n${body}`), [
      ["edition-untranslated", 2, "5", "5"],
    ]);
    const half = RU.replace(
      "Стороны договорились о микросертификации.",
      "They agreed on micro-certification.",
    );
    equal(draft("ru", half), [["edition-untranslated", 11, "1", "5"]]);
    equal(draft("zh", ZH.replace("，李铭", ",李铭")), [["check-half-width", 7, ",", undefined]]);
  },
);
checking("finds straight quotes and full stops of an original once", () => {
  const text = SOURCE.file.text.replace("- courses", '- courses "a"...\n- "b"...\n- "c"');
  const faults = checkArticle(edition("en", text), undefined, LANGUAGES, GLOSSARY);
  equal(
    faults.map(({ code, line, more }) => [code, line, more]),
    [
      ["check-quotation", 14, 2],
      ["check-ellipsis", 14, 1],
    ],
  );
});
checking("finds a heading without the id that it has in the source", () => {
  const text = SOURCE.file.text.replace("## Results", "## Results {#results}");
  const source = edition("en", text) as SourceFile;
  const of = fingerprint(translatableText(source));
  const faults = (heading: string) =>
    checkArticle(
      edition("ru", RU.replace(OF, of).replace("## Итоги", heading)),
      source,
      LANGUAGES,
      GLOSSARY,
    ).map(({ code, line, values }) => [code, line, values.there]);
  equal(faults("## Итоги"), [["check-heading-ids", 9, "{#results}"]]);
  equal(faults("## Итоги {#results}"), []);
});
checking("names the place in the source of what is missing", () => {
  const [fault] = checkArticle(edition("ru", RU.replace("80", "60")), SOURCE, LANGUAGES, GLOSSARY);
  equal(fault?.values.source, "content/articles/visit/index.en.md:8");
});
checking("checks a stale translation, a draft and one without a text, but doesn't compare them", () => {
  for (const text of [
    RU.replace(OF, "0123456789ab").replace("80", "60"),
    RU.replace("---\n\n5", "draft: true\n---\n\n5").replace("80", "60"),
  ]) {
    equal(found("ru", text), []);
    ok(found("ru", text.replace("Париж", "Пapиж")).some((one) => one.includes("check-homoglyph")));
  }
  equal(found("zh", `${ZH.split("\n\n")[0]}\n`), []);
});
checking("ignores what the front matter names, and reports ignores that are not needed", () => {
  const ignoring = (line: string, body = RU.replace("80", "60")) =>
    found("ru", body.replace("---\n\n5", `ignore:\n  ${line}: the picture shows it\n---\n\n5`));
  equal(ignoring("numbers"), []);
  equal(ignoring('"numbers 60"'), []);
  equal(ignoring('"numbers 80"'), []);
  equal(ignoring('"numbers 70"').length, 2);
  equal(ignoring("numbers", RU), ["6:3 ignore-unneeded numbers / "]);
  equal(ignoring("nubmers", RU), ["6:3 ignore-unknown nubmers / "]);
  // A stale translation is not compared, so we can't know whether it needs the ignore.
  equal(ignoring("numbers", RU.replace(OF, "0123456789ab")), []);
});
checking.run();

const ours = suite("our own articles");
for (const file of list("content/articles", ".md").filter((name) => !/\.accepted/.test(name)))
  ours(`${file}: each changed year is found`, () => {
    const [, slug = "", locale = ""] = /([^/]+)\/index\.(\w+)\.md$/.exec(file) ?? [];
    const folder = file.replace(/[^/]+$/, "");
    const source = ["en", "zh", "ru"]
      .map((one) => edition(one, read(`${folder}index.${one}.md`), slug))
      .find(({ kind }) => kind === "source") as SourceFile;
    const text = read(file);
    if (
      source.locale === locale ||
      !text.includes(fingerprint(translatableText(source))) ||
      text.includes("draft: true")
    )
      return;
    const start = text.indexOf("---\n\n") + 5;
    const changes = [...text.slice(start).matchAll(/(?<![\d-])(?:19|20)\d\d(?!\d)/g)];
    for (const { index, 0: year } of changes) {
      const at = start + index;
      const changed = `${text.slice(0, at)}${Number(year) + 3}${text.slice(at + 4)}`;
      const codes = checkArticle(edition(locale, changed, slug), source, LANGUAGES, GLOSSARY).map(
        ({ code }) => code,
      );
      ok(
        codes.some((code) => code === "check-numbers" || code === "check-dates"),
        `${year} at ${at}`,
      );
    }
  });
ours.run();
