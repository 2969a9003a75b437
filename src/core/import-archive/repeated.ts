import type { Note } from "./found.ts";

/** A text that is compared: without white space and signs, in lower case. */
export function folded(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

/** Pages that a block must be on before it is a repetition. */
const FEWEST_PAGES = 3;

/** A paragraph this long is an article's own, however often it is there. */
const LONGEST = 200;

/** Counts the blocks of the pages of an archive. */
export class BlockCounts {
  readonly #pages = new Map<string, number>();
  #count = 0;

  /** Adds a page: its blocks as plain text or Markdown. */
  add(blocks: Iterable<string>): void {
    this.#count++;
    const seen = new Set([...blocks].filter((block) => block.length <= LONGEST).map(folded));
    for (const block of seen) if (block !== "") this.#pages.set(block, (this.#pages.get(block) ?? 0) + 1);
  }

  /** The blocks that more than half of the pages have, folded. */
  repeated(): ReadonlySet<string> {
    const least = Math.max(FEWEST_PAGES, Math.floor(this.#count / 2) + 1);
    return new Set([...this.#pages].flatMap(([block, count]) => (count >= least ? [block] : [])));
  }
}

/** Letters and digits that the copy of a beginning has at least; a Han character says as much as two or three. */
const SHORTEST_COPY = { letters: 40, han: 16 } as const;

/**
 * Whether a text is the beginning of another one, perhaps cut off in the middle of a word, perhaps with an ellipsis.
 *
 * @example
 * isCopyOfStart("A delegation visited the Bureau in Gen", "A delegation visited the Bureau in Geneva on 6 June."); // => true
 */
export function isCopyOfStart(text: string, start: string): boolean {
  const copy = folded(text);
  const han = copy.match(/\p{Script=Han}/gu)?.length ?? 0;
  const shortest = han > copy.length / 2 ? SHORTEST_COPY.han : SHORTEST_COPY.letters;
  return copy.length >= shortest && folded(start).startsWith(copy);
}

/**
 * A text in Markdown without the blocks that most pages of its archive have, and without the copy of its own beginning at its
 * end.
 *
 * @param repeated Folded blocks.
 */
export function withoutRepeated(
  markdown: string,
  repeated: ReadonlySet<string>,
): { markdown: string; notes: Note[] } {
  const notes: Note[] = [];
  const blocks = markdown.split(/\n{2,}/).filter((block) => {
    const key = folded(block);
    if (key === "" || !repeated.has(key)) return true;
    notes.push({ kind: "left-out", text: block });
    return false;
  });
  const last = blocks.at(-1);
  if (last !== undefined && blocks.length > 1 && isCopyOfStart(last, blocks.slice(0, -1).join("\n"))) {
    blocks.pop();
    notes.push({ kind: "repeated-start", text: last });
  }
  return { markdown: blocks.join("\n\n"), notes };
}
