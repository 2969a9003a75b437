import { equal, is, ok } from "uvu/assert";
import { areAligned, fixedBlocksOf, segmentsOf, withSegments } from "../../src/core/edits/segments.ts";
import { suite } from "../support/suite.ts";

const parts = suite("segments");
const BODY =
  "Intro *one*\nand two.\n\n## Head\n\n- a\n- b\n\n  more\n\n1. c\n\n> quote\n\n```\ncode\n```\n\n***\n\nSetext\n======\n\n| a |\n|---|\n| b |\n\n[link]: https://example.org\n";
parts("are paragraphs, headings, items, quotations, tables and any other text", () => {
  equal(
    segmentsOf(BODY).map(({ kind, text }) => `${kind}: ${text}`),
    [
      "p: Intro *one*\nand two.",
      "h2: Head",
      "item: a",
      "item: b\n\n  more",
      "item: c",
      "blockquote: > quote",
      "h1: Setext",
      "table: | a |\n|---|\n| b |",
      "other: [link]: https://example.org",
    ],
  );
});
parts("can be replaced one by one, and nothing else, also with CRLF", () => {
  for (const body of [BODY, BODY.replaceAll("\n", "\r\n")]) {
    const same = new Map(segmentsOf(body).map(({ text }, index) => [index, text]));
    is(withSegments(body, same), body);
    const changed = withSegments(
      body,
      new Map([
        [1, "Глава"],
        [3, "б\n\n  ещё"],
      ]),
    );
    is(changed.replace("Глава", "Head").replace("б", "b").replace("ещё", "more"), body);
    ok(areAligned(segmentsOf(body), segmentsOf(changed)));
  }
});
parts("leave code and rules out, which have nothing to translate", () => {
  equal(fixedBlocksOf(BODY), ["```\ncode\n```", "***"]);
  equal(fixedBlocksOf("a"), []);
});
parts("are none for an empty text", () => {
  equal(segmentsOf(""), []);
  equal(segmentsOf("\n \n"), []);
  ok(!areAligned(segmentsOf("a"), segmentsOf("# a")));
});
parts.run();
