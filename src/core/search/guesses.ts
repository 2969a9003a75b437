import type { Guess, Outcome } from "./engine.ts";
import type { Equivalents } from "./equivalents.ts";

/** A query that may have been meant, before it is known whether it finds anything. */
export type Candidate = Omit<Guess, "count">;

/** Searches for one of them, without guesses of its own. */
export type Find = (query: string) => Promise<Pick<Outcome, "hits" | "match">>;

/** The most guesses that are shown, and that are asked for to find them. */
const MOST = { shown: 3, asked: 6 } as const;

/**
 * Those of some queries that find all that they ask for.
 *
 * @param candidates The most probable first.
 */
export async function guessesFrom(candidates: readonly Candidate[], find: Find): Promise<Guess[]> {
  const different = new Map(candidates.map((one) => [one.query.toLowerCase(), one] as const).reverse());
  const asked = [...different.values()].reverse().slice(0, MOST.asked);
  const outcomes = await Promise.all(asked.map(({ query }) => find(query)));
  return asked
    .flatMap((one, index) => {
      const { hits = [], match } = outcomes[index] ?? {};
      return match === "all" && hits.length > 0 ? [{ ...one, count: hits.length }] : [];
    })
    .slice(0, MOST.shown);
}

/** A query with the agreed name in place of one that must not be written; undefined where it has no such name. */
export function agreedName(query: string, known: Equivalents): string | undefined {
  return known.agreed(query)[0];
}
