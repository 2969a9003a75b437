import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import { atMost, type Fault } from "../faults/table.ts";
import type { TextFile } from "../faults/text-file.ts";
import { FORBIDDEN_KEYS } from "../faults/text-file.ts";
import { hiddenCharacters } from "../language/characters.ts";

/** A value in a JSON text, with its place. */
export type JsonNode = Node;

/** The limit of objects in objects: more than a person can follow, less than fills the stack. */
const DEPTH_LIMIT = 20;

/**
 * Parses strict JSON: no comments, no comma behind the last value, nesting up to a limit.
 *
 * @returns The tree, or the one fault that stops the reading.
 */
export function parseJson(file: TextFile): { tree?: JsonNode; faults: Fault[] } {
  const deep = tooDeep(file.text);
  if (deep !== undefined)
    return { faults: [file.fault("catalogue-syntax", deep, { detail: "RESOURCE_EXHAUSTION" })] };
  const errors: ParseError[] = [];
  const tree = parseTree(file.text, errors, { disallowComments: true, allowTrailingComma: false });
  const [error] = errors;
  if (error || !tree || !isJson(file.text)) {
    const curly = curlyQuotes(file);
    if (curly.length > 0) return { faults: atMost(curly) };
    const detail = error ? printParseErrorCode(error.error) : "ValueExpected";
    return { faults: [file.fault("catalogue-syntax", error?.offset ?? 0, { detail })] };
  }
  return { tree, faults: [] };
}

/** Quotation marks of texts, in place of those of JSON: the first of each line. A string of JSON is on one line. */
function curlyQuotes(file: TextFile): Fault[] {
  return [...file.text.matchAll(/[^\r\n]+/g)].flatMap(({ 0: line, index }) => {
    const outside = line.replace(/"(?:[^"\\]|\\.)*"/g, (text) => " ".repeat(text.length));
    const at = outside.search(/[“”„«»‘’＂]/);
    if (at < 0) return [];
    // Between two marks of JSON, they are marks of the text.
    const fixed = line.trim().replace(/[“”„«»＂]/g, '"');
    const detail = "curly-quotes";
    return [file.fault("catalogue-syntax", index + at, { detail }, isPlainEntry(fixed) ? fixed : undefined)];
  });
}

/** Whether a line is one entry of a catalogue, so that it can be pasted as it is. */
function isPlainEntry(line: string): boolean {
  return /^"[^"]*"\s*:\s*"[^"]*",?$/.test(line);
}

/** The tree of a checked text, or the readable part of an unchecked one; undefined if nothing is readable. */
export function looseTree(text: string): JsonNode | undefined {
  return parseTree(text);
}

/** The keys of an object with their values, in order; empty for anything that isn't an object. */
export function propertiesOf(node: JsonNode): readonly (readonly [name: JsonNode, value: JsonNode])[] {
  if (node.type !== "object") return [];
  return (node.children ?? []).flatMap(({ children }) => {
    const [name, value] = children ?? [];
    return name && value ? [[name, value] as const] : [];
  });
}

/** Keys that occur twice in one object, and keys that no object may have, anywhere below a node. */
export function keyFaults(file: TextFile, node: JsonNode): Fault[] {
  const seen = new Set<string>();
  const own = propertiesOf(node).flatMap(([name]) => {
    const key = String(name.value);
    if (FORBIDDEN_KEYS.has(key)) return [file.fault("forbidden-key", name.offset, { key })];
    if (seen.has(key)) return [file.fault("duplicate-key", name.offset, { key })];
    seen.add(key);
    return [];
  });
  const below = node.type === "object" ? propertiesOf(node).map(([, value]) => value) : (node.children ?? []);
  return [...own, ...below.flatMap((child) => keyFaults(file, child))];
}

/** Texts below a node with an invisible character, with which they would be words that no page has. */
export function hiddenFaults(file: TextFile, node: JsonNode): Fault[] {
  if (node.type !== "string") return (node.children ?? []).flatMap((child) => hiddenFaults(file, child));
  const [hidden] = hiddenCharacters(String(node.value));
  return hidden ? [file.fault("hidden-character", node.offset, { code: hidden.code })] : [];
}

/**
 * An object of objects of texts as JSON, with one line for each of them, so that changes of different lines merge.
 *
 * @example
 * jsonLines([["a", [["b", "c"]]]]); // => '{\n  "a": { "b": "c" }\n}\n'
 */
export function jsonLines(
  entries: readonly (readonly [name: string, texts: readonly (readonly [key: string, text: string])[]])[],
): string {
  const lines = entries.map(([name, texts]) => {
    const inner = texts.map(([key, text]) => `${JSON.stringify(key)}: ${JSON.stringify(text)}`);
    return `  ${JSON.stringify(name)}: { ${inner.join(", ")} }`;
  });
  return lines.length === 0 ? "{}\n" : `{\n${lines.join(",\n")}\n}\n`;
}

/** Where the value at a path begins; if it doesn't exist, where the last existing part of the path begins. */
export function placeOf(tree: JsonNode, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const segments = path.slice(0, length).map((part) => (typeof part === "number" ? part : String(part)));
    const found = findNodeAtLocation(tree, segments);
    if (found) return found.offset;
  }
  return tree.offset;
}

/** Where the key at a path begins; for an item of a list, where its value begins. */
export function placeOfName(tree: JsonNode, path: readonly string[]): number {
  const found = findNodeAtLocation(tree, [...path]);
  return found?.parent?.type === "property" ? found.parent.offset : placeOf(tree, path);
}

/** Where brackets outside of strings are nested deeper than the limit; undefined where they are not. */
function tooDeep(text: string): number | undefined {
  let depth = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (quoted && character === "\\") index++;
    else if (character === '"') quoted = !quoted;
    else if (!quoted && (character === "[" || character === "{") && ++depth > DEPTH_LIMIT) return index;
    else if (!quoted && (character === "]" || character === "}")) depth--;
  }
  return undefined;
}

/** The strict parser rejects what the tolerant one lets pass. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
