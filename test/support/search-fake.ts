import { stemEnglish } from "../../src/core/language/stem-english.ts";
import { stemRussian } from "../../src/core/language/stem-russian.ts";
import type { Hit, SearchCall, SearchOptions } from "../../src/core/search/engine.ts";

/** A call that was made: the query and how it was narrowed. */
export type Asked = readonly [query: string | null, options: SearchOptions];

/**
 * A stand-in for Pagefind's search over a few texts: words between spaces and single Han characters, a phrase
 * between quotation marks, and otherwise words that begin as every word does without its ending, the pages with the most
 * occurrences first.
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
          : tokens.every((token) => own.some((word) => word.startsWith(stemOf(token)))),
      )
      .sort((a, b) => b.score - a.score)
      .map(
        ({ id, text, score }): Hit => ({
          ...{ id, score, words: [0] },
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

const stemOf = (word: string) => (/[а-яё]/.test(word) ? stemRussian(word) : stemEnglish(word));

function tokensOf(text: string): string[] {
  return text.toLowerCase().match(/\p{Script=Han}|[^\p{Script=Han}\s"]+/gu) ?? [];
}

function occurrences(own: readonly string[], tokens: readonly string[]): number {
  return own.filter((word) => tokens.some((token) => word.startsWith(stemOf(token)))).length;
}
