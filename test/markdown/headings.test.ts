import { equal, is, match } from "uvu/assert";
import { PAGE_IDS } from "../../src/core/markdown/headings.ts";
import { renderMarkdown } from "../../src/core/markdown/markdown.ts";
import { suite } from "../support/suite.ts";

const html = (source: string) => renderMarkdown(source, {}).html;
const findings = (source: string) =>
  renderMarkdown(source, {}).findings.map(({ code, line, values, suggestion }) => [
    code,
    line,
    values.found,
    suggestion,
  ]);

const ids = suite("the id that is written after a heading");
const rows: readonly (readonly [fact: string, source: string, expected: string])[] = [
  ["is that of a Russian heading", "## Условия {#terms}", '<h2 id="terms">Условия</h2>\n'],
  ["is that of a Chinese heading", "## 条件{#terms}", '<h2 id="terms">条件</h2>\n'],
  ["may be in any script", "## Terms {#условия_2.1}", '<h2 id="условия_2.1">Terms</h2>\n'],
  ["comes before closing signs", "## Terms {#terms} ##", '<h2 id="terms">Terms</h2>\n'],
  ["is that of an underlined heading", "Terms {#terms}\n-----", '<h2 id="terms">Terms</h2>\n'],
  ["comes after emphasis and code", "## *A* `{#b}` {#c}", '<h2 id="c"><em>A</em> <code>{#b}</code></h2>\n'],
  ["is text behind a backslash", "## A \\{#b}", '<h2 id="a-b">A {#b}</h2>\n'],
  [
    "keeps a heading of these words from having it",
    "## Terms\n\n## Условия {#terms}",
    '<h2 id="terms-2">Terms</h2>\n<h2 id="terms">Условия</h2>\n',
  ],
];
for (const [fact, source, expected] of rows) ids(fact, () => is(html(source), expected));
ids("can be only one that is valid and free", () => {
  equal(
    findings("## A {#terms}\n\n## B {#terms}\n\n## C {#a b}\n\n## D {#}\n\n## E {#ref_1}\n\n## F {#-x}"),
    [
      ["heading-id", 2, "terms", "terms-2"],
      ["heading-id", 4, "a b", "a-b"],
      ["heading-id", 6, "", "section"],
      ["heading-id", 8, "ref_1", "ref-1"],
      ["heading-id", 10, "-x", "x"],
    ],
  );
});
for (const id of PAGE_IDS)
  ids(`cannot be ${id}, which pages have`, () =>
    equal(findings(`## A {#${id}}`), [["heading-id", 0, id, `${id}-2`]]),
  );
ids("is not among the words of the text", () => {
  const { text } = renderMarkdown("## Условия {#terms}\n\nТекст.", {});
  is(text, "Условия\nТекст.");
});
ids("is where a link of the text leads", () =>
  match(html("[a](#terms)\n\n## 条件 {#terms}"), '<a href="#terms">'),
);
ids.run();
