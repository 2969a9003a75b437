/** A language with no more pages than this has one index. */
const WHOLE = 1500;
/** Fewest pages of a part, except of the one with the newest pages. */
const LEAST = 1000;
/** With more parts than this, a search asks too many of them: each part becomes larger. */
const MOST = 8;

/** The name of the part with the newest pages, and with those without a year. */
export const NEWEST = "";

/** A part of a language's index. */
export interface IndexPart {
  /** Its first and last year, such as `"2009-2014"`, or `NEWEST`. */
  readonly name: string;
  /** The last year of its pages. @default all later ones */
  readonly to?: string;
}

/** Whether a language with this number of pages has its index in parts. */
export const isDivided = (pages: number): boolean => pages > WHOLE;

/**
 * Divides a large language into parts that are indexed by themselves, so that an edit rebuilds only one of them and
 * no index needs more memory than its part. A part has whole years, counted from the oldest one, and never the newest year:
 * a new article changes only the part with the newest pages. The same pages give the same parts.
 *
 * @param years Year of each page; undefined for a page without a date.
 * @returns The parts, the newest first.
 * @example
 * indexParts(["2024", "2023"]); // => [{ name: "" }]
 */
export function indexParts(years: readonly (string | undefined)[]): IndexPart[] {
  const parts: IndexPart[] = [{ name: NEWEST }];
  if (!isDivided(years.length)) return parts;
  const counts = new Map<string, number>();
  for (const year of years) if (year !== undefined) counts.set(year, (counts.get(year) ?? 0) + 1);
  const least = leastOf(years.length);
  let from: string | undefined;
  let pages = 0;
  for (const [year, count] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).slice(0, -1)) {
    from ??= year;
    pages += count;
    if (pages < least) continue;
    parts.splice(1, 0, { name: from === year ? year : `${from}-${year}`, to: year });
    from = undefined;
    pages = 0;
  }
  return parts;
}

/** Doubled, so that a growing archive keeps its parts for years. */
function leastOf(pages: number): number {
  let least = LEAST;
  while (pages > least * MOST) least *= 2;
  return least;
}

/**
 * The part that has the pages of a year.
 *
 * @param parts The newest first.
 */
export function partOfYear(parts: readonly IndexPart[], year: string | undefined): string {
  // The oldest of the parts that reach the year.
  const part = parts.findLast(({ to }) => to !== undefined && year !== undefined && year <= to);
  return part?.name ?? NEWEST;
}
