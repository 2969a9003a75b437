import type { Fault } from "../faults/table.ts";
import type { TextFile } from "../faults/text-file.ts";
import { nearest } from "../language/nearest.ts";
import { type JsonNode, propertiesOf } from "./json.ts";
import { NOTE_KEYS } from "./notes.ts";

/**
 * Instructions for the checks, in the note on a message. Readers don't see it.
 *
 * @see https://github.com/google/app-resource-bundle/wiki/ApplicationResourceBundleSpecification
 */
export interface CheckNote {
  /** Checks to ignore because the message is right, with the reason. */
  readonly ignore: readonly { readonly name: string; readonly at: number; readonly reason: string }[];
  /** Half-width columns that the message may take where it is shown. */
  readonly limit?: number;
}

const KEYS: readonly string[] = ["ignore", "limit", ...NOTE_KEYS];

/**
 * Reads one note.
 *
 * @param key Its dotted path, for messages.
 */
export function readNote(file: TextFile, key: string, node: JsonNode): { note: CheckNote; faults: Fault[] } {
  const faults: Fault[] = [];
  const wrong = (at: JsonNode, path: string, expected: string) =>
    faults.push(
      file.fault("wrong-value", at.offset, {
        key: path,
        found: file.text.slice(at.offset, at.offset + at.length),
        expected,
      }),
    );
  let ignore: CheckNote["ignore"] = [];
  let limit: number | undefined;
  for (const [name, value] of propertiesOf(node)) {
    const path = `${key}.${name.value}`;
    if (name.value === "limit") {
      if (Number.isInteger(value.value) && value.value > 0) limit = value.value as number;
      else wrong(value, path, "1, 2, 3 …");
    } else if (NOTE_KEYS.some((known) => known === name.value)) {
      // The checks don't use what is written for translators.
      if (value.type !== "string") wrong(value, path, "text");
    } else if (name.value !== "ignore") {
      faults.push(file.fault("unknown-key", name.offset, { key: path }, nearest(String(name.value), KEYS)));
    } else if (value.type === "object") {
      ignore = propertiesOf(value).flatMap(([{ value: check, offset: at }, { type, value: reason }]) =>
        type === "string" && String(reason).trim() !== ""
          ? [{ name: String(check), at, reason: String(reason) }]
          : [],
      );
      for (const [check, reason] of propertiesOf(value))
        if (!ignore.some(({ at }) => at === check.offset)) wrong(reason, `${path}.${check.value}`, "text");
    } else wrong(value, path, "{ }");
  }
  return { note: { ignore, ...(limit === undefined ? {} : { limit }) }, faults };
}
