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
 * The searches to offer next to what was found: those that were perhaps meant, and the same without filters where
 * they leave nothing. None without results.
 */
export async function offersFor(
  state: SearchState,
  { count, guesses }: Found,
  archive: SearchArchive,
  texts: SearchTexts,
): Promise<Offer[]> {
  const meant = guesses.map((guess) => ({
    state: { ...NOTHING, query: guess.query },
    text: fill(texts.suggestion, { query: guess.query }),
    count: guess.count,
  }));
  if (count > 0 || !isNarrowed(state) || state.query === "") return meant;
  const all = await archive.find({ query: state.query, options: {}, limit: 0, facets: {} });
  const unfiltered = {
    state: { ...state, year: "", topic: "", page: 1 },
    text: texts.unfiltered,
    count: all.count,
  };
  return all.count > 0 ? [...meant, unfiltered] : meant;
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
