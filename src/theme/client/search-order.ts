import { addressOf, type SearchState } from "./search-state.ts";

/** Makes the links of the two orders lead to the same search, and marks the one that is chosen. */
export function showOrder(root: HTMLElement, state: SearchState): void {
  for (const link of root.querySelectorAll("a")) {
    const { sort = "" } = link.dataset;
    link.href = addressOf({ ...state, sort, page: 1 });
    if (sort === state.sort) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}
