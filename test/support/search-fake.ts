import type { Hit, SearchCall, SearchOptions } from "../../src/core/search/engine.ts";

/** A call that was made: the query and how it was narrowed. */
export type Asked = readonly [query: string | null, options: SearchOptions];

/**
 * A stand-in for Pagefind's search over a few texts: words between spaces and single Han characters, a phrase
 * between quotation marks, and otherwise every word somewhere, the pages with the most occurrences first.
 *
 * @param texts By address.
 */
export function fakeSearch(texts: Readonly<Record<string, string>>): { search: SearchCall; asked: Asked[] } {
  const asked: Asked[] = [];
  const pages = Object.entries(texts).map(([id, text]) => ({ id, text, tokens: tokensOf(text) }));
  const search: SearchCall = async (query, options) => {
    asked.push([query, options]);
    const tokens = tokensOf(query ?? "");
    const phrase = query?.startsWith('"');
    const results = pages
      .map(({ id, text, tokens: own }) => ({ id, text, score: phrase ? 1 : occurrences(own, tokens), own }))
      .filter(({ own }) =>
        phrase
          ? ` ${own.join(" ")} `.includes(` ${tokens.join(" ")} `)
          : tokens.every((token) => own.includes(token)),
      )
      .sort((a, b) => b.score - a.score)
      .map(
        ({ id, text, score }): Hit => ({
          ...{ id, score },
          data: async () => ({ url: id, content: text, locations: [], meta: {}, filters: {} }),
        }),
      );
    return { results };
  };
  return { search, asked };
}

/** Addresses, in order. */
export function ids(hits: readonly Hit[]): string[] {
  return hits.map(({ id }) => id);
}

function tokensOf(text: string): string[] {
  return text.toLowerCase().match(/\p{Script=Han}|[^\p{Script=Han}\s"]+/gu) ?? [];
}

function occurrences(own: readonly string[], tokens: readonly string[]): number {
  return own.filter((token) => tokens.includes(token)).length;
}
