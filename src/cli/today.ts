import { UsageError } from "./terminal.ts";

/** The last second of the year 9999: a larger number must be in milliseconds. */
const LAST_SECOND = 253_402_300_799;

/**
 * The calendar day on which a command runs, in the user's time zone. A repeatable run sets
 * `SOURCE_DATE_EPOCH`, and gets its day in UTC.
 *
 * @param epoch Whole seconds since 1970; undefined where it isn't set.
 * @throws UsageError where it is anything else.
 * @see https://reproducible-builds.org/specs/source-date-epoch/
 * @example
 * today("1700000000"); // => "2023-11-14"
 */
export function today(epoch = process.env.SOURCE_DATE_EPOCH, now = new Date()): string {
  if (epoch === undefined) return dayOf(now.getFullYear(), now.getMonth(), now.getDate());
  if (!/^\d{1,12}$/.test(epoch) || Number(epoch) > LAST_SECOND)
    throw new UsageError("cli:usage.sourceDate", { found: epoch });
  return new Date(Number(epoch) * 1000).toISOString().slice(0, 10);
}

function dayOf(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);
}
