import { INNER_APOSTROPHE } from "../language/elision.ts";
import type { Hit } from "./engine.ts";
import { isFunctionWord } from "./function-words.ts";
import type { DateReader } from "./query-dates.ts";

/** A part of a query that a page must have. */
export interface Term {
  /** As typed. */
  readonly written: string;
  /** Whether it is in quotation marks. */
  readonly isPhrase: boolean;
  /** As it is typed with the signs around it, which may be letters of another keyboard. */
  readonly raw?: string;
  /** What it is read as, where it is a date. */
  readonly dates?: readonly string[];
}

/** A term, and the pages that have it. */
export interface Found {
  readonly term: Term;
  readonly hits: ReadonlyMap<string, Hit>;
  /** The pages of the date that is asked for: they are before others. */
  readonly first?: ReadonlySet<string>;
  /** The forms that were asked for. */
  readonly forms: readonly string[];
  /** What orders the pages, where that is another word than the one typed. */
  readonly ranked?: string;
  /** Whether no page has the word, but words that begin with it. */
  readonly begins: boolean;
}

/**
 * The words and phrases of a query, each once.
 *
 * @example
 * termsOf("higher “last mile” COVID-19!").map(({ written }) => written); // => ["higher", "last mile", "COVID-19"]
 */
export function termsOf(query: string, datesIn: DateReader["datesIn"] = () => []): Term[] {
  const parts = [...plainQuery(query).matchAll(/"([^"]*)"|[^"]+/g)];
  const terms = parts.flatMap(({ 0: part, 1: phrase }) =>
    phrase === undefined
      ? withDates(part, datesIn)
      : [{ written: bareWord(phrase), raw: phrase, isPhrase: true }],
  );
  const found = new Map<string, Term>();
  for (const term of terms) if (term.written !== "") found.set(term.written.toLowerCase(), term);
  return [...found.values()];
}

/** A query with one sign for each apostrophe and quotation mark, and without full-width letters. */
export function plainQuery(query: string): string {
  return query
    .normalize("NFC")
    .replace(INNER_APOSTROPHE, "'")
    .normalize("NFKC")
    .replace(/[“”„«»]/g, '"');
}

/** The words of a text without quotation marks, and its dates. */
function withDates(text: string, datesIn: DateReader["datesIn"]): Term[] {
  const terms: Term[] = [];
  let at = 0;
  for (const { written, readings, start, end } of datesIn(text)) {
    terms.push(...wordTerms(text.slice(at, start)), { written, isPhrase: false, dates: readings });
    at = end;
  }
  return [...terms, ...wordTerms(text.slice(at))];
}

function wordTerms(text: string): Term[] {
  const words = text.match(/[^\s"]+/g) ?? [];
  return words.map((raw) => ({ written: bareWord(raw), raw, isPhrase: false }));
}

function bareWord(word: string): string {
  return word.replace(/^[^\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}+#]+$/gu, "");
}

/** The terms without those that say nothing, unless it is all of them. */
export function neededOf(found: readonly Found[], lang: string): readonly Found[] {
  const needed = found.filter(({ term }) => isNeeded(term, lang));
  return needed.length > 0 ? needed : found;
}

function isNeeded({ written, isPhrase }: Term, lang: string): boolean {
  return isPhrase || !isFunctionWord(written, lang);
}

/** The terms that no page has, as typed. */
export function absentOf(found: readonly Found[]): string[] {
  return found.filter(({ hits, begins }) => hits.size === 0 || begins).map(({ term }) => term.written);
}
