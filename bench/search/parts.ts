import type { SearchPart } from "../../src/files/search-index.ts";

/** A page that is indexed. */
export interface MadePage {
  readonly url: string;
  readonly lang: string;
  readonly html: string;
}

/** Pages by language, ready to be indexed. */
export function partsOf(pages: readonly MadePage[]): SearchPart[] {
  return [...new Set(pages.map(({ lang }) => lang))].sort().map((lang) => ({
    lang,
    pages: pages.filter((page) => page.lang === lang).map(({ url, html }) => ({ url, html: () => html })),
    files: () => new Map(),
  }));
}
