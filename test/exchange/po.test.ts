import { equal, match, ok } from "uvu/assert";
import { readPo, writePo } from "../../src/core/exchange/po.ts";
import { TextFile } from "../../src/core/faults/text-file.ts";
import { exchangeOf, NASTY, received, unitOf } from "../support/exchange.ts";
import { suite } from "../support/suite.ts";

const catalogue = suite("a catalogue of gettext");
catalogue("loses no text", () => {
  const units = [...NASTY, "", 'a\tb "c" \\n\r\nd\n'].map((text, index) =>
    unitOf(text || "-", text, { key: `k ${index}` }),
  );
  equal(received(readPo, writePo(exchangeOf(units)), units), { texts: [], codes: [], faults: [] });
});
catalogue("gives a changed text its previous versions, as fuzzy", () => {
  const changed = unitOf("New", "Старое", {
    state: "changed",
    previousSource: "Old\nolder",
    notes: ["Where\nit is"],
  });
  const text = writePo(exchangeOf([changed]));
  match(
    text,
    /#\. Where\n#\. it is\n#: locales\/ru\/site\.json\n#, fuzzy\n#\| msgid ""\n#\| "Old\\n"\n#\| "older"\n/,
  );
  equal(received(readPo, text, [changed]), { texts: [], codes: [], faults: [] });
  equal(received(readPo, text.replace("Старое", "Новое"), [changed]).codes, [
    "exchange-unfinished exchange-state",
  ]);
  equal(received(readPo, text.replace("Старое", "Новое").replace("#, fuzzy\n", ""), [changed]).texts, [
    "Новое",
  ]);
});
catalogue("may come back in lines, with comments, obsolete entries and flags of a tool", () => {
  const text = writePo(exchangeOf([unitOf("A b")]))
    .replace('msgstr ""\n"Project', '# a person\nmsgstr ""\n"Project')
    .replace('msgid "A b"\nmsgstr ""', '#, no-wrap\nmsgid ""\n"A "\n"b"\nmsgstr ""\n"Б"\n" в"')
    .concat('#~ msgid "gone"\n#~ msgstr "нет"\n')
    .replaceAll("\n", "\r\n");
  equal(received(readPo, text, [unitOf("A b")]).texts, ["Б в"]);
});
const BACK = writePo(exchangeOf([unitOf("A")])).replace(/msgstr ""\n$/, 'msgstr "Б"\n');
const rows: [fact: string, text: string, code: string][] = [
  ["another language", BACK.replace("Language: ru", "Language: zh_CN"), "exchange-language"],
  ["a line of no entry", BACK.replace("msgid", "msgidd"), "exchange-unreadable exchange-po"],
  ["a text before the first keyword", `"a"\n${BACK}`, "exchange-unreadable exchange-po"],
  ["plural forms", BACK.replace('msgstr "Б"', 'msgstr[0] "Б"'), "exchange-unreadable exchange-po"],
  ["an edited original", BACK.replace('msgid "A"', 'msgid "An"'), "exchange-source-edited"],
  ["a changed context", BACK.replace("site.json#k", "site.json#j"), "exchange-unknown"],
];
for (const [fact, text, code] of rows)
  catalogue(`is not taken with ${fact}`, () => {
    const { texts, codes } = received(readPo, text, [unitOf("A")]);
    equal([...texts, ...codes], [code]);
  });
catalogue("is read with the line of each entry", () => {
  const units = [unitOf("A", "", { key: "a" }), unitOf("C", "", { key: "b" })];
  const { units: read } = readPo(new TextFile("a.po", writePo(exchangeOf(units))), "ru");
  ok(read.length === 2 && (read[0]?.offset ?? 0) < (read[1]?.offset ?? 0));
});
catalogue.run();
