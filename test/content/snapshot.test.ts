import { equal, is } from "uvu/assert";
import { fingerprint } from "../../src/core/content/fingerprint.ts";
import { readSnapshot, snapshotPath, writeSnapshot } from "../../src/core/content/snapshot.ts";
import { foldText, type TranslatableText } from "../../src/core/content/translatable-text.ts";
import { suite } from "../support/suite.ts";

const TEXTS: readonly [fact: string, text: TranslatableText][] = [
  ["en", { title: "A visit", summary: "Short.", alt: "A hall", caption: "The hall", body: "One.\n\nTwo.\n" }],
  ["zh", { title: "访问：“巴黎”", summary: "摘要。", alt: "大厅", caption: "会议大厅", body: "第一段。\n" }],
  ["ru", { title: "Визит — «Париж»\u00A02", summary: "Кратко.", body: "Раз.\n\nДва.\n" }],
  ["only a title", { title: "A", body: "" }],
  [
    "values that YAML reads as something else",
    { title: "null", summary: "2023", alt: "yes", caption: "~", body: "1" },
  ],
  [
    "values with YAML syntax",
    { title: "a: b # c", summary: "- [x] {y} & * ! | > %", alt: "'\"\\", caption: "@`", body: "x" },
  ],
  ["several lines in a value", { title: "a\nb\n---\nc", summary: " a\n\n b ", body: "x" }],
  ["a body that looks like a head", { title: "A", body: "---\ntitle: B\n---\n\nText\n---\n" }],
  ["a body that begins with blank lines", { title: "A", body: "\n\n  a\n" }],
  [
    "an emoji, Hebrew and a script's end",
    { title: "👩‍👩‍👧 שלום </script>", summary: "\u2028\u0085", body: "]]>\u202E" },
  ],
  ["a long title, which stays on its line", { title: "word ".repeat(200).trim(), body: "x" }],
];

/** As a translator sees it. */
const folded = (text: TranslatableText | undefined) =>
  text && ["title", "summary", "alt", "caption", "body"].map((part) => foldText(text[part as "title"] ?? ""));

const snapshot = suite("a snapshot");
for (const [fact, text] of TEXTS) {
  const of = fingerprint(text);
  snapshot(`is read as it was written: ${fact}`, () =>
    equal(folded(readSnapshot(writeSnapshot(text), of)), folded(text)),
  );
  snapshot(`is the same after a checkout with Windows line endings: ${fact}`, () => {
    const file = writeSnapshot(text).replaceAll("\n", "\r\n");
    equal(folded(readSnapshot(file, of)), folded(text));
  });
  snapshot(`does not depend on the line endings of the original: ${fact}`, () => {
    is(writeSnapshot({ ...text, body: text.body.replaceAll("\n", "\r\n") }), writeSnapshot(text));
  });
}
snapshot("is plain text, in lines that version control can compare", () => {
  is(
    writeSnapshot({ title: "A", summary: "S", alt: undefined, caption: "C", body: "One.\r\n\r\nTwo.\r\n" }),
    "---\ntitle: A\nsummary: S\ncaption: C\n---\nOne.\n\nTwo.\n",
  );
});
const whole = writeSnapshot({ title: "A", summary: "S", body: "One." });
const of = fingerprint({ title: "A", summary: "S", body: "One." });
const wrong: [fact: string, file: string][] = [
  ["an empty file", ""],
  ["one without a head", "One."],
  ["one with an empty head", "---\n---\nOne."],
  ["one whose head has no end", "---\ntitle: A\nsummary: S\nOne."],
  ["another word in the body", whole.replace("One", "Two")],
  ["another title", whole.replace("A", "B")],
  ["a missing part", whole.replace("summary: S\n", "")],
  ["a head that is not YAML", whole.replace("title: A", "title: [A")],
  ["a head that is a list", "---\n- A\n---\nOne."],
  ["a head that is a text", "---\nA\n---\nOne."],
  ["a value that is a list", whole.replace("title: A", "title: [A]")],
  ["a value that is a map", whole.replace("title: A", "title: { A: A }")],
  ["an alias", whole.replace("title: A", "title: *a")],
  ["a key twice", whole.replace("title: A", "title: A\ntitle: A")],
  ["conflict markers of a failed merge", `<<<<<<< ours\n${whole}=======\n${whole}>>>>>>> theirs\n`],
];
for (const [fact, file] of wrong)
  snapshot(`is not read from ${fact}`, () => is(readSnapshot(file, of), undefined));
snapshot("is not read under another fingerprint", () => is(readSnapshot(whole, "000000000000"), undefined));
snapshot("is next to its article or page", () => {
  is(snapshotPath("articles", "visit", of), `articles/visit/.accepted/${of}.md`);
  is(snapshotPath("pages", "about", of), `pages/about/.accepted/${of}.md`);
});
snapshot.run();
