import { JOINER } from "../language/elision.ts";
import { foldWord } from "../language/fold.ts";
import { isSearchedByCharacter, SINGLE_CHARACTER } from "../language/scripts.ts";
import { BLOCK_MARK, DATES_MARK } from "./marks.ts";
import { stemmerOf } from "./vocabulary.ts";

/** A piece of an excerpt, and whether it is what was asked. */
export interface Piece {
  readonly text: string;
  readonly found: boolean;
}

/** Where what was asked is in a text, in UTF-16 units. */
export type FindIn = (text: string) => readonly (readonly [start: number, end: number])[];

/** The longest excerpt, in characters. Han characters say more. */
const LIMIT = { characters: 80, words: 200 } as const;

/** How far before the first mark a cut sentence begins, in characters. */
const BEFORE = { characters: 15, words: 60 } as const;

/** Letters and digits, with apostrophes and hyphens between them. */
const WORD = /[\p{L}\p{M}\p{N}]+(?:(?:['’‘‛`´′＇\u00AD\-‑]|\u200C|\u200D)[\p{L}\p{M}\p{N}]+)*/u;
const LETTER = "[\\p{L}\\p{M}\\p{N}]";
const PART = new RegExp(`${LETTER}+`, "gu");
const SIGN = /[^\p{L}\p{M}\p{N}]/u;

/**
 * Finds the words that were asked, whole words in any of their forms; in a language that is searched by its
 * characters, the characters in a row.
 *
 * @param terms The forms that the archive has been asked for.
 */
export function finder(terms: readonly string[], lang: string): FindIn {
  if (isSearchedByCharacter(lang)) return characterFinder(terms);
  const stem = stemmerOf(lang) ?? ((word: string) => word);
  const keyOf = (word: string) => stem(foldWord(word, lang));
  // An elided word is a letter by itself, and says nothing.
  const parts = terms.flatMap((term) => term.match(PART)?.filter(({ length }) => length > 1) ?? []);
  const keys = new Set([...terms, ...parts].map(keyOf));
  const isAsked = (word: string) => keys.has(keyOf(word));
  const placesIn = (word: string): [number, number][] => {
    if (isAsked(word)) return [[0, word.length]];
    if (!SIGN.test(word)) return [];
    return [...word.matchAll(PART)].flatMap(({ 0: part, index }): [number, number][] =>
      part !== word && isAsked(part) ? [[index, index + part.length]] : [],
    );
  };
  // The results of a search have many words in common.
  const known = new Map<string, [number, number][]>();
  const pattern = wordsBeginningAs(keys, lang);
  return (text) => {
    const found: [number, number][] = [];
    for (const { 0: word, index } of text.matchAll(pattern)) {
      const places = known.get(word) ?? placesIn(word);
      known.set(word, places);
      for (const [start, end] of places) found.push([index + start, index + end]);
    }
    return found;
  };
}

/** The letters that most texts consist of, which have no accents. */
const COMMON = [..."abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщъыьэюя"];

/** Everything but ASCII and the Cyrillic letters of `COMMON`. */
const UNCOMMON = "\\u{80}-\\u{40F}\\u{450}-\\u{10FFFF}";

/**
 * Words that may be forms of some keys, by their first letters. Most of a text's words are not, and leaving them out is much
 * faster than making their keys: no form of a word has another first letter.
 */
function wordsBeginningAs(keys: ReadonlySet<string>, lang: string): RegExp {
  const firsts = new Set([...keys].map((key) => key[0] ?? ""));
  // Of the marks after a letter, only that of й makes another letter of it.
  if (firsts.has("й")) firsts.add("и");
  const letters = COMMON.filter((letter) => firsts.has(foldWord(letter, lang)[0] ?? "")).join("");
  const digits = [...firsts].filter((first) => /\d/.test(first)).join("");
  return new RegExp(
    `(?=[${letters}${letters.toUpperCase()}${digits}${UNCOMMON}])(?<!${LETTER})${WORD.source}`,
    "gu",
  );
}

/** A character that is searched by itself, or a word or number in other letters. */
const TOKEN = new RegExp(`${SINGLE_CHARACTER.source}|(?:(?!${SINGLE_CHARACTER.source}).)+`, "gsu");

/** A letter or digit that a word or number may be a part of a longer one with. */
const JOINED = `(?!${SINGLE_CHARACTER.source})[\\p{L}\\p{M}\\p{N}]`;

function characterFinder(terms: readonly string[]): FindIn {
  const alternatives = [...terms]
    .sort((a, b) => b.length - a.length)
    .filter((term) => term !== "")
    .map(patternOf);
  if (alternatives.length === 0) return () => [];
  const pattern = new RegExp(alternatives.join("|"), "giu");
  return (text) => [...text.matchAll(pattern)].map(({ 0: found, index }) => [index, index + found.length]);
}

/** The characters in a row, with or without spaces between them; words and numbers in other letters as a whole. */
function patternOf(term: string): string {
  const tokens = (term.match(TOKEN) ?? []).map((token) =>
    SINGLE_CHARACTER.test(token)
      ? token
      : `(?<!${JOINED})${token.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?!${JOINED})`,
  );
  return tokens.join("\\s*");
}

/**
 * The whole sentences of a page that hold most of the query, with "…" where they are cut; its summary where only that
 * holds it. Never the headline, which is above it.
 *
 * @param content The indexed text of the page, with `BLOCK_MARK` between its blocks.
 */
export function excerptOf(
  content: string,
  { title, summary = "" }: { readonly title: string; readonly summary?: string | undefined },
  find: FindIn,
  lang: string,
): Piece[] {
  const blocks = content
    .split(BLOCK_MARK)
    .map(asRead)
    .filter((block) => block !== "" && !block.includes(DATES_MARK) && block !== title);
  const best = bestSentence(
    blocks.filter((block) => block !== summary),
    find,
    lang,
  );
  if (best) return pieces(fill(best.all, best.index, find, lang), find);
  return pieces(cut(summary === "" ? (blocks[0] ?? "") : summary, find, lang), find);
}

interface Sentence {
  /** The sentences of its block. */
  readonly all: readonly string[];
  readonly index: number;
}

/**
 * The first of the sentences that hold most of the query; undefined where none holds any. Parting a text into
 * sentences takes longer than looking for words in it, and no sentence holds more than its block.
 */
function bestSentence(blocks: readonly string[], find: FindIn, lang: string): Sentence | undefined {
  const held = blocks.map((block, place) => ({ block, place, count: distinct(block, find) }));
  const parted = sentencesIn(lang);
  let best: (Sentence & { readonly place: number; readonly count: number }) | undefined;
  for (const { block, place, count } of held.sort((a, b) => b.count - a.count)) {
    if (count < Math.max(1, best?.count ?? 0)) break;
    if (best?.count === count && best.place < place) continue;
    const all = parted(block);
    const counts = all.map((sentence) => distinct(sentence, find));
    const most = Math.max(...counts);
    if (most > (best?.count ?? 0) || (most === best?.count && most > 0 && place < best.place))
      best = { all, index: counts.indexOf(most), place, count: most };
  }
  return best;
}

/** Spaces that are not one plain space, as nearly all of them are. */
const OTHER_SPACES = / \s+|[^\S ]\s*/g;

/** A text as the page has it, without what the copy for the index adds. */
function asRead(text: string): string {
  return text
    .replaceAll("\u200B", "")
    .replaceAll(`${JOINER} `, "")
    .replaceAll(JOINER, "")
    .replace(OTHER_SPACES, " ")
    .trim();
}

/** A sentence with its end, as far as marks show it. */
const SENTENCE = /[^.!?…。！？]+[.!?…。！？]*["'”’»」）)]*\s*|[.!?…。！？]+\s*/gu;

/** A quotation mark that opens, after the end of a sentence: by Unicode's rules it may close as well. */
const OPENING = /[“‘「『«《（(]+$/u;

function sentencesIn(lang: string): (text: string) => string[] {
  // Firefox has it since version 125.
  if (!("Segmenter" in Intl)) return (text) => withOpenings(text.match(SENTENCE) ?? []);
  const segmenter = new Intl.Segmenter(lang, { granularity: "sentence" });
  return (text) => withOpenings(whole([...segmenter.segment(text)].map(({ segment }) => segment)));
}

/** Joins what is parted at the dots in braces: `{...}` ends no sentence. */
function whole(sentences: readonly string[]): string[] {
  const joined: string[] = [];
  for (const sentence of sentences) {
    const isRest = /\}\s*$/.test(joined.at(-1) ?? "");
    joined.push(isRest ? `${joined.pop()}${sentence}` : sentence);
  }
  return joined;
}

/** Gives an opening mark at the end of a sentence to the next one; after „ it is one that closes. */
function withOpenings(sentences: readonly string[]): string[] {
  let carried = "";
  return sentences.map((sentence, index) => {
    const text = carried + sentence;
    const isLast = index === sentences.length - 1;
    carried = isLast || /[„‚]/u.test(text) ? "" : (OPENING.exec(text)?.[0] ?? "");
    return text.slice(0, text.length - carried.length);
  });
}

function distinct(text: string, find: FindIn): number {
  return new Set(find(text).map(([start, end]) => text.slice(start, end).toLowerCase())).size;
}

/** A sentence, and those after it as far as there is room. */
function fill(sentences: readonly string[], first: number, find: FindIn, lang: string): string {
  const limit = sizes(LIMIT, lang);
  let text = sentences[first] ?? "";
  for (const next of sentences.slice(first + 1)) {
    if (text.length + next.trimEnd().length > limit) break;
    text += next;
  }
  return cut(text.trim(), find, lang);
}

/**
 * A text that is too long, from its beginning if what was asked is near it, or else from a clause or a word a little
 * before the first mark; "…" is on the side that is cut.
 */
function cut(text: string, find: FindIn, lang: string): string {
  const limit = sizes(LIMIT, lang);
  if (text.length <= limit) return text;
  const [[first] = [0]] = find(text);
  const start = first <= limit / 2 ? 0 : startBefore(text, first, lang);
  const rest = text.slice(start);
  const end = rest.length <= limit ? rest.length : boundary(rest, limit, lang) || limit;
  const before = start > 0 ? "…" : "";
  if (end === rest.length) return `${before}${rest.trimStart()}`;
  const words = rest.slice(0, end).replace(/[\s,;:，；：、\p{Ps}\p{Pi}]+$/u, "");
  return `${before}${words.trimStart()}…`;
}

/** The beginning of the clause of a mark, or of a word where the clause is long. */
function startBefore(text: string, first: number, lang: string): number {
  const before = sizes(BEFORE, lang);
  const clause = [...text.slice(0, first).matchAll(/[,;:，；：]\s*/gu)].at(-1);
  const start = clause ? clause.index + clause[0].length : 0;
  if (first - start <= before) return start;
  return boundary(text, Math.min(first - before, text.length - sizes(LIMIT, lang)), lang);
}

/** A place between words at or before another; 0 in the first word. */
function boundary(text: string, at: number, lang: string): number {
  if (!isSearchedByCharacter(lang)) return Math.max(0, text.lastIndexOf(" ", at));
  // Firefox has it since version 125.
  const words = "Segmenter" in Intl ? new Intl.Segmenter(lang, { granularity: "word" }) : undefined;
  let place = words?.segment(text).containing(at)?.index || at;
  // Not in a number or a Latin word, nor between the two units of a character.
  while (place > 0 && /[\w-]{2}|[\uDC00-\uDFFF]$/.test(text.slice(place - 1, place + 1))) place -= 1;
  return place;
}

function sizes(of: { readonly characters: number; readonly words: number }, lang: string): number {
  return isSearchedByCharacter(lang) ? of.characters : of.words;
}

function pieces(text: string, find: FindIn): Piece[] {
  const made: Piece[] = [];
  let at = 0;
  for (const [start, end] of find(text)) {
    if (start > at) made.push({ text: text.slice(at, start), found: false });
    made.push({ text: text.slice(start, end), found: true });
    at = end;
  }
  if (at < text.length) made.push({ text: text.slice(at), found: false });
  return made;
}
