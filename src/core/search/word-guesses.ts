import { inOtherLayout } from "../language/keyboards.ts";
import { scriptOf } from "../language/scripts.ts";
import type { Guess, Match } from "./engine.ts";
import { agreedName, type Candidate } from "./guesses.ts";
import type { SiteWords } from "./site-words.ts";
import { type Found, plainQuery, type Term } from "./terms.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { SHORTEST } from "./words.ts";

/**
 * The queries that may have been meant instead of one with words that no page has, the most probable first.
 *
 * @param found The terms that a page must have.
 * @param words All words of the archive.
 * @param match What is shown: pages with similar words are not offered again.
 */
export function otherQueries(
  { lang, langs, equivalents }: SiteWords & { readonly lang: string },
  query: string,
  found: readonly Found[],
  words: Vocabulary,
  match: Match,
): Candidate[] {
  const isCyrillic = scriptOf(lang)?.test("я") === true;
  const ways: Readonly<Record<string, (term: Term) => string | undefined>> = {
    layout: ({ written, raw = written }) =>
      [raw, written]
        .flatMap((typed) => inOtherLayout(typed, langs))
        // The list of words has no shorter ones; the index does.
        .find((word) => words.has(word) || word.length === SHORTEST - 1),
    ...(match === "similar" ? {} : { spelling: ({ written }) => words.nearest(written) }),
    ...(isCyrillic ? { transliteration: ({ written }) => words.transliterated(written) } : {}),
  };
  const candidates = Object.entries(ways).map(([reason, otherFor]) => ({
    reason: reason as Guess["reason"],
    query: replaced(query, found, otherFor),
  }));
  return [{ reason: "name" as const, query: agreedName(query, equivalents) }, ...candidates].flatMap(
    ({ reason, query: meant }) => (meant === undefined ? [] : [{ reason, query: meant }]),
  );
}

/** The query with a similar word in place of each that no page has; undefined where one of them is like no other. */
export function respelled(query: string, found: readonly Found[], words: Vocabulary): string | undefined {
  return replaced(query, found, ({ written }) => words.nearest(written));
}

/** The query with another word in place of each that no page has; undefined where there is none for one of them. */
function replaced(
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
