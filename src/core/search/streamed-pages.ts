import type { SearchFacts } from "./copy.ts";

/** A page that can be found. */
export interface FoundPage {
  readonly url: string;
  /** Path of its file; its text is marked with `data-pagefind-body`. */
  readonly file: string;
  /** Tells its content from any other: a cache key of all that it was made from, or a hash. */
  readonly id: string;
  /** Hash of its content, if the file may change before it is indexed. */
  readonly hash?: string | undefined;
  /** What is known about it; undefined if the facts must be read from the page. */
  readonly facts: SearchFacts | undefined;
}

/**
 * The pages of a language, indexed while others are still being rendered. The order of an index is known
 * before its pages are, and each page goes in when all pages before it are rendered.
 *
 * @example
 * const streamed = new StreamedPages(["/en/a/", "/en/b/"]);
 * streamed.add("/en/b/", b); // => []
 * streamed.add("/en/a/", a); // => [a, b]
 * streamed.rest([a, b, c]); // => [c]
 */
export class StreamedPages {
  readonly #urls: readonly string[];
  readonly #made = new Map<string, FoundPage | undefined>();
  readonly #through: FoundPage[] = [];
  #next = 0;

  /** @param urls Addresses of pages that will be made, in the order of the index. */
  constructor(urls: readonly string[]) {
    this.#urls = urls;
  }

  /**
   * @param page The page at an address; undefined where nothing of it can be found.
   * @returns The pages that go into the index now.
   */
  add(url: string, page: FoundPage | undefined): readonly FoundPage[] {
    this.#made.set(url, page);
    const before = this.#through.length;
    for (
      let at = this.#urls[this.#next];
      at !== undefined && this.#made.has(at);
      at = this.#urls[++this.#next]
    ) {
      const made = this.#made.get(at);
      this.#made.delete(at);
      if (made) this.#through.push(made);
    }
    return this.#through.slice(before);
  }

  /** The pages that went in so far. */
  get all(): readonly FoundPage[] {
    return this.#through;
  }

  /** Whether all of its pages were made. */
  get isComplete(): boolean {
    return this.#next === this.#urls.length;
  }

  /**
   * @param all The pages of the index as they were written, in its order.
   * @returns Those that didn't go in; undefined where something else has, so the index has to start again.
   */
  rest(all: readonly FoundPage[]): readonly FoundPage[] | undefined {
    const same = this.#through.every(({ url, id }, at) => all[at]?.url === url && all[at].id === id);
    return same ? all.slice(this.#through.length) : undefined;
  }
}
