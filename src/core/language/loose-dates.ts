import { isCalendarDate } from "./calendar.ts";
import { HAN_NUMBER, HAN_YEAR, numberInDigits } from "./han-numbers.ts";

const ENGLISH = months("jan feb mar apr may jun jul aug sep oct nov dec");
const RUSSIAN = months("янв фев мар апр мая июн июл авг сен окт ноя дек");

function months(names: string): ReadonlyMap<string, number> {
  const entries = names.split(" ").map((name, index): [string, number] => [name, index + 1]);
  return new Map([...entries, ["май", 5]]);
}

/**
 * Reads a date as archives print it, to suggest the strict form. It does not guess an order that could be day
 * first or month first (`03/09/2019`).
 *
 * @returns The calendar date, or undefined where the text is no date or could be two.
 * @example
 * readLooseDate("March 9, 2019"); // => "2019-03-09"
 * readLooseDate("September 6th, 2023"); // => "2023-09-06"
 * readLooseDate("2023.11.10"); // => "2023-11-10"
 * readLooseDate("2023年11月10日"); // => "2023-11-10"
 * readLooseDate("二〇二三年十一月十日"); // => "2023-11-10"
 * readLooseDate("10 ноября 2023 г."); // => "2023-11-10"
 * readLooseDate("2023.13.10"); // => undefined
 */
export function readLooseDate(text: string): string | undefined {
  const lower = text.normalize("NFKC").trim().toLowerCase();
  const found =
    yearFirst(lower) ??
    withMonthName(
      /^(?:\p{L}+,? )?(\d{1,2})(?:st|nd|rd|th)?(?:(?: of)? |-)(\p{L}{3,})\.?(?:,? |-)(\d{4})(?: ?г(?:\.|ода)?)?$/u,
      lower,
      [3, 2, 1],
    ) ??
    withMonthName(/^(?:\p{L}+, )?(\p{L}{3,})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/u, lower, [3, 1, 2]) ??
    dayFirst(lower);
  return found !== undefined && isCalendarDate(found) ? found : undefined;
}

const YEAR_FIRST =
  /^(\d{4})(?: ?[-/年] ?|\. ?)(\d{1,2})(?: ?[-/月] ?|\. ?)(\d{1,2})(?: ?[日号]|\.)?(?:[t ]\d{2}:\d{2}.*)?$/;

/** In Han characters as digits, and with the day of the week. */
const CHINESE = new RegExp(
  `^(\\d{4}|${HAN_YEAR}) ?年 ?(\\d{1,2}|${HAN_NUMBER}) ?月 ?(\\d{1,2}|${HAN_NUMBER}) ?[日号](?: ?\\(?(?:星期|周|礼拜)[一二三四五六日天]\\)?)?$`,
);

function yearFirst(text: string): string | undefined {
  const [year, month, day] =
    (YEAR_FIRST.exec(text) ?? CHINESE.exec(text))?.slice(1, 4).map(numberInDigits) ?? [];
  return day === undefined ? undefined : iso(year, Number(month), day);
}

/** Dots mean day first in Russian and German, and nowhere month first. */
function dayFirst(text: string): string | undefined {
  const match = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})(?: ?г\.?)?$/.exec(text);
  return match ? iso(match[3], Number(match[2]), match[1]) : undefined;
}

function withMonthName(
  pattern: RegExp,
  text: string,
  [year, month, day]: [number, number, number],
): string | undefined {
  const match = pattern.exec(text);
  const start = match?.[month]?.slice(0, 3) ?? "";
  const number = ENGLISH.get(start) ?? RUSSIAN.get(start);
  return match && number !== undefined ? iso(match[year], number, match[day]) : undefined;
}

function iso(year = "", month = 0, day = ""): string {
  return `${year}-${String(month).padStart(2, "0")}-${day.padStart(2, "0")}`;
}
