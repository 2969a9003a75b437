import type { CharacterMap } from "../language/character-map.ts";
import { isSearchedByCharacter } from "../language/scripts.ts";
import { searchCharacters } from "./by-character.ts";
import { searchWords } from "./by-word.ts";
import type { Outcome, SearchCall } from "./engine.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** What a language's search needs in addition to its index; each is fetched when the first search begins. */
export interface SearchData {
  readonly variants?: CharacterMap | undefined;
  readonly words?: Vocabulary | undefined;
}

/**
 * Searches an archive in one of its languages for pages that have what is asked, and nothing else: by its characters, or
 * by words in any of their forms.
 *
 * @param search Pagefind's own search.
 * @param lang BCP 47 tag of the index.
 * @example
 * await searchArchive(pagefind.search, "ru", "официальный", {}); // finds официальная too
 */
export async function searchArchive(
  search: SearchCall,
  lang: string,
  query: string,
  data: SearchData,
): Promise<Outcome> {
  const typed = query.trim();
  if (typed === "") return { hits: (await search(null, {})).results, match: "all", absent: [], terms: [] };
  return isSearchedByCharacter(lang)
    ? searchCharacters(search, typed, data.variants ?? new Map())
    : searchWords(search, typed, lang, data.words);
}
