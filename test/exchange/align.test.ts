import { equal } from "uvu/assert";
import { segmentsOf } from "../../src/core/edits/segments.ts";
import { earlierParts } from "../../src/core/exchange/align.ts";
import { suite } from "../support/suite.ts";

const rows: [fact: string, before: string[], after: string[], found: [is: number, was: number][]][] = [
  [
    "the same parts",
    ["One.", "Two."],
    ["One.", "Two."],
    [
      [0, 0],
      [1, 1],
    ],
  ],
  [
    "a part before the others",
    ["One.", "Two."],
    ["New.", "One.", "Two."],
    [
      [1, 0],
      [2, 1],
    ],
  ],
  ["a part that is gone", ["One.", "Two."], ["Two."], [[0, 1]]],
  [
    "a changed part",
    ["The visit took place in May.", "Two."],
    ["The visit took place in June.", "Two."],
    [
      [0, 0],
      [1, 1],
    ],
  ],
  [
    "a part that is gone next to a new one",
    ["One two three.", "Two."],
    ["Other words here.", "Two."],
    [[1, 1]],
  ],
  [
    "a new part before a changed one",
    ["The visit took place in May.", "Two."],
    ["Other words here.", "The visit took place in June.", "Two."],
    [
      [1, 0],
      [2, 1],
    ],
  ],
  [
    "a changed Chinese part",
    ["校长访问了巴黎。", "二。"],
    ["校长访问了日内瓦。", "二。"],
    [
      [0, 0],
      [1, 1],
    ],
  ],
  [
    "a moved part",
    ["One.", "Two.", "Three."],
    ["Three.", "One.", "Two."],
    [
      [1, 0],
      [2, 1],
      [0, 2],
    ],
  ],
  [
    "equal parts",
    ["One.", "One."],
    ["One.", "One.", "One."],
    [
      [0, 0],
      [1, 1],
    ],
  ],
  ["white space", ["One\ntwo."], ["One two."], [[0, 0]]],
  ["a heading that became a paragraph", ["# One"], ["One"], []],
  ["nothing", [], [], []],
];
const parts = suite("parts of an original");
for (const [fact, before, after, found] of rows)
  parts(`are found in an earlier one: ${fact}`, () => {
    const [old, now] = [before, after].map((texts) => segmentsOf(texts.join("\n\n")));
    const sorted = (pairs: Iterable<[number, number]>) => [...pairs].sort(([a], [b]) => a - b);
    equal(sorted(earlierParts(old ?? [], now ?? [])), sorted(found));
  });
parts.run();
