import { NO_GLOSSARY } from "../../src/core/catalogues/glossary.ts";
import { readCatalogue } from "../../src/core/catalogues/read.ts";
import { markdownPassage } from "../../src/core/checks/passage.ts";
import { runChecks } from "../../src/core/checks/run.ts";
import { changesBetween } from "../../src/core/content/changes.ts";
import { readEditionFile } from "../../src/core/content/edition.ts";
import { piecesOf } from "../../src/core/exchange/codes.ts";
import { readCsv } from "../../src/core/exchange/csv.ts";
import { readPo } from "../../src/core/exchange/po.ts";
import { readXliff } from "../../src/core/exchange/xliff.ts";
import { TextFile } from "../../src/core/faults/text-file.ts";
import { prepareAbbreviations } from "../../src/core/markdown/abbreviations.ts";
import { markupInPlainText, renderMarkdown } from "../../src/core/markdown/markdown.ts";
import { markdownTexts } from "../../src/core/markdown/texts.ts";
import { createTypeset } from "../../src/core/typography/typeset.ts";
import { ownMessages } from "../../src/files/catalogues/own-messages.ts";

/** A text that grows: what is repeated, and what is around it. */
export interface Shape {
  readonly unit: string | ((index: number) => string);
  readonly before?: string;
  readonly after?: string;
}

/** Texts where something opens and never ends, or that have very much of one thing. */
export const TEXTS: Readonly<Record<string, Shape>> = {
  letters: { unit: "a" },
  words: { unit: "word " },
  "Russian words": { unit: "слово " },
  "Chinese characters": { unit: "中" },
  "Chinese sentences": { unit: "中文，句子。" },
  "long Russian words": { unit: "переосвидетельствование" },
  spaces: { unit: " " },
  "spaces after a word": { unit: " ", before: "a", after: "b" },
  "line ends": { unit: "\n" },
  "carriage returns": { unit: "\r" },
  tabs: { unit: "\t" },
  "spaces and line ends": { unit: " \n" },
  "Chinese lines": { unit: "中\n" },
  digits: { unit: "1" },
  dates: { unit: "9 марта 2019 года " },
  "Chinese numbers": { unit: "一百二十三亿" },
  "numbers with commas": { unit: "1,000," },
  hyphens: { unit: "-" },
  "hyphens in words": { unit: "a-" },
  dots: { unit: "." },
  domains: { unit: "a." },
  "at signs": { unit: "a@" },
  "quotation marks": { unit: '"' },
  guillemets: { unit: "«" },
  apostrophes: { unit: "'" },
  "quoted words": { unit: '"a" ' },
  "open brackets": { unit: "[" },
  "closed brackets": { unit: "]" },
  "bracketed words": { unit: "[a]" },
  "open words": { unit: " [a", before: "[a", after: "]{lang=fr}" },
  links: { unit: "[a](b) " },
  "broken links": { unit: "[a](b c" },
  "open links": { unit: "[a](" },
  "links in links": { unit: "[", after: "a](b)" },
  "definitions of links": { unit: (index) => `[a${index}]: b\n` },
  "references to links": { unit: "[a][b] ", after: "\n\n[b]: c" },
  pictures: { unit: '![a](a.png "b")\n' },
  "names of pictures": { unit: "![a](a b.png" },
  "open pictures": { unit: "![" },
  notes: { unit: (index) => `[^${index}]\n\n[^${index}]: n\n\n` },
  "open notes": { unit: "[^", before: "[^a]: b\n\n" },
  "references to a note": { unit: "[^a] ", after: "\n\n[^a]: b" },
  "words in languages": { unit: "[a]{lang=fr} " },
  "words in no language": { unit: "[a]{lang=cn} " },
  stars: { unit: "*" },
  "stars and letters": { unit: "*a" },
  "pairs of stars": { unit: "**a** " },
  "half pairs of stars": { unit: "** " },
  "stars in Russian": { unit: "а**." },
  "mixed emphasis": { unit: "*_a" },
  underscores: { unit: "_a" },
  tildes: { unit: "~~a" },
  backticks: { unit: "`" },
  "growing backticks": { unit: (index) => `${"`".repeat(1 + (index % 300))} ` },
  fences: { unit: "```\n" },
  "open fences": { unit: "~~~a\n" },
  backslashes: { unit: "\\" },
  entities: { unit: "&amp;" },
  "open entities": { unit: "&a" },
  headings: { unit: "# a\n\n" },
  "headings with ids": { unit: "# a {#b}\n\n" },
  "signs of headings": { unit: "##x\n\n" },
  "number signs": { unit: "#" },
  quotations: { unit: "> a\n\n" },
  "pull quotes": { unit: "> a\n> {pull}\n\n" },
  "signs of quotations": { unit: ">" },
  "quotations in quotations": { unit: (index) => `${"> ".repeat(index % 100)}a\n` },
  "list items": { unit: "- a\n" },
  "lists in lists": { unit: (index) => `${"  ".repeat(index % 60)}- a\n` },
  "signs of lists": { unit: "- " },
  "numbered items": { unit: (index) => `${index}. a\n` },
  tables: { unit: "| a |\n|---|\n| b |\n\n" },
  rows: { unit: "| a | b |\n", before: "| a | b |\n|---|---|\n" },
  columns: { unit: "|a", after: "|\n" },
  "broken columns": { unit: "|-", before: "|a\n" },
  "equals signs": { unit: "a\n=\n" },
  addresses: { unit: "https://youtu.be/a\n\n" },
  "parameters of a video": { unit: (index) => `utm_${index}&`, before: "https://youtu.be/a?" },
  "equal parameters of a video": { unit: "utm_a&", before: "https://youtu.be/a?" },
  "a long address": { unit: "a", before: "https://news.example/" },
  "encoded addresses": { unit: "%20", before: "[a](https://news.example/", after: ")" },
  "addresses without spaces": { unit: "https://a.b/" },
  autolinks: { unit: "<https://a.b>" },
  "open autolinks": { unit: "<https://a" },
  tags: { unit: "<p " },
  "tags without their end": { unit: "<u>" },
  "tags in tags": { unit: "<u>a</u>" },
  "ends of tags": { unit: "</u>" },
  comments: { unit: "<!-- " },
  "sections of XML": { unit: "<![CDATA[" },
  instructions: { unit: "<?" },
  declarations: { unit: "<!A" },
  placeholders: { unit: "{{a}} " },
  "open placeholders": { unit: "{{" },
  braces: { unit: "{" },
  shortcodes: { unit: "{% a" },
  "nested messages": { unit: "$t(" },
  dollars: { unit: "$" },
  percents: { unit: "%s" },
  colons: { unit: ":" },
  containers: { unit: "::: a\n" },
  abbreviations: { unit: "IIOE " },
  "abbreviations written out": { unit: "International Institute of Online Education (IIOE) " },
  capitals: { unit: "A" },
  emoji: { unit: "👩‍🔬" },
  "combining marks": { unit: "\u0301", before: "a" },
  "soft hyphens": { unit: "a\u00AD" },
  "no-break spaces": { unit: "\u00A0" },
  "ideographic spaces": { unit: "\u3000" },
  "Arabic words": { unit: "كلمة " },
  paragraphs: { unit: "word word\n\n" },
  "different paragraphs": { unit: (index) => `word ${index}\n\n` },
  "one word again and again": { unit: "the the " },
};

/** Texts of other formats, whose readers get all of the others too. */
export const DATA: Readonly<Record<string, Shape>> = {
  "keys of JSON": { unit: (index) => `"a${index}": "b",\n`, before: "{", after: '"z": "c"}' },
  "equal keys of JSON": { unit: '"a": "b",\n', before: "{", after: '"a": "c"}' },
  "open objects": { unit: '{"a":' },
  "lists of JSON": { unit: "[", before: '{"a":' },
  "escapes of JSON": { unit: "\\u0041", before: '{"a": "', after: '"}' },
  "a long message": { unit: "{{a}} ", before: '{"a": "', after: '"}' },
  commas: { unit: ",", before: '{"a": "b"' },
  "keys of YAML": { unit: (index) => `a${index}: b\n` },
  "equal keys of YAML": { unit: "a: b\n" },
  "maps in maps": { unit: (index) => `${" ".repeat(index % 60)}a:\n` },
  aliases: { unit: "*a, ", before: "a: &a b\nc: [", after: "]" },
  elements: { unit: "<pc>" },
  "elements with an attribute": { unit: '<pc id="a">' },
  "elements side by side": { unit: "<pc/>" },
  attributes: { unit: (index) => `a${index}="b" `, before: "<a ", after: "/>" },
  namespaces: { unit: (index) => `<a xmlns:n${index}="b">` },
  "ends of elements": { unit: "</a>" },
  "sections and their ends": { unit: "<![CDATA[a]]>" },
  "open sections": { unit: "]]", before: "<![CDATA[" },
  cells: { unit: '"a",' },
  "open cells": { unit: '"a\n' },
  "quotation marks in a cell": { unit: '""', before: '"' },
  semicolons: { unit: "a;" },
  "rows of cells": { unit: "a,b,c,d,e,f\n", before: "file,key,source,target,note,stamp\n" },
  "entries of gettext": { unit: (index) => `msgid "a${index}"\nmsgstr "b"\n\n` },
  "lines of gettext": { unit: '"a"\n', before: 'msgid ""\n' },
  "comments of gettext": { unit: "#. a\n" },
  "contexts of gettext": { unit: 'msgctxt "a"\n' },
};

/** A text of a shape with about this number of UTF-16 units. */
export function grown({ unit, before = "", after = "" }: Shape, size: number): string {
  let text = before;
  if (typeof unit === "string") text += unit.repeat(Math.ceil(size / unit.length));
  else for (let index = 0; text.length < size; index++) text += unit(index);
  return text + after;
}

const texts = markdownTexts(ownMessages("en") as (key: string) => string);
const abbreviations = prepareAbbreviations(
  new Map([["IIOE", "International Institute of Online Education"]]),
);
const typeset = { en: createTypeset(), ru: createTypeset(), zh: createTypeset() };
const HEAD = "---\ntitle: A\ndate: 2019-03-09\nsource: true\nsummary: B\n---\n";

/** What reads the texts of editors, each with the largest text that it takes. */
export const READERS: Readonly<Record<string, { readonly limit?: number; read(text: string): unknown }>> = {
  Markdown: { read: (text) => renderMarkdown(text, { texts, abbreviations }) },
  "a plain text": { limit: 19_200, read: (text) => markupInPlainText(text) },
  "an edition": {
    read: (text) =>
      readEditionFile(new TextFile("index.ru.md", HEAD + text), {
        folder: "articles",
        slug: "a",
        locale: "ru",
      }),
  },
  "a catalogue": { read: (text) => readCatalogue("ru", "site", new TextFile("site.json", text)) },
  "a message": {
    read: (text) =>
      readCatalogue("ru", "site", new TextFile("site.json", JSON.stringify({ a: text, b: { c: text } }))),
  },
  "front matter": {
    limit: 19_200,
    read: (text) =>
      readEditionFile(new TextFile("index.ru.md", `---\n${text}\n---\n`), {
        folder: "articles",
        slug: "a",
        locale: "ru",
      }),
  },
  "the checks": {
    read: (text) => {
      const [target, source] = [markdownPassage(text, "ru", "ru"), markdownPassage(text, "en", "en")];
      return runChecks({ target, source, glossary: NO_GLOSSARY });
    },
  },
  "the checks of Chinese": {
    read: (text) =>
      runChecks({
        target: markdownPassage(text, "zh", "zh-Hans"),
        source: markdownPassage(`${text} 1`, "en", "en"),
        glossary: NO_GLOSSARY,
      }),
  },
  "the differences": {
    read: (text) => changesBetween({ title: "a", body: text }, { title: "a", body: `${text}b` }),
  },
  "the typesetting of Russian": { read: (text) => setIn("ru", text) },
  "the typesetting of Chinese": { read: (text) => setIn("zh", text) },
  "the codes of an exchange": { read: (text) => piecesOf("index.ru.md", text) },
  "XLIFF 1.2": { read: (text) => readXliff(new TextFile("a.xlf", inXliff1(text)), "ru") },
  "XLIFF 2.1": { read: (text) => readXliff(new TextFile("a.xlf", inXliff2(text)), "ru") },
  gettext: { read: (text) => readPo(new TextFile("a.po", text), "ru") },
  "a table": { read: (text) => readCsv(new TextFile("a.csv", text), "ru") },
};

function setIn(locale: "ru" | "zh", text: string): string {
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return typeset[locale](`<html lang="${locale}"><body><h1>${escaped}</h1><p>${escaped}</p></body></html>`);
}

function inXliff1(text: string): string {
  return `<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="en" target-language="ru" datatype="plaintext"><body><trans-unit id="a"><source>${text}</source><target>${text}</target></trans-unit></body></file></xliff>`;
}

function inXliff2(text: string): string {
  return `<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" trgLang="ru"><file id="a"><unit id="a"><segment><source>${text}</source><target>${text}</target></segment></unit></file></xliff>`;
}
