import { readFileSync } from "node:fs";
import { Parser } from "htmlparser2";
import { equal, is, match, not, ok } from "uvu/assert";
import { meantTag, readLanguageTag } from "../../src/core/language/language-tags.ts";
import { prepareAbbreviations } from "../../src/core/markdown/abbreviations.ts";
import type { MarkdownContext } from "../../src/core/markdown/context.ts";
import { embedOf } from "../../src/core/markdown/embed-sites.ts";
import { headingId, PAGE_IDS } from "../../src/core/markdown/headings.ts";
import { renderMarkdown } from "../../src/core/markdown/markdown.ts";
import { markdownTexts } from "../../src/core/markdown/texts.ts";
import { ownMessages } from "../../src/files/catalogues/own-messages.ts";
import { list } from "../support/documents.ts";
import { faultsOfHtml } from "../support/html-judge.ts";
import { suite } from "../support/suite.ts";

const texts = (locale: string) => markdownTexts(ownMessages(locale) as (key: string) => string);
const CONTEXT = {
  en: { texts: texts("en") },
  zh: { texts: texts("zh") },
  ru: { texts: texts("ru") },
} as const;
const html = (source: string, context: MarkdownContext = CONTEXT.en): string =>
  renderMarkdown(source, context).html;
const findings = (source: string) =>
  renderMarkdown(source, CONTEXT.en).findings.map(({ code, line, values }) => [code, line, values.found]);

const imageNames = suite("imageNames");
const named = (source: string) =>
  renderMarkdown(source, CONTEXT.en).findings.map(({ code, line, values, suggestion }) => [
    code,
    line,
    values.found,
    suggestion,
  ]);
const isNamed = (source: string) => named(source).some(([code]) => code === "image-name");
for (const [source, found, suggestion] of [
  ["One.\nTwo ![The hall](my hall.jpg).", "my hall.jpg", "my-hall.jpg"],
  ['One.\n![大厅](大厅 1.PNG "日内瓦的大厅。")', "大厅 1.PNG", "picture-1.png"],
  ["One.\n![Зал 👩‍👩‍👧](IMG (1).JPG)", "IMG (1).JPG", "img-1.jpg"],
] as const)
  imageNames(`finds ${found}, which CommonMark leaves as text`, () =>
    equal(named(source), [["image-name", 1, found, suggestion]]),
  );
for (const source of [
  "![The hall](hall.jpg)",
  '![The hall](hall.jpg "A title. | Anna")',
  "![The hall](<my hall.jpg>)",
  "`![The hall](my hall.jpg)`",
  "![The hall] (my hall.jpg)",
  "[The hall](my hall.jpg)",
  "![](a b)",
])
  imageNames(`leaves ${source} to others`, () => is(isNamed(source), false));
imageNames("takes linear time for what only begins like a picture", () => {
  const source = "![a](b ".repeat(5_000);
  ok(html(source).length > source.length);
});
imageNames.run();

const figures = suite("figures");
const pictures: [fact: string, source: string, expected: string][] = [
  [
    "have a caption, in zh with a full-width bar before the credit",
    '![大厅](a.png "日内瓦的大厅。｜李明")',
    '<figure><img src="a.png" alt="大厅" loading="lazy"><figcaption>日内瓦的大厅。 <span class="credit">图片来源：李明</span></figcaption></figure>\n',
  ],
  [
    "have only a credit",
    '![Зал](a.png "| Анна Петрова")',
    '<figure><img src="a.png" alt="Зал" loading="lazy"><figcaption><span class="credit">Изображение: Анна Петрова</span></figcaption></figure>\n',
  ],
  [
    "become a gallery if there are several",
    '![A](a.png "One")\n![B](b.png)',
    '<div class="gallery" data-close="Close" data-previous="Previous" data-next="Next"><figure><a class="enlarge" href="a.png" aria-label="Enlarge the picture: A"><img src="a.png" alt="A" loading="lazy"></a><figcaption>One</figcaption></figure><figure><a class="enlarge" href="b.png" aria-label="Enlarge the picture: B"><img src="b.png" alt="B" loading="lazy"></a></figure></div>\n',
  ],
  [
    "may be in a list too",
    '- ![A](a.png "One")',
    '<ul>\n<li>\n<figure><img src="a.png" alt="A" loading="lazy"><figcaption>One</figcaption></figure>\n</li>\n</ul>\n',
  ],
  ["are not made without a title", "![A](a.png)", '<p><img src="a.png" alt="A" loading="lazy"></p>\n'],
  [
    "are not made of pictures among words",
    'See ![A](a.png "One")',
    '<p>See <img src="a.png" alt="A" title="One" loading="lazy"></p>\n',
  ],
  [
    "have captions of any characters",
    `![A](a.png "<b> & </figcaption>'")`,
    '<figure><img src="a.png" alt="A" loading="lazy"><figcaption>&lt;b&gt; &amp; &lt;/figcaption&gt;&#39;</figcaption></figure>\n',
  ],
];
for (const [fact, source, expected] of pictures) {
  const locale = /[\u4e00-\u9fff]/.test(source) ? "zh" : /[а-я]/i.test(source) ? "ru" : "en";
  figures(fact, () => is(html(source, CONTEXT[locale]), expected));
}
figures("reserve space for a picture whose size is known", () => {
  const imageSize = (src: string) => (src === "план.png" ? { widthPx: 640, heightPx: 480 } : undefined);
  match(html("![План](план.png)", { imageSize }), ' alt="План" width="640" height="480" loading="lazy">');
  not.match(html("![План](b.png)", { imageSize }), "width");
});
figures("are named as portraits if they are higher than wide", () => {
  const imageSize = (src: string) => ({ widthPx: 300, heightPx: src === "high.png" ? 400 : 300 });
  match(html("![A](high.png)", { imageSize }), 'class="portrait"');
  not.match(html("![A](square.png)", { imageSize }), "portrait");
});
figures("report whether there is an alt text", () => {
  const { images } = renderMarkdown("![](a.png) ![ ](b.png) ![*x*](c.png) ![![d](e.png)](f.png)", {});
  equal(
    images.map(({ src, alt }) => [src, alt]),
    [
      ["a.png", false],
      ["b.png", false],
      ["c.png", true],
      ["f.png", true],
    ],
  );
});
figures.run();

const quotes = suite("quotations");
quotes("name their source, after the dash of each language", () => {
  for (const who of ["— Anna Petrova, Director", "——李明", "– Анна Петрова"])
    is(
      html(`> Words.\n>\n> ${who}`),
      `<figure class="quotation">\n<blockquote>\n<p>Words.</p>\n</blockquote>\n<figcaption>${who}</figcaption>\n</figure>\n`,
    );
});
quotes("take no name from a dialogue, from a single line with a dash or from within a sentence", () => {
  for (const source of [
    "> — Да?\n>\n> — Нет.",
    "> — Words.",
    "> Words.\n>\n> He said — no.",
    "> Words.\n> — Two lines.",
  ])
    not.match(html(source), "figcaption", source);
});
quotes("have the language of their last line, and its direction", () => {
  is(
    html("> Savoir pour agir.\n> {lang=fr}"),
    '<blockquote lang="fr">\n<p>Savoir pour agir.</p>\n</blockquote>\n',
  );
  match(
    html("> שלום\n>\n> {lang=HE}\n>\n> — Dan"),
    '<blockquote lang="he" dir="rtl">\n<p>שלום</p>\n</blockquote>',
  );
  equal(findings("> a\n> b\n> {lang=cn}"), [["language-tag", 2, "cn"]]);
  match(html("> a\n> {lang=cn}"), "{lang=cn}");
});
quotes("become pull quotes if the text has the same words", () => {
  const source =
    "Er sagt: “Die *Sitzung* ist offen.”\n\nEins.\n\n- Zwei.\n\n> Die Sitzung ist offen\n> {pull}";
  match(
    html(source),
    '<div class="pull-quote" aria-hidden="true" data-pagefind-ignore="">\n<p>Die Sitzung ist offen</p>\n</div>',
  );
  equal(findings(source), []);
  equal(findings("会议已经开始。\n\n一。\n\n二。\n\n> 会议已经开始\n> {pull lang=zh}\n>\n> ——李明"), []);
  equal(findings("> Слова\n> {pull}\n\n> Слова\n> {pull}"), [
    ["pull-quote", 0, undefined],
    ["pull-quote", 3, undefined],
  ]);
  // Elements that a keyboard can reach must not be hidden from screen readers.
  equal(findings("Words here\n\n> [Words](https://e.org) here\n> {pull}"), [["pull-quote", 2, undefined]]);
  not.match(html("Words here\n\n> [Words](https://e.org) here\n> {pull}"), "aria-hidden");
  not.match(html("Words here\n\n> Words here\n> {pull}\n>\n> — [A](https://e.org)"), "aria-hidden");
  not.match(html("- Words\n\n  > Words\n  > {pull}"), "aria-hidden");
});
for (const [fact, between, near] of [
  ["right before", "", true],
  ["two blocks before", "One.\n\n", true],
  ["three blocks before", "## One\n\n- Two.\n- Two.\n\n", false],
] as const)
  quotes(`${near ? "must not" : "may"} repeat a sentence that is ${fact} the pull quote`, () => {
    const pulled = "> Вместе.\n> {pull}\n>\n> — Анна\n\n";
    for (const source of [`Мы вместе.\n\n${between}${pulled}`, `${pulled}${between}Мы вместе.\n\n`])
      is(
        findings(source).some(([code]) => code === "quote-near"),
        near,
        source,
      );
  });
quotes.run();

const changed = suite("changedBlocks");
const marked = (source: string, changedLines: number[], locale: keyof typeof CONTEXT = "en") =>
  renderMarkdown(source, { ...CONTEXT[locale], changedLines });
changed("are marked with an id and a label in the language of the text", () => {
  is(
    marked("Раз.\n\nДва.", [2], "ru").html,
    '<p>Раз.</p>\n<div class="changed" id="changed_1">\n<p class="changed-label" data-pagefind-ignore>В оригинале этот фрагмент изменён</p>\n<p>Два.</p>\n</div>\n',
  );
  match(marked("一。", [0], "zh").html, "原文此段已有改动");
});
changed("may be of any kind, and are counted", () => {
  const source =
    "## A\n\n- b\n- c\n\n> d\n>\n> — e\n\n| f |\n|---|\n| g |\n\n![h](i.png)\n![j](k.png)\n\n---\n\n```\nl\n\nm\n```\n";
  const { html: all, changed: count } = marked(source, [0, 2, 5, 9, 13, 16, 18, 21]);
  is(count, 7);
  equal(
    [...all.matchAll(/id="changed_(\d)"/g)].map(([, number]) => number),
    ["1", "2", "3", "4", "5", "6", "7"],
  );
  is(all.match(/<div /g)?.length, all.match(/<\/div>/g)?.length);
  is(marked(source, []).html, html(source));
});
changed("don't change what else is known about the text", () => {
  const source = "One.\n\n## Two\n\nThree.[^1]\n\n[^1]: Four.";
  const { firstParagraph, text, headings: sections } = marked(source, [0, 2, 4, 6]);
  const plain = renderMarkdown(source, CONTEXT.en);
  equal([firstParagraph, text, sections], [plain.firstParagraph, plain.text, plain.headings]);
  // A note is at the end, wherever it is written.
  is(marked(source, [6]).changed, 0);
});
changed("are not marked without words for readers", () => {
  is(renderMarkdown("One.", { changedLines: [0] }).html, "<p>One.</p>\n");
});
changed.run();

const spans = suite("languages of words");
const words: [fact: string, source: string, expected: string][] = [
  [
    "are marked in en",
    "the motto [Savoir *pour* agir]{lang=fr}",
    '<p>the motto <span lang="fr">Savoir <em>pour</em> agir</span></p>\n',
  ],
  [
    "are marked in zh",
    "口号[Education for all]{lang=en}。",
    '<p>口号<span lang="en">Education for all</span>。</p>\n',
  ],
  [
    "are marked in ru, from right to left",
    "[שלום]{lang=he}",
    '<p><span lang="he" dir="rtl">שלום</span></p>\n',
  ],
  ["have the standard form", "[x]{lang=ZH-hans-cn}", '<p><span lang="zh-Hans-CN">x</span></p>\n'],
  [
    "may surround a link",
    "[[Le Monde](https://e.org)]{lang=fr}",
    '<p><span lang="fr"><a href="https://e.org">Le Monde</a></span></p>\n',
  ],
  ["are not marked in code", "`[x]{lang=fr}`", "<p><code>[x]{lang=fr}</code></p>\n"],
  ["are not marked if the bracket is escaped", "\\[x]{lang=fr}", "<p>[x]{lang=fr}</p>\n"],
  [
    "may have no other attributes",
    "[x]{onclick=a} [x]{lang=fr onclick=a}",
    "<p>[x]{onclick=a} [x]{lang=fr onclick=a}</p>\n",
  ],
];
for (const [fact, source, expected] of words) spans(fact, () => is(html(source), expected));
spans("have a direction where it is not that of the text around", () => {
  const source = "[a]{lang=kk-Arab} [b]{lang=ar-Latn}\n\n> c\n> {lang=ug}\n";
  is(
    html(source),
    '<p><span lang="kk-Arab" dir="rtl">a</span> <span lang="ar-Latn">b</span></p>\n' +
      '<blockquote lang="ug" dir="rtl">\n<p>c</p>\n</blockquote>\n',
  );
  is(
    renderMarkdown(source, { dir: "rtl" }).html,
    '<p><span lang="kk-Arab">a</span> <span lang="ar-Latn" dir="ltr">b</span></p>\n' +
      '<blockquote lang="ug">\n<p>c</p>\n</blockquote>\n',
  );
});
spans("are reported with their line if they are invalid", () => {
  equal(findings('a\nb [x]{lang=cn}\n\n- c\n- [y]{lang=">b}'), [
    ["language-tag", 1, "cn"],
    ["language-tag", 4, '">b'],
  ]);
});
for (const tag of ["en", "ru", "zh-Hans", "sr-Latn-RS", "grc", "zh-hans"])
  spans(`accept ${tag}`, () => ok(readLanguageTag(tag)));
for (const tag of ["", "cn", "english", "e", "en_US", "en-", "fr onx", '"><b>', "x-y", "root", "und-\u0000"])
  spans(`refuse ${JSON.stringify(tag)}`, () => is(readLanguageTag(tag), undefined));
spans("have a two-letter code for each language with a name in the Unicode data", () => {
  const names = new Intl.DisplayNames("en", { type: "language", fallback: "none" });
  const letters = [..."abcdefghijklmnopqrstuvwxyz"];
  const codes = letters.flatMap((a) => letters.map((b) => a + b));
  // Withdrawn codes have a new form: "iw" is "he". That of Bihari, a language group, has none.
  for (const code of codes)
    if (code !== "bh" && names.of(code) && Intl.getCanonicalLocales(code)[0] === code)
      ok(readLanguageTag(code), code);
});
spans("guess the intended one", () => {
  is(meantTag("CN"), "zh-Hans");
  is(meantTag("constructor"), undefined);
});
spans.run();

const headings = suite("headings");
const ids: [words: string, id: string][] = [
  ["Solving education’s last-mile problem", "solving-educations-last-mile-problem"],
  ["破解教育“最后一公里”难题", "破解教育最后一公里难题"],
  ["缺乏协调，潜力有待发挥", "缺乏协调-潜力有待发挥"],
  ["Проблема «последней мили» — в образовании", "проблема-последней-мили-в-образовании"],
  ["Й".normalize("NFD"), "й"],
  ["हिन्दी में", "हिन्दी-में"],
  ["<script>alert(1)</script>", "script-alert-1-script"],
  ["__proto__", "proto"],
  ["👩‍👩‍👧", "section"],
  ["", "section"],
  ["a".repeat(500), "a".repeat(80)],
];
for (const [said, id] of ids)
  headings(`have the id ${id.slice(0, 20)} for “${said.slice(0, 20)}”`, () => is(headingId(said), id));
headings("link to themselves, in the language of the text", () => {
  is(
    html("## 缺乏 `协调`", CONTEXT.zh),
    '<div class="heading"><h2 id="缺乏-协调">缺乏 <code>协调</code></h2><a class="heading-link" href="#缺乏-协调" aria-label="本节链接：缺乏 协调"></a></div>\n',
  );
});
headings("have an id each, whatever their text is", () => {
  const source = ["A", "a", "A-2", "a", "A!", "main", "Q", "note_1", "", ""]
    .map((words) => `## ${words}`)
    .join("\n\n");
  const found = idsIn(html(source));
  equal([...new Set(found)], found);
  equal(found.slice(0, 5), ["a", "a-2", "a-2-2", "a-3", "a-4"]);
  for (const id of PAGE_IDS) not(found.includes(id), id);
});
headings("take no id that the theme uses in its pages", () => {
  const own = list("src/theme", ".tsx").flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/\sid="([^"]+)"/g)].map(([, id = ""]) => id),
  );
  ok(own.includes("main"));
  equal(
    [...new Set(own)].filter((id) => !PAGE_IDS.includes(id)),
    [],
  );
});
headings("of a quotation, a list or a note have no id", () => {
  not.match(html("> ## A\n\n- ## B\n\nc[^1]\n\n[^1]: ## D"), /<h2 id|heading-link/);
});
headings("take linear time for many headings", () => {
  within(2, () => html("## a\n\n".repeat(5_000)));
});
headings.run();

const tables = suite("tables");
tables("have a frame with a name, header cells with a scope, and classes instead of inline styles", () => {
  const made = html("| A | B |\n|:-:|--:|\n| 1 | 2 |", CONTEXT.ru);
  match(made, '<div class="table" role="group" tabindex="0" aria-label="Таблица 1">\n<table>');
  match(made, '<th class="align-center" scope="col">A</th>');
  match(made, '<td class="align-right">2</td>');
  not.match(made, "style=");
});
tables("have row headers if the first cell of the header is empty", () => {
  const made = html("|   | A |\n|---|---|\n| x | 1 |\n| y | 2 |");
  match(made, '<td></td>\n<th scope="col">A</th>');
  match(made, '<th scope="row">x</th>\n<td>1</td>');
});
/** The cells of a table: those of headers between asterisks. */
const cellsOf = (source: string, context: MarkdownContext = CONTEXT.en) =>
  [...html(source, context).matchAll(/<t([hd])[^>]*>(.*?)<\/t/g)].map(([, kind, words]) =>
    kind === "h" ? `*${words}*` : words,
  );
const headed: [fact: string, source: string, cells: string[]][] = [
  [
    "have row headers if the first cell of each row is bold",
    "| Year | Centres |\n|---|---|\n| **2022** | 3 |\n| __2023__ | **5** |",
    ["*Year*", "*Centres*", "*2022*", "3", "*2023*", "<strong>5</strong>"],
  ],
  [
    "have row headers with what is in them, in zh",
    "| 年份 | 中心 |\n|---|---|\n| **[2022年](a.md) `x`** | 3 |",
    ["*年份*", "*中心*", '*<a href="a.md">2022年</a> <code>x</code>*', "3"],
  ],
  [
    "have no header for a row that belongs to the one before, in ru",
    "| Год | Центр |\n|---|---|\n| **2022** | А |\n| | Б |",
    ["*Год*", "*Центр*", "*2022*", "А", "", "Б"],
  ],
  [
    "have no row headers if only a part of the first cells is bold",
    "| A | B |\n|---|---|\n| **x** | 1 |\n| y | 2 |",
    ["*A*", "*B*", "<strong>x</strong>", "1", "y", "2"],
  ],
  [
    "have no row headers if only a part of a first cell is bold",
    "| A | B |\n|---|---|\n| **x** and **y** | 1 |",
    ["*A*", "*B*", "<strong>x</strong> and <strong>y</strong>", "1"],
  ],
  [
    "have no row headers if they have only one column",
    "| |\n|---|\n| x |\n\n| A |\n|---|\n| **y** |",
    ["x", "*A*", "<strong>y</strong>"],
  ],
  [
    "show no header without words",
    "|  | &nbsp; |\n|---|---|\n| Founded | 2019 |\n| Centres | 5 |",
    ["*Founded*", "2019", "*Centres*", "5"],
  ],
  [
    "keep a header with a picture",
    "| ![x](a.png) | B |\n|---|---|\n| x | 1 |",
    ['*<img src="a.png" alt="x" loading="lazy">*', "*B*", "x", "1"],
  ],
  ["keep a header without rows", "| A | |\n|---|---|", ["*A*", ""]],
  ["may have nothing but empty cells", "| | |\n|---|---|\n| | |", ["", ""]],
];
for (const [fact, source, cells] of headed) tables(fact, () => equal(cellsOf(source), cells));
tables("are valid HTML, whichever headers they have", async () => {
  const sources = headed.map(([, source]) => source).join("\n\n");
  const page = `<!DOCTYPE html><html lang="en"><head><title>T</title></head><body>${html(sources)}</body></html>`;
  equal(await faultsOfHtml([{ file: "tables", html: page }]), []);
});
tables.run();

const notes = suite("footnotes");
notes("are numbered in the order of their references, and lead back to them", () => {
  const made = html("Б[^b] а[^a] б[^b].\n\n[^a]: Один.\n[^b]: Два.", CONTEXT.ru);
  match(made, '<a href="#note_1" id="ref_1" role="doc-noteref" aria-label="Примечание 1">1</a>');
  match(made, /<li id="note_1">\n<p>Два\. <a href="#ref_1"[^>]*>↩\uFE0E<\/a> <a href="#ref_1_2"/);
  match(made, '<section class="notes" role="doc-endnotes" aria-label="Примечания">');
});
notes("link only to existing ids, however they are nested", () => {
  const sources = [
    "a[^1]\n\n[^1]: b[^2]\n[^2]: c[^1][^2]",
    "![x[^1]](a.png) [l[^1]](https://e.org)\n\n[^1]: n",
    "## h[^1]\n\n> q[^1]\n\n| t[^1] |\n|---|\n\n[^1]: > n\n\n      - m",
    "a[^1]\n\n[^1]: [^2]: deep[^2]",
    `a[^__proto__] b[^constructor]\n\n[^__proto__]: c\n[^constructor]: d`,
  ];
  for (const source of sources) {
    const made = html(source);
    const found = idsIn(made);
    equal([...new Set(found)], found, source);
    for (const [, target = ""] of made.matchAll(/href="#([^"]+)"/g))
      ok(found.includes(target), `${source} ${target}`);
    not.match(made, /<a [^>]*>(?:(?!<\/a>)[\s\S])*<a /, source);
  }
});
notes("are reported if they are missing, unused or written twice", () => {
  equal(findings("a\nb[^x] \\[^y] `[^z]`\n\n[^u]: n"), [
    ["footnote-unknown", 1, "x"],
    ["footnote-unused", 3, "u"],
  ]);
  equal(findings("a[^1]\n\n[^1]: b\n\n[^1]: c"), [["footnote-twice", 4, "1"]]);
});
notes("are not made of inline notes", () => is(html("a^[b]"), "<p>a^[b]</p>\n"));
notes.run();

const embeds = suite("links to videos and posts");
embeds("name their target site, and load nothing", () => {
  is(
    html("https://www.youtube.com/watch?v=abc&si=follow", CONTEXT.ru),
    '<p class="embed" data-pagefind-ignore><a href="https://www.youtube.com/watch?v=abc" rel="external">Смотреть: YouTube <small>(откроется другой сайт)</small></a></p>\n',
  );
  match(html("<https://b23.tv/x>", CONTEXT.zh), "在哔哩哔哩观看<small>（打开其他网站）</small>");
  match(
    html("[The *film*](https://vimeo.com/1)"),
    ">The film <span data-pagefind-ignore>Watch on Vimeo <small>",
  );
});
embeds("are not made among words, in lists, for other sites or without our texts", () => {
  for (const source of [
    "See https://youtu.be/a",
    "- https://youtu.be/a",
    "https://example.org/",
    "`https://youtu.be/a`",
  ])
    not.match(html(source), "embed", source);
  is(html("https://youtu.be/a", {}), "<p>https://youtu.be/a</p>\n");
});
for (const href of [
  "https://youtube.com.evil.example/",
  "https://youtu.be@evil.example/",
  "https://user@youtu.be/",
  "javascript://youtu.be/%0Aalert(1)",
  "https://evilyoutube.com/",
  "https://youtu.be:8443/",
  "//youtu.be/a",
])
  embeds(`are not ${href}`, () => is(embedOf(href), undefined));
embeds.run();

const abbreviations = suite("abbreviations");
const known = prepareAbbreviations(
  new Map([
    ["IIOE", "International Institute of Online Education"],
    ["UNESCO", "United Nations Educational, Scientific and Cultural Organization"],
    ["UNESCO-IBE", "UNESCO International Bureau of Education"],
    ["ИИТО", "Институт ЮНЕСКО по информационным технологиям в образовании"],
    ["C++", '<b> & "c"'],
  ]),
);
const abbr = (source: string) => html(source, { ...CONTEXT.en, abbreviations: known });
abbreviations("are explained only at the first mention", () => {
  is(abbr("IIOE and IIOE.\n\nIIOE").match(/<abbr /g)?.length, 1);
  match(abbr("IIOE"), '<abbr title="International Institute of Online Education">IIOE</abbr>');
});
abbreviations("are explained in zh and ru, and the longest match counts", () => {
  match(abbr("加入IIOE平台"), /加入<abbr [^>]*>IIOE<\/abbr>平台/);
  match(abbr("в ИИТО."), /<abbr [^>]*>ИИТО<\/abbr>\./);
  match(abbr("UNESCO-IBE’s"), /^<p><abbr title="UNESCO International[^>]*>UNESCO-IBE<\/abbr>’s/);
});
abbreviations("are not parts of words, headings, links, code, pull quotes or pictures", () => {
  for (const source of [
    "IIOEs",
    "xIIOE",
    "UNESCO-ICHEI",
    "2IIOE",
    "## IIOE",
    "[IIOE](https://e.org)",
    "`IIOE`",
    '![IIOE](a.png "IIOE")',
    "ИИТОГ",
  ])
    not.match(abbr(source), "<abbr", source);
  is(
    abbr("> on IIOE\n> {pull}\n\nI am on IIOE").indexOf("<abbr") >
      abbr("> on IIOE\n> {pull}\n\nI am on IIOE").indexOf("</div>"),
    true,
  );
});
abbreviations("are in a list, except those that the text writes out", () => {
  const made = abbr("The International Institute of Online Education (IIOE) and UNESCO");
  is(made.match(/<abbr /g)?.length, 2);
  match(made, '<section class="abbreviations" data-pagefind-ignore>\n<p class="part-name">Abbreviations</p>');
  match(made, "<dt>UNESCO</dt>");
  not.match(made, "<dt>IIOE</dt>");
});
abbreviations("are written out in ru with any endings", () => {
  const made = abbr("в Институте ЮНЕСКО по информационным технологиям в образовании (ИИТО)");
  match(made, "<abbr ");
  not.match(made, "<dt>");
  match(abbr("в институте и ИИТО по образованию"), "<dt>ИИТО</dt>");
});
abbreviations("are escaped", () =>
  match(abbr("C++"), '<abbr title="&lt;b&gt; &amp; &quot;c&quot;">C++</abbr>'),
);
abbreviations.run();

const time = suite("long texts");
const long: [fact: string, source: string][] = [
  ["open brackets", "[".repeat(60_000)],
  ["open notes", `[^a]: b\n\n${"[^".repeat(40_000)}`],
  ["unknown notes", "[^a] ".repeat(20_000)],
  ["notes", Array.from({ length: 5_000 }, (_, i) => `[^${i}]\n\n[^${i}]: n\n\n`).join("")],
  ["references to a note", `${"[^a] ".repeat(20_000)}\n\n[^a]: b`],
  ["words in other languages", "[a]{lang=fr} ".repeat(10_000)],
  ["words in no language", "[a]{lang=cn} ".repeat(10_000)],
  ["open words", `[a${" [a".repeat(40_000)}]{lang=fr}`],
  ["pull quotes", "> a\n> {pull}\n\n".repeat(6_000)],
  ["quotations in quotations", `${">".repeat(3000)} a\n`.repeat(50)],
  ["pictures", '![a](a.png "b")\n'.repeat(5_000)],
  ["tables", "| a |\n|---|\n| b |\n\n".repeat(5_000)],
  ["addresses", "https://youtu.be/a\n\n".repeat(5_000)],
  ["tags without their end", "<u>".repeat(40_000)],
  ["tags in tags", `${"<u>a".repeat(3_000)}${"</u>".repeat(3_000)}`],
  ["signs of headings", "##x\n\n".repeat(20_000)],
  ["signs of emphasis in Russian", "а**.".repeat(20_000)],
  ["half pairs", "** ".repeat(40_000)],
  ["open braces", "{{".repeat(60_000)],
  ["ends of attributes", "<p ".repeat(40_000)],
  ["broken links", "[a](b c".repeat(20_000)],
  ["brackets", "[a]".repeat(40_000)],
  ["line ends in Chinese", "中\n".repeat(40_000)],
  ["chosen ids", "# a {#b}\n\n".repeat(10_000)],
];
for (const [fact, source] of long)
  time(`full of ${fact} take little time`, () => {
    within(3, () => html(source, { ...CONTEXT.en, abbreviations: known }));
  });
time.run();

/** Checks that something runs within some seconds of processor time, whatever else the machine does. */
function within(seconds: number, run: () => unknown): void {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  ok(user + system < seconds * 1_000_000, `${(user + system) / 1_000_000} s`);
}

function idsIn(made: string): string[] {
  const found: string[] = [];
  const parser = new Parser({ onattribute: (name, value) => name === "id" && found.push(value) });
  parser.end(made);
  return found;
}
