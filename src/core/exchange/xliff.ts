import { Parser } from "htmlparser2";
import { withUnixNewlines } from "../content/newlines.ts";
import type { Fault } from "../faults/table.ts";
import type { TextFile } from "../faults/text-file.ts";
import { type Exchange, type ExchangeUnit, type ReceivedUnit, stampOf } from "./units.ts";

/** XLIFF 2.1 has kept the namespace of 2.0. @see https://docs.oasis-open.org/xliff/xliff-core/v2.1/ */
const NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0";
const METADATA = "urn:oasis:names:tc:xliff:metadata:2.0";

/** A placeholder of a message. It must not be translated. */
const PLACEHOLDER = /\{\{[^{}]*\}\}/g;

/** Writes texts as XLIFF 2.1: a `<file>` for each of ours, a `<unit>` for each text, a `<ph>` for each placeholder. */
export function writeXliff({ sourceLang, targetLang, units }: Exchange): string {
  const files = groupByFile(units);
  const parts = [...files].map(([file, ours], index) =>
    [
      `  <file id="f${index + 1}" original="${escaped(file)}" xml:space="preserve">`,
      ...ours.map((unit, at) => unitXml(unit, `u${at + 1}`)),
      "  </file>",
    ].join("\n"),
  );
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<xliff xmlns="${NAMESPACE}" xmlns:mda="${METADATA}" version="2.1" srcLang="${escaped(sourceLang)}" trgLang="${escaped(targetLang)}">`,
    ...parts,
    "</xliff>",
  ].join("\n")}\n`;
}

function groupByFile(units: readonly ExchangeUnit[]): Map<string, ExchangeUnit[]> {
  const files = new Map<string, ExchangeUnit[]>();
  for (const unit of units) {
    const known = files.get(unit.file);
    if (known) known.push(unit);
    else files.set(unit.file, [unit]);
  }
  return files;
}

function unitXml({ key, description, source, target, file }: ExchangeUnit, id: string): string {
  const isMessage = file.endsWith(".json");
  const data = isMessage ? [...new Set([...matchesOf(source), ...matchesOf(target)])] : [];
  const original = data.map((text, index) => `<data id="d${index + 1}">${escaped(text)}</data>`).join("");
  const state = target === "" ? "initial" : "translated";
  return [
    `    <unit id="${id}" name="${escaped(key)}">`,
    `      <mda:metadata><mda:metaGroup category="polyglot"><mda:meta type="source">${stampOf(source)}</mda:meta><mda:meta type="translation">${stampOf(target)}</mda:meta></mda:metaGroup></mda:metadata>`,
    ...(description === "" ? [] : [`      <notes><note>${escaped(description)}</note></notes>`]),
    ...(original === "" ? [] : [`      <originalData>${original}</originalData>`]),
    `      <segment state="${state}">`,
    `        <source>${coded(source, data)}</source>`,
    ...(target === "" ? [] : [`        <target>${coded(target, data)}</target>`]),
    "      </segment>",
    "    </unit>",
  ].join("\n");
}

function matchesOf(text: string): string[] {
  return [...text.matchAll(PLACEHOLDER)].map(([found]) => found);
}

/** A text with its placeholders as codes. An identifier belongs to the same code in source and target. */
function coded(text: string, data: readonly string[]): string {
  if (data.length === 0) return escaped(text);
  const seen = new Map<string, number>();
  return text
    .split(/(\{\{[^{}]*\}\})/)
    .map((part, index) => {
      if (index % 2 === 0) return escaped(part);
      const number = data.indexOf(part) + 1;
      const again = seen.get(part) ?? 0;
      seen.set(part, again + 1);
      return `<ph id="${number}${again === 0 ? "" : `.${again}`}" dataRef="d${number}"/>`;
    })
    .join("");
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\r", "&#13;");
}

/**
 * What a file must not contain: a document type, which could name other files, and entities unknown to XML.
 */
const DOCTYPE = /<!(?!--|\[CDATA\[)/;
const ENTITY = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)/;

/**
 * The most characters in a file: as many as 50,000 long articles, and less than half of what a text can hold.
 */
const SIZE_LIMIT = 200_000_000;

/** Reads the translations from XLIFF 2.0 or 2.1, as any tool returns it: split segments are joined. */
export function readXliff(
  file: TextFile,
  targetLang: string,
): { units: ReceivedUnit[]; language: string | undefined; faults: Fault[] } {
  const { text } = file;
  const refuse = (detail: string, at = 0) => ({
    units: [],
    language: undefined,
    faults: [file.fault("exchange-unreadable", at, { detail })],
  });
  if (text.length > SIZE_LIMIT) return refuse("exchange-size");
  const doctype = text.search(DOCTYPE);
  if (doctype >= 0) return refuse("exchange-doctype", doctype);
  const entity = text.replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, (data) => " ".repeat(data.length)).search(ENTITY);
  if (entity >= 0) return refuse("exchange-entity", entity);
  const broken = brokenTag(text);
  if (broken !== undefined) return refuse("exchange-xml", broken);
  const reader = new XliffReader();
  const parser = new Parser(reader, { xmlMode: true, decodeEntities: true });
  reader.at = () => parser.startIndex;
  parser.end(text);
  if (!/^2\.[01]$/.test(reader.version ?? "")) return refuse("exchange-xliff");
  if (reader.language !== targetLang) {
    const values = { found: reader.language ?? "—", expected: targetLang };
    return { units: [], language: reader.language, faults: [file.fault("exchange-language", 0, values)] };
  }
  return { units: reader.units, language: reader.language, faults: [] };
}

/** What markup can be: a comment, verbatim text, an instruction, or a tag with its name and its slashes. */
const MARKUP =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(\/?)([\p{L}_][\p{L}\p{N}_:.-]*)(?:"[^"<]*"|'[^'<]*'|[^"'<>/])*(\/?)>/uy;

/** Where the tags of a text stop matching; undefined if they match. The parser itself is forgiving. */
function brokenTag(text: string): number | undefined {
  const open: string[] = [];
  let roots = 0;
  for (let at = text.indexOf("<"); at >= 0; at = text.indexOf("<", MARKUP.lastIndex)) {
    MARKUP.lastIndex = at;
    const match = MARKUP.exec(text);
    if (!match) return at;
    const [, closing, name, single] = match;
    if (name === undefined) continue;
    if (closing) {
      if (open.pop() !== name) return at;
    } else {
      if (open.length === 0 && ++roots > 1) return at;
      if (!single) open.push(name);
    }
  }
  return open.length > 0 || roots === 0 ? text.length : undefined;
}

/** The data of a unit that is being read. */
interface OpenUnit {
  readonly key: string;
  readonly offset: number;
  readonly data: Map<string, string>;
  readonly stamps: Map<string, string>;
  source: string;
  target: string;
}

class XliffReader {
  readonly units: ReceivedUnit[] = [];
  version: string | undefined;
  language: string | undefined;
  at: () => number = () => 0;
  #file = "";
  #unit: OpenUnit | undefined;
  /** What the current text belongs to. */
  #into: "source" | "target" | { data: string } | { stamp: string } | undefined;

  onopentag(name: string, attributes: Record<string, string>): void {
    switch (name.replace(/^.*:(?=meta$)/, "")) {
      case "xliff":
        if (attributes.xmlns === NAMESPACE) this.version = attributes.version ?? "";
        this.language = attributes.trgLang;
        break;
      case "file":
        this.#file = attributes.original ?? "";
        break;
      case "unit": {
        const place = { key: attributes.name ?? "", offset: this.at() };
        this.#unit = { ...place, data: new Map(), stamps: new Map(), source: "", target: "" };
        break;
      }
      case "data":
        this.#into = { data: attributes.id ?? "" };
        break;
      case "meta":
        this.#into = { stamp: attributes.type ?? "" };
        break;
      case "source":
      case "target":
        this.#into = name as "source" | "target";
        break;
      default:
        this.ontext(this.#inlineText(name, attributes));
    }
  }

  /** The text that an inline element represents; "" for any other element. */
  #inlineText(name: string, { dataRef, dataRefStart, hex = "FFFD" }: Record<string, string>): string {
    const data = this.#unit?.data;
    if (name === "ph") return data?.get(dataRef ?? "") ?? "";
    if (name === "pc") return data?.get(dataRefStart ?? "") ?? "";
    return name === "cp" ? String.fromCodePoint(Number.parseInt(hex, 16) || 0xfffd) : "";
  }

  ontext(text: string): void {
    const unit = this.#unit;
    const into = this.#into;
    if (!unit || into === undefined) return;
    if (into === "source" || into === "target") unit[into] += text;
    else if ("data" in into) unit.data.set(into.data, (unit.data.get(into.data) ?? "") + text);
    else unit.stamps.set(into.stamp, (unit.stamps.get(into.stamp) ?? "") + text);
  }

  onclosetag(name: string): void {
    if (name === "source" || name === "target" || name === "data" || /(?:^|:)meta$/.test(name))
      this.#into = undefined;
    const unit = this.#unit;
    if (name !== "unit" || !unit) return;
    const { key, target, source, stamps, offset } = unit;
    this.units.push({
      file: this.#file,
      key,
      target: withUnixNewlines(target),
      sourceStamp: stamps.get("source") ?? stampOf(source),
      targetStamp: stamps.get("translation") ?? "",
      offset,
    });
    this.#unit = undefined;
  }
}
