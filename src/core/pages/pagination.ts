import type { Article } from "../site/site.ts";

/** The default number of articles on a page of a list: whole rows of two, three and four cards. */
export const PAGE_SIZE = 24;

/** One page of a list that is divided into pages. */
export interface ListPart {
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  /** Articles of the whole list. */
  readonly total: number;
  readonly articles: readonly Article[];
  /** Addresses from the root, by page. */
  readonly urls: readonly string[];
}

/** A month of a year's list. */
export interface MonthEntry {
  /** A calendar month, `"2023-11"`. */
  readonly month: string;
  readonly count: number;
  /** The place in the list where the month begins. */
  readonly url: string;
}

/**
 * Divides a list into pages. An empty list has one page, which is empty.
 *
 * @param address Address of a page of the list, from the root.
 * @example
 * pagesOfList(articles, 24, (page) => urls.archive("en", page)).map(({ page }) => page); // => [1, 2, 3]
 */
export function pagesOfList(
  articles: readonly Article[],
  pageSize: number,
  address: (page: number) => string,
): ListPart[] {
  const pages = Math.max(1, Math.ceil(articles.length / pageSize));
  const addresses = Array.from({ length: pages }, (_, index) => address(index + 1));
  return addresses.map((_, index) => ({
    page: index + 1,
    pages,
    total: articles.length,
    articles: articles.slice(index * pageSize, (index + 1) * pageSize),
    urls: addresses,
  }));
}

/** The months of a year's list in its order, each with the place where it begins. */
export function monthsOf(parts: readonly ListPart[]): MonthEntry[] {
  const months = new Map<string, { count: number; url: string }>();
  for (const { articles, urls, page } of parts) {
    for (const { date } of articles) {
      const month = date.slice(0, 7);
      const entry = months.get(month);
      if (entry) entry.count += 1;
      else months.set(month, { count: 1, url: `${urls[page - 1]}#${monthId(month)}` });
    }
  }
  return [...months].map(([month, entry]) => ({ month, ...entry }));
}

/**
 * The `id` of the place where a month begins on the page of its year.
 *
 * @example
 * monthId("2023-11"); // => "month-11"
 */
export function monthId(month: string): string {
  return `month-${month.slice(5, 7)}`;
}

/**
 * The pages that a pager names: first and last, the page itself and those next to it. `undefined` marks the
 * pages that are left out; a single page never is.
 *
 * @example
 * pagerOf(6, 12); // => [1, undefined, 5, 6, 7, undefined, 12]
 */
export function pagerOf(page: number, pages: number): (number | undefined)[] {
  const all = Array.from({ length: pages }, (_, index) => index + 1);
  const near = (one: number) => one === 1 || one === pages || Math.abs(one - page) <= 1;
  const named = all.filter((one) => near(one) || (near(one - 1) && near(one + 1)));
  return named.flatMap((one, index) =>
    index > 0 && named[index - 1] !== one - 1 ? [undefined, one] : [one],
  );
}
