import { areAligned, segmentsOf } from "../edits/segments.ts";
import type { Fault, FaultCode } from "../faults/table.ts";
import type { TextFile } from "../faults/text-file.ts";
import { hiddenCharacters, MARKUP } from "../language/characters.ts";
import { placeholders } from "../messages/placeholders.ts";
import { type ExchangeUnit, type ReceivedUnit, stampOf } from "./units.ts";

/** New texts by the file that they belong to and their key. */
export type AcceptedTexts = ReadonlyMap<string, ReadonlyMap<string, string>>;

/**
 * Compares the texts that came back with the current project. A text is accepted if it differs from the
 * existing one, and neither its source nor its translation has changed since the export.
 *
 * @param file That the texts came in.
 * @param current All that could have gone out, as it is now.
 */
export function mergeUnits(
  file: TextFile,
  received: readonly ReceivedUnit[],
  current: readonly ExchangeUnit[],
): { accepted: AcceptedTexts; faults: Fault[] } {
  const known = new Map(current.map((unit) => [nameOf(unit), unit]));
  const seen = new Set<string>();
  const accepted = new Map<string, Map<string, string>>();
  const faults: Fault[] = [];
  for (const unit of received) {
    const name = nameOf(unit);
    const there = known.get(name);
    const fault = (code: FaultCode, values: Record<string, string> = {}) =>
      faults.push(file.fault(code, unit.offset, { key: name, ...values }));
    if (seen.has(name)) fault("exchange-duplicate");
    seen.add(name);
    if (!there) fault("exchange-unknown");
    else if (unit.target === "" || unit.target === there.target) continue;
    else if (unit.sourceStamp !== stampOf(there.source))
      fault("exchange-source-changed", { text: there.source });
    else if (unit.targetStamp !== stampOf(there.target)) fault("exchange-conflict", { text: there.target });
    else {
      const wrong = textFault(unit, there);
      if (wrong) fault(wrong.code, wrong.values);
      else accepted.set(unit.file, (accepted.get(unit.file) ?? new Map()).set(unit.key, unit.target));
    }
  }
  return { accepted, faults };
}

function nameOf({ file, key }: { readonly file: string; readonly key: string }): string {
  return `${file} ${key}`;
}

/** Finds what a text must not contain, wherever it comes from. */
function textFault(
  { target, key, file }: ReceivedUnit,
  { source }: ExchangeUnit,
): { code: FaultCode; values: Record<string, string> } | undefined {
  const [hidden] = hiddenCharacters(target);
  if (hidden) return { code: "hidden-character", values: { code: hidden.code } };
  if (file.endsWith(".json")) {
    const [tag] = MARKUP.exec(target) ?? [];
    if (tag !== undefined) return { code: "message-markup", values: { found: tag } };
    const [here, there] = [target, source].map((text) => [...new Set(placeholders(text))].sort());
    // A plural form may leave the number out.
    const left = there?.filter(
      (name) => !here?.includes(name) && !(name === "count" && /_[a-z]+$/.test(key)),
    );
    const strange = here?.filter((name) => !there?.includes(name));
    if (left?.length || strange?.length) {
      const values = { found: here?.join(", ") || "—", expected: there?.join(", ") || "—" };
      return { code: "placeholder-mismatch", values };
    }
    return undefined;
  }
  // A text of the head is one line; a text of the body must stay the same kind of part.
  const fits = key.startsWith("text.")
    ? areAligned(segmentsOf(source), segmentsOf(target))
    : !target.includes("\n");
  return fits ? undefined : { code: "exchange-structure", values: {} };
}
