import { equal, is } from "uvu/assert";
import { TextFile } from "../../src/core/faults/text-file.ts";
import { suite } from "../support/suite.ts";

const positions = suite("positionOf");
const rows: [fact: string, text: string, offset: number, line: number, column: number][] = [
  ["the start of an empty text", "", 0, 1, 1],
  ["the start", "ab\ncd", 0, 1, 1],
  ["the end of the first line", "ab\ncd", 2, 1, 3],
  ["the start of the second line", "ab\ncd", 3, 2, 1],
  ["the end of the text", "ab\ncd", 5, 2, 3],
  ["the line after the last line break", "ab\n", 3, 2, 1],
  ["a line after CRLF", "ab\r\ncd", 4, 2, 1],
  ["a line after CR", "ab\rcd", 3, 2, 1],
  ["a line after an empty one", "a\n\nb", 3, 3, 1],
  ["a line after an empty one with CRLF", "a\r\n\r\nb", 5, 3, 1],
  ["a place after Chinese", "标题\n日期：x", 6, 2, 4],
  ["a place after Russian", "заголовок\nдата", 12, 2, 3],
  ["a place after an emoji, which is two units", "👩 x", 3, 1, 4],
  ["a line separator, which ends no line", "a\u2028b", 2, 1, 3],
];
for (const [fact, text, offset, line, column] of rows) {
  positions(`finds ${fact} at ${line}:${column}`, () => {
    equal(new TextFile("a.md", text).positionOf(offset), { line, column });
  });
}
positions("finds every place of a text in the same way as a reader who counts line breaks", () => {
  const text = "---\r\ntitle: 标题\n\rдата: 📅\r\n\r\n---\n\nText</script>\u00A0\n";
  const file = new TextFile("a.md", text);
  for (let offset = 0; offset <= text.length; offset++) {
    if (text[offset] === "\n" && text[offset - 1] === "\r") continue;
    const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
    equal(
      file.positionOf(offset),
      { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 },
      String(offset),
    );
  }
});
positions.run();

const starts = suite("offsetOfLine");
starts("returns where each line begins, by the breaks that positionOf counts", () => {
  const file = new TextFile("a.md", "一\r\nд\r\r👩\n");
  equal(
    [1, 2, 3, 4, 5, 6, 99].map((line) => file.offsetOfLine(line)),
    [0, 3, 5, 6, 9, 9, 9],
  );
});
starts.run();

const marks = suite("byte order mark");
marks("is left out at the start, and once", () => {
  is(new TextFile("a.md", "\uFEFFab").text, "ab");
  is(new TextFile("a.md", "\uFEFF\uFEFFab").text, "\uFEFFab");
});
marks("stays elsewhere", () => is(new TextFile("a.md", "a\uFEFFb").text, "a\uFEFFb"));
marks("does not move the first column", () => {
  equal(new TextFile("a.md", "\uFEFFab").positionOf(1), { line: 1, column: 2 });
});
marks.run();

const faults = suite("fault");
faults("takes little time in a text of many lines", () => {
  const file = new TextFile("a.md", "a\n".repeat(200_000));
  for (let offset = 0; offset < 200_000; offset++) file.fault("hidden-character", offset);
});
faults("carries code, place, values and suggestion", () => {
  equal(new TextFile("a.md", "one\ntwo").fault("unknown-key", 5, { key: "w" }, "x"), {
    code: "unknown-key",
    file: "a.md",
    line: 2,
    column: 2,
    values: { key: "w" },
    frame: { firstLine: 1, lines: ["one", "two"] },
    suggestion: "x",
  });
});
faults("has no suggestion if none is given", () => {
  is("suggestion" in new TextFile("a.md", "").fault("body-missing", 0), false);
});
const frames: [text: string, offset: number, firstLine: number, lines: string[]][] = [
  ["", 0, 1, [""]],
  ["один", 0, 1, ["один"]],
  ["一\n二\n三\n四", 0, 1, ["一", "二"]],
  ["一\n二\n三\n四", 4, 2, ["二", "三", "四"]],
  ["a\r\nb\r\nc", 6, 2, ["b", "c"]],
  ["a\rb\rc", 2, 1, ["a", "b", "c"]],
];
for (const [text, offset, firstLine, lines] of frames) {
  faults(
    `shows ${lines.length} line(s) from ${firstLine} around ${offset} of ${JSON.stringify(text)}`,
    () => {
      equal(new TextFile("a.md", text).fault("body-missing", offset).frame, { firstLine, lines });
    },
  );
}
faults("moves a place before or after the text into it", () => {
  const file = new TextFile("a.md", "ab\ncd");
  const at = (offset: number) => [
    file.fault("body-missing", offset).line,
    file.fault("body-missing", offset).column,
  ];
  equal(
    [at(-1), at(99)],
    [
      [1, 1],
      [2, 3],
    ],
  );
});
faults.run();
