import { type Found, plainQuery, type Term } from "./terms.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** The query with a similar word in place of each that no page has; undefined where one of them is like no other. */
export function respelled(query: string, found: readonly Found[], words: Vocabulary): string | undefined {
  return replaced(query, found, ({ written }) => words.nearest(written));
}

/** The query with another word in place of each that no page has; undefined where one of them has no such word. */
export function replaced(
  query: string,
  found: readonly Found[],
  otherFor: (term: Term) => string | undefined,
): string | undefined {
  const typed = plainQuery(query);
  let meant = typed;
  for (const { term, hits } of found) {
    if (hits.size > 0) continue;
    const other = term.isPhrase || term.dates ? undefined : otherFor(term);
    if (other === undefined) return undefined;
    meant = meant.replace(term.raw ?? term.written, () => other);
  }
  return meant === typed ? undefined : meant;
}
