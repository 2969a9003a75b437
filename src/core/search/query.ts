import type { CharacterMap } from "../language/character-map.ts";
import { INNER_APOSTROPHE, withoutElided } from "../language/elision.ts";
import { foldWord, inLatin, wordPattern } from "../language/fold.ts";
import { isSearchedByCharacter } from "../language/scripts.ts";
import { stemRussian } from "../language/stem-russian.ts";
import { searchCharacters } from "./by-character.ts";
import type { Hit, Outcome, SearchCall, SearchOptions } from "./engine.ts";
import { correct, type Vocabulary } from "./suggest.ts";

/** What a language's search needs in addition to its index; each is fetched when the first search begins. */
export interface SearchData {
  readonly variants?: CharacterMap | undefined;
  readonly words?: Vocabulary | undefined;
}

/**
 * Searches an archive in one of its languages, and adds what Pagefind does not do by itself: Chinese as
 * phrases of characters, Russian words with й, typos.
 *
 * @param search Pagefind's own search.
 * @param lang BCP 47 tag of the index.
 * @example
 * await searchArchive(pagefind.search, "ru", "официальный", {}, {}); // finds официальная too
 */
export async function searchArchive(
  search: SearchCall,
  lang: string,
  query: string,
  options: SearchOptions,
  data: SearchData,
): Promise<Outcome> {
  const typed = query.trim();
  if (typed === "") return { hits: (await search(null, options)).results };
  if (isSearchedByCharacter(lang))
    return searchCharacters(search, typed, options, data.variants ?? new Map());
  const corrected = data.words && correct(typed, data.words, lang);
  const queries = spellings(corrected ?? typed, lang, data.words);
  const hits = await searchAll(
    search,
    queries.map((one) => prepare(one, lang)),
    options,
  );
  return corrected === undefined ? { hits } : { hits, corrected };
}

/** The most queries that one is searched as. */
const MOST_QUERIES = 8;

/** A query in the ways in which the archive writes its words, where they differ from how it is typed. */
function spellings(query: string, lang: string, words: Vocabulary | undefined): string[] {
  const plain = query.normalize("NFC").replace(INNER_APOSTROPHE, "'");
  if (!words) return [plain];
  let spelled = [""];
  let at = 0;
  for (const { 0: found, index } of plain.matchAll(wordPattern(lang))) {
    const word = withoutElided(found, lang).trimStart();
    const start = plain.slice(at, index + found.length - word.length);
    const known = words.spellings(word);
    const ways = known.length > 0 ? known : [word];
    const room = Math.max(1, Math.floor(MOST_QUERIES / spelled.length));
    spelled = spelled.flatMap((before) => ways.slice(0, room).map((way) => before + start + way));
    at = index + found.length;
  }
  return spelled.map((before) => before + plain.slice(at));
}

/** The pages that any of some queries finds, the best first or in the order that the options give. */
async function searchAll(
  search: SearchCall,
  queries: readonly string[],
  options: SearchOptions,
): Promise<readonly Hit[]> {
  const found = await Promise.all(queries.map((query) => search(query, options)));
  const [first] = found;
  if (found.length === 1 && first) return first.results;
  const best = new Map<string, Hit>();
  for (const hit of found.flatMap(({ results }) => results))
    if (hit.score > (best.get(hit.id)?.score ?? Number.NEGATIVE_INFINITY)) best.set(hit.id, hit);
  if (Object.keys(options.sort ?? {}).length === 0)
    return [...best.values()].sort((a, b) => b.score - a.score);
  const { results } = await search(null, options);
  return results.flatMap(({ id }) => best.get(id) ?? []);
}

/**
 * A query in the form that Pagefind needs.
 *
 * @example
 * prepare("официальный визит", "ru"); // => "официальн визит"
 * prepare("l'éducation", "fr"); // => "éducation"
 */
export function prepare(query: string, lang: string): string {
  const quoted = query
    .replace(INNER_APOSTROPHE, "'")
    .normalize("NFKC")
    .replace(/[“”„«»]/g, '"');
  const isPhrase = quoted.includes('"');
  // In a phrase an elided word has its place; elsewhere it says nothing.
  const spaced = withoutElided(quoted, lang, isPhrase ? "$& " : " ").trim();
  const folded = inLatin(spaced === "" ? quoted : spaced, lang);
  if (!/^ru\b/i.test(lang) || isPhrase) return folded;
  return folded.replace(/[а-яё]*й[а-яё]*/giu, (word) => stemRussian(foldWord(word, lang)));
}
