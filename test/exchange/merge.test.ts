import { equal } from "uvu/assert";
import { mergeUnits } from "../../src/core/exchange/merge.ts";
import { type ExchangeUnit, keyToken, type ReceivedUnit, unitStamp } from "../../src/core/exchange/units.ts";
import { TextFile } from "../../src/core/faults/text-file.ts";
import { partOf, unitOf } from "../support/exchange.ts";
import { suite } from "../support/suite.ts";

/** A unit as it comes back, with a text in it. */
function back(unit: ExchangeUnit, text: string, more: Partial<ReceivedUnit> = {}): ReceivedUnit {
  const { file, key, source } = unit;
  const place = { file, key: keyToken(key), stamp: unitStamp(unit), offset: 0 };
  return { ...place, source: [source], target: text === "" ? [] : [text], claim: "unsaid", ...more };
}

/** What an import takes: the texts, the keys that are confirmed, and the codes of the texts that it refuses. */
function taken(received: readonly ReceivedUnit[], current: readonly ExchangeUnit[]): string[] {
  const { accepted, faults } = mergeUnits(new TextFile("r", ""), received, current);
  const found = [...accepted.values()];
  return [
    ...found.flatMap(({ texts }) => [...texts.values()]),
    ...found.flatMap(({ confirmed }) => [...confirmed].map((key) => `=${key}`)),
    ...faults.map(({ code, values }) => [code, values.detail].filter(Boolean).join(" ")),
  ];
}

const message = unitOf("A {{n}}", "Б {{n}}");
const open = unitOf("A {{n}}");
const form = unitOf("{{count}} articles", "", { key: "n_few" });
const part = partOf("Text **a** [b](c.html).");
const row: [fact: string, unit: ExchangeUnit, received: ReceivedUnit, taken: string[]][] = [
  ["a new text", open, back(open, "В {{n}}"), ["В {{n}}"]],
  ["another text", message, back(message, "В {{n}}"), ["В {{n}}"]],
  ["the same text", message, back(message, "Б {{n}}"), []],
  ["no text", message, back(message, ""), []],
  ["a text without a stamp", open, back(open, "В {{n}}", { stamp: "" }), ["exchange-conflict"]],
  ["a changed original", { ...open, source: "An {{n}}" }, back(open, "В {{n}}"), ["exchange-source-changed"]],
  ["a changed original, without a text", { ...open, source: "An" }, back(open, ""), []],
  ["an edited original", open, back(open, "", { source: ["An {{n}}"] }), ["exchange-source-edited"]],
  ["white space in the original", open, back(open, "В {{n}}", { source: ["A\n {{n}}"] }), ["В {{n}}"]],
  ["a translation that changed meanwhile", message, back(open, "В {{n}}"), ["exchange-conflict"]],
  ["an unknown key", open, back(open, "В {{n}}", { key: "b" }), ["exchange-unknown"]],
  ["a prototype as a key", open, back(open, "В {{n}}", { key: "__proto__" }), ["exchange-unknown"]],
  ["a file elsewhere", open, back(open, "В {{n}}", { file: "../../etc/passwd" }), ["exchange-unknown"]],
  ["a lost placeholder", open, back(open, "В"), ["placeholder-mismatch"]],
  ["an unknown placeholder", open, back(open, "В {{n}} {{m}}"), ["placeholder-mismatch"]],
  [
    "one of two placeholders",
    unitOf("{{n}} {{n}}"),
    back(unitOf("{{n}} {{n}}"), "{{n}} а"),
    ["placeholder-mismatch"],
  ],
  ["a plural form without its number", form, back(form, "несколько статей"), ["несколько статей"]],
  ["a tag", open, back(open, "<b>В</b> {{n}}"), ["message-markup"]],
  ["a hidden character", open, back(open, "В\u202E {{n}}"), ["hidden-character"]],
  ["a blank text", open, back(open, "\u3000\u00A0"), ["exchange-unfinished exchange-blank"]],
  ["the original as a translation", open, back(open, "A {{n}}"), ["exchange-unfinished exchange-same"]],
  ["the original on purpose", open, back(open, "A {{n}}", { claim: "done" }), ["A {{n}}"]],
  [
    "only signs and values",
    unitOf("{{a}}: {{b}}"),
    back(unitOf("{{a}}: {{b}}"), "{{a}}: {{b}}"),
    ["{{a}}: {{b}}"],
  ],
  ["a part with its marks", part, back(part, "Текст [б](c.html) **а**."), ["Текст [б](c.html) **а**."]],
  [
    "a part with white space around it",
    part,
    back(part, " Текст [б](c.html) **а**.\n"),
    ["Текст [б](c.html) **а**."],
  ],
  ["a part without a mark", part, back(part, "Текст [б](c.html) **а."), ["exchange-codes"]],
  ["a part with another address", part, back(part, "Текст [б](d.html) **а**."), ["exchange-codes"]],
  ["a part that became two", part, back(part, "Раз.\n\nДва."), ["exchange-structure"]],
  ["a part of another kind", part, back(part, "# Раз"), ["exchange-structure"]],
  [
    "a title of two lines",
    partOf("A", "", { key: "title" }),
    back(partOf("A", "", { key: "title" }), "А\nБ"),
    ["exchange-structure"],
  ],
];
const merge = suite("an import");
for (const [fact, unit, received, expected] of row)
  merge(`judges ${fact}`, () => equal(taken([received], [unit]), expected));
merge("takes the marks of the translation that is replaced", () => {
  const unit = partOf("[a](/en/b/)", "[а](/ru/b/)");
  equal(taken([back(unit, "[А](/ru/b/)")], [unit]), ["[А](/ru/b/)"]);
});
merge("takes neither of two texts for one place", () => {
  const found = taken([back(open, "В {{n}}"), back(open, "Г {{n}}")], [open]);
  equal(found, ["exchange-duplicate", "exchange-duplicate"]);
});
merge("confirms a changed text that came back as it was, with others of its file", () => {
  const changed = unitOf("New", "Старое", { state: "changed" });
  const other = unitOf("B", "", { key: "b" });
  equal(taken([back(changed, "Старое"), back(other, "Б")], [changed, other]), ["Б", "=k"]);
  equal(taken([back(changed, "Старое", { claim: "exchange-state" }), back(other, "Б")], [changed, other]), [
    "Б",
  ]);
});
merge("reads a text as the tool has spaced its original", () => {
  const one = partOf("Text **a** b.");
  const pieces = (words: readonly string[]) => [
    words[0] ?? "",
    { id: "1", text: "**" },
    words[1] ?? "",
    { id: "2", text: "**" },
    words[2] ?? "",
  ];
  const indent = "\n          ";
  // A line break before each code and at the end.
  const indented = {
    source: pieces([`Text ${indent}`, `a${indent}`, ` b.${indent}`]),
    target: pieces([`文字${indent}`, `甲${indent}`, `乙。${indent}`]),
  };
  equal(taken([back(one, "", indented)], [one]), ["文字**甲**乙。"]);
  // Each run of white space is another one.
  const folded = { source: ["Text\n  **a**\tb."], target: ["Текст\n  **а**\tб."] };
  equal(taken([back(one, "", folded)], [one]), ["Текст **а** б."]);
  // White space is lost.
  const lost = { source: ["Text**a** b."], target: ["Текст **а** б."] };
  equal(taken([back(one, "", lost)], [one]), ["exchange-source-edited"]);
  const same = partOf("Text **a** b.", "Текст **а** б.");
  equal(taken([back(same, "", lost)], [same]), []);
});
merge("finds a file by its token", () => {
  const unit = unitOf("A");
  equal(taken([back(unit, "Б", { file: keyToken(unit.file) })], [unit]), ["Б"]);
});
merge("finds a key with characters that XML does not have in names", () => {
  const unit = unitOf("A", "", { key: "a b/c" });
  equal(taken([back(unit, "Б")], [unit, unitOf("A", "", { key: "a_b_c" })]), ["Б"]);
});
merge.run();
