import { type JsonNode, looseTree, propertiesOf } from "../catalogues/json.ts";
import type { OpenNote } from "../catalogues/open-notes.ts";
import { append } from "../long-lists.ts";
import { pluralRules, splitPlural, wholeForms } from "../messages/plurals.ts";
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
  /** Notes on the messages that are not translated, by dotted path. */
  readonly open: ReadonlyMap<string, OpenNote>;
}

/**
 * Adds to a catalogue the messages that it lacks, each empty, in the order of the source. It changes no text of
 * a translator, and no other byte.
 *
 * @param text The whole file as it is on the disk, with its byte order mark if it has one; undefined without
 * a file. It has been read without a fault.
 */
export function syncCatalogue(text: string | undefined, options: SyncOptions): SyncedCatalogue {
  const whole = text ?? "{}\n";
  const mark = whole.startsWith("\uFEFF") ? "\uFEFF" : "";
  const json = whole.slice(mark.length);
  const root = looseTree(json);
  if (!root) return { text: whole, added: [], open: new Map() };
  const sync = new Sync(layoutOf(json, root), options);
  sync.object(root, options.source, "");
  return { text: mark + withEdits(json, sync.edits), added: sync.added, open: sync.open };
}

class Sync {
  readonly edits: Edit[] = [];
  readonly added: string[] = [];
  readonly open = new Map<string, OpenNote>();
  readonly #layout: Layout;
  readonly #options: SyncOptions;

  constructor(layout: Layout, options: SyncOptions) {
    this.#layout = layout;
    this.#options = options;
  }

  /** Goes through an object of the target together with the object of the source at the same path. */
  object(node: JsonNode, source: Messages, path: string): void {
    const here = new Map(
      propertiesOf(node).map(([name, value]) => [String(name.value), { node: name.parent ?? name, value }]),
    );
    const depth = path === "" ? 1 : path.split(".").length;
    let previous: JsonNode | undefined;
    let missing: string[] = [];
    for (const [key, value] of wantedOf(source, this.#options.lang)) {
      const there = here.get(key);
      const full = path + key;
      if (!there) append(missing, this.#entries(key, value, source, full, depth));
      else {
        this.#insert(node, previous, missing, depth);
        missing = [];
        previous = there.node;
        if (typeof value === "string") {
          if (isBlank(String(there.value.value))) this.#note(key, value, source, full);
        } else if (there.value.type === "object") this.object(there.value, value, `${full}.`);
      }
    }
    this.#insert(node, previous, missing, depth);
  }

  /**
   * The lines of a message that is missing, or of a tree of them.
   *
   * @param source The object of the source that it is in.
   */
  #entries(key: string, value: string | Messages, source: Messages, full: string, depth: number): string[] {
    if (typeof value === "string") {
      this.added.push(full);
      this.#note(key, value, source, full);
      return [`${quoted(key)}: ""`];
    }
    const inner = [...wantedOf(value, this.#options.lang)].flatMap(([name, one]) =>
      this.#entries(name, one, value, `${full}.${name}`, depth + 1),
    );
    const { line, close } = this.#layout.at(depth + 1);
    return [`${quoted(key)}: {${line}${inner.join(`,${line}`)}${close}}`];
  }

  /** Inserts entries after a property, or before all of them. */
  #insert(node: JsonNode, previous: JsonNode | undefined, entries: readonly string[], depth: number): void {
    if (entries.length === 0) return;
    const [first] = node.children ?? [];
    const { line, close } = this.#layout.of(node, depth);
    const content = entries.join(`,${line}`);
    if (previous) {
      this.edits.push({ offset: end(previous), length: 0, content: `,${line}${content}` });
    } else if (first) {
      this.edits.push({ offset: first.offset, length: 0, content: `${content},${line}` });
    } else {
      this.edits.push({
        offset: node.offset,
        length: node.length,
        content: `{${line}${content}${close}}`,
      });
    }
  }

  /** Notes what a translator needs to know about a blank message. A source that is blank too is so on purpose. */
  #note(key: string, text: string, source: Messages, full: string): void {
    if (isBlank(text)) return;
    const { lang, describe } = this.#options;
    const plural = splitPlural(key, (name) => typeof source[name] === "string");
    const numbers = plural ? numbersOf(lang, plural.form, plural.stem) : "";
    const description = describe(full);
    this.open.set(full, {
      source: text,
      ...(numbers === "" ? {} : { numbers }),
      ...(description === undefined ? {} : { description }),
    });
  }
}

/**
 * The messages of an object that a language needs, in the plural forms of its whole numbers, with the source's
 * text for each.
 */
export function wantedOf(source: Messages, lang: string): Map<string, string | Messages> {
  const wanted = new Map<string, string | Messages>();
  for (const [key, value] of Object.entries(source)) {
    const plural = splitPlural(key, (name) => typeof source[name] === "string");
    if (!plural) wanted.set(key, value);
    else {
      for (const form of wholeForms(lang, plural.stem)) {
        const names = [form, "other", "many"].map((one) => `${plural.stem}_${one}`);
        const text = names.map((name) => source[name]).find((one) => typeof one === "string");
        wanted.set(`${plural.stem}_${form}`, text ?? "");
      }
    }
  }
  return wanted;
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

function end({ offset, length }: JsonNode): number {
  return offset + length;
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
