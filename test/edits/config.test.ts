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
    "behind a last line without a comma, with CRLF",
    'languages: [\r\n\t"en"\r\n],',
    `languages: [\r\n\t"en",\r\n\t${ENTRY},\r\n],`,
  ],
  ["to none", "languages: []", `languages: [${ENTRY}]`],
  ["past brackets in texts", `languages: ["]", 'a]b', [1]]`, `languages: ["]", 'a]b', [1], ${ENTRY}]`],
  ["past brackets in comments", "languages: [/* ] */ a, b]", `languages: [/* ] */ a, b, ${ENTRY}]`],
  ["not behind a comment that would swallow it", 'languages: ["en" // ]\n]', undefined],
  ["not where there is no array", "languages: LANGUAGES", undefined],
  ["not where there are two", 'a({ languages: ["en"] }); b({ languages: ["en"] })', undefined],
  ["not where it does not end", 'languages: ["en"', undefined],
  ["not into a template", "languages: [`en]`]", undefined],
];
for (const [fact, before, after] of rows)
  adding(`adds ${fact}`, () => is(addToLanguages(before, ENTRY), after));
adding.run();
