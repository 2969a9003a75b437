import Papa from "papaparse";
import { type Document, js2xliff, jsToXliff12, type Value, xliff2js, xliff12ToJs } from "xliff";
import { readCsv, writeCsv } from "../../src/core/exchange/csv.ts";
import { readPo, writePo } from "../../src/core/exchange/po.ts";
import type { Exchange, ReceivedUnit } from "../../src/core/exchange/units.ts";
import { readXliff } from "../../src/core/exchange/xliff.ts";
import { writeXliff1 } from "../../src/core/exchange/xliff-1.ts";
import { writeXliff2 } from "../../src/core/exchange/xliff-2.ts";
import type { Fault } from "../../src/core/faults/table.ts";
import type { TextFile } from "../../src/core/faults/text-file.ts";

/** A person who translates a file. */
export interface Translator {
  /** Whether the next text is translated, rather than left open. */
  readonly takes: () => boolean;
  readonly translate: (words: string) => string;
}

/** A form of exchange files, with a program that translates such a file and writes it in its own way. */
export interface ExchangeTool {
  readonly write: (exchange: Exchange) => string;
  readonly read: (file: TextFile, lang: string) => { units: ReceivedUnit[]; faults: Fault[] };
  readonly translate: (file: string, translator: Translator) => Promise<string>;
}

/** Programs that are packages of ours. */
export const TOOLS: Readonly<Record<string, ExchangeTool>> = {
  "XLIFF 1.2 through the package xliff": {
    write: writeXliff1,
    read: readXliff,
    translate: async (file, translator) => jsToXliff12(translated(await xliff12ToJs(file), translator)),
  },
  "XLIFF 2.1 through the package xliff": {
    write: writeXliff2,
    read: readXliff,
    translate: async (file, translator) => js2xliff(translated(await xliff2js(file), translator)),
  },
  "CSV through another delimiter": {
    write: writeCsv,
    read: readCsv,
    translate: async (file, translator) => translatedTable(file, translator, ";"),
  },
  "gettext by hand": {
    write: writePo,
    read: readPo,
    translate: async (file, translator) =>
      file
        .split("\n\n")
        .map((entry, index) => (index === 0 ? entry : translatedEntry(entry, translator)))
        .join("\n\n"),
  },
};

/** Fills the translations of a table that are missing, and writes it with another delimiter and its byte order mark lost. */
export function translatedTable(file: string, { takes, translate }: Translator, delimiter: string): string {
  const [head = [], ...rows] = Papa.parse<string[]>(file.slice(1).trimEnd()).data;
  const [source, translation] = [head.indexOf("source"), head.indexOf("translation")];
  for (const row of rows)
    if (row[translation] === "" && takes()) row[translation] = translate(row[source] ?? "");
  return Papa.unparse([head, ...rows], { delimiter, quotes: true, newline: "\n" });
}

/** Fills the targets that are missing. */
function translated(document: Document, translator: Translator): Document {
  for (const units of Object.values(document.resources))
    for (const unit of Object.values(units))
      if (unit.target === undefined && translator.takes())
        unit.target = translatedValue(unit.source, translator);
  return document;
}

/** A text whose words are translated; its codes stay as they are. */
function translatedValue(value: Value, { translate }: Translator): Value {
  if (typeof value === "string") return translate(value);
  if (!Array.isArray(value)) return value;
  return value.map((piece) => (typeof piece === "string" ? translate(piece) : piece));
}

function translatedEntry(entry: string, { takes, translate }: Translator): string {
  const [, source = "", target = ""] = /\nmsgid ([\s\S]*)\nmsgstr ([\s\S]*)$/.exec(entry) ?? [];
  const isOpen = target.trim() === '""' || entry.includes("#, fuzzy");
  if (!isOpen || !takes()) return entry;
  const end = entry.endsWith("\n") ? "\n" : "";
  return entry
    .replace("#, fuzzy\n", "")
    .replace(/\nmsgstr [\s\S]*$/, () => `\nmsgstr ${translate(source)}${end}`);
}
