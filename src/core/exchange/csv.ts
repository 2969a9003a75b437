import Papa from "papaparse";
import { withUnixNewlines } from "../content/newlines.ts";
import type { Fault } from "../faults/table.ts";
import type { TextFile } from "../faults/text-file.ts";
import { type Exchange, type ReceivedUnit, stampOf } from "./units.ts";

/** The columns, in order. Their names are the same in every language, because files pass between people. */
const COLUMNS = [
  "file",
  "key",
  "description",
  "source",
  "translation",
  "language",
  "source-stamp",
  "translation-stamp",
] as const;
type Column = (typeof COLUMNS)[number];

/**
 * The first characters that make a spreadsheet read a cell as a formula, and the apostrophe that prevents it.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
const FORMULA = /^['=+\-@\t\r＝＋－＠]/;

/** What a spreadsheet writes into a cell that it has read as a formula. */
const EVALUATED = /^#(?:NAME|REF|VALUE|DIV\/0|N\/A|NUM|NULL|SPILL|CALC)[?!]?$/;

/**
 * Writes texts as a table for spreadsheets: RFC 4180, with the byte order mark that identifies UTF-8. A cell
 * that would be a formula gets an apostrophe in front.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
export function writeCsv({ targetLang, units }: Exchange): string {
  const rows = units.map(({ file, key, description, source, target }) => [
    file,
    key,
    description,
    source,
    target,
    targetLang,
    stampOf(source),
    stampOf(target),
  ]);
  const cells = [[...COLUMNS], ...rows].map((row) => row.map(guarded));
  return `\uFEFF${Papa.unparse(cells, { newline: "\r\n" })}\r\n`;
}

/** Reads such a table, even if a spreadsheet has put semicolons or tabs between its cells. */
export function readCsv(
  file: TextFile,
  targetLang: string,
): { units: ReceivedUnit[]; language: string | undefined; faults: Fault[] } {
  const units: ReceivedUnit[] = [];
  const faults: Fault[] = [];
  let columns: Map<string, number> | undefined;
  let language: string | undefined;
  let start = 0;
  Papa.parse<string[]>(file.text, {
    delimitersToGuess: [",", ";", "\t"],
    step: ({ data, errors, meta }, parser) => {
      const offset = start;
      start = meta.cursor;
      if (errors.length > 0) {
        faults.push(file.fault("exchange-unreadable", offset, { detail: "exchange-csv" }));
        parser.abort();
        return;
      }
      if (!columns) {
        columns = new Map(data.map((name, index) => [name.trim(), index]));
        const missing = COLUMNS.find((name) => name !== "description" && !columns?.has(name));
        if (missing === undefined) return;
        faults.push(file.fault("exchange-unreadable", offset, { detail: "exchange-columns" }));
        parser.abort();
        return;
      }
      if (data.every((cell) => cell === "")) return;
      const cell = (name: Column) => data[columns?.get(name) ?? -1] ?? "";
      language ??= cell("language");
      if (cell("language") !== targetLang) {
        const values = { found: cell("language"), expected: targetLang };
        faults.push(file.fault("exchange-language", offset, values));
        return;
      }
      const target = cell("translation");
      const place = { key: `${cell("file")} ${cell("key")}` };
      if (
        (FORMULA.test(target) && !target.startsWith("'") && !plain(target, cell("source"))) ||
        EVALUATED.test(target)
      ) {
        faults.push(file.fault("exchange-formula", offset, { ...place, found: target.slice(0, 60) }));
        return;
      }
      units.push({
        file: cell("file"),
        key: cell("key"),
        target: withUnixNewlines(unguarded(target)),
        sourceStamp: cell("source-stamp"),
        targetStamp: cell("translation-stamp"),
        offset,
      });
    },
  });
  return { units, language, faults };
}

/** A dash in front is not a formula if the unguarded source begins with the same character. */
function plain(target: string, source: string): boolean {
  return unguarded(source)[0] === target[0];
}

function guarded(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

function unguarded(text: string): string {
  return text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text;
}
