import { TRACE_MARKS } from "../core/preview/traces.ts";

/** Part of a text: a message with the position of its trace, or the text between messages. */
export interface Piece {
  readonly text: string;
  /** The trace of the outermost message; undefined between messages. */
  readonly trace?: number;
  /** Messages within it. */
  readonly inner: readonly number[];
}

/** Splits a marked text into its pieces. A mark without an end reaches to the end of the text. */
export function pieces(text: string): Piece[] {
  const found: { text: string; trace?: number; inner: number[] }[] = [];
  let depth = 0;
  let open: { text: string; trace?: number; inner: number[] } = { text: "", inner: [] };
  const close = (next: typeof open) => {
    if (open.text !== "" || open.trace !== undefined) found.push(open);
    open = next;
  };
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code === TRACE_MARKS.end) {
      depth = Math.max(0, depth - 1);
      if (depth === 0) close({ text: "", inner: [] });
    } else if (code >= TRACE_MARKS.first && code <= TRACE_MARKS.last) {
      const trace = code - TRACE_MARKS.first;
      if (depth === 0) close({ text: "", trace, inner: [] });
      else open.inner.push(trace);
      depth++;
    } else open.text += character;
  }
  close({ text: "", inner: [] });
  return found;
}

/** Whether a text has a mark. */
export function isMarked(text: string): boolean {
  return /[\u{F0000}-\u{FFFFD}]/u.test(text);
}

/** A text without its marks. */
export function unmarked(text: string): string {
  return text.replace(/[\u{F0000}-\u{FFFFD}]/gu, "");
}
