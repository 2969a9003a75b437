/** One result of Pagefind, before its text is loaded. */
export interface Hit {
  readonly id: string;
  readonly score: number;
  data(): Promise<Fragment>;
}

/** What a result shows. */
export interface Fragment {
  readonly url: string;
  /** Escaped text with `<mark>` elements. */
  readonly excerpt: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly filters: Readonly<Record<string, readonly string[]>>;
}

/** How results are narrowed and ordered. */
export interface SearchOptions {
  readonly filters?: Readonly<Record<string, string>>;
  readonly sort?: Readonly<Record<string, "asc" | "desc">>;
}

/** The one call of Pagefind that searching needs. `null` asks for every page. */
export type SearchCall = (
  query: string | null,
  options: SearchOptions,
) => Promise<{ readonly results: readonly Hit[] }>;

/** What a search found. */
export interface Outcome {
  readonly hits: readonly Hit[];
  /** The query that was searched in place of the one typed. */
  readonly corrected?: string;
  /** Whether nothing was found as typed, and these hits are only near. */
  readonly near?: boolean;
}
