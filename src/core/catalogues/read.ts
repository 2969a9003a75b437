import { FAULTS_AT_ONCE, type Fault } from "../faults/table.ts";
import type { TextFile } from "../faults/text-file.ts";
import { FORBIDDEN_KEYS } from "../faults/text-file.ts";
import { hiddenCharacters, MARKUP } from "../language/characters.ts";
import { append } from "../long-lists.ts";
import { flatten, type Messages } from "../messages/tree.ts";
import { isSlug, SLUG_LIMIT, slugFrom } from "../site/urls.ts";
import { type CheckNote, readNote } from "./check-notes.ts";
import { type JsonNode, parseJson, propertiesOf } from "./json.ts";
import { isNote } from "./notes.ts";

/** One file `locales/<locale>/<namespace>.json`, read. Notes for translators are left out of its messages. */
export interface Catalogue {
  readonly locale: string;
  readonly namespace: string;
  readonly file: TextFile;
  readonly messages: Messages;
  /** The place of each key in the text, by dotted path. */
  readonly offsets: ReadonlyMap<string, number>;
  /** Notes on messages for the people who work on them, by the path of the message or of its plural. */
  readonly notes: ReadonlyMap<string, CheckNote>;
}

/**
 * Reads one catalogue: strict JSON, an object of texts or of further objects, no key twice.
 *
 * @returns The catalogue where it is sound, and every fault found.
 */
export function readCatalogue(
  locale: string,
  namespace: string,
  file: TextFile,
): { catalogue?: Catalogue; faults: Fault[] } {
  const { tree, faults: unread } = parseJson(file);
  if (!tree) return { faults: unread };
  const faults: Fault[] = [];
  const offsets = new Map<string, number>();
  const notes = new Map<string, CheckNote>();
  const messages = readObject(tree, "", { file, faults, offsets, notes });
  if (namespace === "topics") append(faults, topicFaults(file, messages, offsets));
  return faults.length > 0
    ? { faults: faults.slice(0, FAULTS_AT_ONCE) }
    : { catalogue: { locale, namespace, file, messages, offsets, notes }, faults };
}

/** Topics have pages, and their keys are part of the addresses. */
function topicFaults(file: TextFile, messages: Messages, offsets: ReadonlyMap<string, number>): Fault[] {
  return [...flatten(messages).keys()]
    .filter((topic) => !isSlug(topic))
    .map((topic) => {
      const values = { found: topic, limit: String(SLUG_LIMIT) };
      return file.fault("topic-address", offsets.get(topic) ?? 0, values, slugFrom(topic));
    });
}

interface Reading {
  readonly file: TextFile;
  readonly faults: Fault[];
  readonly offsets: Map<string, number>;
  readonly notes: Map<string, CheckNote>;
}

function readObject(node: JsonNode, path: string, reading: Reading): Messages {
  const { file, faults, offsets } = reading;
  const messages: Record<string, string | Messages> = {};
  if (node.type !== "object") {
    faults.push(file.fault("catalogue-value", node.offset, { key: path || "—", found: node.type }));
    return messages;
  }
  for (const [name, value] of propertiesOf(node)) {
    const key = String(name.value);
    const full = path === "" ? key : `${path}.${key}`;
    if (isNote(key, value) && !offsets.has(full)) {
      const { note, faults: wrong } = readNote(file, full, value);
      reading.notes.set(path === "" ? key.slice(1) : `${path}.${key.slice(1)}`, note);
      offsets.set(full, name.offset);
      append(faults, wrong);
      continue;
    }
    if (FORBIDDEN_KEYS.has(key)) faults.push(file.fault("forbidden-key", name.offset, { key }));
    else if (offsets.has(full)) faults.push(file.fault("duplicate-key", name.offset, { key }));
    else if (value.type === "string") {
      messages[key] = String(value.value);
      append(faults, textFaults(file, value, full));
    } else messages[key] = readObject(value, full, reading);
    offsets.set(full, name.offset);
  }
  return messages;
}

/** Messages are text: finds invisible characters, and markup, which pages would show as it is written. */
function textFaults(file: TextFile, { value, offset }: JsonNode, key: string): Fault[] {
  const [hidden] = hiddenCharacters(String(value));
  if (hidden) return [file.fault("hidden-character", offset, { code: hidden.code })];
  const [tag] = MARKUP.exec(String(value)) ?? [];
  return tag === undefined ? [] : [file.fault("message-markup", offset, { key, found: tag })];
}
