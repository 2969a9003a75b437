import { is } from "uvu/assert";
import { joinsLines, withoutLineEnds } from "../../src/core/language/line-ends.ts";
import { suite } from "../support/suite.ts";

const lines = suite("a line end");
const rows: readonly (readonly [before: string, after: string, joined: boolean])[] = [
  ["中心与各方", "签署协议", true],
  ["推动，", "数字化转型", true],
  ["会议。", "会后", true],
  ["教育", "（线上）", true],
  ["“最后一公里”", "问题", true],
  ["问题", "“最后一公里”", true],
  ["中国——", "教育", true],
  ["𠮷野家", "𠮷野家", true],
  ["カタカナ", "ひらがな", true],
  ["任意\u200B", "a", true],
  ["中心与", "UNESCO", false],
  ["UNESCO", "中心", false],
  ["2023", "年", false],
  ["교육", "센터", false],
  ["со словом", "слово", false],
  ["the end”", "and", false],
  ["", "教育", false],
  ["教育", "", false],
];
for (const [before, after, joined] of rows)
  lines(`between ${before || "nothing"} and ${after || "nothing"} is ${joined ? "nothing" : "a space"}`, () =>
    is(joinsLines(before, after), joined),
  );
lines("is removed with the spaces around it", () => {
  is(withoutLineEnds("中心 \n  签署\nUNESCO\n协议"), "中心签署\nUNESCO\n协议");
  is(withoutLineEnds(""), "");
});
lines.run();
