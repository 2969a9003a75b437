import type { DateFormat } from "../../core/language/dates.ts";
import type { PageProps } from "../props.ts";

interface Props extends Pick<PageProps, "printDate"> {
  readonly date: string;
  readonly lang: string;
  readonly format?: DateFormat;
}

/** A date in the words of a language, for people and for programs. */
export function LocalDate({ date, lang, format, printDate }: Props) {
  return <time dateTime={date}>{printDate(date, lang, format)}</time>;
}
