import { wordClasses } from "./queries-words.ts";
import { chineseClasses } from "./queries-zh.ts";
import type { Query, QueryClass } from "./query.ts";
import type { Random } from "./random.ts";
import type { TextPage } from "./text.ts";

/** Words on a larger share of the pages say little about a search. */
const COMMONEST = 0.25;

/** How often a class may fail to draw before it counts as exhausted. */
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
