import { equal, is, not } from "uvu/assert";
import {
  type AcceptedMessages,
  messageFingerprint,
  readAccepted,
  writeAccepted,
} from "../../src/core/acceptance/record.ts";
import { TextFile } from "../../src/core/faults/text-file.ts";
import { suite } from "../support/suite.ts";

const FILE = "locales/.accepted/ru.json";
const NASTY = '</script> "кавычки" \\ 👩‍👩‍👧 \u00A0 مرحبا\n';
const ACCEPTED: AcceptedMessages = new Map([
  ["site:name", new Map([["", "News"]])],
  [
    "archive:articles",
    new Map([
      ["one", "{{count}} article"],
      ["other", "{{count}} articles"],
    ]),
  ],
  ["archive:a.b", new Map([["", NASTY]])],
]);
const TEXT = writeAccepted(ACCEPTED);
const read = (text: string) => readAccepted(new TextFile(FILE, text), "ru");
const places = (text: string) =>
  read(text).faults.map(({ code, file, line, values }) => `${code} ${file}:${line} ${values.key}`);

const records = suite("the record of accepted messages");
records("is read as it was written", () => {
  const { accepted, faults } = read(TEXT);
  equal(faults, []);
  equal([...accepted].sort(), [...ACCEPTED].sort());
  equal(read(writeAccepted(new Map())), { accepted: new Map(), faults: [] });
});
records("has one line for each message, sorted, so that branches merge", () => {
  equal(
    TEXT.split("\n").map((line) => /"(.+?)":/.exec(line)?.[1] ?? line),
    ["{", "archive:a.b", "archive:articles", "site:name", "}", ""],
  );
  is(writeAccepted(new Map([...ACCEPTED].reverse())), TEXT);
});
records("names each line that was edited, and keeps the others", () => {
  const { accepted, faults } = read(TEXT.replace('"News"', '"Press"'));
  equal([...accepted.keys()], ["archive:a.b", "archive:articles"]);
  equal(
    faults.map(({ code, line, values }) => [code, line, values.key, `${values.name} ${values.locale}`]),
    [["accepted-broken", 4, "site:name", "site:name ru"]],
  );
});
const BROKEN: readonly [fact: string, line: string][] = [
  ["without a fingerprint", '"site:a": { "text": "A" }'],
  ["without a text", '"site:a": { "of": "0123456789ab" }'],
  ["that is no object", '"site:a": "A"'],
  ["with an unknown plural form", '"site:a": { "of": "0123456789ab", "all": "A" }'],
  ["with a number as its text", '"site:a": { "of": "0123456789ab", "text": 1 }'],
  ["without a namespace", TEXT.split("\n")[3]?.trim().replace("site:name", "name") ?? ""],
];
for (const [fact, line] of BROKEN)
  records(`has a fault for a line ${fact}`, () => {
    equal(places(`{\n  ${line}\n}\n`), [
      `accepted-broken ${FILE}:2 ${line.startsWith('"n') ? "name" : "site:a"}`,
    ]);
  });
records("has a fault at the place of a merge conflict, a second line of a message, and a list", () => {
  const conflict = TEXT.replace('  "site:name"', '<<<<<<< HEAD\n  "site:name"');
  equal(
    read(conflict).faults.map(({ code, file, line }) => `${code} ${file}:${line}`),
    [`catalogue-syntax ${FILE}:4`],
  );
  const line = TEXT.split("\n")[3];
  equal(places(`{\n${line},\n${line}\n}\n`), [`duplicate-key ${FILE}:3 site:name`]);
  equal(places("[]\n"), [`accepted-broken ${FILE}:1 —`]);
});
records.run();

const prints = suite("messageFingerprint");
const single = (text: string) => messageFingerprint(new Map([["", text]]));
for (const [locale, text] of Object.entries({ en: "All the news", zh: "全部新闻", ru: "Все новости" })) {
  prints(`is another one for another word, and not for white space, in ${locale}`, () => {
    is(single(` ${text}\r\n`), single(text));
    not.equal(single(`${text}!`), single(text));
  });
}
prints("takes plural forms in any order, and tells them from each other and from a single text", () => {
  const of = (...forms: [string, string][]) => messageFingerprint(new Map(forms));
  is(of(["one", "a"], ["other", "b"]), of(["other", "b"], ["one", "a"]));
  not.equal(of(["one", "a"], ["other", "b"]), of(["one", "b"], ["other", "a"]));
  not.equal(of(["other", "a"]), of(["", "a"]));
});
prints.run();
