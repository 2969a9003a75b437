import type { TextPage } from "./corpus.ts";
import { wordClasses } from "./queries-words.ts";
import { chineseClasses } from "./queries-zh.ts";
import type { Random } from "./random.ts";

/** A question whose right answers are known. */
export interface Query {
  readonly query: string;
  /** The page that it was taken from. */
  readonly source: string;
  /** Addresses of the pages that answer it. */
  readonly truth: readonly string[];
}

/** A kind of question: one taken from a text, or nothing where the place is of no use. */
export interface QueryClass {
  readonly name: string;
  /** What counts as an answer. */
  readonly truth: string;
  draw(random: Random): Query | undefined;
}

/** Words on more pages than this part of them say little about a search. */
const COMMONEST = 0.25;

/** How often a class may fail to draw before it is taken to have no more. */
const PATIENCE = 400;

/** The classes of a language over its pages. */
export function classesOf(locale: string, pages: readonly TextPage[]): QueryClass[] {
  return locale === "zh" ? chineseClasses(pages) : wordClasses(locale, pages);
}

/** Different questions of a class, up to a count. */
export function sample(one: QueryClass, pages: number, count: number, random: Random): Query[] {
  const found = new Map<string, Query>();
  for (let tries = 0; found.size < count && tries < count * PATIENCE; tries++) {
    const drawn = one.draw(random);
    if (!drawn || drawn.truth.length === 0 || drawn.truth.length > pages * COMMONEST) continue;
    found.set(drawn.query, drawn);
  }
  return [...found.values()];
}
