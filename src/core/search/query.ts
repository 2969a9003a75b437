import type { CharacterMap } from "../language/character-map.ts";
import { searchCharacters } from "./by-character.ts";
import { searchWords } from "./by-word.ts";
import type { CharacterArchive } from "./characters.ts";
import type { Outcome, SearchCall } from "./engine.ts";
import type { SiteWords } from "./site-words.ts";
import type { WordSource } from "./vocabulary.ts";

/** What a language's search needs in addition to its index. */
export type SearchData = SiteWords &
  (
    | ({ readonly variants: CharacterMap } & Pick<CharacterArchive, "pinyin" | "otherVariants">)
    | { readonly words: WordSource }
  );

/**
 * Searches an archive in one of its languages for pages that have what is asked, and nothing else: by its characters, or
 * by words in any of their forms.
 *
 * @param search Pagefind's own search.
 * @param lang BCP 47 tag of the index.
 * @example
 * await searchArchive(pagefind.search, "ru", "официальный", data); // finds официальная too
 */
export async function searchArchive(
  search: SearchCall,
  lang: string,
  query: string,
  data: SearchData,
): Promise<Outcome> {
  const typed = query.trim();
  if (typed === "")
    return { hits: (await search(null, {})).results, match: "all", absent: [], terms: [], guesses: [] };
  return "words" in data
    ? searchWords(search, typed, lang, data.words, data)
    : searchCharacters(search, typed, data.variants, { ...data, lang });
}
