import type { TopicEntry, YearCount } from "../../core/pages/archive.ts";
import { urls } from "../../core/site/urls.ts";
import { type PageProps, topicLabel } from "../props.ts";
import { Band } from "./Band.tsx";

interface Entry {
  readonly url: string;
  readonly label: string;
  readonly count: number;
}

/** Links to parts of the archive, with the number of articles in each. */
function Counts({ entries }: { readonly entries: readonly Entry[] }) {
  return (
    <ul class="tags">
      {entries.map(({ url, label, count }) => (
        <li key={url}>
          <a href={url}>
            {label} <small>{count}</small>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** The topics of a language. */
export function Topics({ topics, t, record }: PageProps & { readonly topics: readonly TopicEntry[] }) {
  if (topics.length === 0) return null;
  const entries = topics.map(({ topic, count }) => ({
    url: urls.topic(record.locale, topic),
    label: topicLabel(t, topic),
    count,
  }));
  return (
    <Band id="topics" label={t("archive:topics")}>
      <Counts entries={entries} />
    </Band>
  );
}

/** The years of a language. */
export function Years({ years, t, record }: PageProps & { readonly years: readonly YearCount[] }) {
  if (years.length === 0) return null;
  const entries = years.map(({ year, count }) => ({
    url: urls.year(record.locale, year),
    label: year,
    count,
  }));
  return (
    <Band id="years" label={t("archive:years")}>
      <Counts entries={entries} />
    </Band>
  );
}
