import { equal, is } from "uvu/assert";
import { readFrontMatter } from "../../src/core/content/front-matter.ts";
import { hasInFrontMatter, setInFrontMatter } from "../../src/core/edits/front-matter.ts";
import { TextFile } from "../../src/core/faults/text-file.ts";
import { suite } from "../support/suite.ts";

type Path = readonly [key: string, inner?: string];
const VALUE = '新 «Т»: "x" 👩‍👩‍👧';
const file = (yaml: string) => `---\n${yaml}---\n\nText.\n`;

function valuesIn(text: string | undefined): Readonly<Record<string, unknown>> | undefined {
  const { frontMatter, faults } = readFrontMatter(new TextFile("a.md", text ?? ""));
  equal(faults, [], text);
  return frontMatter?.value;
}

/** Front matter, a path in it, and how many of its lines are no longer there afterwards. */
const ROWS: readonly [fact: string, yaml: string, path: Path, changedLines: number][] = [
  ["a text", "title: A\nsummary: B\n", ["title"], 1],
  ["a text with a comment", "title: A # why: so\n", ["title"], 1],
  ["a quoted text with a colon", "title: 'A: b'\n", ["title"], 1],
  ["a text in several lines", "title: >-\n  A\n  b\nsummary: B\n", ["title"], 3],
  ["an empty key", "title:\nsummary: B\n", ["title"], 1],
  ["an empty key with a comment", "title: # note: none\nsummary: B\n", ["title"], 1],
  ["a missing key", "title: A\n", ["summary"], 0],
  ["a missing key of empty front matter", "", ["title"], 0],
  ["a missing key of front matter in braces", "{ title: A }\n", ["summary"], 1],
  ["a missing map of front matter in braces", "{ title: A }\n", ["cover", "alt"], 1],
  ["a text of a map", "cover:\n  src: a.png\n  alt: A\n", ["cover", "alt"], 1],
  ["a missing text of a map", "cover:\n    src: a.png\ntitle: A\n", ["cover", "alt"], 0],
  ["a missing text of a map in braces", "cover: { src: a.png }\n", ["cover", "alt"], 1],
  ["a text of an empty map in braces", "cover: {}\n", ["cover", "alt"], 1],
  ["a text of an empty key", "cover:\ntitle: A\n", ["cover", "alt"], 0],
  ["a text of an empty key with a comment", "cover: # later\ntitle: A\n", ["cover", "alt"], 1],
  ["a text of a key with null", "cover: ~\ntitle: A\n", ["cover", "alt"], 1],
  ["a text of a missing map", "title: A\n", ["cover", "alt"], 0],
];

const setting = suite("setInFrontMatter");
for (const [fact, yaml, path, changedLines] of ROWS)
  for (const newline of ["\n", "\r\n"])
    setting(`sets ${fact}, and keeps all else, with ${JSON.stringify(newline)}`, () => {
      const before = file(yaml).replaceAll("\n", newline);
      const after = setInFrontMatter(before, path, VALUE) ?? "";
      const [key, inner] = path;
      const old = valuesIn(before) ?? {};
      const expected = inner === undefined ? VALUE : { ...(old[key] as object | null), [inner]: VALUE };
      equal(valuesIn(after), { ...old, [key]: expected });
      const left = new Set(after.split(newline));
      is(before.split(newline).filter((line) => !left.has(line)).length, changedLines, after);
      is(after.replaceAll("\r\n", "").includes("\n"), newline === "\n");
    });
for (const [fact, yaml, path] of [
  ["a list in place of a text", "title: [A]\n", ["title"]],
  ["a text in place of a map", "cover: a.png\n", ["cover", "alt"]],
  ["a map in place of a text of a map", "cover: { alt: { a: b } }\n", ["cover", "alt"]],
  ["front matter that is a list", "- title\n", ["title"]],
] as const)
  setting(`refuses ${fact}`, () => is(setInFrontMatter(file(yaml), path, VALUE), undefined));
setting("leaves a value that is the same already, in whatever quotation marks", () => {
  for (const written of ["1f2e3d4c5b6a", "'1f2e3d4c5b6a'", '"1f2e3d4c5b6a"']) {
    const text = `---\ntranslation:\n  of: ${written}\n---\n`;
    is(setInFrontMatter(text, ["translation", "of"], "1f2e3d4c5b6a"), text);
  }
  const number = "---\ntranslation:\n  of: 123456789012\n---\n";
  is(
    setInFrontMatter(number, ["translation", "of"], "123456789012"),
    number.replace("123456789012", '"123456789012"'),
  );
});
setting.run();

const having = suite("hasInFrontMatter");
having("finds an empty key, and none in a text without front matter", () => {
  is(hasInFrontMatter(file("translation:\n"), "translation"), true);
  is(hasInFrontMatter(file("# translation:\n"), "translation"), false);
  is(hasInFrontMatter("translation: a", "translation"), false);
});
having.run();
