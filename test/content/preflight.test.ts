import { equal, is } from "uvu/assert";
import {
  CONTENT_RULES,
  checkEntries,
  decodeText,
  type Entry,
  LOCALES_RULES,
  visible,
} from "../../src/core/content/preflight.ts";
import { measureImage } from "../../src/core/images/measure.ts";
import { png, pngHeader } from "../support/hostile/project.ts";
import { suite } from "../support/suite.ts";

const entry = (path: string, kind: Entry["kind"] = "file", size = 1): Entry => ({ path, kind, size });
const found = (entries: readonly Entry[], rules = CONTENT_RULES) =>
  checkEntries("content", entries, rules).faults.map(({ code, file }) => `${code} ${file}`);

const names = suite("checkEntries");
names("accepts texts, pictures, snapshots and files that desktops leave behind, sorted", () => {
  const { files, snapshots, refused, faults } = checkEntries(
    "content",
    [
      entry("articles", "folder"),
      entry("articles/visit", "folder"),
      entry("articles/visit/index.ru.md"),
      entry("articles/visit/cover.PNG"),
      entry("articles/visit/.accepted", "folder"),
      entry("articles/visit/.accepted/0123456789ab.md"),
      entry("articles/visit/.DS_Store"),
    ],
    CONTENT_RULES,
  );
  equal(faults, []);
  equal(files, ["articles/visit/cover.PNG", "articles/visit/index.ru.md"]);
  equal(snapshots, ["articles/visit/.accepted/0123456789ab.md"]);
  is(refused.size, 0);
});
names("finds one fault of a refused folder, and none of its contents", () => {
  const entries = [
    entry(".git", "folder"),
    entry(".git/config"),
    entry(".git/a", "folder"),
    entry(".git/a/b", "link"),
  ];
  equal(found(entries), ["file-name content/.git"]);
  equal([...checkEntries("content", entries, CONTENT_RULES).refused], entries.map(({ path }) => path).sort());
});
names("finds one fault of a folder with the name of another, and none of its files", () => {
  const files = (folder: string) => [entry(folder, "folder"), entry(`${folder}/index.en.md`)];
  equal(found([...files("articles/visit"), ...files("articles/Visit")]), [
    "name-collision content/articles/visit",
  ]);
});
const refusals: [fact: string, entry: Entry, faults: string[]][] = [
  ["a link", entry("a.md", "link"), ["file-link content/a.md"]],
  ["a pipe", entry("a.md", "other"), ["file-kind content/a.md"]],
  ["a folder with the name of a text", entry("a.md", "folder"), ["file-folder content/a.md"]],
  ["a folder with the name of a picture", entry("a.PNG", "folder"), ["file-folder content/a.PNG"]],
  ["a closed folder", { ...entry("a", "closed"), reason: "EACCES" }, ["file-unreadable content/a"]],
  ["the folder itself", { ...entry("", "link") }, ["file-link content"]],
  ["a program", entry("a.11tydata.js"), ["file-type content/a.11tydata.js"]],
  ["a name that Windows reserves", entry("aux.md"), ["file-name content/aux.md"]],
  ["a name that reverses its direction", entry("a\u202E.md"), ["file-name content/a\\u{202e}.md"]],
  ["a text of too many bytes", entry("a.md", "file", 1_000_001), ["file-too-large content/a.md"]],
  [
    "a link among snapshots",
    entry("articles/a/.accepted/0123456789ab.md", "link"),
    ["file-link content/articles/a/.accepted/0123456789ab.md"],
  ],
  [
    "a snapshot with another name",
    entry("articles/a/.accepted/evil.md"),
    ["file-name content/articles/a/.accepted/evil.md"],
  ],
  ["a folder of snapshots of no article", entry(".accepted", "folder"), ["file-name content/.accepted"]],
];
const remedies = (entries: readonly Entry[], rules = CONTENT_RULES) =>
  checkEntries("content", entries, rules).faults.map(({ code, remedy, values }) => [
    code,
    remedy,
    values.name,
  ]);
for (const [name, remedy, meant] of [
  ["site - копия.json", "copy", "site.json"],
  ["site - Copy (2).json", "copy", "site.json"],
  ["site 副本.json", "copy", "site.json"],
  ["site (1).json", "copy", "site.json"],
  ["~$site.json", "temporary", undefined],
  ["перевод.docx", "outside", undefined],
] as const)
  names(`says what to do with ${name} among catalogues`, () => {
    equal(remedies([entry(`ru/${name}`)], LOCALES_RULES), [["file-name", remedy, meant]]);
  });
names("says what to do with a document in the folder of an article, also if its name is sound", () => {
  equal(remedies([entry("articles/visit/перевод.docx")]), [["file-name", "document", undefined]]);
  equal(remedies([entry("articles/visit/report.doc")]), [["file-type", "document", undefined]]);
  equal(remedies([entry("articles/visit/moi tekst.md")]), [["file-name", undefined, undefined]]);
});
for (const [name, suggestion] of [
  ["my photo.jpg", "my-photo.jpg"],
  ["照片.jpg", "picture-1.jpg"],
  ["IMG (1).JPG", "img-1.jpg"],
  ["aux.png", "picture-1.png"],
] as const)
  names(`offers ${suggestion} for a picture named ${name}`, () => {
    const { faults } = checkEntries("content", [entry(`articles/a/${name}`)], CONTENT_RULES);
    equal(
      faults.map((fault) => [fault.code, fault.suggestion]),
      [["image-name", suggestion]],
    );
  });
for (const [fact, one, faults] of refusals) names(`refuses ${fact}`, () => equal(found([one]), faults));
names("refuses snapshots among the catalogues", () => {
  equal(found([entry("en/.accepted", "folder")], LOCALES_RULES), ["file-name content/en/.accepted"]);
});
names("spells out hidden characters in a name", () => is(visible("a\nb\u202E访"), "a\\u{a}b\\u{202e}访"));
names.run();

const texts = suite("decodeText");
const place = (bytes: Uint8Array) =>
  decodeText("a.md", bytes).faults.map(({ code, line, column, values }) =>
    [code, `${line}:${column}`, values.found ?? values.code].join(" "),
  );
texts("reads UTF-8, with and without a byte order mark", () => {
  for (const mark of ["", "\uFEFF"])
    is(decodeText("a.md", Buffer.from(`${mark}标题 — я 👩‍🔬`)).text?.text, "标题 — я 👩‍🔬");
});
texts("leaves out only one byte order mark", () => {
  is(decodeText("a.md", Buffer.from("\uFEFF\uFEFFa")).text?.text, "\uFEFFa");
});
const broken: [fact: string, bytes: Buffer, fault: string][] = [
  ["a byte that begins no character", Buffer.from([0x61, 0x0a, 0x62, 0xff]), "text-encoding 2:2 0xff"],
  ["the first broken byte, not the one after it", Buffer.from([0x61, 0xe6, 0x28]), "text-encoding 1:2 0xe6"],
  [
    "a character that ends early",
    Buffer.concat([Buffer.from("访问\r"), Buffer.from([0xe8, 0xae])]),
    "text-encoding 2:1 0xe8",
  ],
  [
    "a place after a byte order mark",
    Buffer.concat([Buffer.from("\uFEFFя"), Buffer.from([0xc0])]),
    "text-encoding 1:2 0xc0",
  ],
  ["UTF-16 by its mark", Buffer.from("\uFEFFa", "utf16le"), "text-encoding 1:1 UTF-16"],
  ["UTF-16 by its zeros", Buffer.from("---\ntitle", "utf16le").swap16(), "text-encoding 1:1 UTF-16"],
  ["NUL", Buffer.from("Here is a longer text\nЯ\0"), "hidden-character 2:2 U+0000"],
];
for (const [fact, bytes, fault] of broken) texts(`finds ${fact}`, () => equal(place(bytes), [fault]));
texts.run();

const pictures = suite("measureImage");
pictures("gives the size of a picture", () => {
  equal(measureImage("a.png", png(300, 200)), { size: { widthPx: 300, heightPx: 200 }, faults: [] });
});
pictures("reads no byte after the end of a picture, whatever is there", () => {
  const start = Buffer.from("RIFF\x10\0\0\0WEBPVP8 \x0a\0\0\0\x30\x01\0\x9d\x01\x2a", "latin1");
  for (const byte of [0x01, 0x20, 0xff]) {
    const shared = Buffer.concat([start, Buffer.alloc(100, byte)]);
    const { size, faults } = measureImage("a.webp", shared.subarray(0, start.length));
    equal([size, faults.map(({ code }) => code)], [undefined, ["image-broken"]]);
  }
});
const wrong: [fact: string, file: string, bytes: Buffer, code: string][] = [
  ["another type than its name", "a.jpg", png(), "image-type"],
  ["no bytes", "a.png", Buffer.alloc(0), "image-broken"],
  ["no width", "a.png", pngHeader(0, 9), "image-broken"],
  ["more pixels than fit into memory", "a.png", pngHeader(16_000, 16_000), "image-too-large"],
];
for (const [fact, file, bytes, code] of wrong)
  pictures(`refuses a picture with ${fact}`, () => {
    const { size, faults } = measureImage(file, bytes);
    equal([size, faults.map((fault) => fault.code)], [undefined, [code]]);
  });
pictures.run();

const conflicts = suite("a conflict of git");
const CONFLICT = "<<<<<<< HEAD\nОдин\n=======\nДва\n>>>>>>> перевод\n";
conflicts("is a fault at its first line, in every kind of text", () => {
  for (const [file, text] of [
    ["index.ru.md", `---\ntitle: A\n---\n\n${CONFLICT}`],
    ["site.json", `{\n${CONFLICT}}`],
    ["index.zh.md", `---\n${CONFLICT.replaceAll("\n", "\r\n")}---\n`],
  ] as const) {
    const { text: read, faults } = decodeText(file, Buffer.from(text));
    is(read, undefined);
    equal(
      faults.map(({ code, line }) => [code, line]),
      [["merge-conflict", text.split("\n").findIndex((line) => line.startsWith("<<<<<<<")) + 1]],
    );
  }
});
conflicts("is none within a block of code, nor where a part of it is missing", () => {
  for (const text of [
    `\`\`\`\n${CONFLICT}\`\`\`\n`,
    "<<<<<<< HEAD\n=======\n",
    ">>>>>>> x\n",
    "a <<<<<<< b\n",
  ])
    equal(decodeText("a.md", Buffer.from(text)).faults, []);
});
conflicts("is found in little time", () => {
  const text = "<<<<<<< a\n=======\n".repeat(20_000);
  equal(decodeText("a.md", Buffer.from(text)).faults, []);
});
conflicts.run();

const documents = suite("a document of another program");
documents("is named as one, whatever its name ends in", () => {
  for (const start of [[0xd0, 0xcf, 0x11, 0xe0], [0x50, 0x4b, 0x03, 0x04], [...Buffer.from("%PDF-1.7")]])
    equal(
      decodeText("site.json", Uint8Array.from([...start, 0, 1, 2])).faults.map(({ code, remedy }) => [
        code,
        remedy,
      ]),
      [["text-encoding", "binary"]],
    );
});
documents.run();
