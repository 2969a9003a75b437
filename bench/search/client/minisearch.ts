import MiniSearch, { type Options } from "minisearch";
import { resultsOnly } from "./bench-window.ts";

/** Plain MiniSearch, or with the words of Intl.Segmenter instead of those between spaces. */
export function miniSearchOptions(segmented: boolean): Options {
  const options = { fields: ["title", "text"] };
  if (!segmented) return options;
  const segmenter = new Intl.Segmenter("zh", { granularity: "word" });
  const tokenize = (text: string) =>
    [...segmenter.segment(text)].flatMap(({ segment, isWordLike }) => (isWordLike ? [segment] : []));
  return { ...options, tokenize };
}

if (typeof window !== "undefined")
  window.openSearch = async () => {
    const answer = await fetch(location.pathname.replace(/html$/, "json"));
    const index = MiniSearch.loadJSON(
      await answer.text(),
      miniSearchOptions(location.pathname.startsWith("/segmented/")),
    );
    return {
      find: async (query) => resultsOnly(index.search(query).map(({ id }) => String(id))),
      show: async (query, limit) => index.search(query).slice(0, limit),
      excerpts: async () => [],
      addresses: async () => ({}),
    };
  };
