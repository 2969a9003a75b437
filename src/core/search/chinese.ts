import type { CharacterMap } from "../language/character-map.ts";
import type { Hit, Outcome, SearchCall, SearchOptions } from "./engine.ts";

/**
 * The parts of a query, each as Pagefind finds it exactly: between quotation marks, every Han character by
 * itself. Punctuation and spaces separate them, since punctuation takes a place in the index.
 *
 * @param simplified Simplified characters by Traditional ones.
 * @example
 * phrases("聯合國，UNESCO教科文", map); // => ['"联 合 国"', '"UNESCO 教 科 文"']
 */
export function phrases(query: string, simplified: CharacterMap): string[] {
  return partsOf(query, simplified).map(quoted);
}

function partsOf(query: string, simplified: CharacterMap): string[][] {
  const folded = [...query.normalize("NFKC")]
    .map((character) => simplified.get(character) ?? character)
    .join("");
  return folded
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((part) => part !== "")
    .map((part) => part.match(/[\p{Script=Han}\u3005-\u3007]|[^\p{Script=Han}\u3005-\u3007]+/gu) ?? []);
}

/**
 * Searches a language without spaces between its words: pages that hold every part of the query, character by
 * character, in the order of Pagefind's own score for the same characters. If there is no such page, pages
 * that hold all but one character of it.
 */
export async function searchChinese(
  search: SearchCall,
  query: string,
  options: SearchOptions,
  simplified: CharacterMap,
): Promise<Outcome> {
  const parts = partsOf(query, simplified);
  if (parts.length === 0) return { hits: [] };
  // A single character is not a phrase: the plain search finds all pages with it, in order.
  if (parts.flat().length === 1) return { hits: (await search(parts.flat().join(""), options)).results };
  const exact = await exactly(search, parts, options);
  if (exact.length > 1) return { hits: await ranked(search, parts, options, exact) };
  if (exact.length === 1) return { hits: exact };
  const near = await nearly(search, parts, options);
  return near.length > 0 ? { hits: near, near: true } : { hits: [] };
}

function quoted(tokens: readonly string[]): string {
  return `"${tokens.join(" ")}"`;
}

/** Pages that hold all parts, in no order: Pagefind gives each page that holds a phrase the same score. */
async function exactly(
  search: SearchCall,
  parts: readonly string[][],
  options: SearchOptions,
): Promise<Hit[]> {
  const found = await Promise.all(parts.map((tokens) => search(quoted(tokens), options)));
  const [first, ...others] = found.map(({ results }) => results);
  const ids = others.map((hits) => new Set(hits.map(({ id }) => id)));
  return (first ?? []).filter(({ id }) => ids.every((other) => other.has(id)));
}

/** Hits in the order that Pagefind gives their pages for the single characters. */
async function ranked(
  search: SearchCall,
  parts: readonly string[][],
  options: SearchOptions,
  hits: readonly Hit[],
): Promise<Hit[]> {
  const { results } = await search(parts.flat().join(" "), options);
  const places = new Map(results.map(({ id }, place) => [id, place]));
  const placeOf = ({ id }: Hit) => places.get(id) ?? results.length;
  return [...hits].sort((a, b) => placeOf(a) - placeOf(b));
}

/** The longest query, in characters, from which one may be dropped: a longer query has no simple typo. */
const NEAR_LIMIT = 12;

/** Pages are ordered by how many of the shortened queries they match. */
async function nearly(
  search: SearchCall,
  parts: readonly string[][],
  options: SearchOptions,
): Promise<Hit[]> {
  const length = parts.flat().length;
  if (length < 3 || length > NEAR_LIMIT) return [];
  const found = new Map<string, { hit: Hit; times: number }>();
  for (const [part, tokens] of parts.entries()) {
    const others = parts.filter((_, index) => index !== part);
    for (const dropped of await droppable(search, tokens, options)) {
      const pieces = [tokens.slice(0, dropped), tokens.slice(dropped + 1)].filter(({ length }) => length > 0);
      for (const hit of await exactly(search, [...others, ...pieces], options))
        found.set(hit.id, { hit, times: (found.get(hit.id)?.times ?? 0) + 1 });
    }
  }
  return [...found.values()].sort((a, b) => b.times - a.times).map(({ hit }) => hit);
}

/**
 * Places of the characters that may be dropped to find a phrase: not after the longest beginning of it that
 * is found, nor before the longest end. Where a phrase is found, every part of it is found too, so a few
 * searches find both.
 */
async function droppable(
  search: SearchCall,
  tokens: readonly string[],
  options: SearchOptions,
): Promise<number[]> {
  const isFound = async (phrase: readonly string[]) =>
    (await search(quoted(phrase), options)).results.length > 0;
  const { length } = tokens;
  const last = await longest(length - 1, (size) => isFound(tokens.slice(0, size)));
  const first = length - 1 - (await longest(length - 1, (size) => isFound(tokens.slice(length - size))));
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

/** The greatest number up to a limit for which a test holds. It holds for 0 and for all smaller numbers. */
async function longest(limit: number, holds: (size: number) => Promise<boolean>): Promise<number> {
  let low = 0;
  let high = limit;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (await holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
