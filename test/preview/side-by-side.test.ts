import { equal } from "uvu/assert";
import { alignParagraphs, markedWords } from "../../src/core/content/changes.ts";
import { sideBySide } from "../../src/core/preview/side-by-side.ts";
import { suite } from "../support/suite.ts";

const pairs = suite("alignParagraphs");
pairs("finds the new version of each paragraph", () => {
  equal(alignParagraphs(["a", "b", "c"], ["a", "B", "n", "c"]), [
    { before: 0, after: 0 },
    { before: 1, after: 1 },
    { after: 2 },
    { before: 2, after: 3 },
  ]);
  equal(alignParagraphs(["a", "b"], ["b"]), [{ before: 0 }, { before: 1, after: 0 }]);
  equal(alignParagraphs([], ["新"]), [{ after: 0 }]);
  equal(alignParagraphs([], []), []);
});
pairs.run();

const words = suite("markedWords");
words("knows the words of a language without spaces", () =>
  equal(markedWords("访问巴黎", "访问日内瓦", "zh-Hans"), [
    { text: "访问", kind: "same" },
    { text: "巴黎", kind: "removed" },
    { text: "日内瓦", kind: "added" },
  ]),
);
words.run();

const sides = suite("sideBySide");
const row = ({ part, kind, translation }: ReturnType<typeof sideBySide>[number]) => [part, kind, translation];
sides("puts each paragraph next to its translation, even after new paragraphs", () => {
  const before = { title: "A", body: "One.\n\nTwo.\n\nThree." };
  const after = { title: "A", body: "New.\n\nOne.\n\n2.\n" };
  const rows = sideBySide(before, after, { title: "Я", body: "Раз.\n\nДва.\n\nТри." }, "en");
  equal(rows.map(row), [
    ["title", "same", "Я"],
    ["paragraph", "added", undefined],
    ["paragraph", "same", "Раз."],
    ["paragraph", "changed", "Два."],
    ["paragraph", "removed", "Три."],
  ]);
});
sides("marks nothing if the translated original is unknown", () => {
  const rows = sideBySide(undefined, { title: "A", body: "1\n\n2" }, { title: "一", body: "" }, "en");
  equal(rows.map(row), [
    ["title", "same", "一"],
    ["paragraph", "same", undefined],
    ["paragraph", "same", undefined],
  ]);
});
sides("shows parts that only the translation has", () => {
  const rows = sideBySide(
    undefined,
    { title: "A", body: "1" },
    { title: "A", summary: "S", body: "1\n\n</script>" },
    "en",
  );
  equal(rows.map(row), [
    ["title", "same", "A"],
    ["summary", "extra", "S"],
    ["paragraph", "same", "1"],
    ["paragraph", "extra", "</script>"],
  ]);
});
sides("has a row for each part of an original without a translation", () =>
  equal(sideBySide(undefined, { title: "A", caption: "C", body: "1" }, undefined, "en").map(row), [
    ["title", "same", undefined],
    ["caption", "same", undefined],
    ["paragraph", "same", undefined],
  ]),
);
sides.run();
