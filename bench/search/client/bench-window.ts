/** What an engine found. */
export interface BenchAnswer {
  /** The keys of the results, the best first. */
  readonly found: readonly string[];
  /** Words that it reports to be on no page. */
  readonly absent: readonly string[];
  /** Other queries: the one that it searched for instead, and those that it offers. */
  readonly others: readonly string[];
}

/** What the list shows of a result. */
export interface BenchExcerpt {
  readonly url: string;
  readonly pieces: readonly { readonly text: string; readonly found: boolean }[];
}

/** One engine and language, ready to be searched. */
export interface BenchSearch {
  find(query: string): Promise<BenchAnswer>;
  /** Searches as a page of a site does, and loads what the list shows of the first results. */
  show(query: string, limit: number): Promise<unknown>;
  /** The excerpts of the first results; an engine that isn't judged by them has none. */
  excerpts(query: string, limit: number): Promise<readonly BenchExcerpt[]>;
  /** Addresses of pages by key, where keys are not addresses. */
  addresses(): Promise<Readonly<Record<string, string>>>;
}

declare global {
  interface Window {
    openSearch: () => Promise<BenchSearch>;
    /** The engine that is open. */
    search: BenchSearch;
  }
}

/** The answer of an engine that reports nothing but results. */
export function resultsOnly(found: readonly string[]): BenchAnswer {
  return { found, absent: [], others: [] };
}

/** The address of a page of the corpus: Pagefind puts its parent folder before it. */
export function addressIn({ url }: { readonly url: string }): string {
  return url.replace(/^\/(?:ours|stock)(?=\/)/, "");
}
