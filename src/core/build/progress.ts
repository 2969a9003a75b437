/** The event of Eleventy by which a build says how far it is. */
export const PROGRESS_EVENT = "polyglot.progress";

/** The parts of a build that take their time, in their order. */
const PHASES = ["content", "pages", "files", "images", "cards", "search", "audit"] as const;
export type Phase = (typeof PHASES)[number];

/** How far a build is, as it is told to whoever waits for it. */
export interface Progress {
  readonly phase: Phase;
  /** What of it is done, where it can be counted. */
  readonly done?: number;
  readonly total?: number;
}

/** How much of a number of like things is done, as it is said to whoever waits. */
export interface Pace {
  readonly done: number;
  readonly total: number;
  /** Things a second, rounded. */
  readonly rate: number;
  /** Whole seconds that the rest takes at this pace. */
  readonly leftS: number;
}

/** Milliseconds before which nobody can tell how fast something goes. */
const FIRST_MS = 500;

/**
 * The pace of something that is being done.
 *
 * @param elapsedMs Since the first of them was begun.
 * @returns undefined where it is too early to tell.
 * @example
 * paceOf(300, 900, 2000); // => { done: 300, total: 900, rate: 150, leftS: 4 }
 */
export function paceOf(done: number, total: number, elapsedMs: number): Pace | undefined {
  if (elapsedMs < FIRST_MS || done === 0) return undefined;
  const rate = (done * 1000) / elapsedMs;
  return { done, total, rate: Math.round(rate), leftS: Math.ceil((total - done) / rate) };
}
