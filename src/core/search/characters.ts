import type { CharacterMap } from "../language/character-map.ts";
import { HAN_YEAR, numberInDigits } from "../language/han-numbers.ts";
import { SINGLE_CHARACTER } from "../language/scripts.ts";
import type { Equivalents } from "./equivalents.ts";
import { NO_QUERY_WORDS, NO_SITE_WORDS, type QueryWords, type SiteWords } from "./site-words.ts";

/** Characters in a row, and letters and digits between them: what is searched as a phrase. */
export type Part = readonly string[];

/** What a page must have of a query, in each way that it may have it. */
export interface Unit {
  /** As typed. */
  readonly written: string;
  /** Each way is some parts; a page must have them all. */
  readonly ways: readonly (readonly Part[])[];
  /** Whether it is a date, near which no other is meant. */
  readonly isDate: boolean;
}

/** What is known of an archive that is searched by its characters. */
export interface CharacterArchive extends SiteWords {
  readonly lang: string;
  /** Its words by their pinyin, for `readPinyin`, loaded when they are needed; none for a language without. */
  pinyin(): Promise<string | undefined>;
  /** Characters of the texts by those that may mean them and are in no text, loaded when they are needed. */
  otherVariants(): Promise<CharacterMap>;
}

/** Of an archive without any data. */
export const NO_WORDS: CharacterArchive = {
  ...NO_SITE_WORDS,
  lang: "",
  pinyin: async () => undefined,
  otherVariants: async () => new Map(),
};

/** One way of each unit of a query. */
export type Reading = readonly (readonly Part[])[];

/**
 * The parts of a query, each as Pagefind finds it exactly: between quotation marks, every character by
 * itself. Punctuation and spaces separate them, since punctuation takes a place in the index.
 *
 * @param variants Characters of the texts by those that may mean them.
 * @example
 * phrases("聯合國，UNESCO教科文", map); // => ['"联 合 国"', '"UNESCO 教 科 文"']
 */
export function phrases(query: string, variants: CharacterMap): string[] {
  const [first = []] = readings(unitsOf(query, variants, NO_QUERY_WORDS, ""));
  return first.flat().map(quoted);
}

/** A part as Pagefind finds it exactly. */
export function quoted(tokens: Part): string {
  return `"${tokens.join(" ")}"`;
}

const PIECES = new RegExp(`${SINGLE_CHARACTER.source}|(?:(?!${SINGLE_CHARACTER.source}).)+`, "gsu");

/** Each reading of a query is a few searches. A query with more readings has the first ones. */
const MOST_READINGS = 8;

/** The dates of a query, the words that others mean the same as, and everything else between punctuation and spaces. */
export function unitsOf(
  query: string,
  variants: CharacterMap,
  { dates: { datesIn, dateForms }, equivalents }: QueryWords,
  lang: string,
): Unit[] {
  const text = query.normalize("NFKC");
  const units: Unit[] = [];
  let at = 0;
  for (const { written, readings: dates, start, end } of datesIn(text)) {
    // A year is found by its characters, as a part of 2030年议程 too.
    if (dates.some((iso) => iso.length === 4)) continue;
    const forms = dateForms(written, dates, lang).map(partsOf);
    const ways = [...dates.map((iso) => [[iso]]), ...forms];
    units.push(...named(text.slice(at, start), variants, equivalents), { written, ways, isDate: true });
    at = end;
  }
  return [...units, ...named(text.slice(at), variants, equivalents)];
}

function named(text: string, variants: CharacterMap, equivalents: Equivalents): Unit[] {
  const parts = partsOf(text).map((tokens) => tokens.join(""));
  const units: Unit[] = [];
  for (let at = 0; at < parts.length; ) {
    let length = Math.min(equivalents.longest, parts.length - at);
    while (length > 1 && equivalents.of(parts.slice(at, at + length).join(" ")).length === 0) length--;
    const written = parts.slice(at, at + length).join(" ");
    const meant = [...variantsOf(written, variants), ...yearInDigits(written), ...equivalents.of(written)];
    units.push({ written, ways: meant.slice(0, MOST_READINGS).map(partsOf), isDate: false });
    at += length;
  }
  return units;
}

const IN_HAN = new RegExp(`${HAN_YEAR}(?=年)`, "gu");

/** A text with a year in Han characters, as 二〇二三年, in digits: that is how most texts have it. */
function yearInDigits(text: string): string[] {
  const inDigits = text.replace(IN_HAN, numberInDigits);
  return inDigits === text ? [] : [inDigits];
}

/** What a text may mean: a Simplified character may stand for several Traditional ones. */
function variantsOf(text: string, variants: CharacterMap): string[] {
  let read = [""];
  for (const character of text) {
    const meant = [...(variants.get(character) ?? character)];
    const room = Math.max(1, Math.floor(MOST_READINGS / read.length));
    read = read.flatMap((start) => meant.slice(0, room).map((one) => start + one));
  }
  return read;
}

/** What a query may mean: each way of each unit, with those of the others. */
export function readings(units: readonly Unit[]): Reading[] {
  let read: Reading[] = [[]];
  for (const { ways } of units) {
    const room = Math.max(1, Math.floor(MOST_READINGS / read.length));
    read = read.flatMap((start) => ways.slice(0, room).map((way) => [...start, way]));
  }
  return read;
}

function partsOf(query: string): string[][] {
  return query
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((part) => part !== "")
    .map((part) => part.match(PIECES) ?? []);
}

const AT_SCRIPTS =
  /(?<=\p{Script=Latin}{2})(?=\p{Script=Han}{2})|(?<=\p{Script=Han}{2})(?=\p{Script=Latin}{2})/gu;

/**
 * A query with a space where Latin letters and Han characters meet: a page may have both apart.
 *
 * @example
 * apartAtScripts("UNESCO教科文"); // => "UNESCO 教科文"
 */
export function apartAtScripts(query: string): string {
  return query.replace(AT_SCRIPTS, " ");
}
