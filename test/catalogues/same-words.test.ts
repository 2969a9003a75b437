import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { equal } from "uvu/assert";
import { readSameWords } from "../../src/core/catalogues/same-words.ts";
import { TextFile } from "../../src/core/faults/text-file.ts";
import { languageOf } from "../../src/core/language/languages.ts";
import { readSiteSameWords } from "../../src/files/catalogues/same-words.ts";
import { root } from "../support/documents.ts";
import { suite } from "../support/suite.ts";

const read = (text: string) => readSameWords(new TextFile("locales/search.json", text), ["en", "zh", "ru"]);

const reading = suite("readSameWords");
reading("reads groups of words, by language and for all", () => {
  const { words, faults } = read(
    '{"en": [["colour", " color "]], "zh": [["资讯", "信息"]], "ru": [], "*": [["COVID-19", "SARS-CoV-2", "ковид"]]}',
  );
  equal(faults, []);
  equal(words, [
    { locale: "en", words: ["colour", "color"] },
    { locale: "zh", words: ["资讯", "信息"] },
    { locale: undefined, words: ["COVID-19", "SARS-CoV-2", "ковид"] },
  ]);
});
reading("reads an empty object, and other languages that are known", () => {
  equal(read("{}").words, []);
  equal(read('{"fr": [["a", "b"]]}').faults, []);
});
for (const [fact, text, expected] of [
  ["an extra comma", '{"en": [],}', ["1:11 catalogue-syntax"]],
  ["a list", "[]", ["1:1 wrong-value —"]],
  ["a language twice", '{"en": [], "en": []}', ["1:12 duplicate-key en"]],
  ["__proto__", '{"__proto__": []}', ["1:2 forbidden-key __proto__"]],
  ["a word without a group", '{\n "en": ["colour"]\n}', ["2:9 wrong-value en.0"]],
  ["a single word", '{"en": [["colour"]]}', ["1:9 wrong-value en.0"]],
  ["the same word twice", '{"en": [["colour", "colour"]]}', ["1:9 wrong-value en.0"]],
  ["an empty word", '{"zh": [["资讯", " "]]}', ["1:16 wrong-value zh.0.1"]],
  ["a number", '{"ru": [["а", 4]]}', ["1:15 wrong-value ru.0.1"]],
  ["an unknown language", '{"eng": [["a", "b"]]}', ["1:2 locale-unknown eng"]],
  ["an invisible character", '{"en": [["a\u200b", "b"]]}', ["1:10 hidden-character U+200B"]],
] as const)
  reading(`names ${fact}`, () => {
    equal(
      read(text).faults.map(({ code, line, column, values }) =>
        [`${line}:${column}`, code, values.key ?? values.found ?? values.code]
          .filter((part) => part !== undefined)
          .join(" "),
      ),
      expected,
    );
  });
reading.run();

const languages = ["en", "zh", "ru"].flatMap((locale) => languageOf(locale) ?? []);
const files = suite<{ folder: string }>("readSiteSameWords");
files.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), "polyglot-words-"));
});
files.after.each(({ folder }) => rmSync(folder, { recursive: true }));
files("reads the file next to the catalogues", ({ folder }) => {
  writeFileSync(join(folder, "search.json"), '{"en": [["colour", "color"]]}');
  equal(readSiteSameWords(folder, languages), {
    words: [{ locale: "en", words: ["colour", "color"] }],
    faults: [],
  });
});
files("has no words where there is no file, or where it is wrong", ({ folder }) => {
  equal(readSiteSameWords(folder, languages), { words: [], faults: [] });
  writeFileSync(join(folder, "search.json"), "[");
  const { words, faults } = readSiteSameWords(folder, languages);
  equal([words, faults.map(({ code }) => code)], [[], ["catalogue-syntax"]]);
});
files("reads the file of the newsroom without a fault", () => {
  equal(readSiteSameWords(`${root}/locales`, languages).faults, []);
});
files.run();
