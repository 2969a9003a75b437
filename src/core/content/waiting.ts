import { compare } from "../faults/table.ts";

/** A work, or an edition of one, that readers don't see before a time. */
export interface Waiting {
  /** `articles/<slug>` or `pages/<slug>`. */
  readonly name: string;
  /** The edition that waits; undefined where the whole work does. */
  readonly locale?: string;
  /** As its file has it. */
  readonly publish: string;
}

/** A day and a time with its offset from UTC; without it, the time would depend on the computer. */
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})$/;

/**
 * Whether a text is a moment, the same everywhere.
 *
 * @example
 * isMoment("2026-12-05T09:00+08:00"); // => true
 * isMoment("2026-12-05T09:00"); // => false
 */
export function isMoment(text: string): boolean {
  if (!MOMENT.test(text)) return false;
  // JavaScript takes 31 February for 3 March.
  const local = `${text.slice(0, 16)}Z`;
  const at = Date.parse(local);
  return !Number.isNaN(Date.parse(text)) && new Date(at).toISOString().startsWith(text.slice(0, 16));
}

/**
 * Whether something must not be seen yet.
 *
 * @param publish A moment; without it, nothing waits.
 * @param now Without it, nothing waits.
 */
export function isWaiting(publish: string | undefined, now: Date | undefined): boolean {
  return publish !== undefined && now !== undefined && Date.parse(publish) > now.getTime();
}

/**
 * When the next waiting edition may be seen, in UTC; undefined where none waits.
 *
 * @example
 * nextBuild([{ name: "articles/visit", publish: "2026-12-05T09:00+08:00" }]); // => "2026-12-05T01:00:00Z"
 */
export function nextBuild(waiting: readonly Waiting[]): string | undefined {
  const [first] = waiting.map(({ publish }) => new Date(publish).toISOString()).sort(compare);
  return first?.replace(".000Z", "Z");
}
