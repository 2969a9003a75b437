import { HAN_NUMBER, HAN_YEAR, numberInDigits } from "../language/han-numbers.ts";
import { type Check, FILLER, type Finding, type Passage } from "./passage.ts";

/** A day that a text names. The year is missing where the text leaves it out. */
export interface NamedDay {
  readonly at: number;
  readonly found: string;
  readonly year?: number;
  readonly month: number;
  readonly day: number;
}

const ENGLISH =
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";
const RUSSIAN = "янв|февр?|март?|апр|ма[яй]|июн|июл|авг|сент?|окт|нояб?|дек";
const ENGLISH_FIRST = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const RUSSIAN_FIRST = ["янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"];

const DAY = "(?:st|nd|rd|th)?";
/** A day, or the first and the last of several. */
const DAYS = `(\\d{1,2})${DAY}(?:\\s?[–—-]\\s?(\\d{1,2})${DAY})?`;

interface Pattern {
  readonly pattern: RegExp;
  readonly read: (match: RegExpExecArray) => {
    days: (string | undefined)[];
    month: string | undefined;
    year: string | undefined;
  };
}

const WRITTEN: readonly Pattern[] = [
  {
    pattern: new RegExp(`(?<!\\d)${DAYS} (?:of )?(${ENGLISH})\\b\\.?(?:,? (\\d{4}))?(?!\\d)`, "gi"),
    read: ([, first, last, month, year]) => ({ days: [first, last], month, year }),
  },
  {
    pattern: new RegExp(`\\b(${ENGLISH})\\.? ${DAYS}(?:,? (\\d{4}))?(?!\\d)`, "gi"),
    read: ([, month, first, last, year]) => ({ days: [first, last], month, year }),
  },
  {
    pattern: new RegExp(
      `(?<!\\d)${DAYS}(?:-?го)?[ \\u00A0](${RUSSIAN})[а-яё]*\\.?(?:[ \\u00A0](\\d{4}))?(?!\\d)`,
      "gi",
    ),
    read: ([, first, last, month, year]) => ({ days: [first, last], month, year }),
  },
  {
    pattern:
      /(?:(\d{4})\s?年\s?)?(\d{1,2})\s?月\s?(\d{1,2})(?:\s?[日号])?(?:\s?(?:[–—~～-]{1,2}|至|到)\s?(\d{1,2})\s?[日号])?/g,
    read: ([, year, month, first, last]) => ({ days: [first, last], month, year }),
  },
  {
    // Without its last word it may be a day of the lunar calendar.
    pattern: new RegExp(
      `(?:(${HAN_YEAR})年)?(${HAN_NUMBER})月(${HAN_NUMBER})[日号]?(?:(?:[–—~～-]{1,2}|至|到)(${HAN_NUMBER}))?[日号]`,
      "g",
    ),
    read: (match) => {
      const [year, month, first, last] = match.slice(1).map((part) => part && numberInDigits(part));
      return { days: [first, last], month, year };
    },
  },
  {
    pattern: /(?<![\d.])(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?![\d.]*\d)/g,
    read: ([, year, month, day]) => ({ days: [day], month, year }),
  },
  {
    pattern: /(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d{4})(?![\d.]*\d)/g,
    read: ([, day, month, year]) => ({ days: [day], month, year }),
  },
];

/**
 * The days that a text names, in the forms of English, Chinese and Russian.
 *
 * @example
 * daysIn("9 марта 2019 г."); // => [{ at: 0, found: "9 марта 2019", year: 2019, month: 3, day: 9 }]
 */
export function daysIn(text: string): NamedDay[] {
  const days: NamedDay[] = [];
  let rest = text;
  for (const { pattern, read } of WRITTEN) {
    for (const match of rest.matchAll(pattern)) {
      const { days: named, month, year } = read(match);
      const number = monthNumber(month ?? "");
      for (const day of named) {
        if (day === undefined || Number(day) < 1 || Number(day) > 31 || number < 1 || number > 12) continue;
        days.push({
          at: match.index,
          found: match[0],
          month: number,
          day: Number(day),
          ...(year === undefined ? {} : { year: Number(year) }),
        });
      }
    }
    // A date that one pattern matches isn't matched again by another.
    rest = rest.replace(pattern, (found) => FILLER.repeat(found.length));
  }
  return days.sort((a, b) => a.at - b.at);
}

function monthNumber(month: string): number {
  if (/^\d+$/.test(month)) return Number(month);
  const lower = month.toLowerCase();
  const english = ENGLISH_FIRST.findIndex((first) => lower.startsWith(first));
  return (english >= 0 ? english : RUSSIAN_FIRST.findIndex((first) => lower.startsWith(first))) + 1;
}

/** Months that are named with or without a day, as numbers. */
export function monthsIn(text: string): Set<number> {
  const months = new Set<number>();
  for (const [, month = ""] of text.matchAll(new RegExp(`(?<![a-z])(${ENGLISH})(?![a-z])`, "gi")))
    months.add(monthNumber(month));
  for (const [, month = ""] of text.matchAll(new RegExp(`(?<![а-яё])(${RUSSIAN})`, "gi")))
    months.add(monthNumber(month));
  for (const [, month = ""] of text.matchAll(new RegExp(`(\\d{1,2}|${HAN_NUMBER})\\s?月`, "g")))
    months.add(Number(numberInDigits(month)));
  return months;
}

/** The text without the days that it names, because days are compared separately. */
export function withoutDays(text: string): string {
  return WRITTEN.reduce(
    (rest, { pattern }) => rest.replace(pattern, (found) => FILLER.repeat(found.length)),
    text,
  );
}

/** A day of the source that the translation doesn't name, and one that it names and the source doesn't. */
export const dates: Check = ({ target, source }) => {
  if (!source) return [];
  const [here, there] = [daysIn(target.prose), daysIn(source.prose)];
  if (here.length === 0 && there.length === 0) return [];
  const strange = here.filter((day) => !there.some((other) => isSame(day, other)));
  const missing = there.filter((day) => !here.some((other) => isSame(day, other)));
  const findings: Finding[] = strange.map((day, index) => ({
    at: day.at,
    found: day.found,
    expected: (missing[index] ?? missing[0])?.found ?? "—",
  }));
  // Days that are in both texts, but as plain numbers in one of them, are not reported.
  const left = missing.slice(strange.length).filter((day) => !mentions(target, day));
  return [
    ...findings.filter((_, index) => strange[index] && !mentions(source, strange[index])),
    ...left.map(({ found }) => ({ at: 0, found: "", expected: found })),
  ];
};

function isSame(a: NamedDay, b: NamedDay): boolean {
  const days = a.day === b.day && a.month === b.month;
  return days && (a.year === undefined || b.year === undefined || a.year === b.year);
}

/** Whether a text has a day in a form that isn't parsed, such as `05/03/2019`. */
function mentions({ prose }: Passage, { day, month }: NamedDay): boolean {
  const two = (value: number) => `0?${value}`;
  // A date that begins with its year is already parsed, and its parts cannot be swapped.
  return new RegExp(
    `(?<!\\d|\\d{4}[./-])(?:${two(day)}[./-]${two(month)}|${two(month)}[./-]${two(day)})(?!\\d)`,
  ).test(prose);
}
