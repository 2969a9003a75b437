import { inOtherLayout } from "../language/keyboards.ts";
import type { GuessedIn } from "./guesser.ts";
import { agreedName, type Candidate } from "./guesses.ts";
import { readPinyin } from "./pinyin.ts";

/** Words in Latin letters, with tones and with spaces between them. */
const LATIN =
  /\p{Script=Latin}[\p{Script=Latin}\p{M}1-5'’]*(?:\s+\p{Script=Latin}[\p{Script=Latin}\p{M}1-5'’]*)*/gu;

/**
 * The queries that may have been meant instead of one that no page has all of, the most probable first.
 *
 * @param absent The parts of it that are on no page.
 */
export async function otherCharacters(
  { langs, equivalents, pinyin }: GuessedIn & { pinyin(): Promise<string | undefined> },
  query: string,
  absent: readonly string[],
): Promise<Candidate[]> {
  const name = agreedName(query, equivalents);
  const candidates: Candidate[] = name === undefined ? [] : [{ reason: "name", query: name }];
  for (const typed of query.split(/\s+/).filter((word) => absent.some((part) => word.includes(part))))
    for (const other of inOtherLayout(typed, langs))
      candidates.push({ reason: "layout", query: query.replace(typed, () => other) });
  const runs = [...query.normalize("NFC").matchAll(LATIN)].filter(({ 0: run }) =>
    absent.some((part) => run.includes(part.normalize("NFC"))),
  );
  const file = runs.length === 0 ? undefined : await pinyin();
  if (file === undefined) return candidates;
  const words = readPinyin(file);
  for (const { 0: run } of runs)
    for (const word of words.of(run))
      candidates.push({ reason: "pinyin", query: query.normalize("NFC").replace(run, () => word) });
  return candidates;
}
