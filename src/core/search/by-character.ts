import type { CharacterMap } from "../language/character-map.ts";
import { SINGLE_CHARACTER } from "../language/scripts.ts";
import type { Hit, Outcome, SearchCall } from "./engine.ts";

/**
 * The parts of a query, each as Pagefind finds it exactly: between quotation marks, every character by
 * itself. Punctuation and spaces separate them, since punctuation takes a place in the index.
 *
 * @param variants Characters of the texts by those that may mean them.
 * @example
 * phrases("聯合國，UNESCO教科文", map); // => ['"联 合 国"', '"UNESCO 教 科 文"']
 */
export function phrases(query: string, variants: CharacterMap): string[] {
  return (readings(query, variants)[0] ?? []).map(quoted);
}

const PIECES = new RegExp(`${SINGLE_CHARACTER.source}|(?:(?!${SINGLE_CHARACTER.source}).)+`, "gsu");

/** Each reading of a query is a few searches. A query with more readings has the first ones. */
const MOST_READINGS = 8;

/** What a query may mean, as its parts: a Simplified character may stand for several Traditional ones. */
function readings(query: string, variants: CharacterMap): string[][][] {
  let read = [""];
  for (const character of query.normalize("NFKC")) {
    const meant = [...(variants.get(character) ?? character)];
    const room = Math.max(1, Math.floor(MOST_READINGS / read.length));
    read = read.flatMap((start) => meant.slice(0, room).map((one) => start + one));
  }
  return read.map(partsOf);
}

function partsOf(query: string): string[][] {
  return query
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((part) => part !== "")
    .map((part) => part.match(PIECES) ?? []);
}

/**
 * Searches a language by its characters: pages that hold every part of the query, character by character, in the
 * order of Pagefind's own score for the same characters. If there is no such page, pages that hold all but one
 * character of it, or else those of its parts that there are.
 */
export async function searchCharacters(
  search: SearchCall,
  query: string,
  variants: CharacterMap,
): Promise<Outcome> {
  const read = readings(query, variants);
  const hits = await union(read, (parts) => inOrder(search, parts));
  const written = partsOf(query.normalize("NFKC")).map((tokens) => tokens.join(""));
  const terms = read.flatMap((parts) => parts.map((tokens) => tokens.join("")));
  if (hits.length > 0 || written.length === 0) return { hits, match: "all", absent: [], terms };
  const isFound = await Promise.all(
    written.map(async (_, part) => {
      const found = await Promise.all(read.map((parts) => exactly(search, [parts[part] ?? []])));
      return found.some(({ length }) => length > 0);
    }),
  );
  const absent = written.filter((_, part) => !isFound[part]);
  const similar = await union(read, (parts) => nearly(search, parts));
  // A single character is on many pages, and says nothing about the rest of the query.
  const isRest = (_: unknown, part: number) => isFound[part] && [...(written[part] ?? "")].length > 1;
  const rest = written.filter(isRest);
  if (similar.length > 0 || (absent.length > 0 && rest.length === 0))
    return { hits: similar, match: "similar", absent, terms: piecesOf(read) };
  if (absent.length === 0)
    return { hits: await union(read, (parts) => holdingSome(search, parts)), match: "some", absent, terms };
  return {
    hits: await union(read, (parts) => inOrder(search, parts.filter(isRest))),
    ...{ match: "rest", absent, terms, query: rest.join(" ") },
  };
}

/** What is left of a query where one of its characters is dropped. */
function piecesOf(read: readonly string[][][]): string[] {
  return read
    .flatMap((parts) =>
      parts.flatMap((tokens) =>
        tokens.flatMap((_, at) => [tokens.slice(0, at).join(""), tokens.slice(at + 1).join("")]),
      ),
    )
    .filter((piece) => [...piece].length > 1);
}

/** The pages of all readings, each once. */
async function union(
  read: readonly string[][][],
  find: (parts: string[][]) => Promise<readonly Hit[]>,
): Promise<Hit[]> {
  const found = new Map<string, Hit>();
  for (const parts of read)
    for (const hit of await find(parts)) if (!found.has(hit.id)) found.set(hit.id, hit);
  return [...found.values()];
}

/** The pages that hold all parts of one reading. */
async function inOrder(search: SearchCall, parts: readonly string[][]): Promise<readonly Hit[]> {
  if (parts.length === 0) return [];
  const exact = await exactly(search, parts);
  return exact.length > 1 ? ranked(search, parts, exact) : exact;
}

/** The pages that hold any part, those with the most of them first. */
async function holdingSome(search: SearchCall, parts: readonly string[][]): Promise<readonly Hit[]> {
  const times = new Map<string, { hit: Hit; times: number }>();
  for (const tokens of parts)
    for (const hit of await exactly(search, [tokens]))
      times.set(hit.id, { hit, times: (times.get(hit.id)?.times ?? 0) + 1 });
  return mostFirst(times);
}

function mostFirst(found: ReadonlyMap<string, { readonly hit: Hit; readonly times: number }>): Hit[] {
  return [...found.values()].sort((a, b) => b.times - a.times).map(({ hit }) => hit);
}

function quoted(tokens: readonly string[]): string {
  return `"${tokens.join(" ")}"`;
}

/** Pages that hold all parts, in no order: Pagefind gives each page that holds a phrase the same score. */
async function exactly(search: SearchCall, parts: readonly string[][]): Promise<Hit[]> {
  const found = await Promise.all(parts.map((tokens) => search(quoted(tokens), {})));
  const [first, ...others] = found.map(({ results }) => results);
  const ids = others.map((hits) => new Set(hits.map(({ id }) => id)));
  return (first ?? []).filter(({ id }) => ids.every((other) => other.has(id)));
}

/** Hits in the order that Pagefind gives their pages for the single characters. */
async function ranked(search: SearchCall, parts: readonly string[][], hits: readonly Hit[]): Promise<Hit[]> {
  const { results } = await search(parts.flat().join(" "), {});
  const places = new Map(results.map(({ id }, place) => [id, place]));
  const placeOf = ({ id }: Hit) => places.get(id) ?? results.length;
  return [...hits].sort((a, b) => placeOf(a) - placeOf(b));
}

/**
 * The shortest part and the longest query, in characters, from which one may be dropped: what is left of a shorter part is a
 * word by itself, and a longer query has no simple typo.
 */
const NEAR = { shortest: 4, longest: 12 } as const;

/** The most pages whose text is read to see whether what is left of a query is in one place. */
const READ = 20;

/** Pages are ordered by how many of the shortened queries they match. */
async function nearly(search: SearchCall, parts: readonly string[][]): Promise<Hit[]> {
  if (parts.flat().length > NEAR.longest) return [];
  const found = new Map<string, { hit: Hit; times: number }>();
  for (const [part, tokens] of parts.entries()) {
    if (tokens.length < NEAR.shortest) continue;
    const others = parts.filter((_, index) => index !== part);
    for (const dropped of await droppable(search, tokens)) {
      const pieces = [tokens.slice(0, dropped), tokens.slice(dropped + 1)].filter(({ length }) => length > 0);
      const hits = await exactly(search, [...others, ...pieces]);
      for (const hit of pieces.length < 2 ? hits : await inOnePlace(hits, pieces))
        found.set(hit.id, { hit, times: (found.get(hit.id)?.times ?? 0) + 1 });
    }
  }
  return mostFirst(found);
}

/** The pages that have two pieces next to each other, or with one character between them. */
async function inOnePlace(hits: readonly Hit[], pieces: readonly string[][]): Promise<Hit[]> {
  const [before = "", after = ""] = pieces.map((tokens) => tokens.join(""));
  const read = await Promise.all(
    hits.slice(0, READ).map(async (hit) => ({ hit, content: (await hit.data()).content })),
  );
  return read.flatMap(({ hit, content }) => (isNear(content, before, after) ? [hit] : []));
}

function isNear(content: string, before: string, after: string): boolean {
  const text = content.replace(/[\s\u200B]+/g, "");
  for (let at = text.indexOf(before); at >= 0; at = text.indexOf(before, at + 1)) {
    const end = at + before.length;
    const gap = (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
    if (text.startsWith(after, end) || text.startsWith(after, end + gap)) return true;
  }
  return false;
}

/**
 * Places of the characters that may be dropped to find a phrase: not after the longest beginning of it that
 * is found, nor before the longest end. Where a phrase is found, every part of it is found too, so a few
 * searches find both.
 */
async function droppable(search: SearchCall, tokens: readonly string[]): Promise<number[]> {
  const isFound = async (phrase: readonly string[]) => (await search(quoted(phrase), {})).results.length > 0;
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
