import { addressOf, NOTHING } from "./search-state.ts";
import { element } from "./search-view.ts";

/** Storage key of the recent searches; they are stored only on the device. */
/** The site's folder on its host. Filled in when this file is bundled. */
declare const SITE_BASE: string;

const KEY = `polyglot${SITE_BASE}-searches`;

/** How many searches are stored. */
const KEPT = 6;

/** The last searches on this device, newest first; empty if nothing is stored. */
function recentSearches(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter((query) => typeof query === "string") : [];
  } catch {
    return [];
  }
}

/** Stores a search that found something. */
export function rememberSearch(query: string): void {
  store(JSON.stringify([query, ...recentSearches().filter((other) => other !== query)].slice(0, KEPT)));
}

export function eraseSearches(): void {
  store("[]");
}

function store(value: string): void {
  try {
    localStorage.setItem(KEY, value);
  } catch {
    // If storage is forbidden, nothing is remembered.
  }
}

/**
 * Shows the last searches while the reader is in the field and hasn't searched yet.
 *
 * @param root Has a list, and a button that erases them; hidden without any.
 */
export function showRecent(root: HTMLElement, isWanted: boolean): void {
  const queries = isWanted ? recentSearches() : [];
  root.hidden = queries.length === 0;
  const items = queries.map((query) => {
    const item = element("li");
    const link = element("a", "", query);
    link.href = addressOf({ ...NOTHING, query });
    item.append(link);
    return item;
  });
  root.querySelector("ul")?.replaceChildren(...items);
}
