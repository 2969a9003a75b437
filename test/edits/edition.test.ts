import { is } from "uvu/assert";
import { withTexts } from "../../src/core/edits/edition.ts";
import { suite } from "../support/suite.ts";

const TITLE = { head: new Map([["title", "Я"]]), body: new Map() };

const writing = suite("writing texts of an edition");
const heads: [fact: string, before: string, after: string][] = [
  ["over a value", 'title: "A"\ntranslation:\n', 'title: "Я"\ntranslation:\n'],
  ["over a plain value before a comment", "title: A # c\nby: x\n", 'title: "Я" # c\nby: x\n'],
  ["over a folded value", "title: >-\n  A\n  B\ndraft: true\n", 'title: "Я"\ndraft: true\n'],
  ["after a key without a value", "title:\ndraft: true\n", 'title: "Я"\ndraft: true\n'],
  ["after all others", "draft: true\n", 'draft: true\ntitle: "Я"\n'],
];
for (const [fact, before, after] of heads) {
  writing(`puts a title ${fact}`, () => {
    const whole = (head: string) => `\uFEFF---\n${head}---\nA\n`;
    is(withTexts(whole(before), TITLE), whole(after));
    const crlf = (text: string) => text.replaceAll("\n", "\r\n");
    is(withTexts(crlf(whole(before)), TITLE), crlf(whole(after)));
  });
}
writing("puts texts of the cover next to each other, or makes a place for them", () => {
  const texts = { head: new Map([["cover.caption", "Я"]]), body: new Map() };
  is(withTexts("---\ncover:\n  alt: a\n---\n", texts), '---\ncover:\n  caption: "Я"\n  alt: a\n---\n');
  is(withTexts("---\ntitle: a\n---\n", texts), '---\ntitle: a\ncover:\n  caption: "Я"\n---\n');
  is(withTexts("---\ncover: { alt: a }\n---\n", texts), '---\ncover: { caption: "Я", alt: a }\n---\n');
  is(withTexts("no head", texts), undefined);
});
writing("replaces parts of the body, or all of it", () => {
  const text = "\uFEFF---\r\ntitle: a\r\n---\r\n\r\nOne.\r\n\r\n- two\r\n";
  const head = new Map();
  is(withTexts(text, { head, body: new Map([[1, "три"]]) }), text.replace("two", "три"));
  is(withTexts(text, { head, body: "\r\nДва.\r\n" }), "\uFEFF---\r\ntitle: a\r\n---\r\n\r\nДва.\r\n");
});
writing.run();
