import { is } from "uvu/assert";
import { renderMarkdown } from "../../src/core/markdown/markdown.ts";
import { suite } from "../support/suite.ts";

const ends = suite("line ends");
const rows: readonly (readonly [fact: string, source: string, expected: string])[] = [
  [
    "are no spaces in Chinese",
    "中心与各方\n签署协议，推动\n数字化转型。",
    "中心与各方签署协议，推动数字化转型。",
  ],
  ["are no spaces next to emphasis", "**中心**\n*签署*协议", "<strong>中心</strong><em>签署</em>协议"],
  ["are no spaces next to a link", "[中心](a)\n签署", '<a href="a">中心</a>签署'],
  ["are no spaces next to marked words", "中心\n<u>签署</u>", "中心<u>签署</u>"],
  [
    "are no spaces in an alternative text",
    "![中心\n签署](a.png)",
    '<img src="a.png" alt="中心签署" loading="lazy">',
  ],
  ["are spaces next to Latin letters", "中心与\nUNESCO\n签署", "中心与\nUNESCO\n签署"],
  ["are spaces in Russian", "первая\nвторая", "первая\nвторая"],
  ["are breaks after two spaces", "中心  \n签署", "中心<br>\n签署"],
];
for (const [fact, source, expected] of rows)
  ends(fact, () => is(renderMarkdown(source, {}).html, `<p>${expected}</p>\n`));
ends("are no spaces in a caption", () => {
  const { html } = renderMarkdown('![x](a.png "中心\n签署")', {});
  is(/<figcaption>(.*)<\/figcaption>/.exec(html)?.[1], "中心签署");
});
ends("are no spaces in the first paragraph and in the text", () => {
  const { firstParagraph, text } = renderMarkdown("中心与各方\n签署。\n\n第一行\n第二行", {});
  is(firstParagraph, "中心与各方签署。");
  is(text, "中心与各方签署。\n第一行第二行");
});
ends("are counted in the lines of pictures and findings", () => {
  const { images, findings } = renderMarkdown("中心\n签署 ![a](a.png)\n协议 [x]{lang=cn}", {});
  is(images[0]?.line, 1);
  is(findings[0]?.line, 2);
});
ends.run();
