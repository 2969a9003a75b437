import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { article, png } from "./project.ts";
import { body, COVER, cover, EN, file, inRussian, json, type Make, PRESS, type Row, slug } from "./rows.ts";

export const names: readonly Row[] = [
  ...["con", "aux", "nul", "com1", "lpt9", "PRN"].map(
    (name): Row => [`an article named ${name}`, "file-name", slug(name)],
  ),
  ["a picture named aux.png", "image-name", file("content/articles/visit/aux.png", png())],
  ["a picture named CON.1.png", "image-name", file("content/articles/visit/CON.1.png", png())],
  ["a name that ends in a dot", "slug-format", slug("visit.")],
  ["a name that ends in a space", "slug-format", slug("visit ")],
  ["a picture's name that ends in a space", "image-name", file("content/articles/visit/a.png ", png())],
  ["a name of 250 characters", "slug-format", slug("a".repeat(250))],
  ["a name of 81 characters", "slug-format", slug("a".repeat(81))],
  ["a name of 80 characters", "", slug("a".repeat(80))],
  ["a picture's name of 250 characters", "", file(`content/articles/visit/${"a".repeat(246)}.png`, png())],
  ["a name with two dots", "file-name", slug("..visit")],
  ["a name of three dots", "file-name", slug("...")],
  ["a name with an escape of a slash", "slug-format", slug("%2e%2e%2fvisit")],
  ["a name with a backslash", "file-name", slug("..\\..\\visit")],
  ["a name in capitals", "slug-format", slug("Meeting")],
  ["a name in Chinese", "slug-format", slug("访问")],
  ["a name in Cyrillic letters", "slug-format", slug("vіsit")],
  ["a name with a space", "slug-format", slug("a visit")],
  ["a name with a question mark", "slug-format", slug("a?b")],
  ["a name with a colon", "slug-format", slug("a:b")],
  ["a name with a hash", "slug-format", slug("a#b")],
  ["a name with quotation marks and tags", "slug-format", slug(`"><script>alert(1)<`)],
  ["a name with a template", "slug-format", slug("{{ 1 + 1 }}")],
  ["a name with a change of direction", "slug-format", slug("a\u202Egpj")],
  ["a name with a line end", "slug-format", slug("a\n::error::b")],
  ["a name with an escape of a terminal", "slug-format", slug("a\u001B[2Jb")],
  ["a name with a hyphen in front", "slug-format", slug("-rf")],
  ["a name with two hyphens", "slug-format", slug("a--b")],
  ["a name with a dot in front", "file-name", slug(".git")],
  [
    "a name in bytes that are not text",
    "file-name",
    (project) =>
      writeFileSync(
        Buffer.concat([
          Buffer.from(`${join(project.folder, "content/articles/visit")}/`),
          Buffer.from([0xff, 0xfe]),
          Buffer.from(".md"),
        ]),
        "x",
      ),
  ],
  [
    "a page with a name that the site uses",
    "slug-format",
    file("content/pages/search/index.en.md", "---\ntitle: A\nsource: true\n---\nText.\n"),
  ],
  [
    "two names that differ in capitals",
    "name-collision",
    (project) => {
      project.write("content/articles/visit/a.png", png());
      project.write("content/articles/visit/A.png", png());
    },
  ],
  ["two articles that differ in capitals", "name-collision slug-format", slug("Visit")],
  [
    "two names that differ in their form of Unicode",
    "image-name name-collision",
    (project) => {
      project.write("content/articles/visit/\u00e9.png", png());
      project.write("content/articles/visit/e\u0301.png", png());
    },
  ],
  [
    "catalogues that differ in capitals",
    "catalogue-unknown name-collision",
    file("locales/ru/Press.json", "{}"),
  ],
  ["a text in no article's folder", "file-name", file("content/articles/index.en.md", article())],
  ["a text deep in a folder", "file-name", file("content/articles/visit/more/index.en.md", article())],
  ["a text in a folder of another kind", "file-name", file("content/posts/visit/index.en.md", article())],
  ["a text without a language", "file-name", file("content/articles/visit/index.md", article())],
  ["a text with the ending in capitals", "file-name", file("content/articles/other/INDEX.EN.MD", article())],
  ["a text next to the content folder", "", file("article.md", article())],
  ["folders 200 deep", "file-name", file(`content/${"a/".repeat(200)}index.en.md`, article())],
  [
    "many files",
    "",
    (project) => {
      for (let index = 0; index < 500; index++) project.write(`content/articles/visit/p${index}.png`, png());
    },
  ],
  [
    "what desktops leave behind",
    "",
    (project) => {
      for (const name of [".DS_Store", "Thumbs.db", ".gitkeep"])
        project.write(`content/articles/visit/${name}`, "x");
    },
  ],
  ["a topic that leaves the output", "topic-address", topic("../../../../evil")],
  ["a topic that is an address", "topic-address", topic("a/b")],
  ["a topic in capitals", "topic-address", topic("PartnerShips")],
  ["a topic with a dot", "topic-address", topic("a.b")],
  ["a topic with a tag", "topic-address", topic("<script>")],
];

/** A topic that the catalogues have and the article uses. */
function topic(key: string): Make {
  return (project) => {
    for (const locale of ["en", "zh", "ru"])
      project.write(`locales/${locale}/topics.json`, JSON.stringify({ partnerships: "P", [key]: "Evil" }));
    project.write(EN, article({ topics: JSON.stringify([key]) }));
  };
}

export const sizes: readonly Row[] = [
  ["a text of two million letters", "file-too-large", body("A".repeat(2_000_000))],
  [
    "a catalogue of two million letters",
    "file-too-large",
    json(JSON.stringify({ title: "A".repeat(2_000_000) })),
  ],
  ["a picture of 21 million bytes", "file-too-large", cover("cover.png", () => Buffer.alloc(21_000_000))],
  ["a text of 900,000 letters in one line", "", body("word ".repeat(180_000))],
  ["a text of 300,000 Chinese characters", "", body("一".repeat(300_000))],
  ["a text of 400,000 brackets", "", body("[".repeat(400_000))],
  ["a text of 400,000 asterisks", "", body("*a".repeat(200_000))],
  ["a text of nested quotations", "", body("> ".repeat(100_000))],
  [
    "a text of nested lists",
    "",
    body(Array.from({ length: 300 }, (_, level) => `${"  ".repeat(level)}- a`).join("\n")),
  ],
  ["100,000 pictures that are not there", "image-missing", body("![a](a.png)\n".repeat(80_000))],
  ["20,000 pictures in one line", "image-missing", body("![a](a.png)".repeat(20_000))],
  [
    "the name of a picture of 500,000 letters",
    "image-missing",
    async (project) => {
      project.write(EN, article({}, `![a](${"a".repeat(500_000)}.png)`));
      project.write(COVER, png());
    },
  ],
  [
    "100,000 messages that nothing uses",
    "message-unknown",
    inRussian("{", `{${Array.from({ length: 60_000 }, (_, key) => `"k${key}":"",`).join("")}`),
  ],
  [
    "long keys of messages, one of them mistyped",
    "message-missing message-unknown",
    (project) => {
      const long = "k".repeat(300_000);
      project.edit(PRESS("en"), (catalogue) => catalogue.replace("{", `{"${long}a": "A",`));
      project.edit(PRESS("zh"), (catalogue) => catalogue.replace("{", `{"${long}a": "A",`));
      project.edit(PRESS("ru"), (catalogue) => catalogue.replace("{", `{"${long}b": "A",`));
    },
  ],
];
