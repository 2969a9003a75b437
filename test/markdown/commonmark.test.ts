import { tests } from "commonmark-spec";
import MarkdownIt from "markdown-it";
import { equal, is, ok } from "uvu/assert";
import { createMarkdown } from "../../src/core/markdown/markdown.ts";
import { suite } from "../support/suite.ts";

/** Examples of links that `isSafeLink` does not allow: they become text. */
const UNSAFE_LINKS: readonly number[] = [500, 596, 598, 599, 601];

/** The specification prints a tab as an arrow. */
const EXAMPLES = tests.map(({ markdown, html, number }) => ({
  number,
  markdown: markdown.replaceAll("→", "\t"),
  html: html.replaceAll("→", "\t"),
}));

/** Our output without our additions to CommonMark: ids of headings, lazy loading, captions for titles. */
function undone(html: string): string {
  return html
    .replace(/<(h[1-6]) id="[^"]+">/g, "<$1>")
    .replace(/ loading="lazy"/g, "")
    .replace(/<figure>(<img[^>]*)><figcaption>([^<]*)<\/figcaption><\/figure>/g, '<p>$1 title="$2"></p>');
}

/** Two ways to write the same elements. */
function folded(html: string): string {
  return html.replace(/ \/>/g, ">").replace(/(<blockquote>|<li>)\n?(?=<\/)/g, "$1");
}

const spec = suite("CommonMark");
const html = new MarkdownIt();
const raw = new MarkdownIt({ html: true });
const isRaw = ({ markdown }: { markdown: string }) => html.render(markdown) !== raw.render(markdown);

spec("is followed in every example of the specification without raw HTML", () => {
  const ours = createMarkdown();
  const examples = EXAMPLES.filter((example) => !isRaw(example));
  ok(examples.length > 550, `${examples.length}`);
  equal(
    examples
      .filter((example) => folded(undone(ours.render(example.markdown))) !== folded(example.html))
      .map(({ number }) => number),
    UNSAFE_LINKS,
  );
});
spec("has raw HTML as text except elements that mark words, and is otherwise unchanged", () => {
  const ours = createMarkdown();
  const examples = EXAMPLES.filter(isRaw);
  ok(examples.length > 50, `${examples.length}`);
  const texts = examples.filter(({ markdown }) => !/<(?:del|em|i)>/.test(markdown));
  ok(texts.length > examples.length - 5, `${texts.length}`);
  for (const { markdown, number } of texts)
    is(undone(ours.render(markdown)), html.render(markdown), `${number}`);
});
spec.run();
