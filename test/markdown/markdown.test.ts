import { equal, is, match, not, ok } from "uvu/assert";
import { createMarkdown, isSafeLink, renderMarkdown } from "../../src/core/markdown/markdown.ts";
import { suite } from "../support/suite.ts";

const html = (source: string) =>
  renderMarkdown(source, { imageUrl: (src) => `/media/${src}` }).html as string;

const rendering = suite("renderMarkdown");
const rows: [fact: string, source: string, expected: string][] = [
  ["makes an empty text of an empty text", "", ""],
  ["makes a paragraph with emphasis in en", "Hello *you*", "<p>Hello <em>you</em></p>\n"],
  ["makes a paragraph with emphasis in zh", "你好，**世界**！", "<p>你好，<strong>世界</strong>！</p>\n"],
  ["makes a paragraph with emphasis in ru", "Привет, *мир*", "<p>Привет, <em>мир</em></p>\n"],
  [
    "makes a heading with an id made from its words",
    "## Национальные центры",
    '<h2 id="национальные-центры">Национальные центры</h2>\n',
  ],
  ["makes a list", "- 拉合尔\n- 马来西亚", "<ul>\n<li>拉合尔</li>\n<li>马来西亚</li>\n</ul>\n"],
  ["makes a link", "[a](https://e.org/?a=1&b=2)", '<p><a href="https://e.org/?a=1&amp;b=2">a</a></p>\n'],
  [
    "leaves quotation marks as they are written",
    "\"a\" 'b' (c) -- ...",
    "<p>&quot;a&quot; 'b' (c) -- ...</p>\n",
  ],
  ["makes no link of a bare address", "https://example.org", "<p>https://example.org</p>\n"],
  ["keeps an emoji, a no-break space and Hebrew", "👩‍👩‍👧\u00A0שלום", "<p>👩‍👩‍👧\u00A0שלום</p>\n"],
  ["turns a tag into text", "a <p>c</p>", "<p>a &lt;p&gt;c&lt;/p&gt;</p>\n"],
  [
    "turns a script into text",
    "</script><script>alert(1)</script>",
    "<p>&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;</p>\n",
  ],
  ["turns a comment into text", "<!-- a -->", "<p>&lt;!-- a --&gt;</p>\n"],
  [
    "turns a picture written as a tag into text",
    '<img src=x onerror="a()">',
    "<p>&lt;img src=x onerror=&quot;a()&quot;&gt;</p>\n",
  ],
  ["turns an unsafe link into text", "[a](javascript:alert(1))", "<p>[a](javascript:alert(1))</p>\n"],
  ["turns an unsafe picture into text", "![a](data:image/svg+xml,x)", "<p>![a](data:image/svg+xml,x)</p>\n"],
  [
    "gives a picture its address, its alt text and lazy loading",
    "![大厅](a.png)",
    '<p><img src="/media/a.png" alt="大厅" loading="lazy"></p>\n',
  ],
  [
    "takes the markup out of a picture's alt text",
    '![*Зал* "1"](a.png "t")',
    '<figure><img src="/media/a.png" alt="Зал &quot;1&quot;" loading="lazy"><figcaption>t</figcaption></figure>\n',
  ],
];
for (const [fact, source, expected] of rows) rendering(fact, () => is(html(source), expected));
rendering("makes only elements of Markdown, whatever the text is", () => {
  const nasty = [
    "<svg/onload=a()>",
    "<a href='x'>",
    "&lt;b&gt;",
    "<http://a.b/<script>>",
    "`<b>`",
    "    <b>",
    "```html\n<b>\n```",
    "> <i>",
    "[<b>](x)",
    "![<b>](x)",
    "<x@y.z>",
    "[a]: <javascript:a>\n[a]",
    '[a](<x" onclick="b>)',
    "[a](x 'y\"><b>')",
  ];
  for (const source of [...nasty, nasty.join("\n\n")]) {
    const tags = [...html(source).matchAll(/<\/?([a-z0-9]+)((?:\s+[a-z]+="[^"<>]*")*)\s*>/g)].map(
      ([tag]) => tag,
    );
    not.match(
      html(source)
        .split(/<[^<>]*>/)
        .join(""),
      /[<>]/,
      source,
    );
    for (const tag of tags) match(tag, /^<\/?(?:p|a|img|code|pre|blockquote)[ >]/, source);
    is(tags.length, html(source).split("<").length - 1, `all of ${source} is well formed`);
    not.match(html(source), / on[a-z]+="|href="javascript/, source);
  }
});
rendering.run();

const paragraph = suite("the first paragraph");
const firsts: [fact: string, source: string, expected: string][] = [
  ["is empty for an empty text", "", ""],
  ["is empty if there are only headings and lists", "# A\n\n- b\n\n> c", ""],
  ["is the first of two", "Один.\n\nДва.", "Один."],
  ["comes after a heading", "# 标题\n\n第一段。", "第一段。"],
  ["is not one in a list or a quotation before it", "- a\n\n  b\n\n> c\n\nd", "d"],
  ["has a space for a line break, soft or hard", "a\nb\\\nc  \nd", "a b c d"],
  ["is plain text without markup", "*a* **b** `c` [d](https://e.org) &amp; \\*", "a b c d & *"],
  ["keeps the characters of markup unchanged", "a </script> b", "a </script> b"],
  ["leaves pictures out", "![x](a.png) a", "a"],
  ["is the next one if the first is a picture", "![x](a.png)\n\na", "a"],
  ["keeps an emoji and Arabic", "👩‍👩‍👧 مرحبا", "👩‍👩‍👧 مرحبا"],
];
for (const [fact, source, expected] of firsts) {
  paragraph(fact, () => is(renderMarkdown(source, {}).firstParagraph, expected));
}
paragraph.run();

const pictures = suite("pictures");
const images: [fact: string, source: string, expected: [src: string, line: number][]][] = [
  ["are an empty list for a text without pictures", "text", []],
  [
    "have the numbers of their lines",
    "![a](a.png)\n\nb\n\n![c](c.png)",
    [
      ["a.png", 0],
      ["c.png", 4],
    ],
  ],
  [
    "have the numbers of their lines within a paragraph",
    "a\nb ![c](c.png)\n![d](d.png)",
    [
      ["c.png", 1],
      ["d.png", 2],
    ],
  ],
  [
    "are found in a list, in a quotation and in a link",
    "- ![a](a.png)\n\n> [![b](b.png)](https://e.org)",
    [
      ["a.png", 0],
      ["b.png", 2],
    ],
  ],
  ["have their name as it is written in zh", "![图](封面.png)", [["封面.png", 0]]],
  ["have their name as it is written in ru", "![Зал](зал.png)", [["зал.png", 0]]],
  ["have their name with a space", "![a](<my hall.png>)", [["my hall.png", 0]]],
  ["have their name with a percent sign that encodes nothing", "![a](100%.png)", [["100%.png", 0]]],
  ["are not found in code", "`![a](a.png)`\n\n    ![b](b.png)", []],
  [
    "may be on another site, which is checked later",
    "![a](https://e.org/a.png)",
    [["https://e.org/a.png", 0]],
  ],
];
for (const [fact, source, expected] of images) {
  pictures(fact, () => {
    equal(
      renderMarkdown(source, {}).images.map(({ src, line }) => [src, line]),
      expected,
    );
  });
}
pictures("have an address without a space or a non-ASCII letter", () => {
  for (const name of ["封面.png", "зал.png", "<my hall.png>", "a%20b.png"])
    match(html(`![a](${name})`), /src="\/media\/[!-~]+"/, name);
});
pictures.run();

const links = suite("isSafeLink");
const safe = [
  "",
  "https://example.org/",
  "http://example.org",
  "HTTPS://example.org",
  "mailto:a@example.org",
  "tel:+86755",
  "../visit-to-ibe/",
  "/zh/",
  "#part",
  "?q=a:b",
  "a/b:c",
  "путь/сюда",
  "链接",
];
for (const href of safe) links(`accepts ${JSON.stringify(href)}`, () => ok(isSafeLink(href)));
const unsafe = [
  "javascript:alert(1)",
  "JavaScript:alert(1)",
  " javascript:alert(1)",
  "java\nscript:alert(1)",
  "java\u0000script:alert(1)",
  "java\u200Bscript:alert(1)",
  "\u202Ejavascript:alert(1)",
  "\u00A0javascript:x",
  "vbscript:x",
  "data:text/html,x",
  "file:///etc/passwd",
  "blob:x",
  "ftp://example.org",
  "//evil.example/",
  "\\\\evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "📅:x",
  "见:x",
];
for (const href of unsafe) links(`refuses ${JSON.stringify(href)}`, () => is(isSafeLink(href), false));
links("refuses every address that a browser reads as a script or another site", () => {
  for (const href of [...safe, ...unsafe]) {
    const { protocol, host } = new URL(href, "https://site.example/en/");
    if (!["http:", "https:", "mailto:", "tel:"].includes(protocol)) is(isSafeLink(href), false, href);
    if (host === "evil.example") is(isSafeLink(href), false, href);
  }
});
links.run();

const own = suite("createMarkdown");
own("renders the same for a site's own templates, with unchanged addresses of pictures", () => {
  is(
    createMarkdown().render("<b> ![a](a.png)"),
    '<p>&lt;b&gt; <img src="a.png" alt="a" loading="lazy"></p>\n',
  );
  is(createMarkdown().render("[a](javascript:b)"), "<p>[a](javascript:b)</p>\n");
});
own("gives each site its own instance", () => is.not(createMarkdown(), createMarkdown()));
own.run();
