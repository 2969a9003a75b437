import { fingerprint } from "../content/fingerprint.ts";

/**
 * The state of a text. *New*: without a translation. *Changed*: it has one, which was made from another original or was
 * never accepted. *Done*: its translation was made from this original.
 */
export type UnitState = "new" | "changed" | "done";

/** One text and its translation, as it goes out to translators and comes back. */
export interface ExchangeUnit {
  /** The file that the translation belongs to, from the project's folder. */
  readonly file: string;
  /**
   * Key of the message, or part of the article: `title`, `summary`, `cover.alt`, `cover.caption`, or `text.` and the stamp of
   * the part. A part keeps its key wherever it moves to.
   */
  readonly key: string;
  readonly source: string;
  /** The translation in the project, also an outdated one; "" without one. */
  readonly target: string;
  readonly state: UnitState;
  /** The original that a changed unit was translated from, where the project has it. */
  readonly previousSource?: string;
  /** Changes if something else changes that the translation depends on: see `stampOf`. */
  readonly context?: string;
  /** Where readers see the text; undefined without a description. */
  readonly description?: string;
  /** Half-width columns that the text may take; undefined without a limit. */
  readonly limit?: number;
  /** Address of the page that shows the original. */
  readonly page?: string;
}

/** A unit as an exchange file has it. */
export interface ExportedUnit extends ExchangeUnit {
  /** What the translator has to know, one fact a note. */
  readonly notes: readonly string[];
  /** The previous versions of a changed unit as notes, for forms that have no place for them. */
  readonly previousNotes: readonly string[];
}

/** The texts that go out in one file. */
export interface Exchange {
  /** BCP 47 tags. */
  readonly sourceLang: string;
  readonly targetLang: string;
  readonly units: readonly ExportedUnit[];
}

/** What a file says of a translation. Many tools say nothing. */
export type Claim = "done" | "unsaid" | UnfinishedReason;

/** Why a translation in a file is not finished. Each is a text in `faults:syntax`. */
export type UnfinishedReason =
  | "exchange-state"
  | "exchange-machine"
  | "exchange-half"
  | "exchange-blank"
  | "exchange-same";

/** A code in a file that came back: its number, and its text if the tool has preserved it. */
export interface ReceivedCode {
  readonly id: string;
  readonly text: string;
}

/** A text as it came back: words and codes, in order. */
export type Segmented = readonly (string | ReceivedCode)[];

/** One text as it came back, and its position in its file. */
export interface ReceivedUnit {
  readonly file: string;
  /** The key as `keyToken` writes it. */
  readonly key: string;
  readonly stamp: string;
  readonly source: Segmented;
  /** Empty without a translation. */
  readonly target: Segmented;
  readonly claim: Claim;
  /** In UTF-16 units. */
  readonly offset: number;
}

/**
 * A fingerprint of a text in letters: a spreadsheet takes one in digits for a number, such as `159026801e24`.
 *
 * @example
 * stampOf("Archive"); // => "migkbhfjnokc"
 */
export function stampOf(text: string): string {
  const digits = fingerprint({ title: text, body: "" });
  return [...digits].map((digit) => LETTERS[Number.parseInt(digit, 16)]).join("");
}

const LETTERS = "abcdefghijklmnop";

/** The stamp of a unit: of the original and the translation as they are in the project. */
export function unitStamp({ source, target, context = "" }: ExchangeUnit): string {
  return stampOf([source, target, context].join("\u0001"));
}

/**
 * The key of a unit as a name of XML (NMTOKEN), which the formats of other tools ask for.
 *
 * @example
 * keyToken("t.next"); // => "t.next"
 */
export function keyToken(key: string): string {
  const token = key.replace(/[^\p{L}\p{N}._-]/gu, "_");
  return token === key ? key : `${token}.${stampOf(key)}`;
}

/** The identifier of a unit in its file: its key and its stamp, because many tools keep nothing else. */
export function unitId(unit: ExchangeUnit): string {
  return `${keyToken(unit.key)}:${unitStamp(unit)}`;
}

/** The two parts of such an identifier. */
export function readUnitId(id: string): { key: string; stamp: string } {
  const [, key = id, stamp = ""] = /^(.*):([a-p]+)$/su.exec(id) ?? [];
  return { key, stamp };
}

/** The units by the file that they belong to, in order. */
export function byFile(units: readonly ExportedUnit[]): Map<string, ExportedUnit[]> {
  const files = new Map<string, ExportedUnit[]>();
  for (const unit of units) {
    const known = files.get(unit.file);
    if (known) known.push(unit);
    else files.set(unit.file, [unit]);
  }
  return files;
}

/** The name of a unit for people: its file and its key. */
export function nameOf(file: string, key: string): string {
  return `${file} ${key}`;
}
