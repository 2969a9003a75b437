import { equal, is } from "uvu/assert";
import { codesOf, lacking, numberedCodes, numberedPieces, restored } from "../../src/core/exchange/codes.ts";
import { ARTICLE, CATALOGUE, NASTY, partOf } from "../support/exchange.ts";
import { suite } from "../support/suite.ts";

const codes = suite("codes");
const rows: [file: string, text: string, codes: string[]][] = [
  [
    CATALOGUE,
    "{{count}} of {{x, number}} in $t(site.name) **",
    ["{{count}}", "{{x, number}}", "$t(site.name)"],
  ],
  [ARTICLE, "**b** *i* ***bi*** ~~d~~", ["**", "**", "*", "*", "***", "***", "~~", "~~"]],
  [ARTICLE, "__b__ _i_ snake_case_name", ["__", "__", "_", "_"]],
  [ARTICLE, "**说明：**中文，**«важно»**", ["**", "**", "**", "**"]],
  [ARTICLE, "2 * 3 and 4 _ 5 and a\\*b\\*", []],
  [ARTICLE, '[text](a_(b).html "t") ![alt](a.png)', ["[", '](a_(b).html "t")', "![", "](a.png)"]],
  [ARTICLE, "[text][ref] [1] [^1] <https://a.example>", ["[", "][ref]", "[^1]", "<https://a.example>"]],
  [ARTICLE, "`a *b*` and ``c ` d``", ["`a *b*`"]],
  [ARTICLE, "> quoted\n> more", ["> ", "\n> "]],
  [ARTICLE, "| a | b |\n|---|:--|\n| c | d |", ["|", "|", "|", "\n|---|:--|", "\n|", "|", "|"]],
  [ARTICLE, "item\n\n  - inner\n  2. second", ["\n\n  - ", "\n  2. "]],
  [ARTICLE, "", []],
];
for (const [file, text, expected] of rows)
  codes(`of ${JSON.stringify(text)} are found`, () => equal(codesOf(file, text), expected));
codes("are numbered, first those of the original", () => {
  equal(numberedCodes(partOf("[a](b.html) **c**", "**в** *а*")), ["[", "](b.html)", "**", "**", "*", "*"]);
});
codes("leave every text as it was", () => {
  for (const text of NASTY) {
    const unit = partOf(text, "**x**");
    const back = numberedPieces(unit, text).map((one) =>
      typeof one === "string" ? one : { ...one, id: String(one.id) },
    );
    is(restored(unit, back), text);
    is(
      restored(
        unit,
        back.map((one) => (typeof one === "string" ? one : { ...one, text: "" })),
      ),
      text,
    );
  }
});
codes("that a list lacks are found as often as they are missing", () => {
  equal(lacking(["a", "b"], ["a", "a", "c", "b"]), ["a", "c"]);
});
codes("of a hostile text are found in time", () => {
  for (const text of [
    "[".repeat(100_000),
    " ".repeat(100_000),
    "](".repeat(50_000),
    "`a".repeat(50_000),
    "* ".repeat(50_000),
  ])
    codesOf(ARTICLE, text);
});
codes.run();
