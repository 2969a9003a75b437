import type { Glossary, GlossaryEntry } from "../catalogues/glossary.ts";
import type { SameWords } from "../catalogues/same-words.ts";
import { isSearchedByCharacter } from "../language/scripts.ts";
import { type Equivalent, equivalentKey } from "./equivalents.ts";

/**
 * The words that the editors of a site take for the same, for its archive in one language: terms and names of the glossary
 * in other languages, abbreviations, and the words of `locales/search.json`.
 *
 * @param locale Of the archive.
 * @param locales Of the site: readers may type in any of them.
 */
export function equivalentsOf(
  { entries }: Glossary,
  same: SameWords,
  locale: string,
  locales: readonly string[],
): Equivalent[] {
  const terms = entries.map((entry) => ({
    asked: mainForms(entry, locale),
    typed: locales
      .filter((other) => other !== locale)
      .flatMap((other) => [...(entry.forms[other] ?? []), ...mainForms(entry, other)]),
    avoided: entry.forbidden[locale] ?? [],
  }));
  const groups = same.filter(({ locale: own }) => own === undefined || own === locale);
  return [...terms, ...groups.map(({ words }) => ({ asked: words, typed: [] }))]
    .map(({ typed, asked, ...rest }) => ({
      asked: [...new Set(asked)],
      typed: different(typed, asked),
      ...rest,
    }))
    .filter(({ asked }) => asked.length > 0);
}

/** The usual form of a language, and its abbreviations with what they stand for: other forms may be general words. */
function mainForms({ forms, abbreviations }: GlossaryEntry, locale: string): string[] {
  const [first] = forms[locale] ?? [];
  const short = Object.entries(abbreviations[locale] ?? {}).flat();
  return [...new Set([...(first === undefined ? [] : [first]), ...short])];
}

/** The most words of a name that readers type: longer ones would only be bytes. */
const LONGEST_TYPED = 6;

/** Each once, none that is also asked for, and none that is too long to be typed. */
function different(typed: readonly string[], asked: readonly string[]): string[] {
  const known = new Set(asked.map(equivalentKey));
  return typed.filter((words) => {
    const key = equivalentKey(words);
    return key.split(" ").length <= LONGEST_TYPED && !known.has(key) && known.add(key);
  });
}

/** The groups with the words that an archive has. One that has nothing else to ask for is left out. */
export function inArchive(
  groups: readonly Equivalent[],
  texts: readonly string[],
  lang: string,
): Equivalent[] {
  if (groups.length === 0) return [];
  const has = isSearchedByCharacter(lang) ? hasCharacters(texts) : hasWords(texts);
  return groups.flatMap(({ asked, typed, avoided = [] }) => {
    const own = asked.filter(has);
    // What an archive doesn't have may be typed all the same.
    const others = [...typed, ...asked.filter((words) => !has(words))];
    if (own.length === 0 || own.length + others.length + avoided.length < 2) return [];
    return [{ asked: own, typed: others, ...(avoided.length > 0 ? { avoided } : {}) }];
  });
}

function hasCharacters(texts: readonly string[]): (words: string) => boolean {
  const all = texts.join("\n").toLowerCase();
  return (words) => all.includes(words.toLowerCase());
}

function hasWords(texts: readonly string[]): (words: string) => boolean {
  const written = new Set(texts.flatMap((text) => text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []));
  const known = new Set([...written].map(equivalentKey));
  return (words) =>
    equivalentKey(words)
      .split(" ")
      .every((word) => known.has(word));
}
