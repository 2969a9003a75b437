import { DateTime } from "luxon";
import { isCalendarDate } from "./calendar.ts";

/** How a date can be printed. */
export type DateFormat = "long" | "short" | "dotted" | "monthYear" | "month" | "monthShort" | "year";

type Patterns = Readonly<Record<Exclude<DateFormat, "dotted">, string>>;

/**
 * Luxon patterns of the long and medium forms, of months and of years, as CLDR 48 has them, with plain
 * spaces. They are fixed here because Node's own data changes its white space from one version to the next.
 *
 * @see https://cldr.unicode.org/translation/date-time/date-time-patterns
 */
const PATTERNS: Readonly<Record<string, Patterns>> = {
  en: {
    long: "MMMM d, yyyy",
    short: "MMM d, yyyy",
    monthYear: "LLLL yyyy",
    month: "LLLL",
    monthShort: "LLL",
    year: "yyyy",
  },
  ru: {
    long: "d MMMM yyyy 'г.'",
    short: "d MMM yyyy 'г.'",
    monthYear: "LLLL yyyy 'г.'",
    month: "LLLL",
    monthShort: "LLL",
    year: "yyyy",
  },
  zh: {
    long: "yyyy年M月d日",
    short: "yyyy年M月d日",
    monthYear: "yyyy年M月",
    month: "M月",
    monthShort: "M月",
    year: "yyyy年",
  },
};

/** What other languages get: the forms of Intl, with its special spaces replaced by plain ones. */
const PRESETS: Readonly<Record<Exclude<DateFormat, "dotted">, Intl.DateTimeFormatOptions>> = {
  long: DateTime.DATE_FULL,
  short: DateTime.DATE_MED,
  monthYear: { year: "numeric", month: "long" },
  month: { month: "long" },
  monthShort: { month: "short" },
  year: { year: "numeric" },
};

/**
 * Prints a calendar date in a language. The machine's time zone and locale never matter.
 *
 * @param iso A calendar date, `"2019-03-09"`.
 * @param lang BCP 47 tag.
 * @throws RangeError where `iso` is no calendar date.
 * @example
 * formatDate("2019-03-09", "en"); // => "March 9, 2019"
 * formatDate("2019-03-09", "zh-Hans"); // => "2019年3月9日"
 * formatDate("2019-03-09", "ru"); // => "9 марта 2019 г."
 * formatDate("2019-03-09", "ru", "monthYear"); // => "март 2019 г."
 * formatDate("2019-03-09", "en", "dotted"); // => "2019.03.09"
 */
export function formatDate(iso: string, lang: string, format: DateFormat = "long"): string {
  if (!isCalendarDate(iso)) throw new RangeError(`not a calendar date: ${JSON.stringify(iso)}`);
  const date = DateTime.fromISO(iso, {
    zone: "utc",
    locale: lang,
    numberingSystem: "latn",
    outputCalendar: "gregory",
  });
  if (format === "dotted") return date.toFormat("yyyy.MM.dd");
  const patterns = PATTERNS[lang.split("-")[0] ?? lang];
  return patterns
    ? date.toFormat(patterns[format])
    : date.toLocaleString(PRESETS[format]).replace(/[\u00A0\u202F\u2009]/g, " ");
}

/** Prints a date as `formatDate` does. */
export type PrintDate = (iso: string, lang: string, format?: DateFormat) => string;

/** A `formatDate` for many pages, which prints each date once. */
export function createDatePrinter(): PrintDate {
  const printed = new Map<string, string>();
  return (iso, lang, format = "long") => {
    const key = `${iso} ${lang} ${format}`;
    const text = printed.get(key) ?? formatDate(iso, lang, format);
    printed.set(key, text);
    return text;
  };
}

/**
 * The calendar date of a JavaScript date, in UTC, which Eleventy uses for its dates.
 *
 * @example
 * isoDate(new Date("2019-03-09T00:00:00Z")); // => "2019-03-09"
 */
export function isoDate(date: Date): string {
  return DateTime.fromJSDate(date, { zone: "utc" }).toISODate() ?? "";
}

/**
 * The latest day that it is anywhere on earth at a moment: in the Line Islands, 14 hours ahead of UTC.
 *
 * @example
 * latestDay(new Date("2026-11-30T10:00:00Z")); // => "2026-12-01"
 */
export function latestDay(now: Date): string {
  return isoDate(new Date(now.getTime() + 14 * 3_600_000));
}
