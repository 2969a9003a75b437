import { type Finding, matchesIn } from "./passage.ts";

/** What two texts are compared by. */
export interface Compared {
  /** With the flag `g`. */
  readonly pattern: RegExp;
  /** What a match means: two matches with the same meaning are the same. */
  readonly meaning: (found: string) => string;
  /** Whether it only counts that a text has something, not how often. */
  readonly once?: boolean;
}

/**
 * What a translation has more often than its source, and what it has less often. Both are paired in order: what
 * is there in place of something missing is one finding.
 *
 * @example
 * differing("{{a}}", "{{a}} {{a}}", { pattern: /\{\{\w+\}\}/g, meaning: (found) => found });
 * // => [{ at: 0, found: "", expected: "{{a}}" }]
 */
export function differing(target: string, source: string, { pattern, meaning, once }: Compared): Finding[] {
  const here = matchesIn(target, pattern);
  const there = matchesIn(source, pattern);
  const strange = surplus(here, there, meaning, once);
  const missing = surplus(there, here, meaning, once).map(({ found }) => found);
  return [
    ...strange.map(({ at, found }, index) => ({ at, found, expected: missing[index] ?? "—" })),
    ...missing.slice(strange.length).map((expected) => ({ at: 0, found: "", expected })),
  ];
}

/** The findings of one text that have no partner in the other. */
function surplus(
  findings: readonly Finding[],
  others: readonly Finding[],
  meaning: (found: string) => string,
  once = false,
): Finding[] {
  const left = new Map<string, number>();
  for (const { found } of others) {
    const name = meaning(found);
    left.set(name, once ? Number.POSITIVE_INFINITY : (left.get(name) ?? 0) + 1);
  }
  return findings.filter(({ found }) => {
    const name = meaning(found);
    const number = left.get(name) ?? 0;
    // Something that is there once too often is reported once.
    left.set(name, once && number === 0 ? Number.POSITIVE_INFINITY : number - 1);
    return number <= 0;
  });
}
