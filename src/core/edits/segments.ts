import { newlineOf, withUnixNewlines } from "../content/newlines.ts";
import { createMarkdown } from "../markdown/markdown.ts";

/** A part of a text that is translated as a unit: a paragraph, a heading, an item of a list, a table. */
export interface Segment {
  /** What it is, such as `"h2"` or `"item"`; the same on both sides of a translation. */
  readonly kind: string;
  /** Where it begins in the body, in UTF-16 units, without the mark in front of a heading or an item. */
  readonly start: number;
  readonly end: number;
  /** With line feeds, regardless of the line ends of the file. */
  readonly text: string;
}

const markdown = createMarkdown();

/** Blocks with nothing to translate. */
const FIXED: ReadonlySet<string> = new Set(["fence", "code_block", "hr"]);

/**
 * Divides a body into the parts that are translated one by one. Every line with text belongs to a segment,
 * except lines of code.
 *
 * @example
 * segmentsOf("## Title\n\n- one\n- two\n").map(({ kind, text }) => `${kind}: ${text}`);
 * // => ["h2: Title", "item: one", "item: two"]
 */
export function segmentsOf(body: string): Segment[] {
  const lines = linesOf(body);
  const taken: boolean[] = [];
  const segments: Segment[] = [];
  const mark = (from: number, to: number): void => {
    for (let line = from; line < to; line++) taken[line] = true;
  };
  const take = (kind: string, from: number, to: number): void => {
    mark(from, to);
    const segment = segmentAt(body, lines, kind, from, to);
    if (segment) segments.push(segment);
  };
  let isList = false;
  for (const { type, tag, level, map, nesting, markup } of markdown.parse(body, {})) {
    if (!map || nesting < 0) continue;
    const [from, to] = map;
    if (level === 0) isList = /^(?:bullet|ordered)_list_open$/.test(type);
    if (level === 1 && isList && type === "list_item_open") take("item", from, to);
    if (level > 0 || isList) continue;
    // The line below such a heading only marks it as one.
    const isUnderlined = type === "heading_open" && /^[-=]/.test(markup);
    if (!FIXED.has(type)) take(tag || type, from, isUnderlined ? to - 1 : to);
    mark(from, to);
  }
  const isLeft = (line: number) => !taken[line] && body.slice(lines[line], lines[line + 1]).trim() !== "";
  for (const [from, to] of runsOf(lines.length, isLeft)) take("other", from, to);
  return segments.sort((a, b) => a.start - b.start);
}

/**
 * The blocks of a body that have nothing to translate, as they are written: code and rules.
 *
 * @example
 * fixedBlocksOf("a\n\n```\ncode\n```\n"); // => ["```\ncode\n```"]
 */
export function fixedBlocksOf(body: string): string[] {
  const lines = linesOf(body);
  return markdown
    .parse(body, {})
    .flatMap(({ type, level, map }) =>
      map && level === 0 && FIXED.has(type)
        ? [withUnixNewlines(body.slice(lines[map[0]], lines[map[1]])).trim()]
        : [],
    );
}

/** The runs of numbers below a limit that meet a condition: the first of each, and the one after its last. */
function runsOf(limit: number, holds: (number: number) => boolean): [from: number, to: number][] {
  const runs: [number, number][] = [];
  for (let to = 0; to < limit; to++) {
    const from = to;
    while (to < limit && holds(to)) to++;
    if (to > from) runs.push([from, to]);
  }
  return runs;
}

/** Whether the segments of a translation match those of its original, one by one. */
export function areAligned(source: readonly Segment[], translation: readonly Segment[]): boolean {
  return (
    source.length === translation.length &&
    source.every(({ kind }, index) => kind === translation[index]?.kind)
  );
}

/**
 * The body with other texts in some of its segments; no other byte changes.
 *
 * @param texts By the index of the segment.
 */
export function withSegments(body: string, texts: ReadonlyMap<number, string>): string {
  const newline = newlineOf(body);
  const segments = segmentsOf(body);
  const parts: string[] = [];
  let from = 0;
  for (const [index, { start, end }] of segments.entries()) {
    const text = texts.get(index);
    if (text === undefined) continue;
    parts.push(body.slice(from, start), text.replaceAll("\n", newline));
    from = end;
  }
  return parts.join("") + body.slice(from);
}

/** Where each line begins, as the Markdown parser counts lines. */
function linesOf(body: string): number[] {
  return [0, ...[...body.matchAll(/\r\n|\n|\r/g)].map((match) => match.index + match[0].length)];
}

/** The marks in front of a heading or of an item. */
const MARK = /^[ \t]*(?:#{1,6}[ \t]+|[-*+][ \t]+|\d{1,9}[.)][ \t]+)/;

function segmentAt(
  body: string,
  lines: readonly number[],
  kind: string,
  from: number,
  to: number,
): Segment | undefined {
  const begin = lines[from] ?? body.length;
  const whole = body.slice(begin, lines[to] ?? body.length);
  const mark = /^(?:h[1-6]|item)$/.test(kind) ? (MARK.exec(whole)?.[0].length ?? 0) : 0;
  const start = begin + mark + (/^\s*/.exec(whole.slice(mark))?.[0].length ?? 0);
  const end = begin + whole.trimEnd().length;
  if (end <= start) return undefined;
  return { kind, start, end, text: withUnixNewlines(body.slice(start, end)) };
}
