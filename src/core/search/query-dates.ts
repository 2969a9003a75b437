import { isCalendarDate } from "../language/calendar.ts";
import { HAN_NUMBER, HAN_YEAR, inHanNumbers, numberInDigits } from "../language/han-numbers.ts";
import { datePhrases, type MonthOf, monthNames } from "../language/month-names.ts";
import { isChinese } from "../language/scripts.ts";

/** A date in a query, in each way that it can be read. */
export interface QueryDate {
  /** As typed. */
  readonly written: string;
  /** Years, months and days as ISO has them: `["2023"]`, `["2023-04"]`, `["2019-03-09", "2019-09-03"]`. */
  readonly readings: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** Reads dates as people of a site type them. */
export interface DateReader {
  datesIn(query: string): QueryDate[];
  /** The ways that texts of a language may have a date. */
  dateForms(written: string, readings: readonly string[], lang: string): string[];
}

/** @param langs BCP 47 tags of the site's languages: their names of months are read. */
export function dateReader(langs: readonly string[]): DateReader {
  const monthOf = monthNames(langs);
  return { datesIn: (query) => datesIn(query, monthOf), dateForms };
}

const YEAR = "(?<year>[12]\\d{3})";
const DAY = "(?<day>\\d{1,2})";
/** The end of an ordinal number, as in 9th, 9-го, 1er. */
const ORDINAL = "(?:[-‑]?\\p{L}{1,3}(?!\\p{L})|\\.)?";
/** A short word between the parts of a date, as in 9th of March, 9 de marzo. */
const LINK = "(?:\\p{L}{1,3}\\.?\\s+)?";
const BEFORE = "(?<![\\p{L}\\p{M}\\p{N}./-])";
const AFTER = "(?![\\p{L}\\p{M}\\p{N}]|[./-]\\p{N})";
/** The time of day, as machines write it after the day. */
const TIME = "(?:T\\d{2}:\\d{2}[\\d:.]*(?:Z|[+-]\\d{2}:?\\d{2})?)?";
/** A word for the year after its number, as in Russian. */
const YEAR_WORD = "(?:\\s*г(?:од[а-я]{0,2}|\\.|(?![\\p{L}\\p{M}])))?";

/** The year before its word in Chinese, Japanese and Korean. */
const YEAR_OF = `(?<!\\d)(?<year>[12]\\d{3}|${HAN_YEAR})\\s*[年년]`;
const NUMBER = `\\d{1,2}|${HAN_NUMBER}`;

/** Dates in digits, or in Han characters as digits. */
const IN_DIGITS: readonly RegExp[] = [
  `${BEFORE}${YEAR}(?<sign>[-./])(?<month>\\d{1,2})(?:\\k<sign>${DAY}${TIME})?${AFTER}${YEAR_WORD}`,
  `${BEFORE}${YEAR}\\.\\s(?<month>\\d{1,2})\\.\\s${DAY}\\.?${AFTER}`,
  `${BEFORE}(?<first>\\d{1,2})(?<sign>[-./]|\\.\\s)(?<second>\\d{1,2})\\k<sign>${YEAR}${AFTER}${YEAR_WORD}`,
  `${BEFORE}(?<month>\\d{1,2})[-./]${YEAR}${AFTER}${YEAR_WORD}`,
  `${YEAR_OF}\\s*(?<month>${NUMBER})\\s*[月월](?:\\s*(?<day>${NUMBER})\\s*[日號号일])?的?`,
  `${YEAR_OF}(?![\\p{L}\\p{M}\\p{N}])`,
  `${BEFORE}${YEAR}\\s*г(?:од[а-я]{0,2}|\\.|(?![\\p{L}\\p{M}]))`,
].map((source) => new RegExp(source, "gu"));

/** What can be after the name of a month, and before it. */
const DAY_YEAR = new RegExp(`^\\.?[\\s,-]+${LINK}${DAY}${ORDINAL}[\\s,-]+${YEAR}${AFTER}`, "u");
const ONLY_YEAR = new RegExp(`^\\.?[\\s,-]+${LINK}${YEAR}${AFTER}${YEAR_WORD}`, "u");
const ONLY_DAY = new RegExp(`^\\.?\\s+${DAY}${ORDINAL}(?![\\p{L}\\p{N}])`, "u");
const DAY_BEFORE = new RegExp(`${BEFORE}${DAY}(?:${ORDINAL}\\s+${LINK}|-)$`, "u");
const YEAR_BEFORE = new RegExp(`${BEFORE}${YEAR}[\\s,]+$`, "u");

/**
 * The dates in a query, in order: days, months of a year, and years that a word calls so. Where a form is read in several
 * ways, as 03/09/2019, so is the date.
 *
 * @param monthOf The names of months in the languages of the site.
 * @example
 * datesIn("UNESCO, в апреле 2023 г.", monthOf); // => [{ written: "апреле 2023 г.", readings: ["2023-04"], start: 10, end: 24 }]
 * datesIn("page 2023", monthOf); // => []
 */
export function datesIn(query: string, monthOf: MonthOf): QueryDate[] {
  const found = [...inDigits(query), ...inWords(query, monthOf)].sort(
    (a, b) => a.start - b.start || b.end - a.end,
  );
  return found.filter(({ start }, index) => found.slice(0, index).every(({ end }) => end <= start));
}

function inDigits(query: string): QueryDate[] {
  return IN_DIGITS.flatMap((pattern) =>
    [...query.matchAll(pattern)].flatMap(({ 0: match, index, groups = {} }) =>
      dateAt(query, index, index + match.length, readingsOf(groups)),
    ),
  );
}

/** With points the day is first; with other signs it is the day or the month. */
function readingsOf({ year = "", month, day, first, second, sign = "" }: Groups): string[] {
  if (first === undefined || second === undefined) return isoDates(year, month, day);
  const dayFirst = isoDates(year, second, first);
  const monthFirst = isoDates(year, first, second);
  if (sign.startsWith(".") && dayFirst.length > 0) return dayFirst;
  return [...new Set([...dayFirst, ...monthFirst])];
}

type Groups = Readonly<Record<string, string | undefined>>;

function inWords(query: string, monthOf: MonthOf): QueryDate[] {
  return [...query.matchAll(/[\p{L}\p{M}]+/gu)].flatMap(({ 0: word, index }) => {
    const month = monthOf(word);
    if (month === undefined) return [];
    const [before, after] = [query.slice(0, index), query.slice(index + word.length)];
    const found = around(before, after);
    if (!found) return [];
    const { year = "", day, left = 0, right = 0 } = found;
    const start = index - left;
    return dateAt(query, start, index + word.length + right, isoDates(year, String(month), day));
  });
}

/** What a date has around the name of its month, and how many characters that is to the left and to the right. */
interface DateParts {
  readonly year?: string;
  readonly day?: string;
  readonly left?: number | undefined;
  readonly right?: number | undefined;
}

function around(before: string, after: string): DateParts | undefined {
  const dayYear = DAY_YEAR.exec(after);
  if (dayYear) return { ...dayYear.groups, right: dayYear[0].length };
  const year = ONLY_YEAR.exec(after);
  if (year) {
    const day = DAY_BEFORE.exec(before);
    return { ...year.groups, ...day?.groups, left: day?.[0].length, right: year[0].length };
  }
  const first = YEAR_BEFORE.exec(before);
  if (!first) return undefined;
  const day = ONLY_DAY.exec(after);
  return { ...first.groups, ...day?.groups, left: first[0].length, right: day?.[0].length };
}

function dateAt(query: string, start: number, end: number, readings: readonly string[]): QueryDate[] {
  if (readings.length === 0) return [];
  const written = query.slice(start, end).replace(/的$|[\s,]+$/u, "");
  return [{ written, readings, start, end }];
}

/** A year, a month or a day that exists, as ISO writes it. */
function isoDates(year: string, month: string | undefined, day: string | undefined): string[] {
  const [inYear = "", ...rest] = [
    year,
    ...(month === undefined ? [] : [month]),
    ...(day === undefined ? [] : [day]),
  ].map(numberInDigits);
  const iso = [inYear, ...rest.map((part) => part.padStart(2, "0"))].join("-");
  return rest.length === 0 || isCalendarDate(rest.length === 1 ? `${iso}-01` : iso) ? [iso] : [];
}

/**
 * The ways that texts of a language may have a date.
 *
 * @example
 * dateForms("2023-04", ["2023-04"], "en"); // => ["2023-04", "April 2023"]
 */
export function dateForms(written: string, readings: readonly string[], lang: string): string[] {
  const phrases = readings.flatMap((iso) => (iso.length === 4 ? [iso] : datePhrases(iso, lang)));
  const inHan = isChinese(lang) ? readings.flatMap(inHanNumbers) : [];
  return [...new Set([written, ...phrases, ...inHan])];
}
