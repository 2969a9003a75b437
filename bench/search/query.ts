import type { Random } from "./random.ts";

/** A question whose right answers are known. */
export interface Query {
  readonly query: string;
  /** The page that it was taken from. */
  readonly source: string;
  /** Addresses of the pages that answer it. */
  readonly truth: readonly string[];
}

/** A kind of question: `draw` takes one from a text, or returns undefined if the place is of no use. */
export interface QueryClass {
  readonly name: string;
  /** What counts as an answer. */
  readonly truth: string;
  draw(random: Random): Query | undefined;
}
