import type { Random } from "./random.ts";

/** A question whose right answers are known. */
export interface Query {
  readonly query: string;
  /** The page that it was taken from. */
  readonly source: string;
  /** Addresses of the pages that answer it. */
  readonly truth: readonly string[];
  /** For a mistyped question, any of the words that were meant: the reader is served too where one of them is offered. */
  readonly meant?: readonly string[];
}

/** A kind of question: `draw` takes one from a text, or returns undefined if the place is of no use. */
export interface QueryClass {
  readonly name: string;
  /** What counts as an answer. */
  readonly truth: string;
  draw(random: Random): Query | undefined;
}

/** A question with a word that the archive has in no form. */
export interface AbsentQuery {
  readonly query: string;
  /** That word, or the whole of the question in a language without spaces. */
  readonly absent: string;
}

/** A kind of question that the archive can't answer in full. */
export interface AbsentClass {
  readonly name: string;
  draw(random: Random): AbsentQuery | undefined;
}
