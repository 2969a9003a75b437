import { isSearchedByCharacter } from "../../core/language/scripts.ts";
import type { Fragment, Hit, Outcome, SearchCall, SearchOptions } from "../../core/search/engine.ts";
import { excerptOf, type FindIn, finder, type Piece } from "../../core/search/excerpt.ts";
import { type Counts, countsOf, type Facets, narrowed } from "../../core/search/narrow.ts";
import { acrossParts } from "../../core/search/part-order.ts";
import { searchArchive } from "../../core/search/query.ts";
import { stemmerOf } from "../../core/search/vocabulary.ts";
import { withUnbrokenSpaces } from "../../core/typography/rules.ts";
import { openData } from "./search-data.ts";

/** The part of Pagefind's browser API that we use. */
interface Pagefind {
  search: SearchCall;
  createInstance(options: { basePath: string }): Pagefind;
}

/** One language of the archive, ready to be searched. */
export interface Archive {
  /**
   * @param facets Choices whose numbers of results are counted. @default none
   * @param exact Whether only pages count that have all that is asked. @default false
   */
  find(query: string, options: SearchOptions, facets?: Facets, exact?: boolean): Promise<Results>;
}

/** What a search found. */
export interface Results extends Omit<Outcome, "hits" | "terms"> {
  readonly hits: readonly Result[];
  readonly counts: Counts;
  /** Whether the words or the characters of the language could not be loaded, so that something may be missing. */
  readonly incomplete?: boolean;
}

/** One page that was found. */
export interface Result {
  readonly id: string;
  show(): Promise<ShownResult>;
}

/** What the list shows of a page. */
export interface ShownResult extends Pick<Fragment, "url" | "meta"> {
  readonly excerpt: readonly Piece[];
}

/**
 * Loads the search of a language, in a page or in a worker.
 *
 * @param folder Address of Pagefind's files.
 * @param data Address of the file with what else the language needs: its parts, and where its words are. Without the files of
 *   words an archive is searched to the letter, and the next search asks for them again.
 * @param fresh Whether the browser's cache is left aside: browsers remember a module that they could not
 *   load, by its address, and a damaged file as any other. @default false
 */
export async function openArchive(
  folder: string,
  lang: string,
  data: string,
  fresh = false,
): Promise<Archive> {
  const opening = openData(data, lang, fresh);
  // Loads in parallel with Pagefind; a failure is reported where it is awaited.
  opening.catch(() => {});
  const address = `${folder}pagefind.js${fresh ? `?${Date.now()}` : ""}`;
  const module = (await import(address)) as Pagefind;
  const newest = await openIndex(module, folder, lang);
  const { parts, forSearch } = await opening;
  const older = await Promise.all(parts.map((part) => openIndex(module, `${folder}${part}/`, lang)));
  const search = remembered(acrossParts([newest, ...older]));
  return {
    async find(query, options, facets = {}, exact = false) {
      let lacksData = false;
      const known = forSearch(() => {
        lacksData = true;
      }, exact);
      const { hits, terms, ...outcome } = await searchArchive(search, lang, query, known);
      const left = await narrowed(search, hits, options);
      const counts = await countsOf(search, hits, options.filters ?? {}, facets);
      let made: FindIn | undefined;
      const find: FindIn = (text) => {
        made ??= finder(terms, lang);
        return made(text);
      };
      const results = left.map((hit) => resultOf(hit, terms, find, lang));
      // What was found is what was asked; of the rest, other forms may be missing.
      const incomplete = lacksData && (hits.length === 0 || outcome.match !== "all");
      return { ...outcome, counts, hits: results, ...(incomplete ? { incomplete } : {}) };
    },
  };
}

/** The search of an index, when it is loaded. */
async function openIndex(module: Pagefind, folder: string, lang: string): Promise<SearchCall> {
  const { search } = instanceFor(module, folder, lang);
  // Pagefind starts to load by itself; an empty search waits until it has finished.
  await search("", {});
  return search;
}

/** The most answers to queries that are stored: a few searches, such as the one that counts the choices of the list. */
const MOST_ANSWERS = 24;

/**
 * Pagefind's search, with the answers that come again: those for all pages of a filter or an order, which come with every
 * search, and the latest ones to queries.
 */
export function remembered(search: SearchCall): SearchCall {
  const everyPage = new Map<string, ReturnType<SearchCall>>();
  const latest = new Map<string, ReturnType<SearchCall>>();
  return (query, options) => {
    const answers = query === null ? everyPage : latest;
    const key = JSON.stringify([query, options]);
    const answer = answers.get(key) ?? search(query, options);
    // The one that was used last is at the end.
    answers.delete(key);
    answers.set(key, answer);
    answer.catch(() => answers.delete(key));
    for (const oldest of latest.keys()) if (latest.size > MOST_ANSWERS) latest.delete(oldest);
    return answer;
  };
}

function resultOf({ id, data }: Hit, terms: readonly string[], find: FindIn, lang: string): Result {
  const isKnown = stemmerOf(lang) !== undefined || isSearchedByCharacter(lang);
  return {
    id,
    async show() {
      const { url, content, locations, meta } = await data();
      const { title = "", summary } = meta;
      const excerpt = excerptOf(
        content,
        { title, summary },
        isKnown ? find : finder([...terms, ...wordsAt(content, locations)], lang),
        lang,
      );
      const shown = { ...meta, title: withUnbrokenSpaces(title, lang) };
      return { url, meta: shown, excerpt: withPageSpaces(excerpt, lang) };
    },
  };
}

/** A text in pieces, with the spaces that it has on its page. */
function withPageSpaces(pieces: readonly Piece[], lang: string): Piece[] {
  const text = withUnbrokenSpaces(pieces.map((piece) => piece.text).join(""), lang);
  let at = 0;
  return pieces.map(({ text: { length }, found }) => {
    at += length;
    return { text: text.slice(at - length, at), found };
  });
}

/** The words that Pagefind's own stemmer has found. */
function wordsAt(content: string, locations: readonly number[]): string[] {
  const words = content.split(/\s+/);
  return locations.flatMap((at) => words[at]?.match(/[\p{L}\p{M}\p{N}]{2,}/gu) ?? []);
}

/** Pagefind reads the language of the page once, as soon as an instance is made. A worker has no page. */
function instanceFor(module: Pagefind, folder: string, lang: string): Pagefind {
  const scope = globalThis as { document?: unknown };
  if (scope.document === undefined) {
    scope.document = { querySelector: () => ({ getAttribute: () => lang }) };
    try {
      return module.createInstance({ basePath: folder });
    } finally {
      delete scope.document;
    }
  }
  const { documentElement } = document;
  const own = documentElement.lang;
  try {
    documentElement.lang = lang;
    return module.createInstance({ basePath: folder });
  } finally {
    documentElement.lang = own;
  }
}
