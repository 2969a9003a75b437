import type { Fault } from "../faults/table.ts";
import type { TextFile } from "../faults/text-file.ts";
import { numberedCodes, numberedPieces } from "./codes.ts";
import { InlineText } from "./inline.ts";
import { languageFault } from "./language.ts";
import {
  byFile,
  type Claim,
  type Exchange,
  type ExportedUnit,
  keyToken,
  type ReceivedUnit,
  readUnitId,
  type Segmented,
  unitId,
} from "./units.ts";
import { escapeXml, type XmlHandler, type XmlTag } from "./xml.ts";

/** XLIFF 2.1 still uses the namespace of 2.0. @see https://docs.oasis-open.org/xliff/xliff-core/v2.1/ */
export const XLIFF_2 = "urn:oasis:names:tc:xliff:document:2.0";
const MATCHES = "urn:oasis:names:tc:xliff:matches:2.0";
const ITS = "http://www.w3.org/2005/11/its";

/**
 * Writes texts as XLIFF 2.1: a `<file>` for each of ours, a `<unit>` for each text, a `<ph>` for each code. What is to be
 * translated has no target; its previous version is a `<mtc:match>`.
 */
export function writeXliff2({ sourceLang, targetLang, units }: Exchange): string {
  const files = [...byFile(units)].map(([file, ours]) =>
    [
      `  <file id="${escapeXml(keyToken(file))}" original="${escapeXml(file)}" xml:space="preserve">`,
      ...ours.map(unitXml),
      "  </file>",
    ].join("\n"),
  );
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<xliff xmlns="${XLIFF_2}" xmlns:mtc="${MATCHES}" version="2.1" srcLang="${escapeXml(sourceLang)}" trgLang="${escapeXml(targetLang)}">`,
    ...files,
    "</xliff>",
  ].join("\n")}\n`;
}

function unitXml(unit: ExportedUnit): string {
  const { key, source, target, state, previousSource = "", notes } = unit;
  const isDone = state === "done";
  const data = numberedCodes(unit).map((code, at) => `<data id="d${at + 1}">${escapeXml(code)}</data>`);
  const match = `<mtc:match ref="#s1" origin="previous version"><source>${escapeXml(previousSource)}</source><target>${escapeXml(target)}</target></mtc:match>`;
  return [
    `    <unit id="${escapeXml(unitId(unit))}" name="${escapeXml(key)}">`,
    ...(state === "changed" ? [`      <mtc:matches>${match}</mtc:matches>`] : []),
    ...(notes.length === 0
      ? []
      : [`      <notes>${notes.map((note) => `<note>${escapeXml(note)}</note>`).join("")}</notes>`]),
    ...(data.length === 0 ? [] : [`      <originalData>${data.join("")}</originalData>`]),
    `      <segment id="s1" state="${isDone ? "translated" : "initial"}">`,
    `        <source>${coded(unit, source)}</source>`,
    ...(isDone ? [`        <target>${coded(unit, target)}</target>`] : []),
    "      </segment>",
    "    </unit>",
  ].join("\n");
}

function coded(unit: ExportedUnit, text: string): string {
  return numberedPieces(unit, text)
    .map((piece) =>
      typeof piece === "string" ? escapeXml(piece) : `<ph id="${piece.id}" dataRef="d${piece.id}"/>`,
    )
    .join("");
}

/** A `<segment>` or an `<ignorable>` that is being read. */
interface OpenSegment {
  readonly isIgnorable: boolean;
  readonly claim: Claim;
  readonly source: InlineText;
  readonly target: InlineText;
  isMachine: boolean;
  /** The place of the target in the unit, from 1. */
  order: number;
}

/** A `<unit>` that is being read. */
interface OpenUnit {
  readonly id: string;
  readonly offset: number;
  readonly data: Map<string, string>;
  readonly segments: OpenSegment[];
}

/** Reads `<unit>` elements. Matches, notes and elements of other namespaces are no translation. */
export class Xliff2Reader implements XmlHandler {
  readonly units: ReceivedUnit[] = [];
  readonly faults: Fault[] = [];
  readonly #text: TextFile;
  readonly #targetLang: string;
  /** The local names of the open elements; "" for those of other namespaces. */
  readonly #path: string[] = [];
  #file = "";
  #unit: OpenUnit | undefined;
  #segment: OpenSegment | undefined;
  #into: InlineText | undefined;
  #data: string | undefined;

  constructor(text: TextFile, targetLang: string) {
    this.#text = text;
    this.#targetLang = targetLang;
  }

  open(tag: XmlTag): void {
    const local = tag.namespace === XLIFF_2 ? tag.local : "";
    const parent = this.#path.at(-1);
    this.#path.push(local);
    const { attributes } = tag;
    if (local === "xliff") this.#openRoot(tag);
    else if (local === "file") this.#file = attributes.get("original") ?? attributes.get("id") ?? "";
    else if (local === "unit") this.#openUnit(tag);
    else if (parent === "unit" && (local === "segment" || local === "ignorable")) this.#openSegment(tag);
    else if (parent === "segment" || parent === "ignorable") this.#openPart(local, tag);
    else if (local === "data" && parent === "originalData") this.#data = attributes.get("id") ?? "";
    else this.#openInline(local, tag);
  }

  #openRoot({ attributes }: XmlTag): void {
    const fault = languageFault(this.#text, attributes.get("trgLang"), this.#targetLang);
    if (fault) this.faults.push(fault);
  }

  #openUnit({ attributes, offset }: XmlTag): void {
    this.#unit = { id: attributes.get("id") ?? "", offset, data: new Map(), segments: [] };
  }

  #openSegment({ local, attributes }: XmlTag): void {
    if (!this.#unit) return;
    this.#segment = {
      isIgnorable: local === "ignorable",
      claim: claimOf(attributes.get("state"), attributes.get("subState")),
      source: new InlineText(),
      target: new InlineText(),
      isMachine: false,
      order: this.#unit.segments.length + 1,
    };
    this.#unit.segments.push(this.#segment);
  }

  #openPart(local: string, { attributes }: XmlTag): void {
    const segment = this.#segment;
    if (!segment || (local !== "source" && local !== "target")) return;
    this.#into = segment[local];
    const order = Number(attributes.get("order"));
    if (local === "target" && order > 0) segment.order = order;
  }

  #openInline(local: string, { attributes }: XmlTag): void {
    if (!this.#into || !this.#segment) return;
    if (attributes.has(`{${ITS}}mtConfidence`)) this.#segment.isMachine = true;
    const id = attributes.get("id") ?? attributes.get("startRef") ?? "";
    const code = (ref: string) => this.#into?.code({ id, text: this.#unit?.data.get(ref) ?? "" });
    if (local === "ph" || local === "sc" || local === "ec") code(attributes.get("dataRef") ?? "");
    else if (local === "pc") code(attributes.get("dataRefStart") ?? "");
    else if (local === "cp") this.#into.text(characterOf(attributes.get("hex")));
  }

  text(text: string): void {
    this.#into?.text(text);
    const data = this.#unit?.data;
    if (this.#data !== undefined) data?.set(this.#data, (data.get(this.#data) ?? "") + text);
  }

  close({ attributes }: XmlTag): void {
    const local = this.#path.pop() ?? "";
    const text = this.#unit?.data.get(attributes.get("dataRefEnd") ?? "");
    if (local === "pc" && text !== undefined) this.#into?.code({ id: "", text });
    if (local === "source" || local === "target") this.#into = undefined;
    if (local === "data") this.#data = undefined;
    if (local === "segment" || local === "ignorable") this.#segment = undefined;
    if (local === "unit") this.#closeUnit();
  }

  #closeUnit(): void {
    const unit = this.#unit;
    this.#unit = undefined;
    if (!unit || this.faults.length > 0) return;
    const { id, offset, segments } = unit;
    this.units.push({
      file: this.#file,
      ...readUnitId(id),
      source: segments.flatMap(({ source }) => source.value),
      target: targetOf(segments),
      claim: claimOfAll(segments),
      offset,
    });
  }
}

function characterOf(hex = ""): string {
  const code = Number.parseInt(hex, 16);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\uFFFD";
}

/** The translation of a unit: its parts in their order. What is between segments stays, where it has no target. */
function targetOf(segments: readonly OpenSegment[]): Segmented {
  if (segments.every(({ isIgnorable, target }) => isIgnorable || target.isEmpty)) return [];
  return [...segments]
    .sort((a, b) => a.order - b.order)
    .flatMap(({ isIgnorable, source, target }) =>
      isIgnorable && target.isEmpty ? source.value : target.value,
    );
}

/** A translation that a machine has made; the value of `subState` is a tool's own. */
const MACHINE = /(?:^|[:_-])(?:mt|machine)(?:$|[:_-])/i;

function claimOf(state: string | undefined, subState = ""): Claim {
  if (state === "reviewed" || state === "final") return "done";
  if (MACHINE.test(subState)) return "exchange-machine";
  if (state === "initial") return "exchange-state";
  return state === "translated" ? "done" : "unsaid";
}

/** What a file says of a unit: the least state of its segments. */
function claimOfAll(segments: readonly OpenSegment[]): Claim {
  const texts = segments.filter(({ isIgnorable }) => !isIgnorable);
  const places = new Set(segments.map(({ order }) => order));
  // Without a place of its own for each part, their order is anybody's guess.
  if (texts.some(({ target }) => target.isEmpty) || places.size < segments.length) return "exchange-half";
  const claims = texts.map(({ claim, isMachine }) =>
    isMachine && claim !== "done" ? "exchange-machine" : claim,
  );
  return (
    claims.find((claim) => claim !== "done" && claim !== "unsaid") ??
    claims.find((one) => one === "unsaid") ??
    "done"
  );
}
