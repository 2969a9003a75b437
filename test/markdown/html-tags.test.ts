import { is } from "uvu/assert";
import { WORD_ELEMENTS } from "../../src/core/markdown/html-tags.ts";
import { createMarkdown, renderMarkdown } from "../../src/core/markdown/markdown.ts";
import { suite } from "../support/suite.ts";

const html = (source: string) => renderMarkdown(source, {}).html;

const tags = suite("HTML in Markdown");
const rows: readonly (readonly [fact: string, source: string, expected: string])[] = [
  ["breaks a line", "第一行<br>第二行<br/>третья<BR />4", "第一行<br>第二行<br>третья<br>4"],
  ["marks words", "H<sub>2</sub>O 10<sup>th</sup> <u>ушёл</u>", "H<sub>2</sub>O 10<sup>th</sup> <u>ушёл</u>"],
  ["contains Markdown", "<u>a *b* [c](d)</u>", '<u>a <em>b</em> <a href="d">c</a></u>'],
  ["is in capitals or not", "<SUB>2</sub>", "<sub>2</sub>"],
  ["is nested", "<b>a<i>b</i><b>c</b></b>", "<b>a<i>b</i><b>c</b></b>"],
  ["ends where emphasis in it ends", "<sub>a *b</sub> c*", "<sub>a *b</sub> c*"],
  ["is text without its end", "<u>a", "&lt;u&gt;a"],
  ["is text without its beginning", "a</u>", "a&lt;/u&gt;"],
  ["is text where it overlaps", "<b>x<i>y</b>z</i>", "&lt;b&gt;x<i>y&lt;/b&gt;z</i>"],
  ["is text with attributes", '<u onclick="a()">b</u>', "&lt;u onclick=&quot;a()&quot;&gt;b&lt;/u&gt;"],
  ["is text for every other element", "<script>a</script>", "&lt;script&gt;a&lt;/script&gt;"],
  ["is text behind a backslash", "\\<u>a</u>", "&lt;u&gt;a&lt;/u&gt;"],
  ["is text in code", "`<u>a</u>`", "<code>&lt;u&gt;a&lt;/u&gt;</code>"],
  ["is read within a link", "[a<br>b](c)", '<a href="c">a<br>b</a>'],
];
for (const [fact, source, expected] of rows) tags(fact, () => is(html(source), `<p>${expected}</p>\n`));
for (const element of WORD_ELEMENTS)
  tags(`has ${element}`, () => is(html(`<${element}>a</${element}>`), `<p><${element}>a</${element}></p>\n`));
tags("is a space in a summary", () => is(renderMarkdown("a<br>b", {}).firstParagraph, "a b"));
tags("leaves the tags of a page that Eleventy renders as they are", () => {
  const data = { tags: ["news"] };
  is(createMarkdown().render("<u>a</u>", data), "<p><u>a</u></p>\n");
  is(data.tags.join(), "news");
});
tags.run();
