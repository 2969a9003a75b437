import { FAULTS_AT_ONCE, type Fault } from "../faults/table.ts";
import type { TextFile } from "../faults/text-file.ts";
import { FORBIDDEN_KEYS } from "../faults/text-file.ts";
import { hiddenCharacters, MARKUP } from "../language/characters.ts";
import { append } from "../long-lists.ts";
import { flatten, type Messages } from "../messages/tree.ts";
import { isSlug, SLUG_LIMIT, slugFrom } from "../site/urls.ts";
import { type JsonNode, parseJson, propertiesOf } from "./json.ts";

/** One file `locales/<locale>/<namespace>.json`, read. */
export interface Catalogue {
  readonly locale: string;
  readonly namespace: string;
  readonly file: TextFile;
  readonly messages: Messages;
  /** The place of each key in the text, by dotted path. */
  readonly offsets: ReadonlyMap<string, number>;
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
  const reader = new CatalogueReader(file);
  const messages = reader.read(tree, "");
  const { offsets } = reader;
  const faults = [...reader.faults, ...(namespace === "topics" ? topicFaults(file, messages, offsets) : [])];
  return faults.length > 0
    ? { faults: faults.slice(0, FAULTS_AT_ONCE) }
    : { catalogue: { locale, namespace, file, messages, offsets }, faults };
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

/** Reads the objects of a catalogue, each within the one around it. */
class CatalogueReader {
  readonly faults: Fault[] = [];
  readonly offsets = new Map<string, number>();
  readonly #file: TextFile;

  constructor(file: TextFile) {
    this.#file = file;
  }

  /** @param path Dotted path of the object; "" for the catalogue itself. */
  read(node: JsonNode, path: string): Messages {
    const messages: Record<string, string | Messages> = {};
    if (node.type !== "object") {
      const values = { key: path || "—", found: node.type };
      this.faults.push(this.#file.fault("catalogue-value", node.offset, values));
      return messages;
    }
    for (const [name, value] of propertiesOf(node)) {
      const key = String(name.value);
      const full = path === "" ? key : `${path}.${key}`;
      if (FORBIDDEN_KEYS.has(key)) this.#refuse("forbidden-key", name, key);
      else if (this.offsets.has(full)) this.#refuse("duplicate-key", name, key);
      else if (value.type === "string") {
        messages[key] = String(value.value);
        append(this.faults, textFaults(this.#file, value, full));
      } else messages[key] = this.read(value, full);
      this.offsets.set(full, name.offset);
    }
    return messages;
  }

  #refuse(code: "forbidden-key" | "duplicate-key", { offset }: JsonNode, key: string): void {
    this.faults.push(this.#file.fault(code, offset, { key }));
  }
}

/** Messages are text: finds invisible characters, and markup, which pages would show as it is written. */
function textFaults(file: TextFile, { value, offset }: JsonNode, key: string): Fault[] {
  const [hidden] = hiddenCharacters(String(value));
  if (hidden) return [file.fault("hidden-character", offset, { code: hidden.code })];
  const [tag] = MARKUP.exec(String(value)) ?? [];
  return tag === undefined ? [] : [file.fault("message-markup", offset, { key, found: tag })];
}
