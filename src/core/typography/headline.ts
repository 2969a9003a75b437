import type { Glossary } from "../catalogues/glossary.ts";
import type { Language } from "../language/languages.ts";
import { isChinese } from "../language/scripts.ts";
import { detached } from "./detached.ts";

/** Where the lines of a headline may end, in UTF-16 units. */
export interface LineEnds {
  readonly at: readonly number[];
  /** Where the end of the headline begins that must stay on one line. */
  readonly tail?: number | undefined;
}

/**
 * Finds where the lines of a headline may end; undefined for a language where the browser knows that, and for what is
 * too long to be a headline.
 */
export type FindLineEnds = (headline: string, lang: string) => LineEnds | undefined;

/** The longest name that is kept whole, in characters: it fits on a line of a telephone. */
const NAME_LIMIT = 8;

/** The number of Han characters that the last line should have at least. */
const LAST_LINE = 3;

/** The longest end of a headline that is kept on one line because of the marks in it. */
const TAIL_LIMIT = 10;

/** UTF-16 units of the longest headline that is looked at: a longer text is no headline, and finding its words takes long. */
const LONGEST = 1000;

const HAN = /[\p{Script=Han}々〇]/u;
const HAN_ALL = new RegExp(HAN, "gu");

/** Characters that belong to the word before them. */
const ENCLITICS = /^[的了着过们等化性型者团会]$/u;

/** A number, also one in words: what it counts comes right after it. */
const NUMBER = /^第?[\d〇一二三四五六七八九十百千万亿两几]+$/u;

/** Before or after these a line may end without our help, or must not end. */
const MARK = /[\p{P}\p{S}\s]/u;

/**
 * Finds where the lines of Chinese headlines may end: between words, where browsers would end them in the middle
 * of a word.
 *
 * @param names That are kept whole, by language, as long as they fit on a line.
 */
export function createLineEnds(names: ReadonlyMap<string, readonly string[]> = new Map()): FindLineEnds {
  const known = new Map<string, LineEnds>();
  const segmenters = new Map<string, Intl.Segmenter>();
  return (headline, lang) => {
    if (!isChinese(lang) || headline.length > LONGEST) return undefined;
    const key = detached(`${lang} ${headline}`);
    const segmenter = segmenters.get(lang) ?? new Intl.Segmenter(lang, { granularity: "word" });
    segmenters.set(lang, segmenter);
    const ends = known.get(key) ?? lineEndsIn(headline, segmenter, names.get(lang) ?? []);
    known.set(key, ends);
    return ends;
  };
}

/**
 * Cuts a headline where its lines may end.
 *
 * @example
 * partsOf("在巴黎开会推进合作", { at: [3, 5] }); // => ["在巴黎", "开会", "推进合作"]
 */
export function partsOf(headline: string, { at }: LineEnds): string[] {
  return [0, ...at].map((start, index) => headline.slice(start, at[index]));
}

/**
 * The names of a glossary that are kept whole in a language: all forms of its terms and people that fit on a line. None
 * where the browser finds the ends of lines itself.
 */
export function namesIn({ entries }: Glossary, { lang, locale }: Language): string[] {
  if (!isChinese(lang)) return [];
  return entries.flatMap(({ forms }) => forms[locale] ?? []).filter(isKeptWhole);
}

/** What `createLineEnds` needs for all languages of a site. */
export function namesByLanguage(glossary: Glossary, languages: readonly Language[]): Map<string, string[]> {
  return new Map(languages.map((language) => [language.lang, namesIn(glossary, language)]));
}

function isKeptWhole({ length }: string): boolean {
  return length > 1 && length <= NAME_LIMIT;
}

function lineEndsIn(headline: string, segmenter: Intl.Segmenter, names: readonly string[]): LineEnds {
  const words = [...segmenter.segment(headline)];
  const inNames = placesInNames(headline, names);
  const between = words.flatMap(({ segment: word, index: at }, place): number[] => {
    const before = words[place - 1];
    if (!before || inNames.has(at)) return [];
    return canEnd(before.segment, word, words[place - 2]?.segment ?? "") ? [at] : [];
  });
  const third = [...headline.matchAll(HAN_ALL)].at(-LAST_LINE)?.index;
  if (third === undefined) return { at: [], tail: undefined };
  const at = between.filter((place) => place <= third);
  return { at, tail: tailOf(headline, at.at(-1) ?? 0, third) };
}

/** Whether a line may end between two words. @param earlier The word before both */
function canEnd(before: string, after: string, earlier: string): boolean {
  if (!HAN.test(before) && !HAN.test(after)) return false;
  if (MARK.test(before) || MARK.test(after.charAt(0)) || ENCLITICS.test(after)) return false;
  if (NUMBER.test(before)) return false;
  const isSingle = [...before].length === 1 && HAN.test(before);
  return !isSingle || ENCLITICS.test(before) || NUMBER.test(earlier);
}

/** The places within names. */
function placesInNames(headline: string, names: readonly string[]): ReadonlySet<number> {
  const places = new Set<number>();
  for (const name of names) {
    if (!isKeptWhole(name)) continue;
    for (let at = headline.indexOf(name); at >= 0; at = headline.indexOf(name, at + 1))
      for (let inside = at + 1; inside < at + name.length; inside++) places.add(inside);
  }
  return places;
}

/**
 * The end of a headline where a break at a mark would leave too few characters.
 *
 * @param third Where the first of its last Han characters is.
 */
function tailOf(headline: string, last: number, third: number): number | undefined {
  const marks = [...headline.slice(0, third).matchAll(/[\s，。：；、！？—·]/gu)];
  const afterMark = Math.max(last, (marks.at(-1)?.index ?? -1) + 1);
  const rest = headline.slice(third, -1);
  return MARK.test(rest) && headline.length - afterMark <= TAIL_LIMIT && afterMark > 0
    ? afterMark
    : undefined;
}
