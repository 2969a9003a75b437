import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { ok } from "uvu/assert";
import { createLineEnds } from "../../src/core/typography/headline.ts";
import { createHyphens } from "../../src/core/typography/hyphens.ts";
import { suite } from "../support/suite.ts";

const PAGES = 60;
const LENGTH = 200_000;

setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");

function memoryInUse(): number {
  collect();
  return process.memoryUsage().heapUsed;
}

/** The word of a page in letters that no other page has in this order. */
const wordOf = (page: number, letters: string) =>
  [...String(1000 + page)].map((digit) => letters.charAt(Number(digit))).join("");

const memory = suite("what is known about texts");
for (const [what, letters, lang, learn] of [
  [
    "words with hyphens",
    "абвгдежзик",
    "ru",
    (hyphenate = createHyphens()) =>
      (text: string) =>
        hyphenate(text, "ru"),
  ],
  [
    "headlines",
    "一二三四五六七八九十",
    "zh-Hans",
    (lineEnds = createLineEnds()) =>
      (text: string) =>
        lineEnds(text.slice(0, 30), "zh-Hans"),
  ],
] as const)
  memory(`doesn't keep the pages that they were cut out of: ${what} in ${lang}`, () => {
    const read = learn();
    read(`${wordOf(0, letters).repeat(6)} `);
    const before = memoryInUse();
    for (let page = 1; page <= PAGES; page++)
      read(Buffer.from(wordOf(page, letters).repeat(6) + " ".repeat(LENGTH)).toString());
    // All pages together take more than 24 MB.
    const grown = memoryInUse() - before;
    ok(grown < 6_000_000, `${grown} bytes`);
    // It is still in use.
    read(wordOf(0, letters).repeat(6));
  });
memory.run();
