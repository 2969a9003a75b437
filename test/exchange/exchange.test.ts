import { equal, is, ok } from "uvu/assert";
import { validateXML } from "xmllint-wasm";
import { readWorks } from "../../src/core/content/works.ts";
import { withTexts } from "../../src/core/edits/edition.ts";
import { withMessages } from "../../src/core/edits/json.ts";
import { areAligned, segmentsOf, withSegments } from "../../src/core/edits/segments.ts";
import { readCsv, writeCsv } from "../../src/core/exchange/csv.ts";
import { mergeUnits } from "../../src/core/exchange/merge.ts";
import {
  catalogueUnits,
  type Exchange,
  type ExchangeUnit,
  editionUnits,
  type ReceivedUnit,
} from "../../src/core/exchange/units.ts";
import { readXliff, writeXliff } from "../../src/core/exchange/xliff.ts";
import { TextFile } from "../../src/core/faults/text-file.ts";
import { contentOf, original, translation } from "../support/newsroom-fixture.ts";
import { suite } from "../support/suite.ts";

const FORMS = {
  csv: { write: writeCsv, read: readCsv },
  xlf: { write: writeXliff, read: readXliff },
};

const unit = (source: string, target: string, key = "k", file = "locales/ru/site.json"): ExchangeUnit => ({
  file,
  key,
  description: 'Where "it" is seen',
  source,
  target,
});

const exchange = (units: readonly ExchangeUnit[]): Exchange => ({
  sourceLang: "en",
  targetLang: "ru",
  units,
});

/** Texts that an exchange easily breaks. */
const NASTY = [
  "",
  "Новости — «Париж»\u00A02",
  "访问：“巴黎”",
  "👩‍👩‍👧 שלום",
  "{{count}} of {{total}} and {{count}}",
  "a < b & c > d ]]> \"e\" 'f'",
  "=cmd|' /C calc'!A0",
  "+1",
  "-1 °C",
  "@here",
  "'=quoted",
  "''",
  "'twas",
  "＝full",
  "semicolon; comma, tab\t.",
  "line\n\n- next\n  indented",
  "  edge  ",
  "&amp; &#13; &lt;b&gt;",
];

const there = suite("round trip");
for (const [name, { write, read }] of Object.entries(FORMS)) {
  there(`no text is lost with ${name}`, () => {
    const units = NASTY.map((text, index) => unit(NASTY[index] || "source", text, `k${index}`));
    const file = new TextFile(`ru.${name}`, write(exchange(units)));
    const { units: received, faults } = read(file, "ru");
    equal(faults, []);
    equal(
      received.map(({ key, target }) => [key, target]),
      units.map(({ key, target }) => [key, target]),
    );
    equal(mergeUnits(file, received, units), { accepted: new Map(), faults: [] });
  });
  there(`only a new text is imported with ${name}`, () => {
    const units = [unit("A", "", "a"), unit("B", "Б", "b")];
    const out = write(exchange(units.map((one) => (one.key === "a" ? { ...one, target: "-ё" } : one))));
    // The exported file, with another text in it.
    const stamped = write(exchange(units));
    const file = new TextFile(`ru.${name}`, name === "csv" ? stamped.replace("A,,ru", "A,ё,ru") : out);
    const received = read(file, "ru").units.map((one) => ({
      ...one,
      targetStamp: one.key === "a" ? "" : one.targetStamp,
    }));
    const { accepted, faults } = mergeUnits(file, received, units);
    equal(faults, []);
    equal([...(accepted.get("locales/ru/site.json") ?? [])], [["a", name === "csv" ? "ё" : "-ё"]]);
  });
}
there("a spreadsheet may use semicolons, and no byte order mark", () => {
  const table = writeCsv(exchange([unit("A, b", "Б", "a")]))
    .slice(1)
    .replace('"A, b"', "A")
    .replaceAll(",", ";");
  equal(
    readCsv(new TextFile("ru.csv", table), "ru").units.map(({ target }) => target),
    ["Б"],
  );
});
there("no cell of a table is a formula", () => {
  const table = writeCsv(exchange(NASTY.map((text) => unit(text, text))));
  for (const cell of table.matchAll(/(?:^|,)"?([^,"]+)/gm)) ok(!/^[=+\-@＝]/.test(cell[1] ?? ""), cell[1]);
});
there("XLIFF is XML for another reader, with the placeholders as codes", async () => {
  const xml = writeXliff(exchange(NASTY.map((text, index) => unit(text, text, `k${index}`))));
  const { errors, normalized } = await validateXML({
    xml: [{ fileName: "ru.xlf", contents: xml }],
    schema: [
      {
        fileName: "any.xsd",
        contents: `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:oasis:names:tc:xliff:document:2.0"><xs:element name="xliff"/></xs:schema>`,
      },
    ],
    normalization: "c14n",
  });
  equal(errors, []);
  ok(normalized.includes('<ph dataRef="d1" id="1"></ph> of <ph dataRef="d2" id="2"></ph>'));
  ok(normalized.includes("a &lt; b &amp; c &gt; d"));
});
there("a tool may divide a unit, mark parts of it and leave our stamps out", () => {
  const xml = writeXliff(exchange([unit("One. Two {{n}}.", "")]))
    .replace(/<mda:metadata>.*<\/mda:metadata>/, "")
    .replace(
      /<segment [\s\S]*<\/segment>/,
      `<segment><source>One.</source><target><mrk id="m1" type="term">Раз</mrk>.</target></segment><ignorable><source> </source><target> </target></ignorable><segment><source>Two <ph id="1" dataRef="d1"/>.</source><target><![CDATA[Два ]]><ph id="1" dataRef="d1"/>.</target></segment>`,
    );
  const file = new TextFile("ru.xlf", xml);
  const { units, faults } = readXliff(file, "ru");
  equal(faults, []);
  is(units[0]?.target, "Раз. Два {{n}}.");
  equal(mergeUnits(file, units, [unit("One. Two {{n}}.", "")]).faults, []);
});
there.run();

const hostile = suite("what is refused");
const XML = writeXliff(exchange([unit("A", "Б", "a")]));
const TABLE = writeCsv(exchange([unit("A", "Б", "a")]));
const files: [fact: string, name: "csv" | "xlf", text: string, code: string][] = [
  [
    "a document type",
    "xlf",
    XML.replace("<xliff", '<!DOCTYPE xliff SYSTEM "file:///etc/passwd"><xliff'),
    "exchange-doctype",
  ],
  ["entities of its own", "xlf", XML.replace("<xliff", '<!ENTITY x "y"><xliff'), "exchange-doctype"],
  ["an entity that XML does not have", "xlf", XML.replace(">A<", ">&xxe;<"), "exchange-entity"],
  ["a tag without its end", "xlf", XML.replace("</source>", ""), "exchange-xml"],
  ["tags that cross", "xlf", XML.replace("</segment>\n    </unit>", "</unit></segment>"), "exchange-xml"],
  ["a second root", "xlf", `${XML}<xliff/>`, "exchange-xml"],
  ["no end", "xlf", XML.slice(0, 400), "exchange-xml"],
  ["nothing", "xlf", "", "exchange-xml"],
  ["another version", "xlf", XML.replace('version="2.1"', 'version="1.2"'), "exchange-xliff"],
  ["another namespace", "xlf", XML.replace("document:2.0", "document:1.2"), "exchange-xliff"],
  ["a table without a column", "csv", TABLE.replace("source-stamp", "stamp"), "exchange-columns"],
  ["a table without an end", "csv", `${TABLE}"a`, "exchange-csv"],
];
for (const [fact, name, text, detail] of files) {
  hostile(`refuses ${fact}`, () => {
    const { faults } = FORMS[name].read(new TextFile(`ru.${name}`, text), "ru");
    equal(
      faults.map(({ code, values }) => `${code} ${values.detail}`),
      [`exchange-unreadable ${detail}`],
    );
  });
}
for (const [name, { write, read }] of Object.entries(FORMS)) {
  hostile(`refuses another language with ${name}`, () => {
    const text = write({ ...exchange([unit("A", "Б")]), targetLang: "zh-Hans" });
    const { units, faults } = read(new TextFile(`ru.${name}`, text), "ru");
    equal(units, []);
    equal(
      faults.map(({ code }) => code),
      ["exchange-language"],
    );
  });
}
const CURRENT = [
  unit("A {{n}}", "Б {{n}}", "a"),
  unit("Text.", "", "text.1", "content/articles/a/index.ru.md"),
  unit("{{count}} articles", "", "n_few"),
];
const refused: [fact: string, change: Partial<ReceivedUnit>, code: string | undefined][] = [
  ["a changed source", { sourceStamp: "000000000000" }, "exchange-source-changed"],
  ["a translation that changed in the meantime", { targetStamp: "000000000000" }, "exchange-conflict"],
  ["an unknown key", { key: "b" }, "exchange-unknown"],
  ["a prototype as a key", { key: "__proto__" }, "exchange-unknown"],
  ["a file elsewhere", { file: "../../etc/passwd" }, "exchange-unknown"],
  ["a lost placeholder", { target: "В" }, "placeholder-mismatch"],
  ["an unknown placeholder", { target: "В {{n}} {{m}}" }, "placeholder-mismatch"],
  ["a tag", { target: "<b>В</b> {{n}}" }, "message-markup"],
  ["a hidden character", { target: "В\u202E {{n}}" }, "hidden-character"],
  ["nothing", { target: "В {{n}}" }, undefined],
];
const receivedOf = (units: readonly ExchangeUnit[]) =>
  readXliff(new TextFile("r", writeXliff(exchange(units))), "ru").units;
for (const [fact, change, code] of refused) {
  hostile(`refuses ${fact} of a message, and takes the others`, () => {
    const [first, ...others] = receivedOf(CURRENT);
    const units = [{ ...first, target: "Г {{n}}", ...change } as ReceivedUnit, ...others];
    const { accepted, faults } = mergeUnits(new TextFile("r", ""), units, CURRENT);
    equal(
      faults.map((fault) => fault.code),
      code === undefined ? [] : [code],
    );
    equal([...accepted.values()].length, code === undefined ? 1 : 0);
  });
}
hostile("refuses a paragraph that became two, and takes a plural form without its number", () => {
  const [, form, text] = receivedOf(CURRENT);
  const merged = (target: string, one: ReceivedUnit | undefined) =>
    mergeUnits(new TextFile("r", ""), [{ ...(one as ReceivedUnit), target }], CURRENT).faults.map(
      ({ code }) => code,
    );
  equal(merged("Раз.\n\nДва.", text), ["exchange-structure"]);
  equal(merged("# Раз", text), ["exchange-structure"]);
  equal(merged("Раз.", text), []);
  equal(merged("несколько статей", form), []);
});
for (const target of ["=1+1", "+7", "@a", "-a", "＝1", "#NAME?"]) {
  hostile(`refuses a table with ${target}`, () => {
    const table = TABLE.replace(",Б,", `,${target},`);
    equal(
      readCsv(new TextFile("ru.csv", table), "ru").faults.map(({ code }) => code),
      ["exchange-formula"],
    );
  });
}
hostile.run();

const parts = suite("segments");
const BODY =
  "Intro *one*\nand two.\n\n## Head\n\n- a\n- b\n\n  more\n\n1. c\n\n> quote\n\n```\ncode\n```\n\n***\n\nSetext\n======\n\n| a |\n|---|\n| b |\n\n[link]: https://example.org\n";
parts("are paragraphs, headings, items, quotations, tables and any other text", () => {
  equal(
    segmentsOf(BODY).map(({ kind, text }) => `${kind}: ${text}`),
    [
      "p: Intro *one*\nand two.",
      "h2: Head",
      "item: a",
      "item: b\n\n  more",
      "item: c",
      "blockquote: > quote",
      "h1: Setext",
      "table: | a |\n|---|\n| b |",
      "other: [link]: https://example.org",
    ],
  );
});
parts("can be replaced one by one, and nothing else, also with CRLF", () => {
  for (const body of [BODY, BODY.replaceAll("\n", "\r\n")]) {
    const same = new Map(segmentsOf(body).map(({ text }, index) => [index, text]));
    is(withSegments(body, same), body);
    const changed = withSegments(
      body,
      new Map([
        [1, "Глава"],
        [3, "б\n\n  ещё"],
      ]),
    );
    is(changed.replace("Глава", "Head").replace("б", "b").replace("ещё", "more"), body);
    ok(areAligned(segmentsOf(body), segmentsOf(changed)));
  }
});
parts("are none for an empty text", () => {
  equal(segmentsOf(""), []);
  equal(segmentsOf("\n \n"), []);
  ok(!areAligned(segmentsOf("a"), segmentsOf("# a")));
});
parts.run();

const writing = suite("writing back");
writing("changes a message and no other byte, with BOM, CRLF and tabs", () => {
  const text =
    '\uFEFF{\r\n\t"a" : "\\u0441",\r\n\t"t": {"b":"x" , "c": "y"},\r\n\t"@a": {"source": "q"}\r\n}';
  is(withMessages(text, new Map([["t.c", 'ы "1"']])), text.replace('"y"', '"ы \\"1\\""'));
  is(
    withMessages(
      text,
      new Map([
        ["a", "с"],
        ["none", "x"],
      ]),
    ),
    text,
  );
});
const heads: [fact: string, before: string, after: string][] = [
  ["over a value", 'title: "A"\ntranslation:\n', 'title: "Я"\ntranslation:\n'],
  ["over a plain value before a comment", "title: A # c\nby: x\n", 'title: "Я" # c\nby: x\n'],
  ["over a folded value", "title: >-\n  A\n  B\ndraft: true\n", 'title: "Я"\ndraft: true\n'],
  ["after a key without a value", "title:\ndraft: true\n", 'title: "Я"\ndraft: true\n'],
  ["after all others", "draft: true\n", 'draft: true\ntitle: "Я"\n'],
];
for (const [fact, before, after] of heads) {
  writing(`puts a title ${fact}`, () => {
    const whole = (head: string) => `\uFEFF---\n${head}---\nA\n`;
    is(withTexts(whole(before), new Map([["title", "Я"]])), whole(after));
    const crlf = (text: string) => text.replaceAll("\n", "\r\n");
    is(withTexts(crlf(whole(before)), new Map([["title", "Я"]])), crlf(whole(after)));
  });
}
writing("puts texts of the cover next to each other, or makes a place for them", () => {
  const texts = new Map([["cover.caption", "Я"]]);
  is(withTexts("---\ncover:\n  alt: a\n---\n", texts), '---\ncover:\n  caption: "Я"\n  alt: a\n---\n');
  is(withTexts("---\ntitle: a\n---\n", texts), '---\ntitle: a\ncover:\n  caption: "Я"\n---\n');
  is(withTexts("---\ncover: { alt: a }\n---\n", texts), '---\ncover: { caption: "Я", alt: a }\n---\n');
  is(withTexts("no head", texts), undefined);
});
writing("an article that is imported as it was exported is not changed", () => {
  const files = {
    "articles/a/index.en.md": original("en", "summary: S\ncover:\n  src: c.png\n  alt: a\n"),
    "articles/a/index.ru.md": translation("ru", "000000000000", "summary: С\n"),
  };
  const [work] = readWorks(contentOf(files), ["en", "ru"]).works;
  const [source] = work?.sources ?? [];
  const [target] = work?.translations ?? [];
  ok(source && target);
  const units = editionUnits("content/articles/a/index.ru.md", source, target);
  equal(
    units.map(({ key, target: text }) => `${key} ${text !== ""}`),
    ["title true", "summary true", "cover.alt false", "text.1 true", "text.2 true"],
  );
  const texts = new Map(units.filter((one) => one.target !== "").map((one) => [one.key, one.target]));
  const { body } = target;
  const text = files["articles/a/index.ru.md"];
  is(withTexts(text, new Map([...texts].filter(([key]) => key.startsWith("text.")))), text);
  ok(text.endsWith(body));
});
writing("plural forms are those of the language", () => {
  const units = catalogueUnits(
    "f.json",
    { n_one: "a", n_other: "b", t: { x: "" } },
    { n_few: "ф" },
    "ru",
    () => undefined,
  );
  equal(
    units.map(({ key, source, target }) => [key, source, target]),
    [
      ["n_one", "a", ""],
      ["n_few", "b", "ф"],
      ["n_many", "b", ""],
    ],
  );
});
writing.run();
