import type { CharacterMap } from "../language/character-map.ts";
import {
  apartAtScripts,
  type CharacterArchive,
  NO_WORDS,
  type Part,
  quoted,
  type Reading,
  readings,
  unitsOf,
} from "./characters.ts";
import type { Hit, Outcome, SearchCall } from "./engine.ts";

/**
 * Searches a language by its characters: pages that hold every part of the query, character by character, in the
 * order of Pagefind's own score for the same characters. If there is no such page, pages that hold all but one
 * character of it, or else those of its parts that there are.
 *
 * @param variants Characters of the texts by those of them that may mean them.
 * @param archive What is known of its words.
 */
export async function searchCharacters(
  search: SearchCall,
  query: string,
  variants: CharacterMap,
  archive: CharacterArchive = NO_WORDS,
): Promise<Outcome> {
  const outcome = await outcomeOf(search, query, variants, archive);
  if (outcome.absent.length === 0 && outcome.hits.length > 0) return outcome;
  const guesser = await archive.guesser();
  const asked = { ...archive, ...(await archive.wordsOf(query)) };
  const candidates = await guesser?.otherCharacters(asked, query, outcome.absent);
  const find = (other: string) => outcomeOf(search, other, variants, archive);
  return { ...outcome, guesses: (await guesser?.guessesFrom(candidates ?? [], find)) ?? [] };
}

async function outcomeOf(
  search: SearchCall,
  query: string,
  variants: CharacterMap,
  archive: CharacterArchive,
): Promise<Outcome> {
  const units = unitsOf(query, variants, await archive.wordsOf(query), archive.lang);
  const read = readings(units);
  const hits = await union(read, (ways) => inOrder(search, ways.flat()));
  const terms = read.flatMap((ways) => ways.flat().map((tokens) => tokens.join("")));
  const known = { absent: [], terms, guesses: [] };
  if (hits.length > 0 || units.length === 0) return { ...known, hits, match: "all" };
  const apart = apartAtScripts(query);
  if (apart !== query) return outcomeOf(search, apart, variants, archive);
  const isFound = await Promise.all(
    units.map(async ({ ways }) => {
      const found = await Promise.all(ways.map((parts) => exactly(search, parts)));
      return found.some(({ length }) => length > 0);
    }),
  );
  const absent = units.filter((_, unit) => !isFound[unit]).map(({ written }) => written);
  const meant = absent.length > 0 ? await archive.otherVariants() : undefined;
  if (meant && [...query.normalize("NFKC")].some((typed) => meant.has(typed) && !variants.has(typed)))
    return outcomeOf(search, query, new Map([...variants, ...meant]), archive);
  const isDateAbsent = units.some(({ isDate }, unit) => isDate && !isFound[unit]);
  const similar = isDateAbsent ? [] : await union(read, (ways) => nearly(search, ways.flat()));
  // A single character is on many pages, and says nothing about the rest of the query.
  const isRest = (unit: number) => isFound[unit] && [...(units[unit]?.written ?? "")].length > 1;
  const rest = units.filter((_, unit) => isRest(unit)).map(({ written }) => written);
  if (similar.length > 0 || (absent.length > 0 && rest.length === 0))
    return {
      ...known,
      hits: similar,
      match: "similar",
      absent,
      terms: piecesOf(read.map((one) => one.flat())),
    };
  if (absent.length === 0)
    return { ...known, hits: await union(read, (ways) => holdingSome(search, ways.flat())), match: "some" };
  const left = (all: Reading) => all.filter((_, unit) => isRest(unit)).flat();
  return {
    ...known,
    hits: await union(read, (ways) => inOrder(search, left(ways))),
    ...{ match: "rest", absent, query: rest.join(" ") },
  };
}

/** What is left of a query where one of its characters is dropped. */
function piecesOf(read: readonly (readonly Part[])[]): string[] {
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
  read: readonly Reading[],
  find: (units: Reading) => Promise<readonly Hit[]>,
): Promise<Hit[]> {
  const found = new Map<string, Hit>();
  for (const units of read)
    for (const hit of await find(units)) if (!found.has(hit.id)) found.set(hit.id, hit);
  return [...found.values()];
}

/** The pages that hold all parts of one reading. */
async function inOrder(search: SearchCall, parts: readonly Part[]): Promise<readonly Hit[]> {
  if (parts.length === 0) return [];
  const exact = await exactly(search, parts);
  return exact.length > 1 ? ranked(search, parts, exact) : exact;
}

/** The pages that hold any part, those with the most of them first. */
async function holdingSome(search: SearchCall, parts: readonly Part[]): Promise<readonly Hit[]> {
  const times = new Map<string, { hit: Hit; times: number }>();
  for (const tokens of parts)
    for (const hit of await exactly(search, [tokens]))
      times.set(hit.id, { hit, times: (times.get(hit.id)?.times ?? 0) + 1 });
  return mostFirst(times);
}

function mostFirst(found: ReadonlyMap<string, { readonly hit: Hit; readonly times: number }>): Hit[] {
  return [...found.values()].sort((a, b) => b.times - a.times).map(({ hit }) => hit);
}

/** Pages that hold all parts, in no order: Pagefind gives each page that holds a phrase the same score. */
async function exactly(search: SearchCall, parts: readonly Part[]): Promise<Hit[]> {
  const found = await Promise.all(parts.map((tokens) => search(quoted(tokens), {})));
  const [first, ...others] = found.map(({ results }) => results);
  const ids = others.map((hits) => new Set(hits.map(({ id }) => id)));
  return (first ?? []).filter(({ id }) => ids.every((other) => other.has(id)));
}

/** Hits in the order that Pagefind gives their pages for the single characters. */
async function ranked(search: SearchCall, parts: readonly Part[], hits: readonly Hit[]): Promise<Hit[]> {
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
async function nearly(search: SearchCall, parts: readonly Part[]): Promise<Hit[]> {
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
async function inOnePlace(hits: readonly Hit[], pieces: readonly Part[]): Promise<Hit[]> {
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
async function droppable(search: SearchCall, tokens: Part): Promise<number[]> {
  const isFound = async (phrase: Part) => (await search(quoted(phrase), {})).results.length > 0;
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
