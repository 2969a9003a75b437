import { equal } from "uvu/assert";
import { hiddenCharacters } from "../../src/core/language/characters.ts";
import { suite } from "../support/suite.ts";

const hidden = suite("hiddenCharacters");
const rows: [text: string, found: string[]][] = [
  ["", []],
  ["A visit & more\t\r\n", []],
  ["访问：“巴黎”", []],
  ["Визит — «Париж»\u00A02", []],
  ["a\u202Eb", ["1 U+202E"]],
  ["\u0000", ["0 U+0000"]],
  ["ab\u001B", ["2 U+001B"]],
  ["访\uFEFF问", ["1 U+FEFF"]],
  ["\u200BВизит\u200B", ["0 U+200B", "6 U+200B"]],
  ["a\uD800", ["1 U+D800"]],
  ["👩‍🔬 и 🏴󠁧󠁢󠁥󠁮󠁧󠁿", []],
  ["👩‍🔬\u200D", ["5 U+200D"]],
  ["abc\u200F", ["3 U+200F"]],
  ["עברית\u200F", []],
  ["ߒߞߏ\u200F", []],
  ["𞤀𞤣𞤤𞤢𞤥\u200F", []],
  ["abc\u061C", ["3 U+061C"]],
  ["a ۝ 5\u200E", ["5 U+200E"]],
  ["كلمة\u061C abc", []],
  ["می\u200Cخواهم", []],
  ["क्\u200Dष ગુ\u200C", []],
  ["\u061C\u200D", ["0 U+061C", "1 U+200D"]],
  ["he\u200Dllo", ["2 U+200D"]],
  ["☎\uFE0E ❤\uFE0F 1\uFE0F\u20E3 葛\u{E0100} ，\uFE00", []],
  ["a\uFE0F", ["1 U+FE0F"]],
  ["☎\uFE0E\uFE0E", ["2 U+FE0E"]],
  ["葛\u{E0100}\u{E0101}", ["3 U+E0101"]],
  ["a\u{E0100}", ["1 U+E0100"]],
  ["a\u034Fb", ["1 U+034F"]],
  ["а\u17B4\u{1D173}\u180B", ["1 U+17B4", "2 U+1D173", "4 U+180B"]],
  ["ᠠ\u180B", []],
  ["؀١٢ ܏", []],
];
for (const [text, expected] of rows)
  hidden(`finds ${expected.join(", ") || "nothing"} in ${JSON.stringify(text)}, on each call`, () => {
    for (let time = 0; time < 2; time++)
      equal(
        hiddenCharacters(text).map(({ index, code }) => `${index} ${code}`),
        expected,
      );
  });
hidden.run();
