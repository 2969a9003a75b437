import { equal, is, ok } from "uvu/assert";
import { fingerprint } from "../../src/core/content/fingerprint.ts";
import { readFrontMatter } from "../../src/core/content/front-matter.ts";
import { readSnapshot, writeSnapshot } from "../../src/core/content/snapshot.ts";
import { splitFrontMatter } from "../../src/core/content/split-front-matter.ts";
import { acceptTranslation } from "../../src/core/edits/accept.ts";
import { withTexts } from "../../src/core/edits/edition.ts";
import { readForm, writeForm } from "../../src/core/edits/form.ts";
import { TextFile } from "../../src/core/faults/text-file.ts";
import { suite } from "../support/suite.ts";

const OF = "1f2e3d4c5b6a";
/** A character that ends a line elsewhere, but not in YAML. */
const SEPARATORS = { "U+2028": "\u2028", "U+2029": "\u2029", "U+0085": "\u0085" };

const withNewlines = (newline: string) =>
  ["---", "title: 题 «Т»", "translation:", '  of: "0"', "---", "", "Text 👩‍👩‍👧.", ""].join(newline);

const FILES: Readonly<Record<string, string>> = {
  LF: withNewlines("\n"),
  CRLF: withNewlines("\r\n"),
  CR: withNewlines("\r"),
  "a byte order mark": `\uFEFF${withNewlines("\n")}`,
  "a byte order mark and CRLF": `\uFEFF${withNewlines("\r\n")}`,
  "white space after the fences": withNewlines("\n").replaceAll("---\n", "--- \t\n"),
  "no text": '---\ntitle: 题 «Т»\ntranslation:\n  of: "0"\n---',
  "three hyphens in the text": `${withNewlines("\n")}\n---\n\nMore.\n`,
  "hyphens in a value": withNewlines("\n").replace('"0"', '"0" # ---'),
  ...Object.fromEntries(
    Object.entries(SEPARATORS).map(([name, mark]) => [
      `${name} and three hyphens in a comment`,
      withNewlines("\n").replace('"0"', `"0" #${mark}---`),
    ]),
  ),
};

const readers = suite("front matter");
for (const [what, text] of Object.entries(FILES)) {
  readers(`with ${what} is split into parts that make up the whole`, () => {
    const parts = splitFrontMatter(text);
    ok(typeof parts !== "string");
    is(parts.opening + parts.yaml + parts.closing + parts.body, text);
  });
  readers(`with ${what} is the same for every reader and writer`, () => {
    const { frontMatter, faults } = readFrontMatter(new TextFile("a.md", text));
    equal(faults, []);
    is(frontMatter?.value.title, "题 «Т»");
    const body = frontMatter?.body ?? "";
    const form = readForm(text);
    equal([form.title, form.body], ["题 «Т»", body.trim()]);

    is(acceptTranslation(text, OF), text.replace('"0"', `"${OF}"`));
    const accepted = readFrontMatter(new TextFile("a.md", acceptTranslation(text, OF) ?? ""));
    equal(accepted.frontMatter?.value.translation, { of: OF });

    const texts = { head: new Map([["title", "新"]]), body: new Map() };
    is(withTexts(text, texts), text.replace("题 «Т»", '"新"'));
    const written = writeForm({ ...form, title: "新" });
    const edited = readFrontMatter(new TextFile("a.md", written)).frontMatter;
    equal([edited?.value.title, edited?.body.trim()], ["新", body.trim()]);
    is(/\r|\n/.test(written) && written.includes("\r\n"), text.includes("\r\n"));
    is(written.startsWith("\uFEFF"), text.startsWith("\uFEFF"));
  });
}
for (const newline of ["\n", "\r\n", "\r"])
  readers(`of a snapshot is read with ${JSON.stringify(newline)}`, () => {
    const text = {
      title: "题",
      summary: "a\u2028---\nb",
      alt: undefined,
      caption: undefined,
      body: "Text.\n",
    };
    const of = fingerprint(text);
    const snapshot = writeSnapshot(text).replaceAll("\n", newline);
    is(readSnapshot(snapshot, of)?.title, "题");
    is(readSnapshot(`\uFEFF${snapshot}`, of)?.title, "题");
  });
for (const [text, missing] of [
  ["", "no opening"],
  ["Text.", "no opening"],
  ["----\ntitle: A\n----\n", "no opening"],
  ["\n---\ntitle: A\n---\n", "no opening"],
  ["---\ntitle: A\n", "no closing"],
  ["---\ntitle: A ---\n", "no closing"],
  ["---\ntitle: A\n ---\n", "no closing"],
  ["---\n# \u2028---\n", "no closing"],
] as const)
  readers(`is missing in ${JSON.stringify(text)}: ${missing}`, () => {
    is(splitFrontMatter(text), missing);
    is(acceptTranslation(text, OF), undefined);
    is(withTexts(text, { head: new Map([["title", "A"]]), body: new Map() }), undefined);
    equal(readForm(text), { body: text });
    ok(readFrontMatter(new TextFile("a.md", text)).faults.length > 0);
  });
readers("without lines is empty", () => {
  equal(splitFrontMatter("---\n---\nText."), { opening: "---\n", yaml: "", closing: "---\n", body: "Text." });
});
readers.run();
