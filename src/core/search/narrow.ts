import type { Hit, SearchCall, SearchOptions } from "./engine.ts";

/** The choices by which results can be narrowed, by the name of their filter; "" is the choice of all. */
export type Facets = Readonly<Record<string, readonly string[]>>;

/** How many results each choice would leave, by the name of its filter and its value. */
export type Counts = Readonly<Record<string, Readonly<Record<string, number>>>>;

/**
 * The hits that match every filter, in the order that is asked. Whether the archive has a word must not depend on
 * filters, so they are applied afterwards.
 *
 * @param search Asked only for all pages of a filter or an order; a caller may store the answers.
 */
export async function narrowed(
  search: SearchCall,
  hits: readonly Hit[],
  { filters = {}, sort = {} }: SearchOptions,
): Promise<readonly Hit[]> {
  const sets = await Promise.all(Object.entries(filters).map(([name, value]) => idsOf(search, name, value)));
  const left = hits.filter(({ id }) => sets.every((ids) => ids.has(id)));
  if (Object.keys(sort).length === 0) return left;
  const byId = new Map(left.map((hit) => [hit.id, hit]));
  const { results } = await search(null, { sort });
  return results.flatMap(({ id }) => byId.get(id) ?? []);
}

/** How many hits each choice of each facet would leave, with the choices of the other facets as they are. */
export async function countsOf(
  search: SearchCall,
  hits: readonly Hit[],
  filters: Readonly<Record<string, string>>,
  facets: Facets,
): Promise<Counts> {
  const counts = await Promise.all(
    Object.entries(facets).map(async ([name, values]) => {
      const others = Object.fromEntries(Object.entries(filters).filter(([other]) => other !== name));
      const left = await narrowed(search, hits, { filters: others });
      const numbers = await Promise.all(
        values.map(async (value) => {
          if (value === "") return [value, left.length] as const;
          const ids = await idsOf(search, name, value);
          return [value, left.filter(({ id }) => ids.has(id)).length] as const;
        }),
      );
      return [name, Object.fromEntries(numbers)] as const;
    }),
  );
  return Object.fromEntries(counts);
}

async function idsOf(search: SearchCall, name: string, value: string): Promise<ReadonlySet<string>> {
  const { results } = await search(null, { filters: { [name]: value } });
  return new Set(results.map(({ id }) => id));
}
