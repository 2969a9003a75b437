import { applyEdits, modify } from "jsonc-parser";
import {
  type Document,
  isMap,
  type Node,
  type Pair,
  parseDocument,
  Scalar,
  stringify,
  type YAMLMap,
} from "yaml";
import { newlineOf, withUnixNewlines } from "../content/newlines.ts";
import { parsableYaml, splitFrontMatter } from "../content/split-front-matter.ts";
import { flatten, type Messages } from "../messages/tree.ts";

/** Names under which the editor finds these readers and writers. Markdown files need this ending. */
export const ADMIN_FORMATS = { edition: "polyglot-frontmatter", catalogue: "polyglot-catalogue" } as const;

/** The content of one file in the editor's forms: values by the name of their field. */
export type FormValues = Readonly<Record<string, unknown>>;

/** Under this name the editor keeps the file as it was read, so that only what was edited changes in it. */
const ORIGINAL = "polyglotOriginal";

/**
 * Reads an edition for the editor.
 *
 * @param text The file, without the white space around it.
 * @returns Its front matter, its text as `body`, and the file itself; without front matter, only the text.
 */
export function readForm(text: string): FormValues {
  const { yaml, body } = parts(text);
  if (yaml === undefined) return { body };
  const head: unknown = parseDocument(parsableYaml(yaml), YAML_OPTIONS).toJS();
  // The box of a draft is ticked in a new form: a file that doesn't say so is no draft.
  return { draft: false, ...(head as FormValues), body, [ORIGINAL]: text };
}

/**
 * Writes an edition as our checks require it: empty values are left out, a translation keeps its
 * `translation`, an original has none. If the file was read before, what was not edited stays as it is: order
 * of keys, quotation marks, comments.
 *
 * @example
 * writeForm({ title: "A", date: "2024-06-07", topics: ["iioe"], source: true, body: "Text." });
 * // => "---\ntitle: A\ndate: 2024-06-07\ntopics:\n  - iioe\nsource: true\n---\n\nText.\n"
 */
export function writeForm({ body, [ORIGINAL]: original, ...values }: FormValues): string {
  const head = (filled(values) ?? {}) as Record<string, unknown>;
  const isSource = head.source === true;
  // A tick of the form, which is in no file.
  delete head.accepted;
  // The form of a translation has the fields of the original too, and vice versa.
  if (isSource) delete head.translation;
  else head.translation ??= {};
  // A new translation begins as a copy of its original, and that file is not its own.
  const isOwn = typeof original === "string" && (readForm(original).source === true) === isSource;
  const before = isOwn ? original : "";
  const mark = before.startsWith("\uFEFF") ? "\uFEFF" : "";
  const text = typeof body === "string" ? withUnixNewlines(body).trim() : "";
  const yaml = writeHead(head, parts(withUnixNewlines(before)).yaml);
  const written = `${mark}---\n${yaml}---\n${text === "" ? "" : `\n${text}\n`}`;
  return written.replaceAll("\n", newlineOf(before));
}

/** The front matter of a file and its text, without the blank lines between. */
function parts(text: string): { yaml?: string; body: string } {
  const split = splitFrontMatter(text);
  return typeof split === "string" ? { body: text } : { yaml: split.yaml, body: split.body.trim() };
}

function writeHead(head: FormValues, before: string | undefined): string {
  const root = before === undefined ? undefined : parseDocument(before, YAML_OPTIONS);
  const known = root?.errors.length === 0 && isMap(root.contents) && !root.contents.flow;
  return known && before !== undefined ? rewrite(before, root, head) : stringify(head, { lineWidth: 0 });
}

const YAML_OPTIONS = { schema: "core", logLevel: "silent" } as const;

/** Writes the keys that differ, each in its place; new ones come last. All other characters stay as they are. */
function rewrite(yaml: string, root: Document, head: FormValues): string {
  const before = root.toJS() as FormValues;
  let text = yaml;
  const pairs = (root.contents as YAMLMap<Scalar<string>, Node>).items;
  // From the end, so that the places of the others stay right.
  for (const [index, { key, value }] of [...pairs.entries()].reverse()) {
    const [start = 0] = key.range ?? [];
    const after = head[key.value];
    if (after === undefined) {
      const next = pairs[index + 1]?.key.range?.[0] ?? value?.range?.[2] ?? text.length;
      text = text.slice(0, start) + text.slice(next);
    } else if (JSON.stringify(before[key.value]) !== JSON.stringify(after)) {
      const single = parseDocument(yaml, YAML_OPTIONS);
      (single.contents as YAMLMap).items = [(single.contents as YAMLMap).items[index] as Pair];
      assign(single, [], { [key.value]: before[key.value] }, { [key.value]: after });
      const written = single.toString({ lineWidth: 0, flowCollectionPadding: false });
      const end = start + yaml.slice(start, value?.range?.[1] ?? key.range?.[1]).trimEnd().length;
      text = text.slice(0, start) + withoutComments(written, single) + text.slice(end);
    }
  }
  const added = Object.entries(head).filter(([key]) => !(key in before));
  return added.length === 0 ? text : text + stringify(Object.fromEntries(added), { lineWidth: 0 });
}

/** A single pair, without the comments around it: they stay where they are. */
function withoutComments(written: string, single: Document): string {
  const { items } = parseDocument(written, YAML_OPTIONS).contents as YAMLMap<Scalar, Node>;
  const [pair] = items;
  const [start = 0] = pair?.key.range ?? [];
  const end = pair?.value?.range?.[1] ?? single.range?.[1];
  return written.slice(start, end).trimEnd();
}

/** Sets what differs, and removes what is gone. */
function assign(document: Document, path: readonly string[], before: FormValues, after: FormValues): void {
  for (const key of Object.keys(before)) if (!(key in after)) document.deleteIn([...path, key]);
  for (const [key, value] of Object.entries(after)) {
    const [at, old] = [[...path, key], before[key]];
    if (JSON.stringify(old) === JSON.stringify(value)) continue;
    if (isTree(old) && isTree(value) && Object.keys(old).length > 0) assign(document, at, old, value);
    else {
      const node = document.getIn(at, true);
      if (node instanceof Scalar && typeof value === "string") node.value = value;
      else document.setIn(at, document.createNode(value));
    }
  }
}

function isTree(value: unknown): value is FormValues {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A value without its empty parts; undefined where nothing is left. An unticked box counts as empty. */
function filled(value: unknown): unknown {
  if (Array.isArray(value)) {
    const list = value.map(filled).filter((one) => one !== undefined);
    return list.length > 0 ? list : undefined;
  }
  if (isTree(value)) {
    const entries = Object.entries(value).flatMap(([key, inner]): [string, unknown][] => {
      const inside = filled(inner);
      return inside === undefined ? [] : [[key, inside]];
    });
    return entries.length > 0 ? Object.fromEntries(entries) : undefined;
  }
  if (typeof value === "string") return value.trim() === "" ? undefined : value;
  return value === null || value === false ? undefined : value;
}

/** Reads a catalogue for the editor. @throws SyntaxError where it is not JSON */
export function readCatalogueForm(text: string): FormValues {
  return { ...(JSON.parse(text) as FormValues), [ORIGINAL]: text };
}

/**
 * Writes a catalogue. An empty message, such as a plural form that the language doesn't have, is left out. If
 * the file was read before, messages that were not edited stay as they are.
 */
export function writeCatalogueForm({ [ORIGINAL]: original, ...values }: FormValues): string {
  const messages = (filled(values) ?? {}) as Messages;
  if (typeof original !== "string") return `${JSON.stringify(messages, null, 2)}\n`;
  const [before, after] = [flatten(JSON.parse(original) as Messages), flatten(messages)];
  let text = original;
  const set = (path: string, value: string | undefined) => {
    const options = { formattingOptions: { insertSpaces: true, tabSize: 2, eol: "\n" } };
    text = applyEdits(text, modify(text, path.split("."), value, options));
  };
  // A message that was empty before is not translated yet.
  for (const [path, value] of before) if (!after.has(path) && value !== "") set(path, undefined);
  for (const [path, value] of after) if (before.get(path) !== value) set(path, value);
  return `${text.trimEnd()}\n`;
}
