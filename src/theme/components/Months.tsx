import type { MonthEntry } from "../../core/pages/pagination.ts";
import type { PageProps } from "../props.ts";

type Props = PageProps & { readonly year: string; readonly months: readonly MonthEntry[] };

const NUMBERS = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, "0"));

/**
 * The twelve months of a year, with the number of articles in those that have some. The others only keep
 * their places, so screen readers don't read them.
 */
export function Months({ months, year, language, t, printDate }: Props) {
  const entries = new Map(months.map((entry) => [entry.month, entry]));
  return (
    <ol class="months" aria-label={`${t("archive:months")}, ${year}`}>
      {NUMBERS.map((number) => {
        const name = printDate(`${year}-${number}-01`, language.lang, "monthShort");
        const entry = entries.get(`${year}-${number}`);
        return entry ? (
          <li key={number} class="month">
            <a href={entry.url}>
              {name} <b aria-hidden="true">{entry.count}</b>{" "}
              <span class="away">{t("archive:articles", { count: entry.count })}</span>
            </a>
          </li>
        ) : (
          <li key={number} class="month month-empty" aria-hidden="true">
            <span>{name}</span>
          </li>
        );
      })}
    </ol>
  );
}
