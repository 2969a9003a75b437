import { equal, is } from "uvu/assert";
import { type Change, changedLines, changesBetween, paragraphs } from "../../src/core/content/changes.ts";
import type { TranslatableText } from "../../src/core/content/translatable-text.ts";
import { suite } from "../support/suite.ts";

const TEXTS: readonly TranslatableText[] = [
  { title: "A visit", summary: "Short.", alt: "A hall", caption: "The hall", body: "One.\n\nTwo.\n\nThree." },
  {
    title: "访问",
    summary: "摘要。",
    alt: "大厅",
    caption: "会议大厅",
    body: "第一段。\n\n第二段。\n\n第三段。",
  },
  { title: "Визит", summary: "Кратко.", alt: "Зал", caption: "Большой зал", body: "Раз.\n\nДва.\n\nТри." },
  {
    title: "👩‍👩‍👧 שלום",
    summary: "</script>",
    alt: "\u00A0",
    caption: "`",
    body: "- a\n- b\n\n> c\n\n\u202Ed",
  },
];

const changes = suite("changesBetween");
changes("finds nothing between a text and itself", () => {
  for (const text of TEXTS) equal(changesBetween(text, { ...text }), []);
  equal(changesBetween({ title: "", body: "" }, { title: "", body: "" }), []);
});
changes("finds nothing if only white space has changed", () => {
  for (const text of TEXTS) {
    const spaced = {
      ...text,
      title: ` ${text.title}\t`,
      body: `\r\n${text.body.replaceAll("\n\n", "\r\n \r\n\r\n")}\n\n`,
    };
    equal(changesBetween(text, spaced), []);
    equal(changesBetween(spaced, text), []);
  }
});
changes("finds nothing if the lines of a list have other endings", () => {
  const list = "- 一\n- два\n- three\n\nEnd\nof it.";
  for (const end of ["\r\n", "\r"])
    equal(changesBetween({ title: "A", body: list }, { title: "A", body: list.replaceAll("\n", end) }), []);
});
changes("finds a new paragraph among others with different line breaks", () => {
  const [before, after] = [
    "One two.\n\nThree\nfour.\n\n第一\n段。",
    "New.\n\nOne\ntwo.\n\nThree  four.\n\n第一段。",
  ];
  equal(changesBetween({ title: "A", body: before }, { title: "A", body: after }), [
    { part: "paragraph", kind: "added", after: "New." },
  ]);
});
changes("treats an empty part like a missing one", () => {
  equal(changesBetween({ title: "A", summary: "", body: "" }, { title: "A", alt: "", body: "" }), []);
});
for (const text of TEXTS) {
  const [first = "", second = "", third = ""] = text.body.split("\n\n");
  const body = (...parts: string[]) => ({ ...text, body: parts.join("\n\n") });
  const rows: [fact: string, after: TranslatableText, expected: Change[]][] = [
    [
      "every part of the head, in reading order, before the body",
      { title: "1", summary: "2", alt: "3", caption: "4", body: text.body.replace(first, "5") },
      [
        { part: "title", kind: "changed", before: text.title, after: "1" },
        { part: "summary", kind: "changed", before: text.summary ?? "", after: "2" },
        // A translator sees no text in white space, but it is the previous value.
        { part: "alt", kind: "changed", before: text.alt ?? "", after: "3" },
        { part: "caption", kind: "changed", before: text.caption ?? "", after: "4" },
        { part: "paragraph", kind: "changed", before: first, after: "5" },
      ],
    ],
    [
      "a summary that is gone",
      { ...text, summary: undefined },
      [{ part: "summary", kind: "removed", before: text.summary ?? "" }],
    ],
    [
      "a paragraph in the middle",
      body(first, "New.", third),
      [{ part: "paragraph", kind: "changed", before: second, after: "New." }],
    ],
    [
      "a paragraph that is new",
      body(first, "New.", second, third),
      [{ part: "paragraph", kind: "added", after: "New." }],
    ],
    [
      "a paragraph that is gone",
      body(first, third),
      [{ part: "paragraph", kind: "removed", before: second }],
    ],
    ["the first that is gone", body(second, third), [{ part: "paragraph", kind: "removed", before: first }]],
    [
      "two that became one, as a change and a loss",
      body("New.", third),
      [
        { part: "paragraph", kind: "changed", before: first, after: "New." },
        { part: "paragraph", kind: "removed", before: second },
      ],
    ],
    [
      "one that became two, as a change and a gain",
      body(first, second, "New.", "More."),
      [
        { part: "paragraph", kind: "changed", before: third, after: "New." },
        { part: "paragraph", kind: "added", after: "More." },
      ],
    ],
    [
      "a whole body that is gone",
      { ...text, body: "" },
      [first, second, third].map((before): Change => ({ part: "paragraph", kind: "removed", before })),
    ],
  ];
  for (const [fact, after, expected] of rows)
    changes(`finds ${fact} (${text.title})`, () => equal(changesBetween(text, after), expected));
}
changes("counts a moved paragraph as gone and new", () => {
  equal(
    changesBetween({ title: "A", body: "1.\n\n2.\n\n3." }, { title: "A", body: "2.\n\n3.\n\n1." }).length,
    2,
  );
});
changes.run();

const blocks = suite("paragraphs");
const rows: [fact: string, body: string, expected: string[]][] = [
  ["of nothing", "", []],
  ["of white space", " \n\n\t\n", []],
  ["separated by one blank line or more", "a\n\n\n\nb", ["a", "b"]],
  ["separated by a line of spaces and tabs", "a\n \t\nb", ["a", "b"]],
  ["with Windows line endings", "a\r\n\r\nb\r\nc\r\n", ["a", "b\nc"]],
  ["with old Mac line endings", "a\r\rb", ["a", "b"]],
  ["of a list, which is one paragraph", "- 一\n- 二\n\nв", ["- 一\n- 二", "в"]],
];
for (const [fact, body, expected] of rows) blocks(fact, () => equal(paragraphs(body), expected));
blocks("are found in texts with thousands of line breaks", () => {
  is(paragraphs(`${" \n".repeat(50_000)}a`).length, 1);
  is(paragraphs("a\n\n".repeat(20_000)).length, 20_000);
});
blocks.run();

const lines = suite("changedLines");
for (const [locale, before, after, translation] of [
  ["en", "Раз.\n\nДва.\n\nТри.", "Раз.\n\n2.\n\nТри.", "One.\n\n\nTwo.\n\nThree."],
  ["zh", "One.\n\nTwo.\n\nThree.", "One.\n\nThree.", "一。\r\n\r\n \r\n二。\r\n\r\n三。"],
  ["ru", "One.\n\nTwo.\n\nThree.", "New.\n\nOne.\n\nTwo!\n\nThree.", "Раз.\n\n\nДва.\n\nТри."],
] as const)
  lines(`are those of a block in ${locale} whose original was changed or removed`, () =>
    equal(changedLines(before, after, translation), [3]),
  );
lines("are none where the translation doesn't have the blocks of its original", () => {
  equal(changedLines("a\n\nb", "a\n\nc", "а и б"), []);
  equal(changedLines("a\n\nb", "a\n\nc", "а\n\nб\n\nв"), []);
  equal(changedLines("", "", ""), []);
});
lines("are none for a block that is only in the new original", () =>
  equal(changedLines("a", "a\n\nb", "👩‍👩‍👧"), []),
);
lines.run();
