import { foldWord } from "../language/fold.ts";
import { stemEnglish } from "../language/stem-english.ts";
import { stemRussian } from "../language/stem-russian.ts";

/** Words of the archive that are asked for where a query has others that mean the same. */
export interface Equivalent {
  /** How the archive writes them. */
  readonly asked: readonly string[];
  /** What a query may have in their place. */
  readonly typed: readonly string[];
  /** What must not be written in their place. */
  readonly avoided?: readonly string[];
}

/** Words that mean the same as words of a query. */
export interface Equivalents {
  /** The most words that one of them has. */
  readonly longest: number;
  /** What else is asked for some words; nothing for most. */
  of(words: string): readonly string[];
  /** What is written for words that must not be written so; nothing for most. */
  agreed(words: string): readonly string[];
}

/** Knows no words that mean the same. */
export const NO_EQUIVALENTS: Equivalents = { longest: 1, of: () => [], agreed: () => [] };

/**
 * Finds words that mean the same, in whatever form they are typed.
 *
 * @example
 * const known = equivalents([{ asked: ["ЮНЕСКО"], typed: ["UNESCO", "联合国教科文组织"] }]);
 * known.of("Unesco"); // => ["ЮНЕСКО"]
 */
export function equivalents(groups: readonly Equivalent[]): Equivalents {
  const asked = indexed(groups, ({ typed, asked: own }) => [...typed, ...own]);
  const agreed = indexed(groups, ({ avoided = [] }) => avoided);
  return {
    longest: Math.max(1, ...[...asked.keys()].map((key) => key.split(" ").length)),
    of(words) {
      const key = equivalentKey(words);
      return (asked.get(key) ?? []).filter((word) => equivalentKey(word) !== key);
    },
    agreed: (words) => agreed.get(equivalentKey(words)) ?? [],
  };
}

function indexed(
  groups: readonly Equivalent[],
  wordsOf: (group: Equivalent) => readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const group of groups)
    for (const key of new Set(wordsOf(group).map(equivalentKey)))
      found.set(key, [...new Set([...(found.get(key) ?? []), ...group.asked])]);
  return found;
}

/** How much of a word says whether it may be one of those that mean the same, in UTF-16 units. */
const BEGINNING = 3;

/**
 * How the words of some groups begin, for `mayMeanSame`.
 *
 * @example
 * sameBeginnings([{ asked: ["ЮНЕСКО"], typed: ["UNESCO"] }]); // => "une юне"
 */
export function sameBeginnings(groups: readonly Equivalent[]): string {
  const words = groups.flatMap(({ asked, typed, avoided = [] }) => [...asked, ...typed, ...avoided]);
  return [...new Set(words.map((one) => equivalentKey(one).slice(0, BEGINNING)))].sort().join(" ");
}

/**
 * Whether a query may have words that mean the same as others; the groups are needed only then.
 *
 * @param beginnings Of `sameBeginnings`.
 * @example
 * mayMeanSame("at UNESCO", "une юне"); // => true
 */
export function mayMeanSame(query: string, beginnings: string): boolean {
  const known = new Set(beginnings.split(" "));
  return (
    beginnings !== "" &&
    equivalentKey(query)
      .split(" ")
      .some((word) => known.has(word.slice(0, BEGINNING)))
  );
}

/**
 * What is the same for all forms of some words: lower case, without endings and signs.
 *
 * @example
 * equivalentKey("Генеральной конференции"); // => "генеральн конференц"
 */
export function equivalentKey(words: string): string {
  return (words.normalize("NFKC").match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])
    .map((word) => foldWord(word, "ru"))
    .map((word) => (/\p{Script=Cyrillic}/u.test(word) ? stemRussian(word) : stemEnglish(word)))
    .join(" ");
}
