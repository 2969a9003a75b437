import { inOtherLayout } from "../language/keyboards.ts";
import { scriptOf } from "../language/scripts.ts";
import { transliterationKey, typedKeys } from "../language/transliteration.ts";
import type { Guess, Match } from "./engine.ts";
import type { GuessedIn } from "./guesser.ts";
import { agreedName, type Candidate } from "./guesses.ts";
import { replaced } from "./respell.ts";
import type { Found, Term } from "./terms.ts";
import { related, type Vocabulary } from "./vocabulary.ts";
import { SHORTEST } from "./words.ts";

/**
 * The queries that may have been meant instead of one with words that no page has, the most probable first.
 *
 * @param found The terms that a page must have.
 * @param words All words of the archive.
 * @param match What is shown: pages with similar words are not offered again.
 */
export function otherWords(
  { lang, langs, equivalents }: GuessedIn,
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
        .find((word) => words.hasForm(word) || word.length === SHORTEST - 1),
    ...(match === "similar" ? {} : { spelling: ({ written }) => words.nearest(written) }),
    ...(isCyrillic ? { transliteration: ({ written }) => transliterated(written, words) } : {}),
  };
  const candidates = Object.entries(ways).map(([reason, otherFor]) => ({
    reason: reason as Guess["reason"],
    query: replaced(query, found, otherFor),
  }));
  return [{ reason: "name" as const, query: agreedName(query, equivalents) }, ...candidates].flatMap(
    ({ reason, query: meant }) => (meant === undefined ? [] : [{ reason, query: meant }]),
  );
}

/** Foreign words often begin alike: more letters in common than two forms of one word need, and fewer that differ. */
const RELATED = { common: 6, ending: 2 } as const;

/** The Cyrillic word that a word in Latin letters means, as the archive writes it; undefined without one. */
function transliterated(typed: string, { words, written }: Vocabulary): string | undefined {
  const keys = typed.length < SHORTEST - 1 ? [] : typedKeys(typed);
  if (keys.length === 0) return undefined;
  const cyrillic = words.filter(
    (word) => word.length >= SHORTEST - 1 && /^\p{Script=Cyrillic}+$/u.test(word),
  );
  // Of words with the same key, that in the most texts.
  const byKey = new Map(cyrillic.map((word) => [transliterationKey(word), word] as const).reverse());
  const known = [...byKey.keys()].reverse();
  const found =
    keys.find((key) => byKey.has(key)) ??
    keys.map((key) => related(key, known, RELATED)).find((key) => key !== undefined);
  return found === undefined ? undefined : written(byKey.get(found) ?? "");
}
