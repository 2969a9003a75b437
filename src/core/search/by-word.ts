import { INNER_APOSTROPHE, withoutElided } from "../language/elision.ts";
import { foldWord, inLatin } from "../language/fold.ts";
import { stemRussian } from "../language/stem-russian.ts";
import type { Hit, Outcome, SearchCall } from "./engine.ts";
import { isFunctionWord } from "./function-words.ts";
import type { Vocabulary, WordSource } from "./vocabulary.ts";

/** A part of a query that a page must have. */
interface Term {
  /** As typed. */
  readonly written: string;
  /** Whether it is in quotation marks. */
  readonly isPhrase: boolean;
}

/** A term, and the pages that have it. */
interface Found {
  readonly term: Term;
  readonly hits: ReadonlyMap<string, Hit>;
  /** The forms that were asked for. */
  readonly forms: readonly string[];
  /** Whether no page has the word, but words that begin with it. */
  readonly begins: boolean;
}

/**
 * Searches a language with spaces between its words for pages that have every word of the query in any of its forms.
 * Pagefind by itself also finds words that only begin alike, and for a word that it doesn't have the longest beginning
 * that it has. Between quotation marks it finds neither, so each form is asked for by itself.
 *
 * @param source The words of the archive.
 */
export async function searchWords(
  search: SearchCall,
  query: string,
  lang: string,
  source: WordSource,
): Promise<Outcome> {
  const terms = termsOf(query);
  const found = await Promise.all(terms.map((term) => pagesWith(search, term, lang, source)));
  const isNeeded = ({ term }: Found) => term.isPhrase || !isFunctionWord(term.written, lang);
  const needed = found.some(isNeeded) ? found.filter(isNeeded) : found;
  const absent = needed
    .filter(({ hits, begins }) => hits.size === 0 || begins)
    .map(({ term }) => term.written);
  const present = needed.filter(({ hits }) => hits.size > 0);
  const hits = await inOrder(search, present, lang, holdingAll(present));
  const known = { absent, terms: present.flatMap(({ forms }) => forms) };
  if (absent.length === 0)
    return hits.length > 0 || needed.length < 2
      ? { ...known, hits, match: "all" }
      : { ...known, hits: await holdingSome(search, present, lang), match: "some" };
  if (present.length === needed.length && hits.length > 0) return { ...known, hits, match: "beginning" };
  const meant = suggestionFor(query, needed, await source.all());
  if (present.length > 0) {
    const rest = present.map(({ term }) => term.written).join(" ");
    return {
      ...known,
      hits,
      match: "rest",
      query: rest,
      ...(meant === undefined ? {} : { suggestion: meant }),
    };
  }
  if (meant === undefined) return { ...known, hits, match: "all" };
  const similar = await searchWords(search, meant, lang, source);
  return similar.match === "all"
    ? { ...similar, match: "similar", absent, query: meant }
    : { ...known, hits, match: "all" };
}

/**
 * The words and phrases of a query, each once.
 *
 * @example
 * termsOf("higher “last mile” COVID-19!").map(({ written }) => written); // => ["higher", "last mile", "COVID-19"]
 */
export function termsOf(query: string): Term[] {
  const plain = query
    .normalize("NFC")
    .replace(INNER_APOSTROPHE, "'")
    .normalize("NFKC")
    .replace(/[“”„«»]/g, '"');
  const terms = new Map<string, Term>();
  for (const { 1: phrase, 2: word = "" } of plain.matchAll(/"([^"]*)"|([^\s"]+)/g)) {
    const written = (phrase ?? word).replace(/^[^\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}+#]+$/gu, "");
    if (written !== "") terms.set(written.toLowerCase(), { written, isPhrase: phrase !== undefined });
  }
  return [...terms.values()];
}

async function pagesWith(search: SearchCall, term: Term, lang: string, source: WordSource): Promise<Found> {
  const words = await source.of(bare(term, lang));
  const forms = formsOf(term, lang, words);
  const hits = await ask(search, forms);
  if (hits.size > 0 || term.isPhrase) return { term, hits, forms, begins: false };
  const longer = words.beginning(term.written);
  return { term, hits: await ask(search, longer), forms: longer, begins: true };
}

/** The pages that have any of some forms. */
async function ask(search: SearchCall, forms: readonly string[]): Promise<Map<string, Hit>> {
  const answers = await Promise.all(forms.map((form) => search(`"${form}"`, {})));
  return new Map(answers.flatMap(({ results }) => results.map((hit) => [hit.id, hit] as const)));
}

/** A term without what is elided before it, in the script of the edition. */
function bare({ written, isPhrase }: Term, lang: string): string {
  // In a phrase an elided word has its place; elsewhere it says nothing.
  const elided = withoutElided(written, lang, isPhrase ? "$& " : " ").trim();
  return inLatin(elided === "" ? written : elided, lang);
}

/** What is asked for a term: as it is typed, its parts as a phrase, and the forms that the archive has. */
function formsOf(term: Term, lang: string, words: Vocabulary): string[] {
  const typed = bare(term, lang);
  if (term.isPhrase) return [typed];
  // COVID-19 is also written COVID 19.
  const parts = typed.replace(/(?<=[\p{L}\p{N}])[^\p{L}\p{M}\p{N}']+(?=[\p{L}\p{N}])/gu, " ");
  // Pagefind's key of a Russian word with й may be that of another word.
  const asked = isMisread(typed, lang) && !words.has(typed) ? [] : [typed, parts];
  return [...new Set([...asked, ...words.forms(typed)])];
}

function holdingAll([first, ...others]: readonly Found[]): Hit[] {
  return [...(first?.hits.values() ?? [])].filter(({ id }) => others.every(({ hits }) => hits.has(id)));
}

/** Pages that have any of the terms, those with the most of them first. */
async function holdingSome(search: SearchCall, found: readonly Found[], lang: string): Promise<Hit[]> {
  const pages = new Map(found.flatMap(({ hits }) => [...hits]));
  const ordered = await inOrder(search, found, lang, [...pages.values()]);
  const count = ({ id }: Hit) => found.filter(({ hits }) => hits.has(id)).length;
  return [...ordered].sort((a, b) => count(b) - count(a));
}

/** Hits in the order that Pagefind gives their pages for the plain words, which takes into account how often each occurs. */
async function inOrder(
  search: SearchCall,
  found: readonly Found[],
  lang: string,
  hits: readonly Hit[],
): Promise<readonly Hit[]> {
  if (hits.length < 2) return hits;
  const { results } = await search(found.map(({ term }) => plain(term.written, lang)).join(" "), {});
  const places = new Map(results.map(({ id }, place) => [id, place]));
  const placeOf = ({ id }: Hit) => places.get(id) ?? results.length;
  return [...hits].sort((a, b) => placeOf(a) - placeOf(b));
}

/**
 * A word as Pagefind orders its pages best: it finds no other forms of a Russian word with й than by their beginning.
 *
 * @example
 * plain("официальный", "ru"); // => "официальн"
 */
export function plain(word: string, lang: string): string {
  return isMisread(word, lang) ? stemRussian(foldWord(word, lang)) : inLatin(word, lang);
}

/** Whether Pagefind takes й for и before it takes the ending off. */
function isMisread(word: string, lang: string): boolean {
  return /^ru\b/i.test(lang) && /й/iu.test(word);
}

/** The query with a similar word in place of each that no page has; undefined where one of them is like no other. */
function suggestionFor(query: string, found: readonly Found[], words: Vocabulary): string | undefined {
  let meant = query;
  for (const { term, hits } of found) {
    if (hits.size > 0) continue;
    const near = term.isPhrase ? undefined : words.nearest(term.written);
    if (near === undefined) return undefined;
    meant = meant.replace(term.written, () => near);
  }
  return meant === query ? undefined : meant;
}
