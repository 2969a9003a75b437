import MarkdownIt from "markdown-it";
import { equal, is, match, not } from "uvu/assert";
import { asHtml, escapeHtml, jsonForScript } from "../src/core/html.ts";
import { suite } from "./support/suite.ts";

const TEXTS = {
  en: "Fish & chips",
  zh: "“引号”与《书名》",
  ru: "«Кавычки» — тире",
  empty: "",
  script: "</script><script>alert('1')</script>",
  attribute: `" onmouseover='x`,
  entity: "&lt;&amp;&#39;",
  emoji: "👩‍👩‍👧",
  space: "a\u00A0b",
  rtl: "\u202Eabc עברית",
  separators: "a\u2028b\u2029c",
  comment: "<!--<script>]]>",
};

const escaping = suite("escapeHtml");
escaping("turns a tag into text", () => is(escapeHtml(`<a href="x">`), "&lt;a href=&quot;x&quot;&gt;"));
escaping("turns a single quote and an entity into text", () => is(escapeHtml("'&lt;"), "&#39;&amp;lt;"));
escaping("returns an empty text for an empty text", () => is(escapeHtml(""), ""));
for (const [name, text] of Object.entries(TEXTS)) {
  escaping(`leaves no markup characters in "${name}", and markdown-it reads it back`, () => {
    not.match(escapeHtml(text), /[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/);
    is(new MarkdownIt().utils.unescapeAll(escapeHtml(text)), text);
  });
}
escaping.run();

const json = suite("jsonForScript");
json("escapes the end of a script", () => {
  is(jsonForScript({ a: "</script>" }), '{"a":"\\u003c/script\\u003e"}');
});
for (const [name, text] of Object.entries(TEXTS)) {
  json(`leaves nothing in "${name}" that could end the element, and JSON reads it back`, () => {
    not.match(jsonForScript({ [text]: [text] }), /[<>&\u2028\u2029]/);
    equal(JSON.parse(jsonForScript({ [text]: [text] })), { [text]: [text] });
  });
}
json("writes other values as JSON does", () => {
  is(jsonForScript([1, null, true, { a: undefined }]), "[1,null,true,{}]");
});
json.run();

const vouching = suite("asHtml");
vouching("returns the markup unchanged", () => match(asHtml("<b>б</b>"), /^<b>б<\/b>$/));
vouching.run();
