import type { Fault } from "../faults/table.ts";
import type { TextFile } from "../faults/text-file.ts";
import { numberedPieces } from "./codes.ts";
import { InlineText } from "./inline.ts";
import { languageFault } from "./language.ts";
import {
  byFile,
  type Claim,
  type Exchange,
  type ExportedUnit,
  type ReceivedUnit,
  readUnitId,
  unitId,
} from "./units.ts";
import { escapeXml, type XmlHandler, type XmlTag } from "./xml.ts";

/** @see https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html */
export const XLIFF_1 = "urn:oasis:names:tc:xliff:document:1.2";

/**
 * Writes texts as XLIFF 1.2, which nearly every tool reads: a `<file>` for each of ours, a `<trans-unit>` for each text, a
 * `<ph>` for each code. What is to be translated has no target, and its previous version is in its note: OmegaT takes the
 * last `<source>`, `<target>` and `<note>` of a unit, also those of an `<alt-trans>`.
 *
 * @see https://github.com/omegat-org/omegat/blob/master/src/org/omegat/filters4/xml/xliff/Xliff1Filter.java
 */
export function writeXliff1({ sourceLang, targetLang, units }: Exchange): string {
  const files = [...byFile(units)].map(([file, ours]) =>
    [
      `  <file original="${escapeXml(file)}" source-language="${escapeXml(sourceLang)}" target-language="${escapeXml(targetLang)}" datatype="plaintext">`,
      "    <body>",
      ...ours.map(unitXml),
      "    </body>",
      "  </file>",
    ].join("\n"),
  );
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<xliff version="1.2" xmlns="${XLIFF_1}">`,
    ...files,
    "</xliff>",
  ].join("\n")}\n`;
}

function unitXml(unit: ExportedUnit): string {
  const { key, source, target, state, notes, previousNotes } = unit;
  const isDone = state === "done";
  const note = [...notes, ...previousNotes].join("\n");
  return [
    `      <trans-unit id="${escapeXml(unitId(unit))}" resname="${escapeXml(key)}" xml:space="preserve"${isDone ? ' approved="yes"' : ""}>`,
    `        <source>${coded(unit, source)}</source>`,
    ...(isDone ? [`        <target state="translated">${coded(unit, target)}</target>`] : []),
    ...(note === "" ? [] : [`        <note>${escapeXml(note)}</note>`]),
    "      </trans-unit>",
  ].join("\n");
}

function coded(unit: ExportedUnit, text: string): string {
  return numberedPieces(unit, text)
    .map((piece) =>
      typeof piece === "string" ? escapeXml(piece) : `<ph id="${piece.id}">${escapeXml(piece.text)}</ph>`,
    )
    .join("");
}

/** Inline elements whose content is the text of a code. */
const WITH_TEXT: ReadonlySet<string> = new Set(["ph", "bpt", "ept", "it"]);
/** Inline elements that only name a code. */
const EMPTY: ReadonlySet<string> = new Set(["x", "bx", "ex", "g"]);

/** A `<trans-unit>` that is being read. */
interface OpenUnit {
  readonly id: string;
  readonly offset: number;
  readonly approved: string | undefined;
  readonly source: InlineText;
  readonly target: InlineText;
  state: string | undefined;
  qualifier: string | undefined;
  /** The segments into which a tool has divided the unit, and those that have a translation. */
  readonly segments: Set<string>;
  readonly translated: Set<string>;
}

/** Reads `<trans-unit>` elements. Matches, notes and elements of other namespaces are no translation. */
export class Xliff1Reader implements XmlHandler {
  readonly units: ReceivedUnit[] = [];
  readonly faults: Fault[] = [];
  readonly #text: TextFile;
  readonly #targetLang: string;
  /** The local names of the open elements; "" for those of other namespaces. */
  readonly #path: string[] = [];
  #file: string | undefined;
  #unit: OpenUnit | undefined;
  #into: InlineText | undefined;
  /** The segment of the target that is being read. */
  #segment: string | undefined;

  constructor(text: TextFile, targetLang: string) {
    this.#text = text;
    this.#targetLang = targetLang;
  }

  open(tag: XmlTag): void {
    const local = tag.namespace === XLIFF_1 ? tag.local : "";
    const parent = this.#path.at(-1);
    this.#path.push(local);
    if (local === "file") this.#openFile(tag);
    else if (local === "trans-unit") this.#openUnit(tag);
    else if (parent === "trans-unit") this.#openPart(local, tag);
    else if (local === "mrk") this.#openMark(tag);
    else if (WITH_TEXT.has(local)) this.#into?.begin(tag);
    else if (EMPTY.has(local)) this.#into?.code({ id: tag.attributes.get("id") ?? "", text: "" });
  }

  #openFile({ attributes, offset }: XmlTag): void {
    const fault = languageFault(this.#text, attributes.get("target-language"), this.#targetLang, offset);
    if (fault) this.faults.push(fault);
    this.#file = fault ? undefined : (attributes.get("original") ?? "");
  }

  #openUnit({ attributes, offset }: XmlTag): void {
    this.#unit = {
      id: attributes.get("id") ?? "",
      offset,
      approved: attributes.get("approved"),
      source: new InlineText(),
      target: new InlineText(),
      state: undefined,
      qualifier: undefined,
      segments: new Set(),
      translated: new Set(),
    };
  }

  #openPart(local: string, { attributes }: XmlTag): void {
    const unit = this.#unit;
    if (!unit || (local !== "source" && local !== "target")) return;
    this.#into = unit[local];
    if (local === "source") return;
    unit.state = attributes.get("state");
    unit.qualifier = attributes.get("state-qualifier");
  }

  #openMark({ attributes }: XmlTag): void {
    const mid = attributes.get("mtype") === "seg" ? (attributes.get("mid") ?? "") : undefined;
    if (mid === undefined || !this.#unit) return;
    if (this.#path.includes("target")) this.#segment = mid;
    this.#unit.segments.add(mid);
  }

  text(text: string): void {
    this.#into?.text(text);
    if (this.#segment !== undefined && text.trim() !== "") this.#unit?.translated.add(this.#segment);
  }

  close(): void {
    const local = this.#path.pop() ?? "";
    if (WITH_TEXT.has(local)) this.#into?.end();
    if (local === "mrk") this.#segment = undefined;
    if (local === "source" || local === "target") this.#into = undefined;
    if (local === "trans-unit") this.#closeUnit();
  }

  #closeUnit(): void {
    const unit = this.#unit;
    this.#unit = undefined;
    if (!unit || this.#file === undefined) return;
    this.units.push({
      file: this.#file,
      ...readUnitId(unit.id),
      source: unit.source.value,
      target: unit.target.value,
      claim: claimOf(unit),
      offset: unit.offset,
    });
  }
}

const DONE: ReadonlySet<string> = new Set(["translated", "signed-off", "final"]);

/** A target that a machine or a memory has proposed. */
const PROPOSED = /^(?:mt-suggestion|leveraged-mt|fuzzy-match|tm-suggestion|rejected-.*)$/;

function claimOf({ approved, state, qualifier = "", segments, translated }: OpenUnit): Claim {
  if (translated.size < segments.size && translated.size > 0) return "exchange-half";
  const isDone = state !== undefined && DONE.has(state);
  const isSigned = state === "final" || state === "signed-off" || (approved === "yes" && (isDone || !state));
  if (isSigned) return "done";
  if (PROPOSED.test(qualifier)) return "exchange-machine";
  if (isDone) return "done";
  if (state !== undefined && /^(?:new|needs-.*)$/.test(state)) return "exchange-state";
  return approved === "no" && state === undefined ? "exchange-state" : "unsaid";
}
