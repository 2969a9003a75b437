import type { Edition } from "../../core/site/site.ts";

/** The summary above a text. If it is the beginning of the text, readers would read that twice. */
export function Lead({ edition: { summary, isBeginning, html } }: { readonly edition: Edition }) {
  if (summary === undefined || (isBeginning && html !== undefined)) return null;
  return <p class="article-summary">{summary}</p>;
}
