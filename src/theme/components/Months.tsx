import type { MonthEntry } from "../../core/pages/pagination.ts";
import type { PageProps } from "../props.ts";

type Props = PageProps & { readonly year: string; readonly months: readonly MonthEntry[] };

/** The months of a year with the number of articles in each; nothing if all articles are from one month. */
export function Months({ months, year, language, t, printDate }: Props) {
  if (months.length < 2) return null;
  return (
    <nav class="months" aria-label={`${t("archive:months")}, ${year}`}>
      <ul>
        {months.map(({ month, count, url }) => (
          <li key={month}>
            <a href={url}>{printDate(`${month}-01`, language.lang, "month")}</a> <small>{count}</small>
          </li>
        ))}
      </ul>
    </nav>
  );
}
