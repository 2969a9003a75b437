import { isMap, isScalar, parseDocument } from "yaml";
import { segmentsOf, withSegments } from "./segments.ts";

/** The texts of a translation that stand in its head. */
export const HEAD_TEXTS = ["title", "summary", "cover.alt", "cover.caption"] as const;

/** Texts by their place: one of `HEAD_TEXTS`, or `text.<number of the segment, from 1>`. */
export type EditionTexts = ReadonlyMap<string, string>;

/**
 * Puts texts into the file of an edition, and changes nothing else: no line ending, no quotation mark of another key.
 *
 * @param text The whole file as it lies on the disk, with its byte order mark if it has one.
 * @returns undefined where the file has no head to write into.
 */
export function withTexts(text: string, texts: EditionTexts): string | undefined {
  const [, opening = "", yaml, closing = ""] = PARTS.exec(text) ?? [];
  if (yaml === undefined) return undefined;
  const newline = /\r\n|\n|\r/.exec(opening)?.[0] ?? "\n";
  const head = [...HEAD_TEXTS].reduce((at, key) => {
    const value = texts.get(key);
    return value === undefined ? at : withHeadText(at, key, value, newline);
  }, yaml);
  const body = text.slice(opening.length + yaml.length + closing.length);
  const inBody = new Map(
    [...texts].flatMap(([key, value]): [number, string][] =>
      key.startsWith("text.") ? [[Number(key.slice(5)) - 1, value]] : [],
    ),
  );
  return opening + head + closing + withSegments(body, inBody);
}

/** The body of a file that has been read without a fault, as it lies on the disk. */
export function bodyOf(text: string): string {
  const [whole = ""] = PARTS.exec(text) ?? [];
  return text.slice(whole.length);
}

/** The texts of the body, in order. */
export function bodyTexts(body: string): string[] {
  return segmentsOf(body).map(({ text }) => text);
}

/** The opening fence, what stands between it and the closing one, and that one with the end of its line. */
const PARTS = /^(\uFEFF?---[ \t]*(?:\r\n|\n|\r))([\s\S]*?)((?<=[\r\n])---[ \t]*(?:\r\n|\n|\r|$))/;

function withHeadText(yaml: string, key: string, value: string, newline: string): string {
  const document = parseDocument(yaml, { prettyErrors: false, logLevel: "silent" });
  const path = key.split(".");
  const node = document.getIn(path, true);
  const written = JSON.stringify(value);
  if (isScalar(node) && node.range) {
    const [from, to] = node.range;
    // A key without a value: the parser puts the empty one right behind the colon.
    if (from === to) return splice(yaml, from, to, ` ${written}`);
    return splice(yaml, from, from + yaml.slice(from, to).trimEnd().length, written);
  }
  const [parent, name = ""] = path.length > 1 ? path : [undefined, path[0]];
  if (parent === undefined) return `${yaml}${name}: ${written}${newline}`;
  const cover = document.get(parent, true);
  if (!isMap(cover) || !cover.range) return `${yaml}${parent}:${newline}  ${name}: ${written}${newline}`;
  const [start] = cover.range;
  if (cover.flow) return splice(yaml, start + 1, start + 1, ` ${name}: ${written},`);
  const lineStart = Math.max(yaml.lastIndexOf("\n", start - 1), yaml.lastIndexOf("\r", start - 1)) + 1;
  return splice(yaml, start, start, `${name}: ${written}${newline}${yaml.slice(lineStart, start)}`);
}

function splice(text: string, from: number, to: number, value: string): string {
  return text.slice(0, from) + value + text.slice(to);
}
