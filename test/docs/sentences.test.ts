import { equal, ok } from "uvu/assert";
import { list, read } from "../support/documents.ts";
import { suite } from "../support/suite.ts";

const PAGES = ["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", ...list("docs", ".md")];

/** Words in a row, or Han characters, that a page has only once. */
const RUN = { words: 12, han: 20 } as const;

/** The prose of a page, paragraph by paragraph, without code, tables, headings and addresses. */
function paragraphsOf(markdown: string): string[] {
  return markdown
    .replace(/^(```|~~~)[\s\S]*?^\1/gm, "\n\n")
    .replace(/^(?:\||#|<!--).*$/gm, "\n")
    .replace(/\]\([^()]*(?:\([^()]*\)[^()]*)*\)/g, "]")
    .split(/\n\s*\n|\n(?=\s*(?:[-*]|\d+\.) )/);
}

/** The first words of each run of words that a page has twice. */
function repeatedIn(markdown: string): string[] {
  const seen = new Set<string>();
  const repeated: string[] = [];
  for (const paragraph of paragraphsOf(markdown)) {
    const words = paragraph.toLowerCase().match(/\p{Script=Han}|[^\s\p{P}\p{S}\p{Script=Han}]+/gu) ?? [];
    const length = words.some((word) => /\p{Script=Han}/u.test(word)) ? RUN.han : RUN.words;
    for (let at = 0; at + length <= words.length; at++) {
      const run = words.slice(at, at + length).join(" ");
      if (seen.has(run)) repeated.push(run);
      seen.add(run);
    }
  }
  return repeated;
}

const sentences = suite("the documents");
for (const page of PAGES) sentences(`${page} has no sentence twice`, () => equal(repeatedIn(read(page)), []));
for (const sentence of [
  "The quick brown fox jumps over the lazy dog while the cat is asleep.",
  "Съешь же ещё этих мягких французских булок, да выпей чаю, а потом спой нам песню.",
  "页面顶部的提示会说明译文自何时起落后于原文以及哪些段落有所改动。",
])
  sentences(`are found to have "${sentence}" twice`, () => {
    const inList = sentence.replace(/(?<=\p{L} \p{L}+) /u, "\n  ");
    ok(repeatedIn(`# A\n\nFirst: ${sentence} More.\n\n- One.\n- ${inList}\n`).length > 0);
    equal(repeatedIn(`# A\n\n${sentence}\n\n\`\`\`md\n${sentence}\n\`\`\`\n\n| ${sentence} |\n`), []);
  });
sentences.run();
