import { type JsonNode, looseTree } from "../catalogues/json.ts";
import { newlineOf } from "../content/newlines.ts";

/** A change of a text, in UTF-16 units. */
export interface Edit {
  readonly offset: number;
  readonly length: number;
  readonly content: string;
}

/** The text with some changes; changes at the same place are applied in their order. */
export function withEdits(text: string, edits: readonly Edit[]): string {
  const sorted = edits
    .map((edit, index) => ({ ...edit, index }))
    .sort((a, b) => a.offset - b.offset || a.index - b.index);
  const parts: string[] = [];
  let from = 0;
  for (const { offset, length, content } of sorted) {
    parts.push(text.slice(from, offset), content);
    from = offset + length;
  }
  return parts.join("") + text.slice(from);
}

/** The text between two entries of an object, and before its closing brace. */
export interface Gaps {
  readonly line: string;
  readonly close: string;
}

/** The layout of a JSON text, as far as new entries need it. */
export interface Layout {
  /** For a new object whose entries are at a depth, from 1. */
  at(depth: number): Gaps;
  /** For an existing object: like its own entries. */
  of(node: JsonNode, depth: number): Gaps;
}

/** Finds out line ending and indentation of a text; two spaces if the text shows no indentation. */
export function layoutOf(text: string, root: JsonNode): Layout {
  const [first] = root.children ?? [];
  const opening = first ? text.slice(root.offset + 1, first.offset) : undefined;
  const newline = newlineOf(text);
  // A text on one line stays on one.
  const flat = opening !== undefined && !/[\r\n]/.test(opening);
  const unit = /[\r\n]([ \t]*)$/.exec(opening ?? "")?.[1] ?? "  ";
  const at = (depth: number): Gaps =>
    flat
      ? { line: " ", close: " " }
      : { line: newline + unit.repeat(depth), close: newline + unit.repeat(depth - 1) };
  return {
    at,
    of(node, depth) {
      const [one, two] = node.children ?? [];
      if (!one) return at(depth);
      const gap = two
        ? text.slice(text.indexOf(",", one.offset + one.length) + 1, two.offset)
        : text.slice(node.offset + 1, one.offset);
      return { line: /^\s*$/.test(gap) ? gap : at(depth).line, close: at(depth).close };
    },
  };
}

/**
 * Replaces texts of a JSON object by dotted path, and changes no other byte.
 *
 * @param text The whole file as it is on the disk, with its byte order mark if it has one.
 * @param texts Those whose path doesn't exist are left out.
 */
export function withMessages(text: string, texts: ReadonlyMap<string, string>): string {
  const mark = text.startsWith("\uFEFF") ? 1 : 0;
  const json = text.slice(mark);
  const edits: Edit[] = [];
  const visit = (node: JsonNode, prefix: string): void => {
    for (const property of node.children ?? []) {
      const [name, value] = property.children ?? [];
      if (!name || !value) continue;
      const path = prefix + String(name.value);
      const given = texts.get(path);
      if (value.type === "object") visit(value, `${path}.`);
      else if (given !== undefined && value.type === "string" && value.value !== given)
        edits.push({ offset: value.offset, length: value.length, content: JSON.stringify(given) });
    }
  };
  const root = looseTree(json);
  if (root) visit(root, "");
  return text.slice(0, mark) + withEdits(json, edits);
}
