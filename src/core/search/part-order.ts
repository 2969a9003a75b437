import type { Hit, SearchCall } from "./engine.ts";

/** The filter by which the pages of a part are told from others. */
export const PART_FILTER = "polyglot-part";

/**
 * A search over an index in parts that puts pages in the order of their dates. Pagefind orders the pages of each part, and
 * then mixes the parts: the first page of each, then the second ones. All pages of a part are older than those of the parts
 * before it.
 *
 * @param search Searches all parts. Each part but the first has a filter with its name.
 * @param parts Names of the parts after the first, the newest first.
 */
export function inOrderOfParts(search: SearchCall, parts: readonly string[]): SearchCall {
  if (parts.length === 0) return search;
  return async (query, options) => {
    const [direction] = Object.values(options.sort ?? {});
    const { results } = await search(query, options);
    if (direction === undefined) return { results };
    const places = new Map<string, number>();
    for (const [place, part] of parts.entries()) {
      const own = await search(null, { filters: { [PART_FILTER]: part } });
      for (const { id } of own.results) places.set(id, place + 1);
    }
    const placeOf = ({ id }: Hit) => (places.get(id) ?? 0) * (direction === "desc" ? 1 : -1);
    return { results: [...results].sort((a, b) => placeOf(a) - placeOf(b)) };
  };
}
