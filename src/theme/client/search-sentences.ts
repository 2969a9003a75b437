import { isUnspaced } from "../../core/language/scripts.ts";
import type { SearchTexts } from "../search-texts.ts";
import { isNarrowed, type SearchState } from "./search-state.ts";
import type { Found } from "./search-worker.ts";

type Sentences = Omit<SearchTexts, "others" | "folder" | "data">;
type Answer = Pick<Found, "count" | "match" | "absent" | "query">;

/** What was found, as sentences: first what was not. */
export function statusOf(answer: Answer, state: SearchState, texts: Sentences): string {
  const { count, match, absent, query } = answer;
  if (state.query === "") return countOf(count, texts);
  const missing = absentWords(absent, texts);
  if (count === 0) return sentences([missing, noneOf(answer, state, texts)], texts.lang);
  if (match === "some") return fill(texts.notTogether, { query: state.query });
  // What these pages have is in the heading, and is not what was asked.
  if (match === "beginning" || (match === "similar" && query === undefined)) return missing;
  const pattern = texts.results[new Intl.PluralRules(texts.lang).select(count)] ?? "";
  const result = fill(pattern, { count: String(count), query: query ?? state.query });
  return sentences([missing, result], texts.lang);
}

/** Why there are no results; "" where every word is absent. */
function noneOf({ absent, query }: Answer, state: SearchState, texts: Sentences): string {
  if (absent.length > 0 && query === undefined) return "";
  return fill(isNarrowed(state) ? texts.noneChosen : texts.none, { query: query ?? state.query });
}

/** The heading of pages that have something else than what was asked; "" where they have it, or where there are no results. */
export function headingOf({ count, match, absent, query = "" }: Answer, texts: Sentences): string {
  if (count === 0 || match === "all") return "";
  const titles = {
    rest: texts.rest,
    beginning: fill(texts.beginning, { query: absent.join(" ") }),
    similar: query === "" ? texts.near : texts.similar,
    some: texts.some,
  };
  return fill(titles[match], { query });
}

/** A number of results, in words. */
export function countOf(count: number, texts: Sentences): string {
  return fill(texts.counts[new Intl.PluralRules(texts.lang).select(count)] ?? "", { count: String(count) });
}

/** Sentences one after the other; Chinese has no spaces between them. */
export function sentences(notes: readonly string[], lang: string): string {
  return notes
    .filter((note) => note !== "")
    .join(isUnspaced(lang) ? "" : " ")
    .trim();
}

/**
 * Puts values into a message.
 *
 * @example
 * fill("“{{query}}”", { query: "UNESCO" }); // => "“UNESCO”"
 */
export function fill(pattern: string, values: Readonly<Record<string, string>>): string {
  return pattern.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? "");
}

function absentWords(absent: readonly string[], texts: Sentences): string {
  if (absent.length === 0) return "";
  const quoted = absent.map((word) => fill(texts.quoted, { word }));
  return fill(texts.absent, {
    words: new Intl.ListFormat(texts.lang, { type: "disjunction" }).format(quoted),
  });
}
