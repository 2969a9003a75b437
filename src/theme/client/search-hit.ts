/** Stores, for the article that a result leads to, which words to mark in it. */
export function rememberHit(event: Event): void {
  const link = (event.target as Element).closest<HTMLAnchorElement>("a[data-search-hit]");
  if (!link) return;
  try {
    sessionStorage.setItem(
      "polyglot-found",
      JSON.stringify({ path: link.pathname, words: link.dataset.searchHit?.split("\n") }),
    );
  } catch {
    // If storage is forbidden, nothing is marked.
  }
}
