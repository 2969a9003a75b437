import type { CharacterMap } from "../language/character-map.ts";
import { isSearchedByCharacter } from "../language/scripts.ts";
import { stemRussian } from "../language/stem-russian.ts";
import { searchCharacters } from "./by-character.ts";
import type { Outcome, SearchCall, SearchOptions } from "./engine.ts";
import { correct, type Vocabulary } from "./suggest.ts";
import { foldWord } from "./words.ts";

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
  const corrected = data.words && correct(typed, data.words);
  const { results } = await search(prepare(corrected ?? typed, lang), options);
  return corrected === undefined ? { hits: results } : { hits: results, corrected };
}

/**
 * A query in the form that Pagefind needs.
 *
 * @example
 * prepare("официальный визит", "ru"); // => "официальн визит"
 */
export function prepare(query: string, lang: string): string {
  const folded = query.normalize("NFKC").replace(/[“”„«»]/g, '"');
  if (!/^ru\b/i.test(lang) || folded.includes('"')) return folded;
  return folded.replace(/[а-яё]*й[а-яё]*/giu, (word) => stemRussian(foldWord(word)));
}
