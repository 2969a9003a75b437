import type { IndexedPage, SearchPart } from "../../src/files/search-index.ts";

/** Pages by language, ready to be indexed. */
export function partsOf(pages: readonly (IndexedPage & { readonly lang: string })[]): SearchPart[] {
  return [...new Set(pages.map(({ lang }) => lang))].sort().map((lang) => ({
    lang,
    make: async () => ({ pages: pages.filter((page) => page.lang === lang), files: new Map() }),
  }));
}
