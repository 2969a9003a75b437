import type { Fault } from "../faults/table.ts";
import type { TextFile } from "../faults/text-file.ts";
import { judgeUnit, type Verdict } from "./check-unit.ts";
import type { ReceivedTexts } from "./edition-edit.ts";
import { type ExchangeUnit, keyToken, nameOf, type ReceivedUnit } from "./units.ts";

/** What came back, by the file that it belongs to. */
export type AcceptedTexts = ReadonlyMap<string, ReceivedTexts>;

/** What an import takes of a file. */
export interface Merged {
  /** Only files with new texts. */
  readonly accepted: AcceptedTexts;
  /** Where each accepted text was in its file, by its file and key. */
  readonly offsets: ReadonlyMap<string, number>;
  readonly faults: Fault[];
}

/**
 * Compares the texts that came back with the current project, unit by unit. Each unit that is not taken although it has
 * something new is a fault.
 *
 * @param file That the texts came in.
 * @param current All that could have gone out, as it is now.
 */
export function mergeUnits(
  file: TextFile,
  received: readonly ReceivedUnit[],
  current: readonly ExchangeUnit[],
): Merged {
  const known = new Map(current.map((unit) => [identityOf(unit), unit]));
  const repeated = repeatedNames(received);
  const accepted = new Map<string, { texts: Map<string, string>; confirmed: Set<string> }>();
  const offsets = new Map<string, number>();
  const faults: Fault[] = [];
  for (const one of received) {
    const name = identityOf(one);
    const unit = known.get(name);
    const key = nameOf(unit?.file ?? one.file, unit?.key ?? one.key);
    const verdict = unit ? judgeUnit(one, unit, repeated.has(name)) : UNKNOWN;
    if (verdict.kind === "fault")
      faults.push(file.fault(verdict.code, one.offset, { key, ...verdict.values }));
    if (!unit || (verdict.kind !== "text" && verdict.kind !== "confirmed")) continue;
    const texts = accepted.get(unit.file) ?? { texts: new Map(), confirmed: new Set() };
    accepted.set(unit.file, texts);
    offsets.set(key, one.offset);
    if (verdict.kind === "text") texts.texts.set(unit.key, verdict.text);
    else texts.confirmed.add(unit.key);
  }
  const changed = [...accepted].filter(([, { texts }]) => texts.size > 0);
  return { accepted: new Map(changed), offsets, faults };
}

const UNKNOWN: Verdict = { kind: "fault", code: "exchange-unknown", values: {} };

/** The name of a unit, whether a tool has preserved its file and key or their tokens. */
function identityOf({ file, key }: { readonly file: string; readonly key: string }): string {
  return nameOf(keyToken(file), keyToken(key));
}

/** The names that more than one unit has. */
function repeatedNames(units: readonly ReceivedUnit[]): Set<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const unit of units) {
    const name = identityOf(unit);
    (seen.has(name) ? repeated : seen).add(name);
  }
  return repeated;
}
