import { equal, is } from "uvu/assert";
import { markupInPlainText, renderMarkdown } from "../../src/core/markdown/markdown.ts";
import { suite } from "../support/suite.ts";

const findings = (source: string) =>
  renderMarkdown(source, {}).findings.map(({ code, values, suggestion }) => [code, values.found, suggestion]);

type Row = readonly [source: string, code: string, found: string, suggestion?: string];

const rows: readonly Row[] = [
  // A second heading of the first level
  ["# Results", "heading-level", "Results", "## Results"],
  ["Итоги\n=====", "heading-level", "Итоги"],
  // Pictures on one computer, and files
  [
    "![Гости](C:\\Users\\me\\photo.jpg)",
    "image-remote",
    "![Гости](C:\\Users\\me\\photo.jpg)",
    "![Гости](photo.jpg)",
  ],
  ["![来宾](file:///tmp/a.png)", "image-remote", "![来宾](file:///tmp/a.png)", "![来宾](a.png)"],
  ["The [report] (report.pdf)", "markup-link", "[report] (report.pdf)", "[report](report.pdf)"],
  ["The [report] (url)", "markup-link", "[report] (url)"],
  ["См. [отчёт] (ссылка)", "markup-link", "[отчёт] (ссылка)"],
  ["见［报告］（网址）", "markup-link", "［报告］（网址）"],
  // Headings
  ["##没有空格的标题", "markup-heading", "##没有空格的标题", "## 没有空格的标题"],
  ["###Без пробела", "markup-heading", "###Без пробела", "### Без пробела"],
  ["＃＃ 全角井号", "markup-heading", "＃＃ 全角井号", "## 全角井号"],
  ["＃标题", "markup-heading", "＃标题", "## 标题"],
  ["##\u00A0Заголовок", "markup-heading", "##\u00A0Заголовок", "## Заголовок"],
  ["##\u3000标题", "markup-heading", "##\u3000标题", "## 标题"],
  ["#\u00A0Heading", "markup-heading", "#\u00A0Heading", "## Heading"],
  ["#Заголовок первого уровня", "markup-heading", "#Заголовок первого уровня", "## Заголовок первого уровня"],
  ["text\n##Heading", "markup-heading", "##Heading", "## Heading"],
  // Emphasis
  ["** жирный **", "markup-emphasis", "** жирный **", "**жирный**"],
  ["**Note:**text", "markup-emphasis", "**Note:**", "**Note:** "],
  ["＊＊重点＊＊", "markup-emphasis", "＊＊重点＊＊", "**重点**"],
  ["~~ old ~~", "markup-emphasis", "~~ old ~~", "~~old~~"],
  ["*(note)*text", "markup-emphasis", "*(note)*", "*(note)* "],
  ["_Note._Text", "markup-emphasis", "_Note._", "*Note.* "],
  ["**без конца", "markup-emphasis", "**"],
  ["==важно==", "markup-emphasis", "==важно==", "<mark>важно</mark>"],
  ["10^th^ session", "markup-emphasis", "^th^", "<sup>th</sup>"],
  ["H~2~O", "markup-emphasis", "~2~", "<sub>2</sub>"],
  // Links
  [
    "[通知]（https://example.org/a）",
    "markup-link",
    "[通知]（https://example.org/a）",
    "[通知](https://example.org/a)",
  ],
  ["【通知】（/zh/a/）", "markup-link", "【通知】（/zh/a/）", "[通知](/zh/a/)"],
  [
    "[текст] (https://example.org)",
    "markup-link",
    "[текст] (https://example.org)",
    "[текст](https://example.org)",
  ],
  [
    "[report](annual report.pdf)",
    "markup-link",
    "[report](annual report.pdf)",
    "[report](<annual report.pdf>)",
  ],
  ["[x](javascript:alert)", "markup-link", "[x](javascript:alert)"],
  ["![зал](my photo.jpg)", "image-name", "my photo.jpg", "my-photo.jpg"],
  ["[18F]({{ site.url }})", "markup-link", "[18F]({{ site.url }})"],
  ["[text][label]", "markup-link", "[text][label]"],
  ["[[Главная страница]]", "markup-link", "[[Главная страница]]"],
  [
    "[https://example.org the site]",
    "markup-link",
    "[https://example.org the site]",
    "[the site](https://example.org)",
  ],
  // HTML
  ['<p align="center">居中</p>', "markup-html", '<p align="center">居中</p>', "居中"],
  [
    '<iframe src="https://www.youtube.com/embed/x"></iframe>',
    "markup-html",
    '<iframe src="https://www.youtube.com/embed/x">',
    "https://www.youtube.com/embed/x",
  ],
  ['<img src="a.jpg" alt="Зал">', "markup-html", '<img src="a.jpg" alt="Зал">', "![Зал](a.jpg)"],
  ['<a href="/x">слова</a>', "markup-html", '<a href="/x">слова</a>', "[слова](/x)"],
  ["<!-- draft -->", "markup-html", "<!-- draft -->"],
  ["<u>unclosed", "markup-html", "<u>"],
  ["<o:p>", "markup-html", "<o:p>"],
  ["a&amp;nbsp;b", "markup-html", "&nbsp;"],
  ["text\n\n&nbsp;&nbsp;", "markup-html", "&nbsp;"],
  ["<H2>Итоги</H2>", "markup-html", "<H2>Итоги</H2>", "## Итоги"],
  // Other programs
  ['![会场](hall.jpg){width="3in"}', "markup-extension", '{width="3in"}'],
  ["Текст {#id}", "markup-extension", "{#id}"],
  ["Text {: .note}", "markup-extension", "{: .note}"],
  ["Text {=html}", "markup-extension", "{=html}"],
  ["::: note", "markup-extension", "::: note"],
  ['!!! warning "x"', "markup-extension", '!!! warning "x"'],
  ['{{< figure src="a.jpg" >}}', "markup-extension", '{{< figure src="a.jpg" >}}'],
  ["{{ site.title }}", "markup-extension", "{{ site.title }}"],
  ["{% include x %}", "markup-extension", "{% include x %}"],
  ['[gallery ids="1,2"]', "markup-extension", '[gallery ids="1,2"]'],
  ["[b]важно[/b]", "markup-extension", "[b]важно[/b]", "**важно**"],
  ["[TOC]", "markup-extension", "[TOC]"],
  ["> [!NOTE]\n> текст", "markup-extension", "[!NOTE]"],
  ["- [ ] 待办", "markup-extension", "[ ]", "☐"],
  ["- [x] готово", "markup-extension", "[x]", "☑"],
  ["| a | b |\n|---|\n| c |", "markup-extension", "| a | b |"],
  ["{pull}", "markup-extension", "{pull}"],
  ["Текст {lang=fr}", "markup-extension", "{lang=fr}"],
  // Captions
  ['![x](a.jpg "**Фото**")', "markup-plain", "**Фото**", "Фото"],
];

const signs = suite("a sign that readers would see");
for (const [source, ...expected] of rows)
  signs(`is reported in ${JSON.stringify(source)}`, () => {
    const [first] = findings(source);
    equal(first?.slice(0, expected.length), expected);
    is(first?.[2], expected[2]);
  });
signs("is reported with its line", () => {
  const { findings: found } = renderMarkdown("a\nb\n\nc\n##d\n\n| e | f |\n|---|---|\n| g | <font>h |", {});
  equal(
    found.map(({ code, line }) => [code, line]),
    [
      ["markup-heading", 4],
      ["markup-html", 8],
    ],
  );
});
signs("is counted where the report has enough of them", () => {
  const { findings: found } = renderMarkdown("##d\n\n".repeat(250), {});
  equal(
    found.filter(({ more }) => more).map(({ line, more }) => [line, more]),
    [[398, 50]],
  );
  is(found.length, 200);
});
signs.run();

const meant = suite("no sign is reported");
for (const source of [
  "",
  "#хештег",
  "#教育",
  "#教育# 今天",
  "Мы в сети: #образование #наука",
  "#UNESCO celebrates the day.",
  "\\*\\*звёзды\\*\\* \\##x \\[a]\\(b)",
  "&#42;&#42;звёзды&#42;&#42;",
  "`**` `##x` `<p>` `{{ x }}` `[caption]`",
  "```\n##x\n**a\n<p>\n```",
  "5 * 3 * 2 = 30, 2 ** 3",
  "R&D, AT&T; Q&A",
  "a < b > c, x <= y",
  "<имя> <https://example.org/__a__/**b**> https://example.org/a_b_c/**d**",
  "Цена* и срок*",
  "M*A*S*H, my_file_name, snake_case_",
  "[sic] [1] [2019]12号 ［注］",
  "见附件［1］（第3页）",
  "教育部〔2023〕5号（见附件）",
  "{a, b}, {1}, {x}",
  "== == ~~ __",
  "____ (подпись)",
  "10~20人，30~40岁",
  "C++ и C++",
  "> Nous avançons.\n> {lang=fr}\n>\n> — Анна",
  "A historic visit.\n\nOne.\n\nTwo.\n\n> A historic visit.\n> {pull}",
  "the motto, [Savoir pour agir]{lang=fr}",
  "a[^1]\n\n[^1]: b",
  "| a | b |\n|---|---|\n| c | d |",
  "a | b",
  "- [link](a)",
  "E = mc^2, x^2 + y^2",
])
  meant(`in ${JSON.stringify(source)}`, () => equal(findings(source), []));
meant.run();

const plain = suite("markup in plain text");
for (const [text, suggestion] of [
  ["**Важно**: новости", "Важно: новости"],
  ["[通知](https://example.org)", "通知"],
  ["AT&amp;T", "AT&T"],
  ["第一行<br>第二行", "第一行 第二行"],
  ["`npm`", "npm"],
  ["*Слово* дня", "Слово дня"],
  ["H<sub>2</sub>O", "H2O"],
] as const)
  plain(`is reported in ${text}`, () =>
    equal(markupInPlainText(text), [{ code: "markup-plain", at: 0, found: text, suggestion }]),
  );
plain("is reported for signs of other programs", () => {
  equal(
    markupInPlainText("{{ title }} <b>").map(({ code, found }) => [code, found]),
    [
      ["markup-plain", "{{ title }}"],
      ["markup-plain", "<b>"],
    ],
  );
});
for (const text of [
  "",
  "M*A*S*H",
  "R&D",
  "C# 5 * 3 * 2",
  'He said "yes"',
  "《教育宣言》（2023）",
  "Цена: 5 < 6",
  "a\nb",
])
  plain(`is not reported in ${JSON.stringify(text)}`, () => equal(markupInPlainText(text), []));
plain.run();
