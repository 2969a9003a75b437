import type { Hit, Outcome, SearchCall, SearchOptions } from "./engine.ts";

/** Characters of one script in the place of those of another: `"联"` by `"聯"`. */
export type CharacterMap = ReadonlyMap<string, string>;

/**
 * Reads a map of characters, written pair by pair without anything between them.
 *
 * @example
 * readCharacterMap("聯联國国").get("國"); // => "国"
 */
export function readCharacterMap(pairs: string): CharacterMap {
  const characters = [...pairs];
  return new Map(
    characters.flatMap((from, index) => (index % 2 === 0 ? [[from, characters[index + 1] ?? from]] : [])),
  );
}

/** Writes a map of characters for `readCharacterMap`. */
export function writeCharacterMap(map: CharacterMap): string {
  return [...map].flat().join("");
}

/**
 * The parts of a query, each as Pagefind finds it exactly: between quotation marks, every Han character by itself.
 * Punctuation and spaces part them, since punctuation takes a place in the index.
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
 * Searches a language without spaces between its words: pages that hold every part of the query, character by character,
 * in the order of Pagefind's own score for the same characters. Where there is none, pages that hold all but one
 * character of it.
 */
export async function searchChinese(
  search: SearchCall,
  query: string,
  options: SearchOptions,
  simplified: CharacterMap,
): Promise<Outcome> {
  const parts = partsOf(query, simplified);
  if (parts.length === 0) return { hits: [] };
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

/** Hits in the order that Pagefind gives their pages for the characters by themselves. */
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

/** Characters of a query that may be dropped one by one: beyond, a query is no slip of the pen. */
const NEAR_LIMIT = 12;

/** Pages are ordered by how many of the shortened queries they answer. */
async function nearly(
  search: SearchCall,
  parts: readonly string[][],
  options: SearchOptions,
): Promise<Hit[]> {
  const length = parts.flat().length;
  if (length < 3 || length > NEAR_LIMIT) return [];
  const shortened = parts.flatMap((tokens, part) =>
    tokens.map((_, dropped) => {
      const pieces = [tokens.slice(0, dropped), tokens.slice(dropped + 1)].filter(({ length }) => length > 0);
      return parts.flatMap((other, index) => (index === part ? pieces : [other]));
    }),
  );
  const found = new Map<string, { hit: Hit; times: number }>();
  for (const hits of await Promise.all(shortened.map((pieces) => exactly(search, pieces, options)))) {
    for (const hit of hits) found.set(hit.id, { hit, times: (found.get(hit.id)?.times ?? 0) + 1 });
  }
  return [...found.values()].sort((a, b) => b.times - a.times).map(({ hit }) => hit);
}
