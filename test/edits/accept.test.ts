import { equal, is } from "uvu/assert";
import { readFrontMatter } from "../../src/core/content/front-matter.ts";
import { acceptTranslation } from "../../src/core/edits/accept.ts";
import { TextFile } from "../../src/core/faults/text-file.ts";
import { suite } from "../support/suite.ts";

const OLD = "0123456789ab";
const NEW = "a6bd41882f8c";

/** In the rows, ‹…› is the text before, and «…» the text after. The rest must stay. */
function before(row: string): string {
  return row.replace(/‹([^›]*)›/g, "$1").replace(/«[^»]*»/g, "");
}
function after(row: string): string {
  return row.replace(/‹[^›]*›/g, "").replace(/«([^»]*)»/g, "$1");
}

const rows: [fact: string, row: string][] = [
  [
    "writes into an English file",
    `---\ntitle: A visit\ntranslation:\n  of: ‹"${OLD}"›«"${NEW}"»\n---\nText.\n`,
  ],
  [
    "writes into a Chinese file",
    `---\ntitle: 访问：巴黎\ntranslation:\n  of: ‹"${OLD}"›«"${NEW}"»\n---\n正文。\n`,
  ],
  [
    "writes into a Russian file",
    `---\ntitle: Визит — Париж\ntranslation:\n  of: ‹"${OLD}"›«"${NEW}"»\n---\nТекст.\n`,
  ],
  [
    "keeps CRLF",
    `---\r\ntitle: A\r\ntranslation:\r\n  of: ‹"${OLD}"›«"${NEW}"»\r\n  by: B\r\n---\r\nText.\r\n`,
  ],
  ["keeps a byte order mark", `\uFEFF---\ntitle: A\ntranslation:\n  of: ‹"${OLD}"›«"${NEW}"»\n---\n`],
  [
    "keeps a byte order mark before CRLF",
    `\uFEFF---\r\ntranslation:\r\n  of: ‹"${OLD}"›«"${NEW}"»\r\n---\r\n`,
  ],
  ["keeps mixed line endings", `---\r\ntitle: A\ntranslation:\r\n  of: ‹"${OLD}"›«"${NEW}"»\n---\r\nb\n`],
  [
    "keeps the single quotation marks of other keys",
    `---\ntitle: 'A "b"'\ntranslation:\n  by: "Ван"\n  of: ‹'${OLD}'›«"${NEW}"»\n---\n`,
  ],
  ["writes over a value without quotation marks", `---\ntranslation:\n  of: ‹${OLD}›«"${NEW}"»\n---\n`],
  [
    "keeps comments before, next to and after",
    `---\n# a\ntranslation: # b\n  # c\n  of: ‹"${OLD}"›«"${NEW}"» # d\n  # e\n---\n`,
  ],
  [
    "keeps the order of keys and odd spaces",
    `---\ntranslation:\n     by:   王\n     of:   ‹"${OLD}"›«"${NEW}"»   \ntitle:    A  \n---  \nText`,
  ],
  ["writes into a flow mapping", `---\ntranslation: { by: B, of: ‹"${OLD}"›«"${NEW}"» }\n---\n`],
  [
    "writes into a flow mapping over several lines",
    `---\ntranslation: {\n  of: ‹"${OLD}"›«"${NEW}"»,\n  by: B }\n---\n`,
  ],
  ["puts a missing value into an empty flow mapping", `---\ntranslation: {« of: "${NEW}",»}\n---\n`],
  ["puts a missing value into a flow mapping", `---\ntranslation: {« of: "${NEW}",» by: 王 }\n---\n`],
  [
    "puts a missing value before the others",
    `---\ntranslation:\n  «of: "${NEW}"\n  »by: Ван\n  reviewed: 2020-01-01\n---\n`,
  ],
  [
    "puts a missing value before the others with their indentation",
    `---\ntranslation:\n    «of: "${NEW}"\n    »by: B\n---\n`,
  ],
  [
    "puts a missing value before the others with CRLF",
    `---\r\ntranslation:\r\n  «of: "${NEW}"\r\n  »by: B\r\n---\r\n`,
  ],
  ["puts a missing value below a comment", `---\ntranslation:\n  # who\n  «of: "${NEW}"\n  »by: B\n---\n`],
  [
    "puts a missing value next to a key in quotation marks",
    `---\n"translation":\n  «of: "${NEW}"\n  »"by": B\n---\n`,
  ],
  ["writes after a key without a value", `---\ntranslation:\n  of:« "${NEW}"»\n  by: B\n---\n`],
  ["writes after a key without a value, at the end", `---\ntranslation:\n  of:« "${NEW}"»\n---\n`],
  ["writes after a key with no value but a comment", `---\ntranslation:\n  of:« "${NEW}"» # soon\n---\n`],
  ["writes below a translation that is empty", `---\ntranslation:«\n  of: "${NEW}"»\ndraft: true\n---\n`],
  ["writes below an empty translation with CRLF", `---\r\ntranslation:«\r\n  of: "${NEW}"»\r\n---\r\n`],
  ["writes below one that is null", `---\ntranslation:‹ ~›«\n  of: "${NEW}"»\ntitle: A\n---\n`],
  ["writes over a folded value", `---\ntranslation:\n  of: ‹>-\n    ${OLD}›«"${NEW}"»\n  by: B\n---\n`],
  [
    "does not change an `of` elsewhere",
    `---\nof: "${OLD}"\ncover:\n  of: "${OLD}"\ntranslation:\n  of: ‹"${OLD}"›«"${NEW}"»\n---\n  of: "${OLD}"\n---\n`,
  ],
  [
    "keeps a body with fences, an emoji, a no-break space, Hebrew and a script's end",
    `---\ntranslation:\n  of: ‹"${OLD}"›«"${NEW}"»\n---\n---\n👩‍👩‍👧\u00A0שלום\u202E</script>\n---\n`,
  ],
  ["keeps an emoji before the place", `---\ntitle: 👩‍👩‍👧\ntranslation:\n  of: ‹"${OLD}"›«"${NEW}"»\n---\n`],
  ["writes into a file that ends with its head", `---\ntranslation:\n  of: ‹"${OLD}"›«"${NEW}"»\n---`],
];

const accepting = suite("acceptTranslation");
for (const [fact, row] of rows) {
  accepting(fact, () => {
    is(acceptTranslation(before(row), NEW), after(row));
    is(acceptTranslation(after(row), NEW), after(row), "a second time changes nothing");
  });
}
accepting("notes that the text has the parts of that original, where an import has noted others", () => {
  const head = (of: string, parts: string) => `---\ntranslation:\n  of: "${of}"\n  parts: "${parts}"\n---\n`;
  is(acceptTranslation(head(OLD, "ffffffffffff"), NEW), head(NEW, NEW));
});
accepting("changes that one value for the reader of front matter, and no other", () => {
  for (const [fact, row] of rows) {
    const read = (text: string) => readFrontMatter(new TextFile("a.md", text)).frontMatter?.value;
    const { translation, ...rest } = read(before(row)) ?? {};
    equal(read(after(row)), { ...rest, translation: { ...(translation as object), of: NEW } }, fact);
  }
});
const none: [fact: string, text: string][] = [
  ["an empty file", ""],
  ["a file without a head", "translation:\n  of: x\n"],
  ["a head without an end", "---\ntranslation:\n  of: x\n"],
  ["a head that does not begin the file", "Text.\n---\ntranslation:\n  of: x\n---\n"],
  ["an empty head", "---\n---\n"],
  ["an original", "---\ntitle: 访问\nsource: true\n---\n正文。\n"],
  ["a translation that is a text", "---\ntranslation: да\n---\n"],
  ["a translation that is in the body", "---\ntitle: A\n---\ntranslation:\n  of: x\n---\n"],
];
for (const [fact, text] of none) {
  accepting(`finds no place in ${fact}`, () => is(acceptTranslation(text, NEW), undefined));
}
accepting.run();
