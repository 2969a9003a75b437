import { type PropsOf, topicLabel } from "../props.ts";

/**
 * The years and topics by which results are narrowed, each with its number of articles. The script shows
 * how many results each would leave.
 */
export function SearchFilters({ content, t }: PropsOf<"search">) {
  const { total, years, topics } = content;
  return (
    <search class="filters" aria-label={t("search:filters")}>
      <details data-search-facets>
        <summary>
          <span>
            {t("search:filters")} <small data-search-chosen />
          </span>
        </summary>
        <div>
          <Facet name="year" legend={t("search:year")} all={[t("search:any"), total]}>
            {years.map(({ year, count }) => [year, year, count])}
          </Facet>
          <Facet name="topic" legend={t("search:topic")} all={[t("search:any"), total]}>
            {topics.map(({ topic, count }) => [topic, topicLabel(t, topic), count])}
          </Facet>
        </div>
      </details>
    </search>
  );
}

interface FacetProps {
  readonly name: string;
  readonly legend: string;
  readonly all: readonly [label: string, count: number];
  readonly children: readonly (readonly [value: string, label: string, count: number])[];
}

function Facet({ name, legend, all, children }: FacetProps) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {[["", ...all] as const, ...children].map(([value, label, count]) => (
        <label key={value}>
          <input type="radio" name={name} value={value} checked={value === ""} /> <span>{label}</span>{" "}
          <small>{count}</small>
        </label>
      ))}
    </fieldset>
  );
}
