import { type JsonNode, looseTree } from "../catalogues/json.ts";
import { isNote, type MessageNote, NOTE_KEYS, noteKey } from "../catalogues/notes.ts";
import { append } from "../long-lists.ts";
import { pluralForms, pluralRules } from "../messages/plurals.ts";
import { isBlank, type Messages } from "../messages/tree.ts";
import { type Edit, type Layout, layoutOf, withEdits } from "./json.ts";

/** What a catalogue must have, and the language that it is in. */
export interface SyncOptions {
  /** The messages of the source language. */
  readonly source: Messages;
  /** BCP 47 tag, which chooses the plural forms. */
  readonly lang: string;
  /** Where the message with this dotted path is seen; undefined without a description. */
  readonly describe: (path: string) => string | undefined;
}

/** A catalogue with all of its keys. */
export interface SyncedCatalogue {
  readonly text: string;
  /** Dotted paths of the messages that were added, in order. */
  readonly added: readonly string[];
}

/**
 * Adds to a catalogue the messages that it lacks, each empty and with a note for the translator, in the order
 * of the source. Updates the notes of messages that are still empty, and removes those of messages that are
 * not. It changes no text of a translator, and no other byte.
 *
 * @param text The whole file as it is on the disk, with its byte order mark if it has one; undefined without
 * a file. It has been read without a fault.
 */
export function syncCatalogue(text: string | undefined, options: SyncOptions): SyncedCatalogue {
  const whole = text ?? "{}\n";
  const mark = whole.startsWith("\uFEFF") ? "\uFEFF" : "";
  const json = whole.slice(mark.length);
  const root = looseTree(json);
  if (!root) return { text: whole, added: [] };
  const sync = new Sync(json, layoutOf(json, root), options);
  sync.object(root, options.source, "");
  return { text: mark + withEdits(json, sync.edits), added: sync.added };
}

/** A property of the target. */
interface Property {
  readonly node: JsonNode;
  readonly key: string;
  readonly value: JsonNode;
}

/** The properties of an object, in order, and the place of each in that order. */
interface Properties {
  readonly list: readonly Property[];
  readonly places: ReadonlyMap<JsonNode, number>;
}

class Sync {
  readonly edits: Edit[] = [];
  readonly added: string[] = [];
  readonly #text: string;
  readonly #layout: Layout;
  readonly #options: SyncOptions;
  readonly #properties = new Map<JsonNode, Properties>();

  constructor(text: string, layout: Layout, options: SyncOptions) {
    this.#text = text;
    this.#layout = layout;
    this.#options = options;
  }

  /** Goes through an object of the target together with the object of the source at the same path. */
  object(node: JsonNode, source: Messages, path: string): void {
    const here = new Map(this.#propertiesOf(node).list.map((property) => [property.key, property]));
    const depth = path === "" ? 1 : path.split(".").length;
    let previous: Property | undefined;
    let missing: string[] = [];
    for (const [key, value] of wantedOf(source, this.#options.lang)) {
      const there = here.get(key);
      const full = path + key;
      if (!there) append(missing, this.#entries(key, value, full, depth));
      else {
        this.#insert(node, previous, missing, depth);
        missing = [];
        previous = there;
        if (typeof value !== "string") {
          if (there.value.type === "object") this.object(there.value, value, `${full}.`);
        } else this.#note(node, there, here.get(noteKey(key)), value, full);
      }
    }
    this.#insert(node, previous, missing, depth);
  }

  /** The lines of a message that is missing, or of a tree of them. */
  #entries(key: string, value: string | Messages, full: string, depth: number): string[] {
    if (typeof value === "string") {
      this.added.push(full);
      const note = isBlank(value) ? [] : [`${quoted(noteKey(key))}: ${this.#noteOf(full, value)}`];
      return [...note, `${quoted(key)}: ""`];
    }
    const inner = [...wantedOf(value, this.#options.lang)].flatMap(([name, one]) =>
      this.#entries(name, one, `${full}.${name}`, depth + 1),
    );
    const { line, close } = this.#layout.at(depth + 1);
    return [`${quoted(key)}: {${line}${inner.join(`,${line}`)}${close}}`];
  }

  /** Inserts entries after a property, or before all of them. */
  #insert(node: JsonNode, previous: Property | undefined, entries: readonly string[], depth: number): void {
    if (entries.length === 0) return;
    const [first] = this.#propertiesOf(node).list;
    const { line, close } = this.#layout.of(node, depth);
    const content = entries.join(`,${line}`);
    if (previous) {
      this.edits.push({ offset: end(previous.node), length: 0, content: `,${line}${content}` });
    } else if (first) {
      this.edits.push({ offset: first.node.offset, length: 0, content: `${content},${line}` });
    } else {
      this.edits.push({
        offset: node.offset,
        length: node.length,
        content: `{${line}${content}${close}}`,
      });
    }
  }

  /** Updates the note on an existing message. */
  #note(node: JsonNode, there: Property, note: Property | undefined, source: string, full: string): void {
    if (note && !isNote(note.key, note.value)) return;
    if (there.value.type !== "string" || !isBlank(String(there.value.value)) || isBlank(source)) {
      if (note) this.#forget(node, note);
      return;
    }
    const noted = note && propertiesOf(note.value).find(({ key }) => key === "source");
    if (note && noted?.value.value === source) return;
    const text = this.#noteOf(full, source, note);
    if (note) this.edits.push({ offset: note.value.offset, length: note.value.length, content: text });
    else {
      const { line } = this.#layout.of(node, full.split(".").length);
      const content = `${quoted(noteKey(there.key))}: ${text},${line}`;
      this.edits.push({ offset: there.node.offset, length: 0, content });
    }
  }

  /** Removes what sync has written from a note, and the whole note if nothing else is in it. */
  #forget(node: JsonNode, note: Property): void {
    const parts = propertiesOf(note.value);
    const others = parts.filter(({ key }) => !isOurs(key));
    if (others.length === parts.length) return;
    if (others.length > 0) {
      const rest = others.map(({ node: part }) => this.#text.slice(part.offset, end(part))).join(", ");
      this.edits.push({ offset: note.value.offset, length: note.value.length, content: `{ ${rest} }` });
      return;
    }
    const { list, places } = this.#propertiesOf(node);
    const index = places.get(note.node) ?? 0;
    const next = list[index + 1];
    const before = list[index - 1];
    if (next)
      this.edits.push({ offset: note.node.offset, length: next.node.offset - note.node.offset, content: "" });
    else if (before)
      this.edits.push({ offset: end(before.node), length: end(note.node) - end(before.node), content: "" });
  }

  /** The properties of an object and the place of each, listed once. */
  #propertiesOf(node: JsonNode): Properties {
    const known = this.#properties.get(node);
    if (known) return known;
    const list = propertiesOf(node);
    const properties = { list, places: new Map(list.map((one, index) => [one.node, index])) };
    this.#properties.set(node, properties);
    return properties;
  }

  #noteOf(full: string, source: string, note?: Property): string {
    const { lang, describe } = this.#options;
    const [, stem, form] = /^(.+)_([a-z]+)$/.exec(full) ?? [];
    const numbers = form && isPlural(full, this.#options.source) ? numbersOf(lang, form, stem) : "";
    const description = describe(full);
    const ours: MessageNote = {
      source,
      ...(numbers === "" ? {} : { numbers }),
      ...(description === undefined ? {} : { description }),
    };
    const others = note ? propertiesOf(note.value).filter(({ key }) => !isOurs(key)) : [];
    return `{ ${[
      ...Object.entries(ours).map(([key, value]) => `${quoted(key)}: ${quoted(value)}`),
      ...others.map(({ node }) => this.#text.slice(node.offset, end(node))),
    ].join(", ")} }`;
  }
}

/** The messages of an object that a language needs, in its plural forms, with the source's text for each. */
export function wantedOf(source: Messages, lang: string): Map<string, string | Messages> {
  const wanted = new Map<string, string | Messages>();
  for (const [key, value] of Object.entries(source)) {
    const stem = /^(.+)_(?:zero|one|two|few|many|other)$/.exec(key)?.[1];
    const other = stem === undefined ? undefined : source[`${stem}_other`];
    if (typeof other !== "string" || typeof value !== "string") wanted.set(key, value);
    else {
      for (const form of pluralForms(lang, stem ?? "")) {
        const text = source[`${stem}_${form}`];
        wanted.set(`${stem}_${form}`, typeof text === "string" ? text : other);
      }
    }
  }
  return wanted;
}

function isPlural(full: string, source: Messages): boolean {
  const path = full.replace(/_[a-z]+$/, "_other").split(".");
  const found = path.reduce<string | Messages | undefined>(
    (at, key) => (typeof at === "object" ? at[key] : undefined),
    source,
  );
  return typeof found === "string";
}

/**
 * Some numbers that a plural form is for.
 *
 * @param stem The message's path without that form: an ordinal has other rules.
 * @example
 * numbersOf("ru", "few"); // => "2, 3, 4, 22"
 * numbersOf("ru", "other"); // => "1.5"
 */
export function numbersOf(lang: string, form: string, stem = ""): string {
  const rules = pluralRules(lang, stem);
  const whole = Array.from({ length: 201 }, (_, number) => number).filter((n) => rules.select(n) === form);
  const found = whole.length > 0 ? whole : [0.5, 1.5, 2.5, 1_000_000].filter((n) => rules.select(n) === form);
  return found.slice(0, 4).join(", ");
}

function propertiesOf(node: JsonNode): Property[] {
  return (node.children ?? []).flatMap((property) => {
    const [name, value] = property.children ?? [];
    return name && value ? [{ node: property, key: String(name.value), value }] : [];
  });
}

function isOurs(key: string): boolean {
  return (NOTE_KEYS as readonly string[]).includes(key);
}

function end({ offset, length }: JsonNode): number {
  return offset + length;
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
