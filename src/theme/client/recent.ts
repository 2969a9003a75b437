/** Where recent searches are kept: on the device, nowhere else. */
const KEY = "polyglot-searches";

/** How many are kept. */
const KEPT = 6;

/** The last searches of this device, newest first; none where it keeps nothing. */
export function recentSearches(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter((query) => typeof query === "string") : [];
  } catch {
    return [];
  }
}

/** Keeps a search that found something. */
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
    // Storage may be forbidden; then there is nothing to remember.
  }
}
