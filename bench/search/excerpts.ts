/** A piece of an excerpt, and whether it is marked. */
export interface ExcerptPiece {
  readonly text: string;
  readonly found: boolean;
}

/** What can be wrong with an excerpt. */
export const EXCERPT_FAULTS = [
  "a sentence twice",
  "cut at the beginning without a mark",
  "cut at the end without a mark",
  "paragraphs joined",
  "spaces not as on the page",
  "mark on punctuation",
  "mark on a part of a word",
] as const;
export type ExcerptFault = (typeof EXCERPT_FAULTS)[number];

const ENDED = /[.!?…。！？]["'“”’»」』）)\]]*\s*$/u;
const SENTENCE = /[^.!?…。！？]+/gu;

/** The shortest sentence that is noticed when it is repeated, in characters. */
const NOTICED = 10;

/**
 * Judges an excerpt by rules that know nothing of how it is made.
 *
 * @param blocks The headline and the paragraphs of its page, as a reader sees them.
 * @param lang BCP 47 tag: Chinese words have no edges that a mark could miss.
 * @example
 * excerptFaults([{ text: "visit took place.", found: false }], ["A visit took place."], "en"); // => ["cut at the beginning without a mark"]
 */
export function excerptFaults(
  pieces: readonly ExcerptPiece[],
  blocks: readonly string[],
  lang: string,
): ExcerptFault[] {
  const text = pieces.map((piece) => piece.text).join("");
  const faults: ExcerptFault[] = [...placeFaults(text, blocks)];
  const sentences = (text.match(SENTENCE) ?? [])
    .map((one) => one.trim())
    .filter((one) => one.length > NOTICED);
  if (new Set(sentences).size < sentences.length) faults.push("a sentence twice");
  const marked = pieces.filter(({ found }) => found);
  if (marked.some((piece) => /^[^\p{L}\p{M}\p{N}]|[^\p{L}\p{M}\p{N}]$/u.test(piece.text)))
    faults.push("mark on punctuation");
  if (hasPartOfWord(pieces, /^zh\b/.test(lang) ? /[A-Za-z0-9]/ : /[\p{L}\p{M}\p{N}]/u))
    faults.push("mark on a part of a word");
  return EXCERPT_FAULTS.filter((fault) => faults.includes(fault));
}

/** Faults of where an excerpt begins and ends on its page. */
function* placeFaults(text: string, blocks: readonly string[]): Generator<ExcerptFault> {
  const shown = plain(text.replace(/^…|…$/g, ""));
  if (shown === "") return;
  const places = blocks.map(plain).flatMap((block) => {
    const at = block.indexOf(shown);
    return at < 0 ? [] : [{ before: block.slice(0, at), after: block.slice(at + shown.length) }];
  });
  if (places.length === 0) {
    const letters = shown.replaceAll(" ", "");
    const isHere = blocks.some((block) => block.replace(/\s+/g, "").includes(letters));
    return yield isHere ? "spaces not as on the page" : "paragraphs joined";
  }
  if (!text.startsWith("…") && !places.some(({ before }) => before.trim() === "" || ENDED.test(before)))
    yield "cut at the beginning without a mark";
  if (!ENDED.test(text) && !places.some(({ after }) => after.trim() === ""))
    yield "cut at the end without a mark";
}

/** As the index has it: full-width letters and digits as others, and nothing that isn't seen. */
function plain(text: string): string {
  return text
    .replace(/[０-９Ａ-Ｚａ-ｚ]/g, (letter) => letter.normalize("NFKC"))
    .replaceAll("\u200B", "")
    .replace(/\s+/g, " ")
    .trim();
}

/** Whether a letter of a word is marked and the one next to it is not. */
function hasPartOfWord(pieces: readonly ExcerptPiece[], letter: RegExp): boolean {
  return pieces.some((piece, index) => {
    const next = pieces[index + 1];
    if (!next || piece.found === next.found) return false;
    return letter.test(piece.text.at(-1) ?? "") && letter.test(next.text[0] ?? "");
  });
}
