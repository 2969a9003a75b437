import { alignParagraphs, type ParagraphPair } from "../content/changes.ts";
import { foldText } from "../content/translatable-text.ts";
import type { Segment } from "../edits/segments.ts";

/**
 * The share of common words from which a part that is gone and a new one are two versions of one part. Two unrelated
 * paragraphs of one article share fewer.
 */
const ALIKE = 0.5;

/**
 * Which part of an earlier original became which part of the present one: those with the same text, wherever they have
 * moved, then those of the same kind at the same place that have most of their words in common.
 *
 * @returns By the index of the present part: the index of the earlier one.
 * @example
 * earlierParts(segmentsOf("One.\n\nTwo."), segmentsOf("New.\n\nOne.\n\nTwo.")); // => Map { 1 => 0, 2 => 1 }
 */
export function earlierParts(before: readonly Segment[], after: readonly Segment[]): Map<number, number> {
  const [old, now] = [before, after].map((parts) => parts.map(identityOf)) as [string[], string[]];
  const [oldWords, nowWords] = [before.map(wordsOf), after.map(wordsOf)];
  const isVersion = (was: number, is: number) =>
    before[was]?.kind === after[is]?.kind && areAlike(oldWords[was], nowWords[is]);
  const pairs = alignParagraphs(old, now, isVersion);
  const found = new Map(pairs.filter(isPair).map((pair) => [pair.after, pair.before]));
  // A part that was moved is found by its text, and rather than by one that is only alike.
  for (const [was, is] of moved(old, now, found)) found.set(is, was);
  return found;
}

function isPair(pair: ParagraphPair): pair is Required<ParagraphPair> {
  return pair.before !== undefined && pair.after !== undefined;
}

/** What makes two parts the same. */
export function identityOf({ kind, text }: Segment): string {
  return `${kind}: ${foldText(text)}`;
}

/** The parts whose text is at another place of the present original. */
function* moved(
  old: readonly string[],
  now: readonly string[],
  found: Map<number, number>,
): Generator<[was: number, is: number]> {
  const isSame = (is: number) => old[found.get(is) ?? -1] === now[is];
  const kept = new Set([...found].flatMap(([is, was]) => (isSame(is) ? [was] : [])));
  const left = new Map<string, number[]>();
  for (const [was, identity] of [...old.entries()].reverse()) {
    if (kept.has(was)) continue;
    const places = left.get(identity) ?? [];
    places.push(was);
    left.set(identity, places);
  }
  for (const [is, identity] of now.entries()) {
    if (isSame(is)) continue;
    const was = left.get(identity)?.pop();
    if (was === undefined) continue;
    for (const [other, paired] of found) if (paired === was) found.delete(other);
    yield [was, is];
  }
}

function areAlike(before = new Set<string>(), after = new Set<string>()): boolean {
  let common = 0;
  for (const word of before) if (after.has(word)) common++;
  return common > 0 && (2 * common) / (before.size + after.size) >= ALIKE;
}

/** The different words of a text; where there are no spaces between them, its characters. */
function wordsOf({ text }: Segment): Set<string> {
  return new Set(text.toLowerCase().match(/\p{Script=Han}|[\p{L}\p{M}\p{N}]+/gu));
}
