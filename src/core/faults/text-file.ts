import { firstWhere } from "../long-lists.ts";
import type { Fault, FaultCode } from "./table.ts";

/** A text with its name, which can find the line of an offset. */
export class TextFile {
  readonly file: string;
  readonly text: string;
  #lineStarts: number[] | undefined;

  /** A leading byte order mark is left out. */
  constructor(file: string, text: string) {
    this.file = file;
    this.text = text.startsWith("\uFEFF") ? text.slice(1) : text;
  }

  /**
   * Line and column (both from 1) of an offset in UTF-16 units.
   *
   * @example
   * new TextFile("a.md", "ab\ncd").positionOf(4); // => { line: 2, column: 2 }
   */
  positionOf(offset: number): { line: number; column: number } {
    const starts = this.#starts();
    const line = Math.max(
      1,
      firstWhere(starts.length, (index) => (starts[index] ?? 0) > offset),
    );
    return { line, column: offset - (starts[line - 1] ?? 0) + 1 };
  }

  /** Where a line (from 1) begins, in UTF-16 units; the end of the text where it has fewer. */
  offsetOfLine(line: number): number {
    return this.#starts()[line - 1] ?? this.text.length;
  }

  /** A fault at an offset of this file, with the line at fault and one on either side. */
  fault(code: FaultCode, offset: number, values: Record<string, string> = {}, suggestion?: string): Fault {
    const { line, column } = this.positionOf(Math.min(Math.max(offset, 0), this.text.length));
    const first = Math.max(1, line - 1);
    const last = Math.min(line + 1, this.#starts().length);
    const lines = Array.from({ length: last - first + 1 }, (_, index) => this.#line(first + index));
    return {
      code,
      file: this.file,
      line,
      column,
      values,
      frame: { firstLine: first, lines },
      ...(suggestion === undefined ? {} : { suggestion }),
    };
  }

  /** A line (from 1) without its end. It doesn't search the text: one line may have many faults. */
  #line(number: number): string {
    const end = this.offsetOfLine(number + 1);
    const isLast = number >= this.#starts().length;
    const mark = isLast ? 0 : this.text.startsWith("\r\n", end - 2) ? 2 : 1;
    return this.text.slice(this.offsetOfLine(number), end - mark);
  }

  #starts(): number[] {
    if (!this.#lineStarts) {
      this.#lineStarts = [0];
      for (const match of this.text.matchAll(/\r\n|\n|\r/g))
        this.#lineStarts.push(match.index + match[0].length);
    }
    return this.#lineStarts;
  }
}

/** Keys that could reach the prototype of an object. */
export const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);
