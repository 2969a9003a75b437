import type { SearchOptions } from "../../core/search/engine.ts";

/** What a reader has asked for, as the address of the page holds it. */
export interface SearchState {
  readonly query: string;
  /** "" for all years. */
  readonly year: string;
  /** The key of a topic; "" for all. */
  readonly topic: string;
  /** `date` for the newest first; "" for the best match first. */
  readonly sort: string;
  /** How many pages of the list are shown, from 1. */
  readonly page: number;
}

/** The state of the page before the first search. */
export const NOTHING: SearchState = { query: "", year: "", topic: "", sort: "", page: 1 };

/**
 * Reads a state from the part of an address after its path.
 *
 * @param isChoice Whether the page offers a choice. Any other is left out: an address may come from the page of
 *   another language, which has other years and topics.
 * @example
 * stateOf("?q=UNESCO&year=2023", () => true); // => { query: "UNESCO", year: "2023", topic: "", sort: "", page: 1 }
 */
export function stateOf(
  search: string,
  isChoice: (name: "year" | "topic", value: string) => boolean,
): SearchState {
  const address = new URLSearchParams(search);
  const text = (name: string) => (address.get(name) ?? "").trim();
  const choice = (name: "year" | "topic") => (isChoice(name, text(name)) ? text(name) : "");
  const page = Math.max(1, Math.floor(Number(text("page")) || 1));
  return {
    ...{ query: text("q"), year: choice("year"), topic: choice("topic") },
    ...{ sort: text("sort") === "date" ? "date" : "", page },
  };
}

/**
 * The part of an address that holds a state; "" for none.
 *
 * @example
 * addressOf({ ...NOTHING, query: "UNESCO", page: 2 }); // => "?q=UNESCO&page=2"
 */
export function addressOf({ query, page, ...narrowed }: SearchState): string {
  const entries = Object.entries({ q: query, ...narrowed, page: page > 1 ? String(page) : "" });
  const address = new URLSearchParams(entries.filter(([, value]) => value !== ""));
  return address.size > 0 ? `?${address}` : "";
}

/** Whether nothing is asked: neither words nor a year or topic. */
export function isIdle({ query, year, topic }: SearchState): boolean {
  return query === "" && year === "" && topic === "";
}

/** Whether a year or a topic is chosen. */
export function isNarrowed({ year, topic }: SearchState): boolean {
  return year !== "" || topic !== "";
}

/** Whether two states show the same list, however many of its pages. */
export function isSameList(one: SearchState, other: SearchState): boolean {
  return addressOf({ ...one, page: 1 }) === addressOf({ ...other, page: 1 });
}

export function optionsOf({ year, topic, sort, query }: SearchState): SearchOptions {
  return {
    filters: { ...(year === "" ? {} : { year }), ...(topic === "" ? {} : { topic }) },
    // Without words there is no best match.
    sort: sort === "date" || query === "" ? { date: "desc" } : {},
  };
}
