import { readFileSync } from "node:fs";
import { is, match, not, ok } from "uvu/assert";
import { renderMarkdown } from "../../src/core/markdown/markdown.ts";
import { suite } from "../support/suite.ts";

const html = (source: string) => renderMarkdown(source, {}).html;

const emphasis = suite("emphasis");
const rows: readonly (readonly [fact: string, source: string, expected: string])[] = [
  ["ends after a Chinese full stop", "**教育是第一要务。**各方", "<strong>教育是第一要务。</strong>各方"],
  ["surrounds Chinese quotation marks", "在**“最后一公里”**问题", "在<strong>“最后一公里”</strong>问题"],
  ["surrounds a Chinese title", "在**《教育宣言》**中", "在<strong>《教育宣言》</strong>中"],
  ["ends after a full-width bracket", "这是*重点（必读）*内容", "这是<em>重点（必读）</em>内容"],
  ["strikes through up to a full stop", "~~旧地址。~~新地址", "<s>旧地址。</s>新地址"],
  ["surrounds Latin letters with a mark in Chinese", "使用**C#**语言", "使用<strong>C#</strong>语言"],
  ["surrounds a link in Chinese", "见**[通知](a)**后", '见<strong><a href="a">通知</a></strong>后'],
  ["ends after a mark in Japanese", "**これは太字。**です", "<strong>これは太字。</strong>です"],
  ["ends after a bracket in Korean", "**유네스코(UNESCO)**는", "<strong>유네스코(UNESCO)</strong>는"],
  ["ends after a Russian colon", "**Дата:**10 ноября", "<strong>Дата:</strong>10 ноября"],
  ["surrounds Russian quotation marks", "не**«Образование»**но", "не<strong>«Образование»</strong>но"],
  ["strikes through in Russian", "~~Было.~~Стало", "<s>Было.</s>Стало"],
  ["surrounds quotation marks in Arabic", "و**«كلمة»**ثم", "و<strong>«كلمة»</strong>ثم"],
  [
    "is found twice in a line in Russian",
    "**Кто:**мы. **Где:**тут",
    "<strong>Кто:</strong>мы. <strong>Где:</strong>тут",
  ],
  ["follows CommonMark in Latin", 'a**"foo"**b', "a**&quot;foo&quot;**b"],
  ["needs no space inside in any language", "** текст ** 中** 文", "** текст ** 中** 文"],
  ["is not made of a backslash and a sign", "\\*\\*Дата:\\*\\*10", "**Дата:**10"],
];
for (const [fact, source, expected] of rows)
  emphasis(fact, () => is(html(source), `<p>${expected.replaceAll('"', '"')}</p>\n`));
emphasis("is read in every example of the rules for Chinese, Japanese and Korean", () => {
  const readme = readFileSync("node_modules/markdown-it-cjk-friendly/README.md", "utf8");
  const examples = [...readme.matchAll(/```md\n([\s\S]*?)```/g)].map(([, example = ""]) => example);
  ok(examples.length > 0);
  for (const example of examples) {
    const rendered = html(example);
    match(rendered, "<strong>");
    not.match(rendered, /\*\*[^\n]+\*\*/);
  }
});
emphasis.run();
