import Papa from "papaparse";
import { withUnixNewlines } from "../content/newlines.ts";
import type { Fault } from "../faults/table.ts";
import type { TextFile } from "../faults/text-file.ts";
import { languageFault } from "./language.ts";
import { type Exchange, type ExportedUnit, keyToken, nameOf, type ReceivedUnit, unitStamp } from "./units.ts";

/** The columns, in order. Their names are the same in every language, because files pass between people. */
const COLUMNS = [
  "file",
  "key",
  "notes",
  "previous-source",
  "previous-translation",
  "source",
  "translation",
  "language",
  "stamp",
] as const;
type Column = (typeof COLUMNS)[number];

/** Columns that a table may have lost. */
const OPTIONAL: readonly Column[] = ["notes", "previous-source", "previous-translation"];

/**
 * The first characters that make a spreadsheet read a cell as a formula, and the apostrophe that prevents it.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
const FORMULA = /^['=+\-@\t\r＝＋－＠]/;

/**
 * What may end a cell, with the quotation marks behind it, in front of the beginning of a formula. A program chooses its own
 * separator: for one that takes semicolons, `x;=1` is two cells, also in quotation marks.
 */
const SEPARATED = /([,;|\t\r\n]"*)(?=['=+\-@＝＋－＠])/g;

/** The same, with the apostrophe that was set there. */
const KEPT_APART = /([,;|\t\r\n]"*)'(?=['=+\-@＝＋－＠])/g;

/** What a spreadsheet would read as a number, a date, a time, or a truth value, and write in another way. */
const VALUE = /^(?=.{0,40}$)(?:.*\d.*|true|false|истина|ложь)$/iu;

/** What a spreadsheet writes into a cell that it has read as something else than a text. */
const EVALUATED =
  /^(?:#(?:NAME|REF|VALUE|DIV\/0|N\/A|NUM|NULL|SPILL|CALC)[?!]?|TRUE|FALSE|ИСТИНА|ЛОЖЬ|\d[.,]?\d*E\+\d+)$/;

/**
 * Writes texts as a table for spreadsheets: RFC 4180, with the byte order mark that identifies UTF-8. A cell
 * that would be a formula or another value gets an apostrophe in front, and so does what would be a formula behind
 * another separator.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
export function writeCsv({ targetLang, units }: Exchange): string {
  const rows = units.map((unit) => {
    const cells = cellsOf(unit, targetLang);
    return COLUMNS.map((column) => guarded(cells[column]));
  });
  return `\uFEFF${Papa.unparse([[...COLUMNS], ...rows], { newline: "\r\n" })}\r\n`;
}

function cellsOf(unit: ExportedUnit, language: string): Record<Column, string> {
  const { file, key, source, target, state, previousSource = "", notes } = unit;
  return {
    file,
    key: keyToken(key),
    notes: notes.join("\n"),
    "previous-source": previousSource,
    "previous-translation": state === "changed" ? target : "",
    source,
    translation: state === "done" ? target : "",
    language,
    stamp: unitStamp(unit),
  };
}

/** Reads such a table, even if a spreadsheet has put semicolons or tabs between its cells. */
export function readCsv(file: TextFile, targetLang: string): { units: ReceivedUnit[]; faults: Fault[] } {
  const units: ReceivedUnit[] = [];
  const faults: Fault[] = [];
  let columns: Map<string, number> | undefined;
  let start = 0;
  Papa.parse<string[]>(file.text, {
    delimitersToGuess: [",", ";", "\t"],
    step: ({ data, errors, meta }, parser) => {
      const offset = start;
      start = meta.cursor;
      const stop = (detail: string) => {
        faults.push(file.fault("exchange-unreadable", offset, { detail }));
        parser.abort();
      };
      if (errors.length > 0) return stop("exchange-csv");
      if (!columns) {
        columns = new Map(data.map((name, index) => [name.trim(), index]));
        const isWhole = COLUMNS.every((name) => OPTIONAL.includes(name) || columns?.has(name));
        return isWhole ? undefined : stop("exchange-columns");
      }
      if (data.every((cell) => cell === "")) return;
      const cell = (name: Column) => data[columns?.get(name) ?? -1] ?? "";
      const { unit, fault } = readRow(cell, file, targetLang, offset);
      if (unit) units.push(unit);
      if (fault) faults.push(fault);
    },
  });
  return { units, faults };
}

function readRow(
  cell: (name: Column) => string,
  file: TextFile,
  targetLang: string,
  offset: number,
): { unit?: ReceivedUnit; fault?: Fault | undefined } {
  const fault = languageFault(file, cell("language"), targetLang, offset);
  if (fault) return { fault };
  const [written, source] = [cell("translation"), unguarded(cell("source"))];
  const target = unguarded(written);
  const place = { file: unguarded(cell("file")), key: unguarded(cell("key")) };
  const isFormula = FORMULA.test(written) && !written.startsWith("'") && source[0] !== target[0];
  if (isFormula || (EVALUATED.test(written) && source !== target)) {
    const values = { key: nameOf(place.file, place.key), found: written.slice(0, 60) };
    return { fault: file.fault("exchange-formula", offset, values) };
  }
  return {
    unit: {
      ...place,
      stamp: unguarded(cell("stamp")),
      source: [withUnixNewlines(source)],
      target: target === "" ? [] : [withUnixNewlines(target)],
      claim: "unsaid",
      offset,
    },
  };
}

function guarded(text: string): string {
  const apart = text.replace(SEPARATED, "$1'");
  return FORMULA.test(text) || VALUE.test(text) ? `'${apart}` : apart;
}

function unguarded(text: string): string {
  const whole = text.replace(KEPT_APART, "$1");
  const rest = whole.slice(1);
  return whole.startsWith("'") && (FORMULA.test(rest) || VALUE.test(rest)) ? rest : whole;
}
