import { archiveWords } from "./archive-words.ts";
import { absentCharacterClasses, absentWordClasses, stemDisputes } from "./queries-absent.ts";
import { wordClasses } from "./queries-words.ts";
import { chineseClasses } from "./queries-zh.ts";
import type { AbsentClass, AbsentQuery, Query, QueryClass } from "./query.ts";
import type { Random } from "./random.ts";
import type { TextPage } from "./text.ts";

/** Words on a larger share of the pages say little about a search. */
const COMMONEST = 0.25;

/** How often a class may fail to draw before it counts as exhausted. */
const PATIENCE = 400;

/** The questions of a language that its pages answer, and those that they don't. */
export interface Questions {
  readonly answered: readonly QueryClass[];
  readonly absent: readonly AbsentClass[];
  /** Words that count as present by the stemmer only. */
  readonly disputes: readonly string[];
}

export function questionsOf(locale: string, pages: readonly TextPage[]): Questions {
  if (locale === "zh")
    return { answered: chineseClasses(pages), absent: absentCharacterClasses(pages), disputes: [] };
  const archive = archiveWords(locale, pages);
  return {
    answered: wordClasses(locale, archive),
    absent: absentWordClasses(locale, archive),
    disputes: stemDisputes(locale, archive),
  };
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

/** Different questions of a class with absent words, up to a count. */
export function sampleAbsent(one: AbsentClass, count: number, random: Random): AbsentQuery[] {
  const found = new Map<string, AbsentQuery>();
  for (let tries = 0; found.size < count && tries < count * PATIENCE; tries++) {
    const drawn = one.draw(random);
    if (drawn) found.set(drawn.query, drawn);
  }
  return [...found.values()];
}
