import { equal, is, match, ok } from "uvu/assert";
import { validateXML } from "xmllint-wasm";
import type { ExportedUnit } from "../../src/core/exchange/units.ts";
import { readXliff } from "../../src/core/exchange/xliff.ts";
import { writeXliff1 } from "../../src/core/exchange/xliff-1.ts";
import { writeXliff2 } from "../../src/core/exchange/xliff-2.ts";
import { TextFile } from "../../src/core/faults/text-file.ts";
import { exchangeOf, NASTY, partOf, received, unitOf } from "../support/exchange.ts";
import { suite } from "../support/suite.ts";

const WRITERS = { "1.2": writeXliff1, "2.1": writeXliff2 };
const NEW = [unitOf("One {{n}}. Two.")];

/** The file of new units, with another translation in each of them. */
const back = (version: keyof typeof WRITERS, part: string, units: readonly ExportedUnit[] = NEW) => {
  const xml = WRITERS[version](exchangeOf(units));
  return version === "1.2"
    ? xml.replace(/<\/source>/, `</source>${part}`)
    : xml.replace(/<segment [\s\S]*?<\/segment>/, part);
};
const SOURCE = 'One <ph id="1" dataRef="d1"/>. Two.';

const files = suite("XLIFF");
for (const [version, write] of Object.entries(WRITERS)) {
  files(`${version} loses no text`, () => {
    const units = NASTY.flatMap((text, index) => [
      unitOf(text, text, { key: `k${index}` }),
      partOf(text, text, { key: `text.${index}` }),
    ]);
    const { units: read, faults } = readXliff(new TextFile("ru.xlf", write(exchangeOf(units))), "ru");
    equal(faults, []);
    is(read.length, units.length);
    equal(received(readXliff, write(exchangeOf(units)), units), { texts: [], codes: [], faults: [] });
  });
  files(`${version} is XML for another reader, with the placeholders and marks as codes`, async () => {
    const units = NASTY.map((text, index) => partOf(text, text, { key: `text.${index}` }));
    const { errors, normalized } = await validateXML({
      xml: [{ fileName: "ru.xlf", contents: write(exchangeOf([...units, ...NEW])) }],
      schema: [{ fileName: "any.xsd", contents: anyIn(version) }],
      normalization: "c14n",
    });
    equal(errors, []);
    match(
      normalized,
      version === "1.2"
        ? '<ph id="1">**</ph>bold<ph id="2">**</ph>'
        : '<ph dataRef="d1" id="1"></ph>bold<ph dataRef="d2" id="2"></ph>',
    );
    match(normalized, "a &lt; b &amp; c &gt; d");
  });
}
const CHANGED = unitOf("New", "Старое", {
  state: "changed",
  previousSource: "Old",
  notes: ["Where", "it is"],
  previousNotes: ["Was: Old", "Was: Старое"],
});
files("2.1 gives what has changed no target, but its previous version as a match", () => {
  const xml = writeXliff2(exchangeOf([CHANGED]));
  match(xml, "<source>Old</source><target>Старое</target></mtc:match>");
  match(xml, "<note>Where</note><note>it is</note>");
  is(xml.match(/<target/g)?.length, 1);
  equal(received(readXliff, xml, [CHANGED]), { texts: [], codes: [], faults: [] });
});
files(
  "1.2 has one source, one note and at most one target in a unit, because OmegaT takes the last of each",
  () => {
    const xml = writeXliff1(exchangeOf([CHANGED, unitOf("A", "Б"), unitOf("C")]));
    const units = xml.split("<trans-unit").slice(1);
    const counts = (name: string) => units.map((unit) => unit.split(`<${name}`).length - 1);
    equal(
      [counts("source"), counts("target"), counts("note")],
      [
        [1, 1, 1],
        [0, 1, 0],
        [1, 0, 0],
      ],
    );
    match(xml, "<note>Where\nit is\nWas: Old\nWas: Старое</note>");
    equal(received(readXliff, xml, [CHANGED]).texts, []);
  },
);
files("of a prefix of its namespace, and another form of its language, is read", () => {
  for (const [version, write] of Object.entries(WRITERS)) {
    const xml = write(exchangeOf([unitOf("A")]))
      .replace(/<\/source>/, "</source><target>Б</target>")
      .replace('state="initial"', 'state="final"')
      .replaceAll(/(<\/?)(?=[a-z-]+[ >])/g, "$1x:")
      .replace("xmlns=", "xmlns:x=")
      .replace(/(trgLang|target-language)="ru"/, '$1="ru-RU"');
    match(xml, "<x:target>");
    equal(received(readXliff, xml, [unitOf("A")]).texts, ["Б"], version);
  }
});
files("with the line ends of Windows keeps the lines of its texts", () => {
  const item = partOf("one\n\n  two");
  for (const write of Object.values(WRITERS)) {
    const xml = write(exchangeOf([item]))
      .replace("</source>", "</source><target>раз\n\n  два</target>")
      .replace('state="initial"', 'state="final"');
    equal(received(readXliff, xml.replaceAll("\n", "\r\n"), [item]).texts, ["раз\n\n  два"]);
  }
});
files("takes a code by its number, if a tool has left out its text", () => {
  equal(received(readXliff, back("1.2", '<target>Раз <x id="1"/>.</target>'), NEW).texts, ["Раз {{n}}."]);
  const xml = back("2.1", `<segment><source>${SOURCE}</source><target>Раз <ph id="1"/>.</target></segment>`);
  equal(received(readXliff, xml, NEW).texts, ["Раз {{n}}."]);
});
files.run();

const ru = '<target>Раз <ph id="1">{{n}}</ph>.</target>';
const segment = (state: string, text = 'Раз <ph id="1" dataRef="d1"/>.') =>
  `<segment ${state}><source>${SOURCE}</source><target>${text}</target></segment>`;
const two = (first: string, second: string, between = "<ignorable><source> </source></ignorable>") =>
  `<segment state="translated"><source>One <ph id="1" dataRef="d1"/>.</source>${first}</segment>${between}<segment state="translated"><source>Two.</source>${second}</segment>`;
const one = '<target>Раз <ph id="1" dataRef="d1"/>.</target>';
const MATCH =
  '<mtc:matches><mtc:match ref="#s1"><source>One</source><target>Чужое</target></mtc:match></mtc:matches>';

/** What is in a file, and what of it is taken: a text, or the reason why not. */
const rows: [fact: string, version: keyof typeof WRITERS, part: string, taken: string][] = [
  ["a translation without a state", "2.1", segment(""), "Раз {{n}}."],
  ["a translated segment", "2.1", segment('state="translated"'), "Раз {{n}}."],
  ["a segment in its initial state", "2.1", segment('state="initial"'), "exchange-unfinished exchange-state"],
  [
    "a segment that a machine has translated",
    "2.1",
    segment('state="translated" subState="tool:mt"'),
    "exchange-unfinished exchange-machine",
  ],
  [
    "what a person has reviewed after a machine",
    "2.1",
    segment('state="reviewed" subState="tool:mt"'),
    "Раз {{n}}.",
  ],
  [
    "a text with the confidence of a machine",
    "2.1",
    segment(
      "",
      `<mrk id="m1" xmlns:its="http://www.w3.org/2005/11/its" its:mtConfidence="0.5">${one.slice(8, -9)}</mrk>`,
    ),
    "exchange-unfinished exchange-machine",
  ],
  ["no target of a match", "2.1", `${MATCH}${segment('state="translated"')}`, "Раз {{n}}."],
  ["only a match", "2.1", `${MATCH}<segment><source>${SOURCE}</source></segment>`, ""],
  [
    "two segments, and the white space between them",
    "2.1",
    two(one, "<target>Два.</target>"),
    "Раз {{n}}. Два.",
  ],
  ["two segments of which one has no target", "2.1", two(one, ""), "exchange-unfinished exchange-half"],
  ["two segments of which one is empty", "2.1", two(one, "<target/>"), "exchange-unfinished exchange-half"],
  [
    "segments in another order",
    "2.1",
    two(
      one.replace("<target", '<target order="3"'),
      '<target order="1">Два.</target>',
      "<ignorable><source> </source><target> </target></ignorable>",
    ),
    "Два. Раз {{n}}.",
  ],
  [
    "two segments at one place",
    "2.1",
    two(one.replace("<target", '<target order="3"'), "<target>Два.</target>"),
    "exchange-unfinished exchange-half",
  ],
  [
    "a character by its number",
    "2.1",
    segment("", 'Раз <ph id="1" dataRef="d1"/><cp hex="2026"/>'),
    "Раз {{n}}…",
  ],
  [
    "a text as CDATA, with marks of a tool",
    "2.1",
    segment("", '<mrk id="m1" type="term">Раз</mrk><![CDATA[ & ]]><ph id="1" dataRef="d1"/>'),
    "Раз & {{n}}",
  ],
  ["a blank target", "2.1", segment("", " \u3000\u200B"), "exchange-unfinished exchange-blank"],
  ["no target", "2.1", segment("", ""), ""],
  [
    "the original in the place of a translation",
    "2.1",
    segment("", SOURCE),
    "exchange-unfinished exchange-same",
  ],
  [
    "a translation that is the original on purpose",
    "2.1",
    segment('state="final"', SOURCE),
    "One {{n}}. Two.",
  ],
  ["another original", "2.1", segment("").replace("Two", "2"), "exchange-source-edited"],
  ["a lost placeholder", "2.1", segment("", "Раз."), "placeholder-mismatch"],
  [
    "a placeholder twice",
    "2.1",
    segment("", `${one.slice(8, -9)}<ph id="1" dataRef="d1"/>`),
    "placeholder-mismatch",
  ],
  ["a translation without a state", "1.2", ru, "Раз {{n}}."],
  ["a translated target", "1.2", ru.replace(">", ' state="translated">'), "Раз {{n}}."],
  [
    "a target that needs work",
    "1.2",
    ru.replace(">", ' state="needs-translation">'),
    "exchange-unfinished exchange-state",
  ],
  [
    "a target that needs a review",
    "1.2",
    ru.replace(">", ' state="needs-review-translation">'),
    "exchange-unfinished exchange-state",
  ],
  ["a new target", "1.2", ru.replace(">", ' state="new">'), "exchange-unfinished exchange-state"],
  [
    "a proposal of a machine",
    "1.2",
    ru.replace(">", ' state="translated" state-qualifier="mt-suggestion">'),
    "exchange-unfinished exchange-machine",
  ],
  [
    "a proposal of a machine that was signed off",
    "1.2",
    ru.replace(">", ' state="signed-off" state-qualifier="mt-suggestion">'),
    "Раз {{n}}.",
  ],
  ["no target of a proposal", "1.2", "<alt-trans><source>One</source><target>Чужое</target></alt-trans>", ""],
  ["a target next to a proposal", "1.2", `${ru}<alt-trans><target>Чужое</target></alt-trans>`, "Раз {{n}}."],
  [
    "segments that are all translated",
    "1.2",
    '<seg-source><mrk mtype="seg" mid="0">One <ph id="1">{{n}}</ph>.</mrk> <mrk mtype="seg" mid="1">Two.</mrk></seg-source><target><mrk mtype="seg" mid="0">Раз <ph id="1">{{n}}</ph>.</mrk> <mrk mtype="seg" mid="1">Два.</mrk></target>',
    "Раз {{n}}. Два.",
  ],
  [
    "segments of which one is empty",
    "1.2",
    '<seg-source><mrk mtype="seg" mid="0">One <ph id="1">{{n}}</ph>.</mrk> <mrk mtype="seg" mid="1">Two.</mrk></seg-source><target><mrk mtype="seg" mid="0">Раз <ph id="1">{{n}}</ph>.</mrk> <mrk mtype="seg" mid="1"/></target>',
    "exchange-unfinished exchange-half",
  ],
  ["a changed code", "1.2", '<target>Раз <ph id="1">{{m}}</ph>.</target>', "placeholder-mismatch"],
];
const taken = suite("an import of XLIFF");
for (const [fact, version, part, expected] of rows)
  taken(`${version}: judges ${fact}`, () => {
    const { texts, codes } = received(readXliff, back(version, part), NEW);
    equal([...texts, ...codes], expected === "" ? [] : [expected]);
  });
taken("does not take a text that is not approved", () => {
  const xml = back("1.2", ru).replace("<trans-unit", '<trans-unit approved="no"');
  equal(received(readXliff, xml, NEW).codes, ["exchange-unfinished exchange-state"]);
});
taken("reports each text that is not taken with its line", () => {
  const units = [unitOf("A", "", { key: "a" }), unitOf("B", "", { key: "b" })];
  const xml = WRITERS["1.2"](exchangeOf(units)).replaceAll("</source>", "</source><target> </target>");
  equal(
    received(readXliff, xml, units).faults.map(({ line, values }) => [line, values.key]),
    [
      [5, "locales/ru/site.json a"],
      [8, "locales/ru/site.json b"],
    ],
  );
});
taken.run();

const XML = writeXliff2(exchangeOf([unitOf("A", "Б")]));
const XML_1 = writeXliff1(exchangeOf([unitOf("A", "Б")]));
const hostile: [fact: string, text: string, code: string][] = [
  [
    "a document type",
    XML.replace("<xliff", '<!DOCTYPE xliff SYSTEM "file:///etc/passwd"><xliff'),
    "exchange-doctype",
  ],
  ["entities of its own", XML.replace("<xliff", '<!ENTITY x "y"><xliff'), "exchange-xml"],
  ["an entity that XML does not have", XML.replace(">A<", ">&xxe;<"), "exchange-entity"],
  ["elements in elements", XML.replace(">A<", `>${"<g>".repeat(200)}<`), "exchange-limit"],
  [
    "hundreds of attributes",
    XML.replace("<file ", `<file ${Array.from({ length: 300 }, (_, index) => `a${index}="" `).join("")}`),
    "exchange-limit",
  ],
  ["a long declaration", XML.replace(">A<", `><!A${"a".repeat(10_000)}<`), "exchange-limit"],
  ["an entity of HTML", XML.replace(">A<", ">&nbsp;<"), "exchange-entity"],
  ["a tag without its end", XML.replace("</source>", ""), "exchange-xml"],
  ["tags that cross", XML.replace("</segment>\n    </unit>", "</unit></segment>"), "exchange-xml"],
  ["a prefix without a namespace", XML.replace("<unit", "<u:unit"), "exchange-xml"],
  ["a second root", `${XML}<xliff/>`, "exchange-xml"],
  ["no end", XML.slice(0, 400), "exchange-xml"],
  ["nothing", "", "exchange-xml"],
  ["another version", XML.replace('version="2.1"', 'version="1.2"'), "exchange-xliff"],
  ["another namespace", XML.replace("document:2.0", "document:1.2"), "exchange-xliff"],
  ["version 1.0", XML_1.replace('version="1.2"', 'version="1.0"'), "exchange-xliff"],
  ["another document", '<?xml version="1.0"?><a/>', "exchange-xliff"],
];
const refused = suite("XLIFF is refused");
for (const [fact, text, detail] of hostile)
  refused(`with ${fact}`, () => {
    const { units, faults } = readXliff(new TextFile("ru.xlf", text), "ru");
    equal(units, []);
    equal(
      faults.map(({ code, values }) => `${code} ${values.detail}`),
      [`exchange-unreadable ${detail}`],
    );
  });
refused("in another language, in each of its files", () => {
  for (const write of Object.values(WRITERS)) {
    const text = write({ ...exchangeOf([unitOf("A", "Б")]), targetLang: "zh-Hans" });
    const { units, faults } = readXliff(new TextFile("ru.xlf", text), "ru");
    equal(units, []);
    equal(
      faults.map(({ code }) => code),
      ["exchange-language"],
    );
  }
});
refused.run();

/** A schema that asks for no more than the root. */
function anyIn(version: string): string {
  const namespace = `urn:oasis:names:tc:xliff:document:${version === "1.2" ? "1.2" : "2.0"}`;
  ok(XML.includes("2.0"));
  return `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="${namespace}"><xs:element name="xliff"/></xs:schema>`;
}
