import { type DateFormat, formatDate } from "../../core/language/dates.ts";

/** A date in the words of a language, for people and for programs. */
export function LocalDate({ date, lang, format }: { date: string; lang: string; format?: DateFormat }) {
  return <time dateTime={date}>{formatDate(date, lang, format)}</time>;
}
