import { atMost, type Fault } from "../faults/table.ts";
import type { TextFile } from "../faults/text-file.ts";
import { nearest } from "../language/nearest.ts";
import { append } from "../long-lists.ts";
import { type JsonNode, keyFaults, parseJson, propertiesOf } from "./json.ts";

/** Instructions for the checks of one message. */
export interface CheckNote {
  /** Place of its key in the file, in UTF-16 units. */
  readonly at: number;
  /** Checks to ignore because the message is right, with the reason. */
  readonly ignore: readonly { readonly name: string; readonly at: number; readonly reason: string }[];
  /** Half-width columns that the message may take where it is shown. */
  readonly limit?: number;
}

/** The instructions for the messages of one language. */
export interface CheckNotes {
  readonly file: TextFile;
  /** By `namespace:key`, with or without plural form. */
  readonly notes: ReadonlyMap<string, CheckNote>;
}

/**
 * The path, from the folder of the catalogues, of the instructions for the messages of a language. They are not
 * in the catalogues, where other tools would take them for messages.
 *
 * @example
 * checkNotesPath("ru"); // => "notes.ru.json"
 */
export function checkNotesPath(locale: string): string {
  return `notes.${locale}.json`;
}

/** Reads the instructions for the messages of a language. */
export function readCheckNotes(file: TextFile): CheckNotes & { readonly faults: Fault[] } {
  const { tree, faults: unread } = parseJson(file);
  if (!tree) return { file, notes: new Map(), faults: unread };
  const faults = keyFaults(file, tree);
  if (tree.type !== "object")
    faults.push(file.fault("catalogue-value", tree.offset, { key: "—", found: tree.type }));
  if (faults.length > 0) return { file, notes: new Map(), faults: atMost(faults) };
  const notes = new Map<string, CheckNote>();
  for (const [name, value] of propertiesOf(tree)) {
    const key = String(name.value);
    const { note, faults: wrong } = readNote(file, key, value);
    notes.set(key, { at: name.offset, ...note });
    append(faults, wrong);
  }
  return { file, notes, faults: atMost(faults) };
}

const KEYS = ["ignore", "limit"];

/** @param key Of the message, for reports. */
function readNote(
  file: TextFile,
  key: string,
  node: JsonNode,
): { note: Omit<CheckNote, "at">; faults: Fault[] } {
  const faults: Fault[] = [];
  const wrong = (at: JsonNode, path: string, expected: string) =>
    faults.push(
      file.fault("wrong-value", at.offset, {
        key: path,
        found: file.text.slice(at.offset, at.offset + at.length),
        expected,
      }),
    );
  if (node.type !== "object") wrong(node, key, "{ }");
  let ignore: CheckNote["ignore"] = [];
  let limit: number | undefined;
  for (const [name, value] of propertiesOf(node)) {
    const path = `${key}.${name.value}`;
    if (name.value === "limit") {
      if (Number.isInteger(value.value) && value.value > 0) limit = value.value as number;
      else wrong(value, path, "1, 2, 3 …");
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
