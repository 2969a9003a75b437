import { equal } from "uvu/assert";
import { TextFile } from "../../src/core/faults/text-file.ts";
import { readMark } from "../../src/core/theme/mark.ts";
import { suite } from "../support/suite.ts";

const readOwn = (svg: string) => readMark(new TextFile("theme/mark.svg", svg));
const svg = (inside: string, attributes = 'viewBox="0 0 16 16"') =>
  `<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}</svg>\n`;

const mark = suite("readMark");
mark("takes the outlines of paths", () => {
  equal(
    readOwn(
      svg('<path d="M0 0h16v16z"/><path fill="red" d="m1-1 2e-3.5"/>', 'width="9" viewBox="0 0 9.5 9"'),
    ),
    {
      mark: { viewBox: "0 0 9.5 9", paths: ["M0 0h16v16z", "m1-1 2e-3.5"] },
      faults: [],
    },
  );
});
for (const [what, text, found] of [
  ["a shape that is no path", svg('<circle r="8"/><path d="M0 0z"/>'), "<circle>"],
  ["a script", svg('<script>alert(1)</script><path d="M0 0z"/>'), "<script>"],
  ["an event", svg('<path d="M0 0z" onclick="alert(1)"/>'), "onclick="],
  ["a turn", svg('<path d="M0 0z" transform="rotate(3)"/>'), "transform="],
  ["no viewBox", svg('<path d="M0 0z"/>', ""), 'viewBox=""'],
  ["a viewBox of words", svg('<path d="M0 0z"/>', 'viewBox="a b c d"'), 'viewBox="a b c d"'],
  ["no outline", svg(""), 'd=""'],
  ["an outline of other signs", svg('<path d="M0 0&quot;>"/>'), 'd="M0 0">"'],
  ["nothing at all", "", 'viewBox=""'],
] as const)
  mark(`refuses ${what}`, () => {
    const { faults, mark: shape } = readOwn(text);
    equal([shape, faults[0]?.code, faults[0]?.values.found], [undefined, "theme-mark", found]);
  });
mark.run();
