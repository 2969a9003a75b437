import { type Document, isMap, isScalar, parseDocument, type YAMLMap } from "yaml";
import { newlineOf } from "../content/newlines.ts";
import { parsableYaml, type SplitFile, splitFrontMatter } from "../content/split-front-matter.ts";

/**
 * Sets a text in the front matter of a file, and touches no other byte: no line end, no quotation mark of another key, no
 * comment. A key that is missing is added.
 *
 * @param text The whole file, with its byte order mark if it has one.
 * @param path A key of the front matter, or the key of a map and a key in that map.
 * @returns undefined where the file has no front matter, or where something other than a map is in the way.
 * @example
 * setInFrontMatter('---\ncover:\n  src: a.png\n---\n', ["cover", "alt"], "A tree");
 * // => '---\ncover:\n  alt: "A tree"\n  src: a.png\n---\n'
 */
export function setInFrontMatter(
  text: string,
  path: readonly [key: string, inner?: string],
  value: string,
): string | undefined {
  const parts = splitFrontMatter(text);
  if (typeof parts === "string") return undefined;
  const yaml = setInYaml(parts, path, value);
  return yaml === undefined ? undefined : parts.opening + yaml + parts.closing + parts.body;
}

/** Whether the front matter of a file has a key, or a map with such a key. */
export function hasInFrontMatter(text: string, ...path: [key: string, inner?: string]): boolean {
  const parts = splitFrontMatter(text);
  return typeof parts !== "string" && parse(parts.yaml).hasIn(path);
}

function parse(yaml: string): Document {
  return parseDocument(parsableYaml(yaml), { prettyErrors: false, logLevel: "silent" });
}

function setInYaml(
  { opening, yaml }: SplitFile,
  [key, inner]: readonly [key: string, inner?: string],
  value: string,
): string | undefined {
  const newline = newlineOf(opening);
  const { contents: root } = parse(yaml);
  const written = JSON.stringify(value);
  if (root !== null && !isMap(root)) return undefined;
  const node: unknown = root?.get(key, true);
  if (inner === undefined) {
    if (node === undefined) return withEntry(yaml, root, `${key}: ${written}`, newline);
    return isScalar(node) ? withScalar(yaml, node, value) : undefined;
  }
  const entry = `${inner}: ${written}`;
  if (node === undefined) {
    const map = root?.flow ? `{ ${entry} }` : `${newline}  ${entry}`;
    return withEntry(yaml, root, root?.flow ? `${key}: ${map}` : `${key}:${map}`, newline);
  }
  if (isMap(node)) {
    const there: unknown = node.get(inner, true);
    if (there === undefined) return withFirstEntry(yaml, node, entry, newline);
    return isScalar(there) ? withScalar(yaml, there, value) : undefined;
  }
  return root?.flow ? undefined : withFirstValue(yaml, node, `${newline}  ${entry}`);
}

/** Adds an entry below a key that is empty, as a translator left it. */
function withFirstValue(yaml: string, node: unknown, entry: string): string | undefined {
  if (!isScalar(node) || node.value !== null || !node.range) return undefined;
  const [from, to] = node.range;
  const colon = yaml.lastIndexOf(":", from) + 1;
  if (yaml.slice(colon, from).trim() !== "") return undefined;
  // What is behind an empty value, such as a comment, keeps its space.
  return splice(yaml, colon, from === to ? colon : to, entry);
}

type Ranged = { readonly range?: readonly [number, number, number] | null | undefined };

function withScalar(
  yaml: string,
  { range, value: before }: Ranged & { readonly value: unknown },
  value: string,
): string | undefined {
  if (!range) return undefined;
  // In other quotation marks, or in none, it is the same.
  if (before === value) return yaml;
  const written = JSON.stringify(value);
  const [from, to] = range;
  // A key without a value: the parser puts the empty value right after the colon, or before a comment.
  if (from === to) {
    const colon = yaml.lastIndexOf(":", from) + 1;
    return splice(yaml, colon, colon, ` ${written}`);
  }
  // The range of a block scalar includes the line breaks after it.
  return splice(yaml, from, from + yaml.slice(from, to).trimEnd().length, written);
}

/** Adds an entry to the front matter itself, as its last line. */
function withEntry(yaml: string, root: YAMLMap | null, entry: string, newline: string): string | undefined {
  return root?.flow ? withFirstEntry(yaml, root, entry, newline) : `${yaml}${entry}${newline}`;
}

/** Adds an entry to a map before the others. */
function withFirstEntry(
  yaml: string,
  { range, flow }: YAMLMap,
  entry: string,
  newline: string,
): string | undefined {
  if (!range) return undefined;
  const [start] = range;
  if (flow) return splice(yaml, start + 1, start + 1, ` ${entry},`);
  const lineStart = Math.max(yaml.lastIndexOf("\n", start - 1), yaml.lastIndexOf("\r", start - 1)) + 1;
  return splice(yaml, start, start, `${entry}${newline}${yaml.slice(lineStart, start)}`);
}

function splice(text: string, from: number, to: number, value: string): string {
  return text.slice(0, from) + value + text.slice(to);
}
