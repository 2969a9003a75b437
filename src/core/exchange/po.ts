import type { Fault } from "../faults/table.ts";
import type { TextFile } from "../faults/text-file.ts";
import { languageFault } from "./language.ts";
import { type Exchange, type ExportedUnit, type ReceivedUnit, readUnitId, unitId } from "./units.ts";

/**
 * Writes texts as a catalogue of gettext. The context of an entry is its file and its identifier. A changed text is `fuzzy`, with
 * its previous original.
 *
 * @see https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
 */
export function writePo({ sourceLang, targetLang, units }: Exchange): string {
  const header = [
    "Project-Id-Version: Polyglot\n",
    `Language: ${targetLang.replaceAll("-", "_")}\n`,
    "MIME-Version: 1.0\n",
    "Content-Type: text/plain; charset=UTF-8\n",
    "Content-Transfer-Encoding: 8bit\n",
    `X-Source-Language: ${sourceLang.replaceAll("-", "_")}\n`,
  ].join("");
  return `${[`msgid ""\nmsgstr ${quoted(header)}`, ...units.map(entry)].join("\n\n")}\n`;
}

function entry(unit: ExportedUnit): string {
  const { file, source, target, state, previousSource, notes } = unit;
  const isChanged = state === "changed";
  return [
    ...notes.flatMap((note) => note.split("\n").map((line) => `#. ${line}`)),
    `#: ${encodeURI(file)}`,
    ...(isChanged ? ["#, fuzzy"] : []),
    ...(isChanged && previousSource !== undefined ? [`#| msgid ${quoted(previousSource, "#| ")}`] : []),
    `msgctxt ${quoted(`${file}#${unitId(unit)}`)}`,
    `msgid ${quoted(source)}`,
    `msgstr ${quoted(target)}`,
  ].join("\n");
}

/** A text in quotation marks, each of its lines on its own. */
function quoted(text: string, prefix = ""): string {
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [""];
  const strings = lines.map(
    (line) => `"${line.replace(/[\\"\n\t\r]/g, (found) => ESCAPES[found] ?? found)}"`,
  );
  return (strings.length > 1 ? ['""', ...strings] : strings).join(`\n${prefix}`);
}

const ESCAPES: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  '"': '\\"',
  "\n": "\\n",
  "\t": "\\t",
  "\r": "\\r",
};
const CHARACTERS: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r" };

/** Reads the translations of a catalogue of gettext. Entries that are `fuzzy` are not finished; obsolete ones are comments. */
export function readPo(file: TextFile, targetLang: string): { units: ReceivedUnit[]; faults: Fault[] } {
  const reader = new PoReader(file, targetLang);
  let start = 0;
  for (const { 0: end, index } of file.text.matchAll(/\r\n|\n|\r|$/g)) {
    if (!reader.line(file.text.slice(start, index), start)) {
      const fault = file.fault("exchange-unreadable", start, { detail: "exchange-po" });
      return { units: [], faults: [fault] };
    }
    start = index + end.length;
  }
  reader.close();
  return { units: reader.faults.length > 0 ? [] : reader.units, faults: reader.faults };
}

/** A keyword with the first line of its text, or a further line. */
const STRING = /^[ \t]*(?:(msgctxt|msgid|msgstr)[ \t]+)?"((?:[^"\\]|\\.)*)"[ \t]*$/;
const COMMENT = /^[ \t]*(?:#|$)/;

class PoReader {
  readonly units: ReceivedUnit[] = [];
  readonly faults: Fault[] = [];
  readonly #file: TextFile;
  readonly #targetLang: string;
  #texts = new Map<string, string>();
  #keyword = "";
  #offset = 0;
  #isFuzzy = false;

  constructor(file: TextFile, targetLang: string) {
    this.#file = file;
    this.#targetLang = targetLang;
  }

  /** Reads a line. @returns false if it belongs to no entry. */
  line(line: string, offset: number): boolean {
    const isComment = COMMENT.test(line);
    const [, keyword, text = ""] = STRING.exec(line) ?? [];
    if (isComment || keyword === "msgctxt" || keyword === "msgid") {
      if (this.#texts.has("msgstr")) this.close();
      if (this.#texts.size === 0) this.#offset = offset;
    }
    if (isComment) {
      if (/^#,.*\bfuzzy\b/.test(line)) this.#isFuzzy = true;
      return true;
    }
    if (!STRING.test(line) || (keyword === undefined && this.#keyword === "")) return false;
    if (keyword !== undefined) this.#keyword = keyword;
    const before = keyword === undefined ? (this.#texts.get(this.#keyword) ?? "") : "";
    this.#texts.set(this.#keyword, before + unescaped(text));
    return true;
  }

  /** Ends the entry that is being read. */
  close(): void {
    const [place = "", source = "", target = ""] = ["msgctxt", "msgid", "msgstr"].map((word) =>
      this.#texts.get(word),
    );
    const hash = place.lastIndexOf("#");
    if (source === "" && this.units.length === 0) this.#header(target);
    else if (this.#texts.size > 0)
      this.units.push({
        file: place.slice(0, Math.max(hash, 0)),
        ...readUnitId(place.slice(hash + 1)),
        source: [source],
        target: target === "" ? [] : [target],
        claim: this.#isFuzzy ? "exchange-state" : "unsaid",
        offset: this.#offset,
      });
    this.#texts = new Map();
    this.#keyword = "";
    this.#isFuzzy = false;
  }

  #header(text: string): void {
    if (this.#texts.size === 0) return;
    const found = /^Language:[ \t]*(\S+)/im.exec(text)?.[1];
    const fault = languageFault(this.#file, found, this.#targetLang, this.#offset);
    if (fault) this.faults.push(fault);
  }
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, (_, character: string) => CHARACTERS[character] ?? character);
}
