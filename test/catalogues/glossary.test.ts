import { equal, is, ok } from "uvu/assert";
import { abbreviationsOf, readGlossary } from "../../src/core/catalogues/glossary.ts";
import { TextFile } from "../../src/core/faults/text-file.ts";
import { languageOf } from "../../src/core/language/languages.ts";
import { readSiteGlossary } from "../../src/files/catalogues/glossary.ts";
import { root } from "../support/documents.ts";
import { suite } from "../support/suite.ts";

const read = (text: string) => readGlossary(new TextFile("locales/glossary.json", text), ["en", "zh", "ru"]);
const found = (text: string) =>
  read(text).faults.map(({ code, line, column, values, suggestion }) =>
    [`${line}:${column}`, code, values.key ?? values.found ?? values.code, suggestion]
      .filter((part) => part !== undefined)
      .join(" "),
  );

const reading = suite("readGlossary");
reading("reads terms and people, with one form or several, in each language", () => {
  const { glossary, faults } = read(
    `{"terms": {"iioe": {"note": "n", "forms": {"en": "IIOE", "zh": ["国际网络教育学院", "IIOE"]}, "forbidden": {"ru": "ИИОЕ"},
      "abbreviations": {"ru": {"IIOE": "Институт"}}}}, "people": {"li-ming": {"forms": {"ru": " Ли Мин "}}}}`,
  );
  equal(faults, []);
  equal(glossary?.entries, [
    {
      key: "iioe",
      kind: "term",
      note: "n",
      forms: { en: ["IIOE"], zh: ["国际网络教育学院", "IIOE"] },
      forbidden: { ru: ["ИИОЕ"] },
      abbreviations: { ru: { IIOE: "Институт" } },
    },
    { key: "li-ming", kind: "person", forms: { ru: ["Ли Мин"] }, forbidden: {}, abbreviations: {} },
  ]);
});
reading("reads an empty object, also after a byte order mark", () => {
  equal(read("{}").glossary, { entries: [] });
  equal(read("\uFEFF{}\r\n").glossary, { entries: [] });
});
const wrong: [fact: string, text: string, expected: string[]][] = [
  ["an extra comma", '{"terms": {},}', ["1:14 catalogue-syntax"]],
  ["a list", "[]", ["1:1 wrong-value —"]],
  ["a key twice", '{"terms": {"a": {"forms": {"ru": "а", "ru": "б"}}}}', ["1:39 duplicate-key ru"]],
  ["__proto__", '{"terms": {"__proto__": {}}}', ["1:12 forbidden-key __proto__"]],
  ["a mistyped part", '{\n  "term": {}\n}', ["2:3 unknown-key term terms"]],
  [
    "a mistyped key",
    '{"terms": {"a": {"form": {"zh": "中"}}}}',
    ["1:17 wrong-value terms.a.forms", "1:18 unknown-key terms.a.form forms"],
  ],
  ["no form at all", '{"people": {"a": {"forms": {}}}}', ["1:28 wrong-value people.a.forms"]],
  [
    "an empty form",
    '{"people": {"a": {"forms": {"zh": ["李铭", " "]}}}}',
    ["1:42 wrong-value people.a.forms.zh.1"],
  ],
  ["a number for a form", '{"terms": {"a": {"forms": {"zh": 4}}}}', ["1:34 wrong-value terms.a.forms.zh"]],
  [
    "a language that the site does not have",
    '{"terms": {"a": {"forms": {"rus": "а"}}}}',
    ["1:28 locale-unknown rus ru"],
  ],
  ["a direction mark", '{"terms": {"a": {"forms": {"en": "a\u202Eb"}}}}', ["1:34 hidden-character U+202E"]],
  [
    "a form that one term has and another forbids",
    '{"terms": {"a": {"forms": {"zh": "微认证"}}, "b": {"forms": {"zh": "微"}, "forbidden": {"zh": ["微认证"]}}}}',
    ["1:91 glossary-contradiction 微认证"],
  ],
  [
    "an abbreviation with two meanings in one language",
    '{"terms": {"a": {"forms": {"ru": "а"}, "abbreviations": {"ru": {"ИИ": "интеллект"}}}, "b": {"forms": {"ru": "б"}, "abbreviations": {"ru": {"ИИ": "институт"}}}}}',
    ["1:146 glossary-contradiction ИИ"],
  ],
];
for (const [fact, text, expected] of wrong)
  reading(`refuses ${fact}`, () => {
    is(read(text).glossary, undefined);
    equal(found(text).sort(), expected.sort());
  });
reading("accepts languages that another site has", () => {
  equal(found('{"terms": {"a": {"forms": {"fr": "IIOE"}}}}'), []);
});
reading("allows a form that another language forbids, and the same abbreviation twice", () => {
  equal(found('{"terms": {"a": {"forms": {"en": "IIOE"}, "forbidden": {"ru": "IIOE"}}}}'), []);
  const one = '{"forms": {"en": "x"}, "abbreviations": {"en": {"AI": "artificial intelligence"}}}';
  equal(found(`{"terms": {"a": ${one}, "b": ${one}}}`), []);
});
reading.run();

const own = suite("locales/glossary.json");
const languages = ["en", "zh", "ru"].flatMap((locale) => languageOf(locale) ?? []);
const site = readSiteGlossary(`${root}/locales`, languages);
own("has no fault, and names everything in every language", () => {
  equal(site.faults, []);
  ok(site.glossary.entries.length > 30);
  for (const { key, forms } of site.glossary.entries) equal(Object.keys(forms), ["en", "zh", "ru"], key);
});
own("explains abbreviations, each in its language", () => {
  is(abbreviationsOf(site.glossary, "ru").get("ЦУР 4"), "Цель устойчивого развития 4");
  is(abbreviationsOf(site.glossary, "zh").get("IIOE"), "国际网络教育学院");
  is(abbreviationsOf(site.glossary, "fr").size, 0);
});
own("is optional", () => {
  equal(readSiteGlossary(`${root}/docs`, languages), { glossary: { entries: [] }, faults: [] });
});
own.run();
