import { readFileSync } from "node:fs";
import { join } from "node:path";
import { equal, is, match, not, ok, throws } from "uvu/assert";
import { readEditionFile } from "../../src/core/content/edition.ts";
import { acceptTranslation } from "../../src/core/edits/accept.ts";
import { readCatalogueForm, readForm, writeCatalogueForm, writeForm } from "../../src/core/edits/form.ts";
import { TextFile } from "../../src/core/faults/text-file.ts";
import { filesIn, ROOT } from "../support/project.ts";
import { suite } from "../support/suite.ts";

/** The text as the editor passes it: without the white space around it, with LF line endings. */
const handed = (text: string) => text.trim().replace(/\r\n?/g, "\n");
const own = (folder: string, type: RegExp) =>
  filesIn(join(ROOT, folder))
    .filter((file) => type.test(file))
    .map((file): [string, string] => [file, readFileSync(join(ROOT, folder, file), "utf8")]);

const editions = suite("writeForm");
editions("returns every file of the newsroom unchanged, byte for byte", () => {
  const files = own("content", /\/index\.[a-z]+\.md$/);
  ok(files.length >= 15);
  for (const [name, text] of files) is(writeForm(readForm(handed(text))), text, name);
});
for (const [name, head] of [
  ["quotation marks, comments and the order of keys", "# By hand\nsummary: 'S'\ntitle: \"T: t\"  # so\n"],
  ["a list in brackets and texts in several lines", "title: >-\n  A long\n  title\ntopics: [a, b]\n"],
  ["facts that a translation repeats", 'title: T\ndate: 2024-06-07\ntranslation:\n  of: "756807120123"\n'],
] as const)
  editions(`keeps ${name}`, () => {
    const kind = head.includes("translation") ? "" : "source: true\n";
    const text = `---\n${head}${kind}---\n\nText.\n`;
    is(writeForm(readForm(handed(text))), text);
    const edited = writeForm({ ...readForm(handed(text)), body: "Other.", summary: "New: one" });
    is(edited.replace(/^(?:\n?summary: .*)$/m, "").includes("title:"), true);
    for (const line of head.split("\n").filter((one) => !one.startsWith("summary")))
      ok(edited.includes(line), line);
    ok(edited.endsWith("---\n\nOther.\n"));
  });
editions("changes one line for one text", () => {
  const text = '---\ntitle: "甲" # 标题\ntranslation:\n  of: "756807cda0ee"\n---\n\n正文。\n';
  is(writeForm({ ...readForm(handed(text)), title: "Ещё: «раз»" }), text.replace("甲", "Ещё: «раз»"));
});
editions("leaves out what is empty, and boxes that are not ticked", () => {
  const values = {
    title: "A 👩‍👩‍👧",
    date: "2024-06-07",
    updated: "",
    topics: ["iioe"],
    cover: { src: "", alt: "", caption: null },
    authors: [""],
    editions: { zh: "absent", ru: "" },
    draft: false,
    source: true,
    body: " Text.\n",
  };
  is(
    writeForm(values),
    "---\ntitle: A 👩‍👩‍👧\ndate: 2024-06-07\ntopics:\n  - iioe\neditions:\n  zh: absent\nsource: true\n---\n\nText.\n",
  );
});
editions("gives a translation its key, even if that has no value yet, so that it can be accepted", () => {
  const text = writeForm({ title: "Т", translation: { by: "", reviewed: "" }, body: "Текст." });
  is(text, "---\ntitle: Т\ntranslation: {}\n---\n\nТекст.\n");
  match(acceptTranslation(text, "756807cda0ee") ?? "", 'of: "756807cda0ee"');
});
editions("gives an original no such key, whatever the form has", () =>
  not.match(writeForm({ title: "A", source: true, translation: { by: "B" }, body: "T" }), "translation"),
);
editions("copies nothing from the file of the original into a new translation", () => {
  const source = readForm("---\n# kept\ntitle: A\ndate: 2024-06-07\nsource: true\n---\n\nText.");
  const { title: _, date: __, source: ___, ...copied } = source;
  is(writeForm({ ...copied, title: "Т", body: "" }), "---\ntitle: Т\ntranslation: {}\n---\n");
});
editions("writes texts that look like other values as texts", () => {
  const nasty = [
    "true",
    "12",
    "2024-06-07",
    "a: b",
    "# no",
    "- no",
    "</script>",
    "'\"",
    "\u00A0x",
    "שלום",
    "@x",
    "{a}",
  ];
  for (const title of nasty) {
    const text = writeForm({ title, translation: { of: "123456789012" }, body: "T" });
    const place = { folder: "articles", slug: "a", locale: "ru" } as const;
    const { edition, faults } = readEditionFile(new TextFile("index.ru.md", text), place);
    equal(faults, [], title);
    is(edition?.head.title, title.trim());
    if (edition?.kind === "translation") is(edition.head.translation.of, "123456789012");
  }
});
editions("rewrites a file that could not be read as one", () =>
  is(
    writeForm({ ...readForm("No head"), title: "A", source: true }),
    "---\ntitle: A\nsource: true\n---\n\nNo head\n",
  ),
);
editions("are no drafts unless they say so, although the box of a new form is ticked", () => {
  const text = "---\ntitle: A\nsource: true\n---\n\nText.\n";
  is(readForm(text).draft, false);
  is(readForm(text.replace("source", "draft: true\nsource")).draft, true);
  is(writeForm(readForm(text)), text);
});
editions("have no trace of the box that accepts a translation", () => {
  const text = '---\ntitle: A\ntranslation:\n  of: "1f2e3d4c5b6a"\n---\n\nText.\n';
  is(writeForm({ ...readForm(text), accepted: true }), text);
});
editions.run();

const catalogues = suite("writeCatalogueForm");
catalogues("returns every catalogue of the newsroom unchanged, byte for byte", () => {
  const files = own("locales", /^[a-z]+\/.+\.json$/);
  ok(files.length >= 30);
  for (const [name, text] of files) is(writeCatalogueForm(readCatalogueForm(handed(text))), text, name);
});
catalogues("changes one message, adds one and removes one, and keeps the format of the file", () => {
  const text = '{\n    "a": "1",   "b": {"c": "2"}\n}\n';
  const values = readCatalogueForm(handed(text));
  is(writeCatalogueForm({ ...values, b: { c: "«二»" } }), text.replace('"2"', '"«二»"'));
  equal(JSON.parse(writeCatalogueForm({ ...values, d: "4" })), { a: "1", b: { c: "2" }, d: "4" });
  equal(JSON.parse(writeCatalogueForm({ ...values, a: "" })), { b: { c: "2" } });
});
catalogues("keeps messages that are still to be translated", () => {
  const text = '{\n  "a": "",\n  "b": "2"\n}\n';
  is(writeCatalogueForm({ ...readCatalogueForm(handed(text)), b: "3" }), text.replace("2", "3"));
});
catalogues("leaves out plural forms that a language doesn't have", () =>
  is(
    writeCatalogueForm({ n_one: "", n_other: "{{count}}篇", tree: { x: "" } }),
    '{\n  "n_other": "{{count}}篇"\n}\n',
  ),
);
catalogues("refuses a text that is not a catalogue", () => throws(() => readCatalogueForm("{a}"), /JSON/));
catalogues.run();
