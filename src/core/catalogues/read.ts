import { atMost, type Fault } from "../faults/table.ts";
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
  /** Paths whose values have a fault: nothing else is reported about them, nor about what should be below them. */
  readonly refused: ReadonlySet<string>;
}

/**
 * Reads one catalogue: strict JSON, an object of texts or of further objects, no key twice.
 *
 * @returns The catalogue where it could be parsed, with what is sound in it, and every fault found.
 */
export function readCatalogue(
  locale: string,
  namespace: string,
  file: TextFile,
): { catalogue?: Catalogue; faults: Fault[] } {
  const { tree, faults: syntax } = parseJson(file);
  if (!tree) return { faults: syntax };
  const reader = new CatalogueReader(file);
  const messages = reader.read(tree, "");
  const { offsets, refused } = reader;
  const faults = [...reader.faults];
  // Topics have pages, and their keys are part of the addresses.
  if (namespace === "topics") {
    for (const topic of flatten(messages).keys()) {
      if (isSlug(topic)) continue;
      const values = { found: topic, limit: String(SLUG_LIMIT) };
      faults.push(file.fault("topic-address", offsets.get(topic) ?? 0, values, slugFrom(topic)));
      refused.add(topic);
    }
  }
  return { catalogue: { locale, namespace, file, messages, offsets, refused }, faults: atMost(faults) };
}

/** Whether a message of a catalogue, or the tree that it should be in, has a fault of its own. */
export function isRefused({ refused }: Catalogue, path: string): boolean {
  return [...refused].some((one) => one === "" || one === path || path.startsWith(`${one}.`));
}

/** Reads the objects of a catalogue, each within the one around it. */
class CatalogueReader {
  readonly faults: Fault[] = [];
  readonly offsets = new Map<string, number>();
  readonly refused = new Set<string>();
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
      this.refused.add(path);
      return messages;
    }
    for (const [name, value] of propertiesOf(node)) {
      const key = String(name.value);
      const full = path === "" ? key : `${path}.${key}`;
      if (FORBIDDEN_KEYS.has(key)) this.#refuse("forbidden-key", name, key);
      else if (this.offsets.has(full)) this.#refuse("duplicate-key", name, key);
      else if (value.type === "string") {
        messages[key] = String(value.value);
        const faults = textFaults(this.#file, value, full);
        append(this.faults, faults);
        if (faults.length > 0) this.refused.add(full);
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
