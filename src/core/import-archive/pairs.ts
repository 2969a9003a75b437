/** What two pages in different languages are compared by. */
export interface PairFacts {
  readonly source: string;
  readonly locale: string;
  /** Calendar date; undefined where the page has none. */
  readonly date: string | undefined;
  /** Numbers of the text, names in Latin letters and names of pictures, at most a few of each. */
  readonly marks: readonly string[];
}

/** Pages that may be the same article. */
export interface ProposedPair {
  /** Sources of the pages. */
  readonly pages: readonly [string, string];
  /** From 0 to 1. */
  readonly score: number;
  /** The marks that both have. */
  readonly why: string;
}

/** Marks of a page that are compared. */
const MARKS = 24;

/** The lowest score that is proposed. */
const LEAST_SCORE = 0.4;

/** Days between the publication of an original and of its translation. */
const NEAR_DAYS = 3;

/** Marks that a proposal names. */
const SHOWN_MARKS = 6;

/** Pages of one day that are compared: on a day with more, the date says nothing. */
const MOST_OF_A_DAY = 60;

/**
 * The marks of a page: numbers of two digits and more, words in Latin letters with a capital, and names of pictures.
 *
 * @example
 * marksOf("On 6 June 2024, IIOE met 1,200 teachers", ["geneva.jpg"]); // => ["1200", "2024", "geneva.jpg", "iioe"]
 */
export function marksOf(text: string, pictures: readonly string[]): string[] {
  const numbers = text.match(/\d[\d.,\u00A0 ]*\d/g)?.map((number) => number.replace(/\D/g, "")) ?? [];
  const names = text.match(/(?<![\p{L}\d])\p{Lu}[\p{Script=Latin}\d-]*\p{Lu}[\p{Script=Latin}\d-]*/gu) ?? [];
  const files = pictures.map((src) => src.slice(src.lastIndexOf("/") + 1).toLowerCase());
  const marks = new Set([
    ...files,
    ...numbers.filter((number) => number.length <= 12),
    ...names.map((name) => name.toLowerCase()),
  ]);
  return [...marks].slice(0, MARKS).sort();
}

/**
 * Proposes pairs of pages in different languages: of nearly the same day, with the same numbers, names and pictures. A page is
 * in one pair with each language at most, the best one first.
 */
export function proposePairs(pages: readonly PairFacts[]): ProposedPair[] {
  const taken = new Set<string>();
  return [...nearPages(pages)]
    .map(([one, other, days]) => ({ one, other, ...compareMarks(one, other, days) }))
    .filter(({ score }) => score >= LEAST_SCORE)
    .sort((a, b) => b.score - a.score || (a.one.source < b.one.source ? -1 : 1))
    .filter(({ one, other }) => {
      const keys = [`${one.source} ${other.locale}`, `${other.source} ${one.locale}`];
      if (keys.some((key) => taken.has(key))) return false;
      for (const key of keys) taken.add(key);
      return true;
    })
    .map(({ one, other, score, shared }) => ({
      pages: [one.source, other.source],
      score,
      why: shared.slice(0, SHOWN_MARKS).join(", "),
    }));
}

/** Pages in two languages and the days between them, where these are few. */
function* nearPages(
  pages: readonly PairFacts[],
): Generator<[one: PairFacts, other: PairFacts, days: number]> {
  const byDay = new Map<number, PairFacts[]>();
  for (const page of pages) {
    const day = dayOf(page.date);
    if (day !== undefined) byDay.set(day, [...(byDay.get(day) ?? []), page]);
  }
  for (const [day, ofDay] of byDay) {
    if (ofDay.length > MOST_OF_A_DAY) continue;
    for (let days = 0; days <= NEAR_DAYS; days++)
      for (const one of ofDay) {
        const others = (byDay.get(day + days) ?? []).filter(
          ({ locale, source }) => locale !== one.locale && (days > 0 || one.source < source),
        );
        for (const other of others) yield [one, other, days];
      }
  }
}

/** By how much the marks of two pages agree, less what their days differ. */
function compareMarks(one: PairFacts, other: PairFacts, days: number): { score: number; shared: string[] } {
  const there = new Set(other.marks);
  const shared = one.marks.filter((mark) => there.has(mark));
  const fewer = Math.min(one.marks.length, other.marks.length);
  // Two pages of one day without any mark say nothing about each other.
  const agreement = fewer === 0 ? 0 : shared.length / Math.max(fewer, 3);
  const score = Math.max(0, 0.3 + 0.7 * agreement - 0.1 * days);
  return { score: shared.length === 0 ? 0 : Math.round(score * 100) / 100, shared };
}

function dayOf(date: string | undefined): number | undefined {
  return date === undefined ? undefined : Date.parse(`${date}T00:00:00Z`) / 86_400_000;
}
