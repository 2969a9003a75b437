import type { SearchTexts } from "../search-texts.ts";
import type { SearchArchive } from "./search-archive.ts";
import { countOf, fill } from "./search-sentences.ts";
import { addressOf, isNarrowed, NOTHING, type SearchState } from "./search-state.ts";
import { element } from "./search-view.ts";
import type { Found } from "./search-worker.ts";

/** Another search, with the number of its results. */
export interface Offer {
  readonly state: SearchState;
  readonly text: string;
  readonly count: number;
}

/**
 * The searches to offer next to what was found: the one that was perhaps meant, and the same without filters where
 * they leave nothing. None without results.
 */
export async function offersFor(
  state: SearchState,
  { count, suggestion: query }: Found,
  archive: SearchArchive,
  texts: SearchTexts,
): Promise<Offer[]> {
  const meant =
    query === undefined ? [] : [{ state: { ...NOTHING, query }, text: fill(texts.suggestion, { query }) }];
  const unfiltered =
    count === 0 && isNarrowed(state) && state.query !== ""
      ? [{ state: { ...state, year: "", topic: "", page: 1 }, text: texts.unfiltered }]
      : [];
  const offers = await Promise.all(
    [...meant, ...unfiltered].map(async (offer) => {
      const found = await archive.find({ query: offer.state.query, options: {}, limit: 0, facets: {} });
      // Pages with only a part of what is offered are no results for it.
      return { ...offer, count: found.match === "some" ? 0 : found.count };
    }),
  );
  return offers.filter((offer) => offer.count > 0);
}

/** Links to other searches, as items of a list. */
export function offerItems(offers: readonly Offer[], texts: SearchTexts): HTMLElement[] {
  return offers.map(({ state, text, count }) => {
    const item = element("li");
    const link = element("a", "", text);
    link.href = addressOf(state);
    item.append(link, " ", element("small", "", countOf(count, texts)));
    return item;
  });
}
