import { readFileSync } from "node:fs";
import { printParseErrorCode } from "jsonc-parser";
import { equal, is, match, not, ok } from "uvu/assert";
import { cells, reportFaults } from "../../src/core/faults/report.ts";
import {
  atMost,
  compare,
  FAULTS,
  type Fault,
  type FaultCode,
  FaultsError,
  filesOf,
  gradeOf,
  sortFaults,
} from "../../src/core/faults/table.ts";
import { TextFile } from "../../src/core/faults/text-file.ts";
import type { MessageKey } from "../../src/core/messages/messages.ts";
import { ownMessages } from "../../src/files/catalogues/own-messages.ts";
import { suite } from "../support/suite.ts";

const LOCALES = ["en", "zh", "ru"] as const;
const spoken = { en: ownMessages("en"), zh: ownMessages("zh"), ru: ownMessages("ru") };
const CODES = Object.keys(FAULTS) as FaultCode[];

/** Every value that a message of a fault may use. */
const VALUES = Object.fromEntries(
  [...readFileSync("locales/en/faults.json", "utf8").matchAll(/\{\{(\w+)\}\}/g)].map(([, name = ""]) => [
    name,
    `‹${name}›`,
  ]),
);
const { detail: _, ...WITHOUT_DETAIL } = VALUES;

/**
 * The columns that a text takes, by the rule of UAX #11 for the characters in our tests: Han, Hangul, kana,
 * full-width forms and emoji take two, combining and format characters none, everything else one.
 */
function columns(text: string): number {
  const width = (character: string) => {
    if (/[\p{M}\p{Cf}]/u.test(character)) return 0;
    return /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF01-\uFF60\p{Emoji_Presentation}]/u.test(
      character,
    )
      ? 2
      : 1;
  };
  return [...text].reduce((sum, character) => sum + width(character), 0);
}

/** The caret's line of a report, and the line above it. */
function caretIn(report: string): [source: string, caret: string] {
  const lines = report.split("\n");
  const at = lines.findIndex((line) => /^ +\| +\^$|^ +\| \^$/.test(line));
  ok(at > 0, `there is a caret in\n${report}`);
  return [lines[at - 1] ?? "", lines[at] ?? ""];
}

const caret = suite("caret");
const rows: [fact: string, text: string, at: string][] = [
  ["the first letter", "title: A", "title"],
  ["a letter after letters", "title: A visit", "visit"],
  ["a character after Han", "标题: 访问巴黎", "巴"],
  ["a letter after Han", "summary: 访问IBE", "IBE"],
  ["a letter after Chinese punctuation", "标题：“访问”，《巴黎》。x", "x"],
  ["a letter after Cyrillic", "заголовок: Визит", "Визит"],
  ["a letter after full-width letters", "ＡＢＣ１２３: x", "x"],
  ["a letter after a combined accent", "e\u0301e\u0301: x", "x"],
  ["a letter after Korean and Japanese", "제목 タイトル ひらがな x", "x"],
  ["a letter after an emoji", "👩 📅 x", "x"],
  ["a letter after a tab", "a:\tx", "x"],
  ["a letter after a no-break space", "a:\u00A0x", "x"],
  ["a letter after a zero-width space", "a:\u200Bx", "x"],
  ["a letter after Hebrew", "שלום: x", "x"],
  ["a letter after a bidi override", "a\u202Eb\u2066c: x", "x"],
  ["a letter after a terminal's escape", "a\u001B[31mb: x", "x"],
  ["a letter after a script's end", "</script>: x", "x"],
];
for (const locale of LOCALES) {
  for (const [fact, text, at] of rows) {
    caret(`is right under ${fact} in ${locale}`, () => {
      const file = new TextFile("a.md", `first\n${text}\nthird`);
      const fault = file.fault("front-matter-missing", "first\n".length + text.indexOf(at));
      const [source, under] = caretIn(reportFaults([fault], spoken[locale], "text"));
      is(columns(under.slice(0, under.indexOf("^"))), columns(source.slice(0, source.lastIndexOf(at))));
    });
  }
}
caret("is under the end of a line, and on an empty one", () => {
  const ends: [text: string, offset: number, columns: number][] = [
    ["标题", 2, 4],
    ["", 0, 0],
    ["a\n", 2, 0],
  ];
  for (const [text, offset, before] of ends) {
    const [, under] = caretIn(
      reportFaults([new TextFile("a.md", text).fault("body-missing", offset)], spoken.zh, "text"),
    );
    is(under.slice(under.indexOf("| ") + 2), `${" ".repeat(before)}^`);
  }
});
caret("keeps its column when line numbers grow by a digit", () => {
  const file = new TextFile("a.md", `${"x\n".repeat(8)}标题: y\nz\nz`);
  const lines = reportFaults([file.fault("body-missing", 16)], spoken.en, "text").split("\n");
  equal(
    lines.filter((line) => line.includes(" | ")).map((line) => line.indexOf("|")),
    [7, 7, 7, 7],
  );
  ok(lines.some((line) => line.startsWith("     9 | 标题")));
});
caret("is right under its word in a paragraph of one long line that is shown in part", () => {
  const paragraph = `${"国际教育局 ".repeat(60)}![图](图.png)${" конец".repeat(60)}`;
  const file = new TextFile("a.md", `x\n${paragraph}\ny`);
  const report = reportFaults(
    [file.fault("image-missing", 2 + paragraph.indexOf("!"), { found: "图.png" })],
    spoken.zh,
    "text",
  );
  const [source, under] = caretIn(report);
  const before = source.slice(0, source.indexOf("!"));
  is(
    [...before].reduce((sum, character) => sum + (/\p{Script=Han}/u.test(character) ? 2 : 1), 0),
    under.indexOf("^"),
  );
  match(source, /…/);
  ok([...source].length < 130);
});
caret.run();

const widths = suite("cells");
for (const [text, width] of [
  ["", 0],
  ["abc", 3],
  ["标题", 4],
  ["заголовок", 9],
  ["日期：", 6],
  ["e\u0301", 1],
  ["a\u200Bb", 2],
  ["📅", 2],
  ["\u00A0", 1],
] as const) {
  widths(`counts ${width} for ${JSON.stringify(text)}`, () => is(cells(text), width));
}
widths("agrees with UAX #11 for Han, kana, Cyrillic, Latin and Chinese punctuation", () => {
  const ranges = [
    [0x20, 0x7e],
    [0x400, 0x45f],
    [0x3041, 0x3096],
    [0x3001, 0x3011],
    [0x4e00, 0x9fff],
    [0xff01, 0xff5e],
    [0xac00, 0xad00],
  ];
  for (const [from = 0, to = 0] of ranges)
    for (let code = from; code <= to; code++) {
      const character = String.fromCodePoint(code);
      if (cells(character) !== columns(character))
        throw new Error(`U+${code.toString(16)}: ${cells(character)}`);
    }
});
widths.run();

const texts = suite("text");
for (const locale of LOCALES) {
  const t = spoken[locale];
  for (const code of CODES) {
    texts(`shows problem, remedy and page of ${code} in ${locale}`, () => {
      const report = reportFaults(
        [{ code, file: "a.md", line: 3, column: 7, values: WITHOUT_DETAIL }],
        detailed(code, t),
        "text",
      );
      const lines = report.split("\n");
      match(lines[0] ?? "", new RegExp(`^a\\.md:3:7 {2}\\S+ {2}${code}$`));
      ok((lines[1]?.trim().length ?? 0) > 3 && (lines[2]?.trim().length ?? 0) > 3);
      match(report, `docs/errors/${code}.md`);
      not.match(report, /\{\{|\}\}|undefined|\[object/);
      if (locale !== "en")
        match(`${lines[1]}${lines[2]}`, locale === "zh" ? /\p{Script=Han}/u : /\p{Script=Cyrillic}/u);
    });
  }
  texts(`counts the faults in the closing line, in ${locale}`, () => {
    for (const [count, key] of [1, 2, 5, 21].map(
      (n) => [n, t("faults:report.errors", { count: n })] as const,
    )) {
      const faults = Array.from(
        { length: count },
        (): Fault => ({ code: "body-missing", file: "a.md", values: {} }),
      );
      match(reportFaults(faults, t, "text"), new RegExp(`\n${key}\n$`));
    }
  });
  texts(`gives the number of what a list leaves out, in ${locale}`, () => {
    const faults = Array.from(
      { length: 7 },
      (_, index): Fault => ({ code: "body-missing", file: "a.md", line: index + 1, column: 1, values: {} }),
    );
    const listed = atMost(atMost(faults, 5), 2);
    equal(listed.length, 2);
    const more = t("faults:report.more", { count: 5 });
    match(reportFaults(listed, t, "text"), `\n  ${more}\n`);
    match(reportFaults(listed, t, "github"), more);
    equal(
      (JSON.parse(reportFaults(listed, t, "json")) as Fault[]).map((fault) => fault.more),
      [undefined, 5],
    );
    equal(atMost(faults, 7), faults);
    equal(atMost([], 7), []);
  });
  texts(`has other remedies for some files, in ${locale}`, () => {
    const common: Fault = { code: "file-name", file: "a", values: { found: "x", name: "site.json" } };
    const report = reportFaults([{ ...common, remedy: "copy" }], t, "text");
    match(report, "site.json");
    not.match(report, t("faults:file-name.remedy"));
  });
  texts(`names what was probably meant, in ${locale}`, () => {
    const fault: Fault = {
      code: "unknown-key",
      file: "a.md",
      line: 1,
      column: 1,
      values: { key: "titel" },
      suggestion: "заголовок 标题",
    };
    match(reportFaults([fault], t, "text"), "заголовок 标题");
  });
  texts(`has a name for every kind of expected value, in ${locale}`, () => {
    for (const name of [
      "text",
      "list",
      "list-unique",
      "two-words",
      "true",
      "fingerprint",
      "announced-or-absent",
      "Invalid input: expected map",
    ]) {
      const report = reportFaults(
        [{ code: "wrong-value", file: "a", values: { key: "k", found: "f", expected: name } }],
        t,
        "text",
      );
      if (name !== "text" && name !== "list" && name !== "true" && name !== "fingerprint")
        not.match(report, name);
    }
    match(
      reportFaults(
        [{ code: "locale-unknown", file: "a", values: { found: "f", expected: "en, zh, ru" } }],
        t,
        "text",
      ),
      "en, zh, ru",
    );
  });
  texts(`has a message for every error of the parsers, in ${locale}`, () => {
    const yaml = readFileSync(new URL("../../node_modules/yaml/dist/errors.d.ts", import.meta.url), "utf8");
    const [, union = ""] = /type ErrorCode = ([^;]+);/.exec(yaml) ?? [];
    // A duplicate key has its own kind of fault.
    const yamlCodes = [...union.matchAll(/'([A-Z_]+)'/g)]
      .map(([, code]) => code ?? "")
      .filter((code) => code !== "DUPLICATE_KEY");
    ok(yamlCodes.length > 15, "the list of the YAML parser is where it was");
    const jsonCodes = Array.from({ length: 16 }, (_, index) => printParseErrorCode(index + 1));
    for (const [code, details] of [
      ["front-matter-syntax", [...yamlCodes, "not-a-map"]],
      ["catalogue-syntax", jsonCodes],
    ] as const)
      for (const detail of details) {
        const report = reportFaults([{ code, file: "a", values: { detail } }], t, "text");
        not.match(report.split("\n")[1] ?? "", new RegExp(detail), detail);
      }
  });
}
texts("shows the line with its neighbours", () => {
  const text = "---\ntitle: 标题\ndate: x\n---\n";
  const fault = new TextFile("статья.md", text).fault("body-missing", text.indexOf("题"));
  const lines = reportFaults([fault], spoken.en, "text").split("\n");
  equal(lines.slice(2, 6), ["    1 | ---", "    2 | title: 标题", "      |          ^", "    3 | date: x"]);
});
texts("has no frame and no line if the fault has none", () => {
  const report = reportFaults(
    [{ code: "catalogue-missing", file: "locales/ru/site.json", values: { source: "s" } }],
    spoken.ru,
    "text",
  );
  match(report, /^locales\/ru\/site\.json {2}/);
  not.match(report, /[|^]/);
});
texts("never sends a control character or a bidi override to the terminal", () => {
  const nasty = "\u001B[31m\u0007\u0085\u202E\u2066x\u2028y";
  const file = new TextFile(`${nasty}.md`, `${nasty}: 标题`);
  const fault = file.fault("wrong-value", nasty.length, { key: nasty, found: nasty, expected: nasty }, nasty);
  for (const locale of LOCALES)
    not.match(
      reportFaults([fault], spoken[locale], "text").replaceAll("\n", ""),
      /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u,
    );
});
texts("prints the same for any order of the faults", () => {
  const at = (file: string, line: number, column: number, code: FaultCode = "body-missing"): Fault => ({
    code,
    file,
    line,
    column,
    values: {},
  });
  const sorted = [
    at("B.md", 1, 1),
    at("a.md", 2, 1),
    at("a.md", 2, 3),
    at("a.md", 10, 1, "body-missing"),
    at("a.md", 10, 1, "edition-kind"),
    at("ж.md", 1, 1),
    at("文.md", 1, 1),
  ];
  const once = reportFaults(sorted, spoken.en, "text");
  equal(
    [...once.matchAll(/^\S+\.md:\d+:\d+/gm)].map(([place]) => place),
    ["B.md:1:1", "a.md:2:1", "a.md:2:3", "a.md:10:1", "a.md:10:1", "ж.md:1:1", "文.md:1:1"],
  );
  is(reportFaults([...sorted].reverse(), spoken.en, "text"), once);
});
texts.run();

/** Messages with the detail of a file that cannot be parsed or is not finished, which such a fault always has. */
function detailed(code: FaultCode, t: (typeof spoken)["en"]): typeof t {
  return code.endsWith("-syntax") || code === "exchange-unreadable" || code === "exchange-unfinished"
    ? (key: MessageKey, values) => t(key, { detail: "‹detail›", ...values })
    : t;
}

const json = suite("json");
json("is a list in valid JSON, with every part of a fault", () => {
  const fault = new TextFile("a.md", "标题: </script>\u2028👩").fault(
    "unknown-key",
    4,
    { key: "</script>" },
    "标题",
  );
  for (const locale of LOCALES) {
    const report = reportFaults(
      [fault, { code: "catalogue-missing", file: "b.json", values: { source: "s" } }],
      spoken[locale],
      "json",
    );
    const [first, second, ...more] = JSON.parse(report);
    const { problem, remedy, ...rest } = first;
    equal(rest, {
      grade: "error",
      code: "unknown-key",
      file: "a.md",
      line: 1,
      column: 5,
      suggestion: "标题",
    });
    ok(problem.includes("</script>") && remedy.length > 3);
    equal([second.code, second.line, more], ["catalogue-missing", undefined, []]);
    is(report.at(-1), "\n");
  }
});
json("is an empty list if nothing is wrong", () =>
  equal(JSON.parse(reportFaults([], spoken.en, "json")), []),
);
json.run();

const github = suite("github");
github("is one annotation per line, with its place", () => {
  const fault = new TextFile("a.md", "标题: x").fault("unknown-key", 4, { key: "x" }, "y");
  const report = reportFaults(
    [fault, { code: "catalogue-missing", file: "b.json", values: { source: "s" } }],
    spoken.zh,
    "github",
  );
  const lines = report.trimEnd().split("\n");
  is(lines.length, 2);
  match(lines[0] ?? "", /^::error file=a\.md,line=1,col=5,title=unknown-key::.*x.*y/);
  match(lines[1] ?? "", /^::error file=b\.json,title=catalogue-missing::/);
});
github("escapes a file name or a value that would begin another command", () => {
  const nasty = "a,b:c%\r\n::error file=x::y";
  const report = reportFaults(
    [{ code: "unknown-key", file: nasty, line: 1, column: 1, values: { key: nasty } }],
    spoken.ru,
    "github",
  );
  equal(report.match(/\n/g), ["\n"]);
  match(report, /^::error file=a%2Cb%3Ac%25%0D%0A%3A%3Aerror file=x%3A%3Ay,line=1,col=1,title=unknown-key::/);
  match(report, "a,b:c%25%0D%0A::error");
});
github("is empty if nothing is wrong", () => is(reportFaults([], spoken.en, "github"), ""));
github.run();

const tables = suite("faults");
tables("every kind is an error or a warning", () => {
  for (const code of CODES) match(gradeOf({ code, file: "", values: {} }), /^(error|warning)$/);
});
tables("sortFaults does not change its list", () => {
  const faults: Fault[] = ["b", "a"].map((file) => ({ code: "body-missing", file, values: {} }));
  equal(
    sortFaults(faults).map(({ file }) => file),
    ["a", "b"],
  );
  equal(
    faults.map(({ file }) => file),
    ["b", "a"],
  );
});
tables("compare orders by code unit, not by the order of a language", () => {
  equal(["ё", "я", "a", "Z", "文", "", "б"].sort(compare), ["", "Z", "a", "б", "я", "ё", "文"]);
  is(compare("a", "a"), 0);
});
tables("filesOf names each file once", () => {
  equal(
    [...filesOf(["a", "文", "a"].map((file) => ({ code: "body-missing", file, values: {} })))],
    ["a", "文"],
  );
});
tables("FaultsError carries the faults and the report", () => {
  const faults: Fault[] = [{ code: "body-missing", file: "a", values: {} }];
  const error = new FaultsError(faults, "отчёт 报告");
  equal(
    [error.name, error.message, error.faults, error.skipOriginalStack],
    ["FaultsError", "отчёт 报告", faults, true],
  );
});
tables.run();
