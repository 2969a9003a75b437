import { isCalendarDate } from "../language/calendar.ts";
import { readLooseDate } from "../language/loose-dates.ts";

/** What a printed date says. */
export type PrintedDate =
  | { readonly kind: "date"; readonly date: string }
  /** It may be day first or month first. */
  | { readonly kind: "ambiguous"; readonly text: string };

/** Words before a date: "Published on", «Дата публикации:», “发布时间：”. */
const LABEL =
  /^(?:(?:published|posted|updated|date|release(?:d)?|time|written)(?: (?:on|at|date|time))?|дата(?: публикации| размещения)?|опубликовано|размещено|发布(?:时间|日期)?|发表(?:时间|日期)?|时间|日期|更新时间|發布(?:時間|日期)?|日期)\s*[:：]?\s*/iu;

/** What separates a date from other facts of its line: a sign, a wide space, a label or a year after a space. */
const SEPARATORS = /\s*[|｜·•]\s*|\s{2,}|\s+[-–—/]\s+|\t|\s+(?=\p{L}{2,15}[:：])|\s+(?=\d{4}[-./年])/u;

/** A time of day at the end of a date. */
const TIME =
  /[,，]?\s*(?:at\s+|в\s+)?\d{1,2}:\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?(?:\s*(?:utc|gmt|z|msk|мск|[+-]\d{2}:?\d{2}))?$/iu;

const SLASHED = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/;

/**
 * Reads a date as an archive prints it, with its label and its time, by itself.
 *
 * @returns undefined where the text is no date.
 * @example
 * readPrintedDate("Published on March 9, 2019"); // => { kind: "date", date: "2019-03-09" }
 * readPrintedDate("发布时间：2023-11-10 10:30"); // => { kind: "date", date: "2023-11-10" }
 * readPrintedDate("03/09/2019"); // => { kind: "ambiguous", text: "03/09/2019" }
 */
export function readPrintedDate(text: string): PrintedDate | undefined {
  const plain = text.normalize("NFKC").replace(/\s+/gu, " ").trim().replace(LABEL, "");
  const known = readLooseDate(plain) ?? readLooseDate(plain.replace(TIME, ""));
  if (known !== undefined) return { kind: "date", date: known };
  const [, first = "", second = "", year = ""] = SLASHED.exec(plain.replace(TIME, "")) ?? [];
  if (year === "") return undefined;
  const dates = new Set([isoOf(year, second, first), isoOf(year, first, second)].filter(isCalendarDate));
  const [date] = dates;
  if (date === undefined) return undefined;
  return dates.size === 1 ? { kind: "date", date } : { kind: "ambiguous", text: plain };
}

/**
 * Finds the date in a line of facts, such as “来源：新华社 | 2023年11月10日 | 作者：李明”.
 *
 * @returns The date, and the other parts of the line.
 */
export function findDateInLine(line: string): { date: PrintedDate; others: string[] } | undefined {
  const whole = readPrintedDate(line);
  if (whole) return { date: whole, others: [] };
  const parts = line.split(SEPARATORS).filter((part) => part.trim() !== "");
  for (const [index, part] of parts.entries()) {
    const date = readPrintedDate(part);
    if (date) return { date, others: parts.toSpliced(index, 1) };
  }
  return undefined;
}

/** Dates within sentences: written out, or with the year first. */
const IN_TEXT =
  /\p{L}{3,12}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2}(?:st|nd|rd|th)?(?: of)? \p{L}{3,12}\.?,? \d{4}|\d{4}年\d{1,2}月\d{1,2}日|\d{4}[-./]\d{1,2}[-./]\d{1,2}/gu;

/**
 * The first date within a text.
 *
 * @returns As printed there; undefined where no date is in it.
 * @example
 * firstDateInText("On September 6th, 2023, they met."); // => "September 6th, 2023"
 */
export function firstDateInText(text: string): string | undefined {
  for (const [found] of text.matchAll(IN_TEXT)) if (readLooseDate(found) !== undefined) return found;
  return undefined;
}

function isoOf(year: string, month: string, day: string): string {
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}
