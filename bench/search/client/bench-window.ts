/** One engine and language, ready to be searched. */
export interface BenchSearch {
  /** The keys of the results, the best first. */
  find(query: string): Promise<readonly string[]>;
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

/** The address of a page of the corpus: Pagefind puts its parent folder before it. */
export function addressIn({ url }: { readonly url: string }): string {
  return url.replace(/^\/(?:ours|stock)(?=\/)/, "");
}
