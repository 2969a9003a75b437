import { withoutElided } from "../language/elision.ts";
import { foldWord, inLatin } from "../language/fold.ts";
import { atScriptChange } from "../language/scripts.ts";
import { stemRussian } from "../language/stem-russian.ts";
import type { Hit, Outcome, SearchCall } from "./engine.ts";
import { finder } from "./excerpt.ts";
import { respelled } from "./respell.ts";
import { NO_SITE_WORDS, type QueryWords, type SiteWords } from "./site-words.ts";
import { absentOf, type Found, neededOf, type Term, termsOf } from "./terms.ts";
import { stemmerOf, type Vocabulary, type WordSource } from "./vocabulary.ts";

/** What is searched: an index in a language, with the words of the archive and what is known about the site's. */
interface Archive extends SiteWords {
  readonly search: SearchCall;
  readonly lang: string;
  readonly source: WordSource;
}

/** An archive, and what is known of the words of a query to it. */
type Asked = Archive & QueryWords;

/**
 * Searches a language with spaces between its words for pages that have every word of the query in any of its forms.
 * Pagefind by itself also finds words that only begin alike, and for a word that it doesn't have the longest beginning
 * that it has. Between quotation marks it finds neither, so each form is asked for by itself.
 *
 * @param source The words of the archive.
 * @param site What is known of the site's words in all of its languages.
 */
export async function searchWords(
  search: SearchCall,
  query: string,
  lang: string,
  source: WordSource,
  site: SiteWords = NO_SITE_WORDS,
): Promise<Outcome> {
  const archive = await asked({ ...site, search, lang, source }, query);
  const found = await findTerms(archive, termsOf(query, archive.dates.datesIn));
  const outcome = await outcomeOf(archive, query, found);
  // The beginning of a word is no error: all words of the archive are not loaded for it.
  if (outcome.match === "beginning" || (outcome.absent.length === 0 && outcome.hits.length > 0))
    return outcome;
  const guesser = await site.guesser();
  const candidates = guesser?.otherWords(
    archive,
    query,
    neededOf(found, lang),
    await source.all(),
    outcome.match,
  );
  const find = (other: string) => outcomeFor(archive, other);
  return { ...outcome, guesses: (await guesser?.guessesFrom(candidates ?? [], find)) ?? [] };
}

async function asked(archive: Archive, query: string): Promise<Asked> {
  return { ...archive, ...(await archive.wordsOf(query)) };
}

async function outcomeFor(archive: Archive, query: string): Promise<Outcome> {
  const own = await asked(archive, query);
  return outcomeOf(own, query, await findTerms(own, termsOf(query, own.dates.datesIn)));
}

async function outcomeOf(archive: Archive, query: string, found: readonly Found[]): Promise<Outcome> {
  const { search, lang, source } = archive;
  const needed = neededOf(found, lang);
  const absent = absentOf(needed);
  const present = needed.filter(({ hits }) => hits.size > 0);
  const hits = await inOrder(search, present, lang, holdingAll(present));
  const known = { absent, terms: present.flatMap(({ forms }) => forms), guesses: [] };
  if (absent.length === 0)
    return hits.length > 0 || needed.length < 2
      ? { ...known, hits, match: "all" }
      : { ...known, hits: await holdingSome(search, present, lang), match: "some" };
  if (present.length === needed.length && hits.length > 0) return { ...known, hits, match: "beginning" };
  if (present.length > 0) {
    const rest = present.map(({ term }) => term.written).join(" ");
    return { ...known, hits, match: "rest", query: rest };
  }
  const meant = respelled(query, needed, await source.all());
  if (meant === undefined) return { ...known, hits, match: "all" };
  const similar = await outcomeFor(archive, meant);
  return similar.match === "all"
    ? { ...similar, match: "similar", absent, query: meant }
    : { ...known, hits, match: "all" };
}

/** The terms of a query with their pages: words that mean the same as others are one term together. */
async function findTerms(archive: Asked, terms: readonly Term[]): Promise<Found[]> {
  const found: Promise<Found[]>[] = [];
  for (let at = 0; at < terms.length; ) {
    const span = spanAt(archive, terms, at);
    const [term] = span.terms as [Term];
    found.push(span.asked.length > 0 ? findName(archive, span) : findTerm(archive, term, terms.length === 1));
    at += span.terms.length;
  }
  return (await Promise.all(found)).flat();
}

interface Span {
  readonly terms: readonly Term[];
  /** What else is asked for them. */
  readonly asked: readonly string[];
}

/** The most terms from a place on that other words mean the same as, or else the one term there. */
function spanAt({ equivalents }: Asked, terms: readonly Term[], at: number): Span {
  for (let length = Math.min(equivalents.longest, terms.length - at); length > 0; length--) {
    const span = terms.slice(at, at + length);
    const asked = equivalents.of(span.map(({ written }) => written).join(" "));
    if (asked.length > 0) return { terms: span, asked };
  }
  return { terms: terms.slice(at, at + 1), asked: [] };
}

/** The pages that have the words of a name, or other words for it. */
async function findName(archive: Asked, { terms, asked }: Span): Promise<Found[]> {
  const { search, lang, source } = archive;
  const own = (await Promise.all(terms.map((term) => findTerm(archive, term)))).flat();
  const others = (await Promise.all(asked.map((words) => phraseForms(words, lang, source)))).flat();
  const also = await ask(search, others);
  if (also.size === 0) return own;
  const needed = neededOf(own, lang);
  const isFound = absentOf(needed).length === 0;
  const hits = isFound ? holdingAll(needed) : [];
  return [
    {
      term: { written: terms.map(({ written }) => written).join(" "), isPhrase: false },
      hits: new Map([...hits.map((hit) => [hit.id, hit] as const), ...also]),
      forms: [...(isFound ? needed.flatMap(({ forms }) => forms) : []), ...others],
      ...(isFound ? {} : { ranked: asked[0] ?? "" }),
      begins: false,
    },
  ];
}

/** The most ways of writing a phrase that are searched. */
const MOST_PHRASES = 8;

/** A phrase in the forms that the archive has of its words. */
async function phraseForms(phrase: string, lang: string, source: WordSource): Promise<string[]> {
  let phrases = [""];
  for (const word of phrase.split(/\s+/)) {
    const forms = [word, ...(await source.of(word)).forms(word)];
    phrases = phrases
      .flatMap((start) => forms.map((form) => `${start} ${form}`.trim()))
      .slice(0, MOST_PHRASES);
  }
  return phrases.map((one) => inLatin(one, lang));
}

/**
 * A term with its pages; its parts where no page has it and its script changes, as in UNESCO教科文.
 *
 * @param isOnly Whether nothing else is asked.
 */
async function findTerm(archive: Asked, term: Term, isOnly = false): Promise<Found[]> {
  if (term.dates) return [await pagesOfDate(archive, term, term.dates)];
  const found = await pagesWith(archive, term, isOnly);
  const parts = term.isPhrase ? [] : atScriptChange(term.written);
  if ((found.hits.size > 0 && !found.begins) || parts.length < 2) return [found];
  return findTerms(
    archive,
    parts.map((written) => ({ written, isPhrase: false })),
  );
}

/** The pages of a date, and those whose text has it. */
async function pagesOfDate(
  { search, lang, dates: { dateForms } }: Asked,
  term: Term,
  dates: readonly string[],
): Promise<Found> {
  const forms = dateForms(term.written, dates, lang);
  const dated = await ask(search, dates);
  const written = await ask(search, forms);
  return { term, hits: new Map([...dated, ...written]), first: new Set(dated.keys()), forms, begins: false };
}

async function pagesWith({ search, lang, source }: Archive, term: Term, isOnly: boolean): Promise<Found> {
  const words = await source.of(bare(term, lang));
  const forms = formsOf(term, lang, words);
  // The search that orders the pages finds the forms too: one search in place of one for each.
  const isOneSearch =
    isOnly && !term.isPhrase && /^\p{L}+$/u.test(term.written) && words.beginsOnlyForms(term.written);
  const asked = isOneSearch ? await askPlain(search, plain(term.written, lang)) : await ask(search, forms);
  const hits = isUnlisted(term, lang, words) ? await havingWord(asked, forms, lang) : asked;
  if (hits.size > 0 || term.isPhrase) return { term, hits, forms, begins: false };
  const longer = words.beginning(term.written);
  return { term, hits: await ask(search, longer), forms: longer, begins: true };
}

/** The pages that have any of some forms. */
async function ask(search: SearchCall, forms: readonly string[]): Promise<Map<string, Hit>> {
  const answers = await Promise.all(forms.map((form) => search(`"${form}"`, {})));
  return new Map(answers.flatMap(({ results }) => results.map((hit) => [hit.id, hit] as const)));
}

/** Whether the list of words, which is known, has no form of a term. */
function isUnlisted(term: Term, lang: string, words: Vocabulary): boolean {
  const typed = bare(term, lang);
  return !term.isPhrase && stemmerOf(lang) !== undefined && !words.has(typed) && !words.hasForm(typed);
}

/** The most pages whose text is read for a word that isn't listed. Where all of them have it, the others count too. */
const READ = 20;

/**
 * The pages that have some words by themselves. Pagefind also finds the parts of names, as `held` in `heldValue`, and words
 * without their hyphen, as `backup` in `back-up`.
 */
async function havingWord(
  hits: ReadonlyMap<string, Hit>,
  forms: readonly string[],
  lang: string,
): Promise<ReadonlyMap<string, Hit>> {
  const find = finder(forms, lang);
  const all = [...hits.values()];
  const read = await Promise.all(
    all.slice(0, READ).map(async (hit) => [hit, (await hit.data()).content] as const),
  );
  const having = read.flatMap(([hit, content]) => (find(content).length > 0 ? [hit] : []));
  const others = having.length === read.length ? all.slice(READ) : [];
  return new Map([...having, ...others].map((hit) => [hit.id, hit]));
}

/** The pages that have any word that begins so, except in hidden data. */
async function askPlain(search: SearchCall, word: string): Promise<Map<string, Hit>> {
  const { results } = await search(word, {});
  return new Map(results.flatMap((hit) => (hit.words.length > 0 ? [[hit.id, hit] as const] : [])));
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
  const words = found.map(({ term, ranked = term.written }) => plain(ranked, lang)).join(" ");
  const { results } = await search(words, {});
  const places = new Map(results.map(({ id }, place) => [id, place]));
  const placeOf = ({ id }: Hit) => places.get(id) ?? results.length;
  const datesOf = ({ id }: Hit) => found.filter(({ first }) => first?.has(id)).length;
  return [...hits].sort((a, b) => datesOf(b) - datesOf(a) || placeOf(a) - placeOf(b));
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
