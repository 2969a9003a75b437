import { equal, is, ok } from "uvu/assert";
import { type EditionFile, readEditionFile } from "../../src/core/content/edition.ts";
import { readFrontMatter } from "../../src/core/content/front-matter.ts";
import { articleSource, articleTranslation, pageSource, schemaKeys } from "../../src/core/content/schema.ts";
import type { Fault } from "../../src/core/faults/table.ts";
import { TextFile } from "../../src/core/faults/text-file.ts";
import { suite } from "../support/suite.ts";

/** What a test asserts about a fault: its code, its place and its suggestion. */
type Found = [code: string, place: string, suggestion?: string];

function found(faults: readonly Fault[]): Found[] {
  return faults.map(({ code, line, column, suggestion }) =>
    suggestion === undefined ? [code, `${line}:${column}`] : [code, `${line}:${column}`, suggestion],
  );
}

const read = (text: string) => readFrontMatter(new TextFile("a.md", text));

const splitting = suite("readFrontMatter");
const sound: [fact: string, text: string, value: unknown, body: string, bodyLine: number][] = [
  ["reads en", "---\ntitle: A visit\n---\nText.\n", { title: "A visit" }, "Text.\n", 3],
  ["reads zh", "---\ntitle: 访问：巴黎\n---\n正文。\n", { title: "访问：巴黎" }, "正文。\n", 3],
  ["reads ru", "---\ntitle: Визит — Париж\n---\nТекст.\n", { title: "Визит — Париж" }, "Текст.\n", 3],
  ["reads CRLF", "---\r\ntitle: A\r\n---\r\nText.\r\n", { title: "A" }, "Text.\r\n", 3],
  ["reads after a byte order mark", "\uFEFF---\ntitle: A\n---\nb", { title: "A" }, "b", 3],
  ["reads spaces after the fences", "--- \ntitle: A\n---\t\nb", { title: "A" }, "b", 3],
  ["reads an empty head", "---\n---\nb", {}, "b", 2],
  ["reads an empty body", "---\ntitle: A\n---", { title: "A" }, "", 2],
  [
    "joins the lines of a folded value in zh",
    "---\na: >-\n  中心与各方\n  签署协议，推动\n  UNESCO 合作\nb: 中心\n  签署\nc: '中心\n\n  签署'\nd: 主题 副题\n---\n",
    { a: "中心与各方签署协议，推动 UNESCO 合作", b: "中心签署", c: "中心签署", d: "主题 副题" },
    "",
    12,
  ],
  [
    "folds the lines of a value in ru",
    "---\na: >-\n  Визит\n  в Париж\n---\n",
    { a: "Визит в Париж" },
    "",
    5,
  ],
  ["leaves a later fence in the body", "---\na: b\n---\n\n---\n", { a: "b" }, "\n---\n", 3],
  ["leaves a date as text", "---\ndate: 2019-03-09\n---\n", { date: "2019-03-09" }, "", 3],
  ["reads yes and no as text", "---\na: yes\nb: no\nc: on\n---\n", { a: "yes", b: "no", c: "on" }, "", 5],
  [
    "keeps an emoji, a no-break space and a script's end",
    "---\na: 👩‍👩‍👧\u00A0</script>\n---\n",
    { a: "👩‍👩‍👧\u00A0</script>" },
    "",
    3,
  ],
];
for (const [fact, text, value, body, bodyLine] of sound) {
  splitting(fact, () => {
    const { frontMatter, faults } = read(text);
    equal(found(faults), []);
    equal([frontMatter?.value, frontMatter?.body, frontMatter?.bodyLine], [value, body, bodyLine]);
  });
}

const broken: [fact: string, text: string, faults: Found[]][] = [
  ["nothing", "", [["front-matter-missing", "1:1"]]],
  ["only a text", "正文。", [["front-matter-missing", "1:1"]]],
  ["a head after an empty line", "\n---\na: b\n---\n", [["front-matter-missing", "1:1"]]],
  ["a fence that names a language", "---js\n({})\n---\n", [["front-matter-fence", "1:1"]]],
  ["a fence with four hyphens", "----\na: b\n----\n", [["front-matter-fence", "1:1"]]],
  ["a head without an end", "---\ntitle: Визит\n", [["front-matter-unclosed", "1:1"]]],
  ["an end that is indented", "---\ntitle: A\n ---\n", [["front-matter-unclosed", "1:1"]]],
  ["a full-width colon", "---\ndate: 1\ntitle：标题\n---\n", [["front-matter-syntax", "3:6", "title: 标题"]]],
  [
    "indents that are no spaces for YAML",
    "---\ncover:\n\u00A0 src: a.png\n\u3000alt: Б\n---\n",
    [
      ["front-matter-syntax", "3:1", "  src: a.png"],
      ["front-matter-syntax", "4:1", " alt: Б"],
    ],
  ],
  ["a list instead of keys", "---\n- a\n---\n", [["front-matter-syntax", "2:1"]]],
  ["a text instead of keys", "---\n只有文字\n---\n", [["front-matter-syntax", "2:1"]]],
  ["a quotation mark without its pair", '---\na: "b\n---\n', [["front-matter-syntax", "3:1"]]],
  [
    "a colon within a value",
    "---\ntitle: Визит: Париж\n---\n",
    [["front-matter-quotes", "2:8", '"Визит: Париж"']],
  ],
  [
    "quotation marks within the same ones",
    '---\ntitle: "He said "yes""\n---\n',
    [["front-matter-quotes", "2:18", `'He said "yes"'`]],
  ],
  [
    "a bracket in front of a value",
    "---\ntitle: [访问] 巴黎\n---\n",
    [["front-matter-quotes", "2:13", '"[访问] 巴黎"']],
  ],
  ["a key twice", "---\ntitle: A\ndate: x\ntitle: B\n---\n", [["duplicate-key", "4:1"]]],
  ["a key twice within another", "---\ncover:\n  alt: 图\n  alt: 片\n---\n", [["duplicate-key", "4:3"]]],
  ["a list as a key", "---\n? [a]\n: b\n---\n", [["front-matter-syntax", "2:3"]]],
  ["an anchor", "---\na: &x b\n---\n", [["front-matter-yaml-feature", "2:7"]]],
  ["a custom tag", "---\na: !x [b]\n---\n", [["front-matter-yaml-feature", "2:7"]]],
  ["a tag on a map", "---\na: !!map\n  b: c\n---\n", [["front-matter-yaml-feature", "3:3"]]],
  ["a merge key", "---\n<<: {a: b}\n---\n", [["front-matter-yaml-feature", "2:1"]]],
  ["a standard tag of YAML", "---\na: !!str 1\n---\n", [["front-matter-yaml-feature", "2:10"]]],
  ["__proto__", "---\n__proto__: {a: b}\n---\n", [["forbidden-key", "2:1"]]],
  ["constructor within another key", "---\ncover:\n  constructor: x\n---\n", [["forbidden-key", "3:3"]]],
  ["a second document", "---\ntitle: A\n...\ndraft: true\n---\n", [["front-matter-syntax", "4:1"]]],
  [
    "eleven nested lists",
    `---\na: ${"[".repeat(11)}${"]".repeat(11)}\n---\n`,
    [["front-matter-syntax", "2:13"]],
  ],
  [
    "9,000 nested lists",
    `---\na: ${"[".repeat(9000)}${"]".repeat(9000)}\n---\n`,
    [["front-matter-syntax", "2:204"]],
  ],
  ["1,000 hyphens in a line", `---\na:\n  ${"- ".repeat(1000)}b\n---\n`, [["front-matter-syntax", "3:3"]]],
  ["49 hyphens in a line", `---\na:\n  ${"- ".repeat(49)}b\n---\n`, [["front-matter-syntax", "3:21"]]],
  [
    "nested lists as a key",
    `---\n? ${"[".repeat(11)}${"]".repeat(11)}\n: a\n---\n`,
    [["front-matter-syntax", "2:12"]],
  ],
  ["too much", `---\n${"а: б\n".repeat(4000)}c: ddd\n---\n`, [["front-matter-too-large", "4002:1"]]],
  ["a zero-width space before its fence", "\u200B---\ntitle: A\n---\n", [["hidden-character", "1:1"]]],
  ["two byte order marks", "\uFEFF\uFEFF---\ntitle: A\n---\n", [["hidden-character", "1:1"]]],
  ["prototype in quotes", '---\n"prototype": x\n---\n', [["forbidden-key", "2:1"]]],
];
for (const [fact, text, faults] of broken) {
  splitting(`refuses ${fact}`, () => {
    const { frontMatter, faults: got } = read(text);
    is(frontMatter, undefined);
    equal(found(got), faults);
  });
}
splitting("refuses an alias, at its place", () => {
  const { frontMatter, faults } = read("---\na: &x b\nc: *x\n---\n");
  is(frontMatter, undefined);
  ok(found(faults).some(([code, place]) => code === "front-matter-yaml-feature" && place === "3:4"));
});
splitting("refuses a tag that would be a function", () => {
  const { frontMatter, faults } = read("---\na: !!js/function 'x'\n---\n");
  is(frontMatter, undefined);
  equal(found(faults), [["front-matter-yaml-feature", "2:18"]]);
});
splitting("does not expand a small file into a large one", () => {
  const levels = Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`);
  is(read(`---\na0: &a0 x\n${levels.join("\n")}\n---\n`).frontMatter, undefined);
});
splitting("counts the errors of a head that has too many of them", () => {
  const { faults } = read(`---\n{ "a": "b"${",".repeat(400)}\n---\n`);
  is(faults.length, 200);
  is(faults.at(-1)?.more, 200);
});
splitting.run();

const HEAD: Record<"en" | "zh" | "ru", string> = {
  en: "title: A visit\ndate: 2019-03-09\ntopics: [iioe]\n",
  zh: "title: 访问\ndate: 2019-03-09\ntopics: [iioe]\n",
  ru: "title: Визит\ndate: 2019-03-09\ntopics: [iioe]\n",
};
const PLACE = { folder: "articles", slug: "visit", locale: "en" } as const;

function edition(head: string, body = "Text.\n", folder: "articles" | "pages" = "articles") {
  return readEditionFile(new TextFile("a.md", `---\n${head}---\n${body}`), { ...PLACE, folder });
}

const sources = suite("an original");
for (const [locale, head] of Object.entries(HEAD)) {
  sources(`is read in ${locale}`, () => {
    const file = new TextFile("a.md", `---\n${head}source: true\n---\nText.\n`);
    const { edition: got, faults } = readEditionFile(file, { ...PLACE, locale });
    equal(faults, []);
    equal(
      [got?.kind, got?.folder, got?.slug, got?.locale, got?.body, got?.head],
      [
        "source",
        "articles",
        "visit",
        locale,
        "Text.\n",
        { title: head.slice(7, head.indexOf("\n")), date: "2019-03-09", topics: ["iioe"], source: true },
      ],
    );
  });
}
sources("is read with everything that it may have", () => {
  const cover = "cover:\n  src: a.png\n  alt: b\n  caption: c\n  credit: d\n";
  const rest =
    "updated: 2020-01-01\nsummary: e\nauthors: [f, 王]\neditions:\n  ru: absent\n  zh: announced\ndraft: true\n";
  const { edition: got, faults } = edition(`${HEAD.en}source: true\n${cover}${rest}`);
  equal(found(faults), []);
  equal((got as EditionFile & { kind: "source" }).head.editions, { ru: "absent", zh: "announced" });
});
sources("is read without the white space around its texts", () => {
  is(edition(`title: "\u00A0A\u3000"\n${HEAD.en.slice(15)}source: true\n`).edition?.head.title, "A");
});

const wrongSources: [fact: string, head: string, faults: Found[]][] = [
  ["without a title", "date: 2019-03-09\ntopics: [iioe]\nsource: true\n", [["missing-key", "2:1"]]],
  [
    "without anything",
    "source: true\n",
    [
      ["missing-key", "2:1"],
      ["missing-key", "2:1"],
      ["missing-key", "2:1"],
    ],
  ],
  ["with an empty title", `${HEAD.en.replace("A visit", '""')}source: true\n`, [["wrong-value", "2:8"]]],
  [
    "with a title of spaces",
    `${HEAD.en.replace("A visit", '" \u00A0"')}source: true\n`,
    [["wrong-value", "2:8"]],
  ],
  [
    "with a title without a value",
    `${HEAD.en.replace(" A visit", "")}source: true\n`,
    [["wrong-value", "2:7"]],
  ],
  [
    "with a number as a title",
    `${HEAD.en.replace("A visit", "2019 # the year")}source: true\n`,
    [["unquoted-number", "2:8", '"2019"']],
  ],
  [
    "with a hexadecimal number as a title",
    `${HEAD.zh.replace("访问", "0x1F")}source: true\n`,
    [["unquoted-number", "2:8", '"0x1F"']],
  ],
  [
    "with a mistyped key, once",
    `${HEAD.ru.replace("title", "tilte")}source: true\n`,
    [["unknown-key", "2:1", "title"]],
  ],
  [
    "with a mistyped key of its picture, once",
    `${HEAD.en}source: true\ncover:\n  src: a.png\n  atl: b\n`,
    [["unknown-key", "8:3", "alt"]],
  ],
  ["with an unknown key", `${HEAD.en}source: true\nлейаут: a\n`, [["unknown-key", "6:1"]]],
  [
    "with an English date",
    `${HEAD.en.replace("2019-03-09", '"March 9, 2019"')}source: true\n`,
    [["date-format", "3:7", "2019-03-09"]],
  ],
  [
    "with a Chinese date",
    `${HEAD.zh.replace("2019-03-09", "2019年3月9日")}source: true\n`,
    [["date-format", "3:7", "2019-03-09"]],
  ],
  [
    "with a Russian date",
    `${HEAD.ru.replace("2019-03-09", "9 марта 2019 г.")}source: true\n`,
    [["date-format", "3:7", "2019-03-09"]],
  ],
  [
    "with a day that doesn't exist",
    `${HEAD.en.replace("2019-03-09", "2019-02-29")}source: true\n`,
    [["date-format", "3:7"]],
  ],
  [
    "with a map as a date",
    `${HEAD.ru.replace("2019-03-09", "{toString: a, valueOf: b}")}source: true\n`,
    [["date-format", "3:7"]],
  ],
  [
    "with a year as a date",
    `${HEAD.en.replace("2019-03-09", "2019")}source: true\n`,
    [["date-format", "3:7"]],
  ],
  [
    "with a wrong second date",
    `${HEAD.en}source: true\nupdated: 2020.1.2\n`,
    [["date-format", "6:10", "2020-01-02"]],
  ],
  ["with no topic", `${HEAD.en.replace("[iioe]", "[]")}source: true\n`, [["wrong-value", "4:9"]]],
  ["with a text as topics", `${HEAD.en.replace("[iioe]", "iioe")}source: true\n`, [["wrong-value", "4:9"]]],
  [
    "with a topic twice",
    `${HEAD.en.replace("[iioe]", "[iioe, 数字, iioe]")}source: true\n`,
    [["wrong-value", "4:9"]],
  ],
  [
    "with a number among its topics",
    `${HEAD.en.replace("[iioe]", "[iioe, 2030]")}source: true\n`,
    [["unquoted-number", "4:16", '"2030"']],
  ],
  ["with source: false", `${HEAD.en}source: false\n`, [["wrong-value", "5:9"]]],
  [
    "with a picture without an alternative text",
    `${HEAD.en}source: true\ncover:\n  src: a.png\n`,
    [["missing-key", "6:1"]],
  ],
  [
    "with a state that cannot be announced",
    `${HEAD.en}source: true\neditions:\n  ru: stale\n`,
    [["wrong-value", "7:7"]],
  ],
  [
    "with two faults, in their order",
    `${HEAD.en.replace("A visit", "7").replace("03-09", "3-9")}source: true\n`,
    [
      ["unquoted-number", "2:8", '"7"'],
      ["date-format", "3:7", "2019-03-09"],
    ],
  ],
  ["that is a translation too", `${HEAD.en}source: true\ntranslation: {}\n`, [["edition-kind", "2:1"]]],
];
for (const [fact, head, faults] of wrongSources) {
  sources(`is refused ${fact}`, () => {
    const { edition: got, faults: all } = edition(head);
    is(got, undefined);
    equal(found(all), faults);
  });
}
sources("is refused without a text", () => {
  for (const body of ["", "\n", " \u3000\n\n"]) {
    const { edition: got, faults } = edition(`${HEAD.zh}source: true\n`, body);
    is(got, undefined);
    equal(
      faults.map(({ code }) => code),
      ["body-missing"],
    );
  }
});
sources("is refused if it is neither original nor translation", () => {
  equal(found(edition(HEAD.ru).faults), [["edition-kind", "2:1"]]);
  equal(found(edition("").faults), [["edition-kind", "2:1"]]);
});
sources("is refused with a short quotation of a wrong value, never with half a character", () => {
  const { faults } = edition(
    `${HEAD.en.replace("[iioe]", `["${"👩‍👩‍👧".repeat(40)}", "${"👩‍👩‍👧".repeat(40)}"]`)}source: true\n`,
  );
  const [fault] = faults;
  is(fault?.code, "wrong-value");
  ok((fault?.values.found?.length ?? 0) < 200);
  ok(!/\p{Cs}/u.test(fault?.values.found ?? ""), "no lone surrogate");
});
sources.run();

const translations = suite("a translation");
const whole = 'title: Визит\ntranslation:\n  of: "a6bd41882f8c"\n  by: 王\n  reviewed: 2020-01-01\n';
translations("is read with the fingerprint of its original", () => {
  const { edition: got, faults } = edition(whole);
  equal(found(faults), []);
  equal(
    [got?.kind, got?.head],
    [
      "translation",
      { title: "Визит", translation: { of: "a6bd41882f8c", by: "王", reviewed: "2020-01-01" } },
    ],
  );
});
translations("may have no text yet, and no fingerprint", () => {
  const { edition: got, faults } = edition("title: A\ntranslation: {}\n", "\n");
  equal([found(faults), got?.kind, got?.body], [[], "translation", "\n"]);
});
translations("may repeat the facts", () => {
  equal(found(edition(`${HEAD.zh}translation: {}\nauthors: [王]\nupdated: 2020-01-01\n`).faults), []);
});
const wrongTranslations: [fact: string, head: string, faults: Found[]][] = [
  ["without a title", "translation: {}\n", [["missing-key", "2:1"]]],
  [
    "with a fingerprint in another format",
    'title: A\ntranslation:\n  of: "A6BD"\n',
    [["wrong-value", "4:7"]],
  ],
  [
    "with a fingerprint of digits without quotation marks",
    "title: A\ntranslation:\n  of: 123456789012\n",
    [["unquoted-number", "4:7", '"123456789012"']],
  ],
  [
    "with a fingerprint that reads as a power of ten",
    "title: A\ntranslation:\n  of: 12345678e901\n",
    [["unquoted-number", "4:7", '"12345678e901"']],
  ],
  [
    "with a mistyped key",
    "title: A\ntranslation:\n  reviwed: 2020-01-01\n",
    [["unknown-key", "4:3", "reviewed"]],
  ],
  [
    "with announcements, which belong to the original",
    "title: A\ntranslation: {}\neditions: {}\n",
    [["unknown-key", "4:1"]],
  ],
];
for (const [fact, head, faults] of wrongTranslations) {
  translations(`is refused ${fact}`, () => {
    const { edition: got, faults: all } = edition(head);
    is(got, undefined);
    equal(found(all), faults);
  });
}
translations.run();

const pages = suite("a page");
pages("has neither date nor topics", () => {
  equal(found(edition("title: 关于\nsource: true\n", "正文。", "pages").faults), []);
  equal(found(edition("title: О сайте\ntranslation: {}\n", "", "pages").faults), []);
});
pages("is refused with the facts of an article", () => {
  const { faults } = edition(`${HEAD.en}source: true\nauthors: [a]\n`, "Text.", "pages");
  equal(found(faults), [
    ["unknown-key", "3:1"],
    ["unknown-key", "4:1"],
    ["unknown-key", "6:1"],
  ]);
});
pages.run();

const keys = suite("schemaKeys");
keys("names the keys at the top, in a map and in an optional map", () => {
  equal(schemaKeys(articleTranslation)(["translation"]), ["of", "parts", "by", "reviewed"]);
  equal(schemaKeys(articleSource)(["cover"]), ["src", "alt", "caption", "credit"]);
  equal(schemaKeys(articleTranslation)(["cover"]), ["src", "alt", "caption", "credit"]);
  equal(schemaKeys(pageSource)([]), [
    "title",
    "updated",
    "cover",
    "summary",
    "source",
    "editions",
    "aliases",
    "draft",
    "publish",
    "ignore",
  ]);
});
keys("names none if there is no map", () => {
  for (const path of [["title"], ["topics", 0], ["нет"], ["cover", "src", "x"], ["constructor"]])
    equal(schemaKeys(articleSource)(path), [], path.join("."));
});
keys.run();
