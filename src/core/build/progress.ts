/** The Eleventy event with which a build reports its progress. */
export const PROGRESS_EVENT = "polyglot.progress";

/** The slow parts of a build, in order. */
const PHASES = ["content", "pages", "files", "images", "cards", "search", "audit"] as const;
export type Phase = (typeof PHASES)[number];

/** The progress of a build, as the user sees it. */
export interface Progress {
  readonly phase: Phase;
  /** The number of items that are done, where they can be counted. */
  readonly done?: number;
  readonly total?: number;
}

/** How many of a number of similar items are done, as the user sees it. */
export interface Pace {
  readonly done: number;
  readonly total: number;
  /** Things a second, rounded. */
  readonly rate: number;
  /** Whole seconds that the rest takes at this pace. */
  readonly leftS: number;
}

/** Milliseconds before which the speed cannot be estimated. */
const FIRST_MS = 500;

/**
 * The pace of work in progress.
 *
 * @param elapsedMs Since the first item was started.
 * @returns undefined where it is too early to tell.
 * @example
 * paceOf(300, 900, 2000); // => { done: 300, total: 900, rate: 150, leftS: 4 }
 */
export function paceOf(done: number, total: number, elapsedMs: number): Pace | undefined {
  if (elapsedMs < FIRST_MS || done === 0) return undefined;
  const rate = (done * 1000) / elapsedMs;
  return { done, total, rate: Math.round(rate), leftS: Math.ceil((total - done) / rate) };
}
