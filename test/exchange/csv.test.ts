import { equal, ok } from "uvu/assert";
import { readCsv, writeCsv } from "../../src/core/exchange/csv.ts";
import { TextFile } from "../../src/core/faults/text-file.ts";
import { exchangeOf, NASTY, received, unitOf } from "../support/exchange.ts";
import { suite } from "../support/suite.ts";

const table = suite("a table");
table("loses no text", () => {
  const units = NASTY.map((text, index) => unitOf(text, text, { key: `k${index}` }));
  equal(received(readCsv, writeCsv(exchangeOf(units)), units), { texts: [], codes: [], faults: [] });
});
table("may come back with semicolons, without a byte order mark and without columns for people", () => {
  const units = [unitOf("A")];
  const back = writeCsv(exchangeOf(units))
    .slice(1)
    .replace("A,,ru", "A,Б,ru")
    .replace(",notes,previous-source,previous-translation", "")
    .replace("k,,,,A", "k,A")
    .replaceAll(",", ";");
  equal(received(readCsv, back, units).texts, ["Б"]);
});
table("has no cell that a spreadsheet reads as a formula, a number, a date or a truth value", () => {
  const units = NASTY.map((text) => unitOf(text, text, { key: "true" }));
  for (const [, cell = ""] of writeCsv(exchangeOf(units)).matchAll(/(?:^|,)"?([^,"]+)/gm)) {
    ok(!/^[=+\-@＝]/.test(cell), cell);
    ok(!/^(?:true|[\d.-]+(?:e\d+)?)$/i.test(cell), cell);
  }
});
/** The cells of a line as a program sees them that takes one character as its separator, and knows no other quotation marks. */
const split = (text: string, separator: string) =>
  text.split(/\r\n|\r|\n/).flatMap((line) => line.split(separator).map((cell) => cell.replace(/^"+/, "")));
for (const separator of [",", ";", "\t", "|"])
  table(`has no formula for a program that separates cells by ${JSON.stringify(separator)}`, () => {
    const units = ["=1", "+1", "-1", "@a", "＝1"].flatMap((formula) =>
      [...",;|\t\n"].flatMap((before) =>
        [`x${before}${formula}`, `x${before}"${formula}"`].map((text, index) =>
          unitOf(text, text, { key: `k${before.codePointAt(0)}${formula.codePointAt(0)}${index}` }),
        ),
      ),
    );
    const written = writeCsv(exchangeOf(units));
    for (const cell of split(written, separator)) ok(!/^[=+\-@＝＋－＠]/.test(cell), JSON.stringify(cell));
    equal(received(readCsv, written, units), { texts: [], codes: [], faults: [] });
  });
table("gives back apostrophes behind separators as they were", () => {
  const texts = ["a,'b", "a;''=b", "'a;'=b", "a,'", ";'1", "\t'=1", "a\n- b\n+ c"];
  const units = texts.map((text, index) => unitOf(text, text, { key: `k${index}` }));
  equal(received(readCsv, writeCsv(exchangeOf(units)), units), { texts: [], codes: [], faults: [] });
});
table("gives a changed text its previous versions, and no translation", () => {
  const changed = unitOf("New", "Старое", { state: "changed", previousSource: "Old" });
  const written = writeCsv(exchangeOf([changed]));
  ok(written.includes(",Old,Старое,New,,ru,"), written);
});
const BACK = writeCsv(exchangeOf([unitOf("A")]));
const filled = (translation: string) => BACK.replace("A,,ru", `A,${translation},ru`);
const rows: [fact: string, text: string, code: string][] = [
  ["a formula", filled("=1+1"), "exchange-formula"],
  ["a sign", filled("+7"), "exchange-formula"],
  ["a mention", filled("@a"), "exchange-formula"],
  ["a full-width sign", filled("＝1"), "exchange-formula"],
  ["what a spreadsheet could not work out", filled("#NAME?"), "exchange-formula"],
  ["a truth value that a spreadsheet wrote", filled("TRUE"), "exchange-formula"],
  ["a Russian truth value that a spreadsheet wrote", filled("ИСТИНА"), "exchange-formula"],
  ["a number that a spreadsheet wrote", filled("1.59E+27"), "exchange-formula"],
  ["a blank translation", filled("\u3000 "), "exchange-unfinished exchange-blank"],
  ["the original in place of the translation", filled("A"), "exchange-unfinished exchange-same"],
  ["an edited original", filled("Б").replace(",A,", ",An,"), "exchange-source-edited"],
  ["an edited original without a translation", BACK.replace(",A,", ",An,"), "exchange-source-edited"],
  ["another language", filled("Б").replace(",ru,", ",zh-Hans,"), "exchange-language"],
  ["a lost column", BACK.replace(",stamp", ",stamps"), "exchange-unreadable exchange-columns"],
  ["no end", `${BACK}"a`, "exchange-unreadable exchange-csv"],
];
for (const [fact, text, code] of rows)
  table(`is not taken with ${fact}`, () => {
    const { texts, codes } = received(readCsv, text, [unitOf("A")]);
    equal([...texts, ...codes], [code]);
  });
table("keeps its own truth values and dashes", () => {
  const units = [unitOf("TRUE", "", { key: "a" }), unitOf("-1", "", { key: "b" })];
  const back = writeCsv(exchangeOf(units)).replace("'-1,,", "'-1,-2,");
  equal(received(readCsv, back, units).codes, []);
  equal(received(readCsv, back, units).texts, ["-2"]);
});
table("is read with the line of each row", () => {
  const units = [unitOf("A\nB", "", { key: "a" }), unitOf("C", "", { key: "b" })];
  const text = writeCsv(exchangeOf(units)).replaceAll(",,ru", ", ,ru");
  equal(
    received(readCsv, text, units).faults.map(({ line }) => line),
    [2, 4],
  );
  equal(readCsv(new TextFile("a.csv", text), "ru").units.length, 2);
});
table.run();
