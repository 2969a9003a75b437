import type { SearchFacts } from "./copy.ts";

/** A page that can be found. */
export interface FoundPage {
  readonly url: string;
  /** As it is published, with its text marked with `data-pagefind-body`. */
  readonly html: string;
  /** What is known of it; undefined where it has to say so itself. */
  readonly facts: SearchFacts | undefined;
}

/**
 * The pages of a language that are indexed while others are still made. The order of an index is known before its pages are, and each
 * goes in when all before it have been made.
 *
 * @example
 * const early = new EarlyPages(["/en/a/", "/en/b/"]);
 * early.come("/en/b/", b); // => []
 * early.come("/en/a/", a); // => [a, b]
 * early.rest([a, b, c]); // => [c]
 */
export class EarlyPages {
  readonly #urls: readonly string[];
  readonly #made = new Map<string, FoundPage | undefined>();
  readonly #through: FoundPage[] = [];
  #next = 0;

  /** @param urls Addresses of pages that will be made, in the order of the index. */
  constructor(urls: readonly string[]) {
    this.#urls = urls;
  }

  /**
   * @param page What was made at an address; undefined where nothing of it can be found.
   * @returns The pages that go into the index now.
   */
  come(url: string, page: FoundPage | undefined): readonly FoundPage[] {
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

  /**
   * @param all The pages of the index as they were written, in its order.
   * @returns Those that have not gone in; undefined where something else has, and the index has to be begun anew.
   */
  rest(all: readonly FoundPage[]): readonly FoundPage[] | undefined {
    const same = this.#through.every(({ url, html }, at) => all[at]?.url === url && all[at].html === html);
    return same ? all.slice(this.#through.length) : undefined;
  }
}
