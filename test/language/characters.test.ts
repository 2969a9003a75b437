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
