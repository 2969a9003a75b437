import type { SearchCall } from "./engine.ts";

/**
 * One search over all parts of an index. Pagefind's own way to search several indexes mixes the dates of the parts, and
 * pages of two parts may have the same id there.
 *
 * @param searches One for each part, the newest first: all pages of a part are older than those of the parts before it.
 */
export function acrossParts(searches: readonly SearchCall[]): SearchCall {
  const [only] = searches;
  if (only && searches.length === 1) return only;
  return async (query, options) => {
    const answers = await Promise.all(searches.map((search) => search(query, options)));
    const parts = answers.map(({ results }, part) =>
      results.map((hit) => ({ ...hit, id: `${part}/${hit.id}` })),
    );
    const [direction] = Object.values(options.sort ?? {});
    if (direction === undefined) return { results: parts.flat().sort((a, b) => b.score - a.score) };
    return { results: (direction === "desc" ? parts : parts.toReversed()).flat() };
  };
}
