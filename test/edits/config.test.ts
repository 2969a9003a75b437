import { is } from "uvu/assert";
import { addToLanguages } from "../../src/core/edits/config.ts";
import { suite } from "../support/suite.ts";

const ENTRY = '{ locale: "kk" }';
const adding = suite("addToLanguages");
const rows: [fact: string, before: string, after: string | undefined][] = [
  ["to one line", 'languages: ["en", "zh", "ru"],', `languages: ["en", "zh", "ru", ${ENTRY}],`],
  [
    "to lines of their own, with their indentation",
    'languages: [\n    "en",\n    { locale: "ru" },\n  ],\n',
    `languages: [\n    "en",\n    { locale: "ru" },\n    ${ENTRY},\n  ],\n`,
  ],
  [
    "after a last line without a comma, with CRLF",
    'languages: [\r\n\t"en"\r\n],',
    `languages: [\r\n\t"en",\r\n\t${ENTRY},\r\n],`,
  ],
  ["to an empty array", "languages: []", `languages: [${ENTRY}]`],
  ["past brackets in texts", `languages: ["]", 'a]b', [1]]`, `languages: ["]", 'a]b', [1], ${ENTRY}]`],
  ["past brackets in comments", "languages: [/* ] */ a, b]", `languages: [/* ] */ a, b, ${ENTRY}]`],
  ["nothing after a comment that would swallow it", 'languages: ["en" // ]\n]', undefined],
  ["nothing without an array", "languages: LANGUAGES", undefined],
  ["nothing to two arrays", 'a({ languages: ["en"] }); b({ languages: ["en"] })', undefined],
  ["nothing to an array without an end", 'languages: ["en"', undefined],
  ["nothing to a template", "languages: [`en]`]", undefined],
];
for (const [fact, before, after] of rows)
  adding(`adds ${fact}`, () => is(addToLanguages(before, ENTRY), after));
adding.run();
