import type { Guess, Match } from "./engine.ts";
import type { Equivalents } from "./equivalents.ts";
import type { Candidate, Find } from "./guesses.ts";
import type { Found } from "./terms.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** What a guess needs to know of an archive and its readers. */
export interface GuessedIn {
  /** BCP 47 tag of the archive. */
  readonly lang: string;
  /** BCP 47 tags of the site's languages: readers may type in any of them. */
  readonly langs: readonly string[];
  /** Those of the query. */
  readonly equivalents: Equivalents;
}

/** Guesses what was meant by a query that doesn't find all that it asks for. Most queries never need it. */
export interface Guesser {
  /** The queries that may have been meant in a language with spaces between its words, the most probable first. */
  otherWords(
    archive: GuessedIn,
    query: string,
    found: readonly Found[],
    words: Vocabulary,
    match: Match,
  ): Candidate[];
  /** The same in a language that is searched by its characters. */
  otherCharacters(
    archive: GuessedIn & { pinyin(): Promise<string | undefined> },
    query: string,
    absent: readonly string[],
  ): Promise<Candidate[]>;
  /** Those of them that find something. */
  guessesFrom(candidates: readonly Candidate[], find: Find): Promise<Guess[]>;
}
