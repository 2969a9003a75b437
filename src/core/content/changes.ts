import { diffArrays, diffWordsWithSpace } from "diff";
import { append } from "../long-lists.ts";
import { withUnixNewlines } from "./newlines.ts";
import { foldText, type TranslatableText } from "./translatable-text.ts";

/** A part of a text that has changed. */
export interface Change {
  readonly part: "title" | "summary" | "alt" | "caption" | "paragraph";
  readonly kind: "added" | "removed" | "changed";
  /** As it was; undefined where it is new. */
  readonly before?: string;
  /** As it is; undefined where it is gone. */
  readonly after?: string;
}

/**
 * What has changed between two states of a source text, in the order that a translator reads it: the head
 * first, then paragraph by paragraph. A difference only in white space is no change.
 *
 * @example
 * changesBetween({ title: "A", body: "One.\n\nTwo." }, { title: "A", body: "One.\n\n2." });
 * // => [{ part: "paragraph", kind: "changed", before: "Two.", after: "2." }]
 */
export function changesBetween(before: TranslatableText, after: TranslatableText): Change[] {
  const head = (["title", "summary", "alt", "caption"] as const).flatMap((part) =>
    change(part, before[part] ?? "", after[part] ?? ""),
  );
  return [...head, ...paragraphChanges(paragraphs(before.body), paragraphs(after.body))];
}

/**
 * The blocks of a Markdown text, separated by blank lines.
 *
 * @example
 * paragraphs("One.\n\n\n- two\n- three\n"); // => ["One.", "- two\n- three"]
 */
export function paragraphs(body: string): string[] {
  return withUnixNewlines(body)
    .split(/\n[ \t]*\n/)
    .map((block) => block.trim())
    .filter((block) => block !== "");
}

function change(part: Change["part"], before: string, after: string): Change[] {
  if (foldText(before) === foldText(after)) return [];
  if (before === "") return [{ part, kind: "added", after }];
  if (after === "") return [{ part, kind: "removed", before }];
  return [{ part, kind: "changed", before, after }];
}

function paragraphChanges(before: readonly string[], after: readonly string[]): Change[] {
  return alignParagraphs(before, after).flatMap((pair) =>
    change("paragraph", before[pair.before ?? -1] ?? "", after[pair.after ?? -1] ?? ""),
  );
}

/** A paragraph as it was and as it is, by their places; one of the two is missing if it is new or gone. */
export interface ParagraphPair {
  readonly before?: number;
  readonly after?: number;
}

/**
 * Which paragraph of a text became which. A run of removed paragraphs followed by a run of added ones is read
 * as changes, pair by pair.
 *
 * @param isVersion Whether a removed paragraph and an added one, by their places, can be one that was changed.
 * @example
 * alignParagraphs(["a", "b"], ["a", "c", "d"]);
 * // => [{ before: 0, after: 0 }, { before: 1, after: 1 }, { after: 2 }]
 */
export function alignParagraphs(
  before: readonly string[],
  after: readonly string[],
  isVersion: (before: number, after: number) => boolean = () => true,
): ParagraphPair[] {
  const pairs: ParagraphPair[] = [];
  const [removed, added]: [number[], number[]] = [[], []];
  const flush = () => {
    append(pairs, versionPairs(removed, added, isVersion));
    removed.length = added.length = 0;
  };
  let [old, now] = [0, 0];
  for (const run of runsOf(before.map(foldText), after.map(foldText))) {
    for (const _ of run.value) {
      if (run.removed) removed.push(old++);
      else if (run.added) added.push(now++);
      else {
        flush();
        pairs.push({ before: old++, after: now++ });
      }
    }
    if (run.added) flush();
  }
  flush();
  return pairs;
}

/** Pairs removed paragraphs with added ones, in order; those without a counterpart stay single. */
function versionPairs(
  removed: readonly number[],
  added: readonly number[],
  isVersion: (before: number, after: number) => boolean,
): ParagraphPair[] {
  const pairs: ParagraphPair[] = [];
  let next = 0;
  for (const before of removed) {
    const found = added.findIndex((after, index) => index >= next && isVersion(before, after));
    if (found < 0) {
      pairs.push({ before });
      continue;
    }
    append(
      pairs,
      added.slice(next, found).map((after) => ({ after })),
    );
    pairs.push({ before, after: added[found] ?? 0 });
    next = found + 1;
  }
  return [...pairs, ...added.slice(next).map((after) => ({ after }))];
}

/**
 * The number of insertions and removals up to which the shortest difference between two texts is searched:
 * the time grows with its square. A text with more of them was rewritten.
 */
const EDITS = 2000;

/** Runs of paragraphs that stayed, were removed or were added. */
function runsOf(before: string[], after: string[]) {
  const runs = diffArrays(before, after, { maxEditLength: EDITS });
  if (runs) return runs;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  return [
    { value: before.slice(0, start), removed: false, added: false },
    { value: before.slice(start, before.length - end), removed: true, added: false },
    { value: after.slice(start, after.length - end), removed: false, added: true },
    { value: before.slice(before.length - end), removed: false, added: false },
  ];
}

/**
 * Where the blocks of a translation begin whose original has changed since: lines from 0. A block of a translation is that
 * of the original in the same place, as it was translated.
 *
 * @returns [] where the two texts don't have the same number of blocks: nothing is marked rather than the wrong block.
 * @example
 * changedLines("One.\n\nTwo.", "One.\n\n2.", "Один.\n\nДва."); // => [2]
 */
export function changedLines(before: string, after: string, translation: string): number[] {
  const [old, now] = [paragraphs(before), paragraphs(after)];
  const lines = paragraphLines(translation);
  if (lines.length !== old.length) return [];
  return alignParagraphs(old, now).flatMap((pair) => {
    const [was, is] = [old[pair.before ?? -1], now[pair.after ?? -1]];
    const line = lines[pair.before ?? -1];
    return line === undefined || foldText(was ?? "") === foldText(is ?? "") ? [] : [line];
  });
}

/** The first line of each block, from 0. */
function paragraphLines(body: string): number[] {
  const lines = withUnixNewlines(body).split("\n");
  const isBlank = (line = "") => /^[ \t]*$/.test(line);
  return lines.flatMap((line, index) => (!isBlank(line) && isBlank(lines[index - 1]) ? [index] : []));
}

/** Some words of a text that is compared with an earlier version. */
export interface MarkedWords {
  readonly text: string;
  readonly kind: "same" | "added" | "removed";
}

/**
 * A text with its removed and its added words.
 *
 * @param lang BCP 47 tag: Chinese has no spaces between its words.
 */
export function markedWords(before: string, after: string, lang: string): MarkedWords[] {
  const intlSegmenter = new Intl.Segmenter(lang, { granularity: "word" });
  const words = diffWordsWithSpace(before, after, { intlSegmenter, maxEditLength: EDITS });
  if (!words) {
    return [
      { text: before, kind: "removed" },
      { text: after, kind: "added" },
    ];
  }
  return words.map(({ value, added, removed }) => ({
    text: value,
    kind: added ? "added" : removed ? "removed" : "same",
  }));
}

/**
 * A change with its words marked: removed words in `[-…-]`, added words in `{+…+}`. It is readable without
 * colours, and in a file.
 *
 * @param lang BCP 47 tag: Chinese has no spaces between its words.
 * @example
 * markWords({ before: "a b", after: "a c" }, "en"); // => "a [-b-]{+c+}"
 */
export function markWords(
  { before = "", after = "" }: Pick<Change, "before" | "after">,
  lang: string,
): string {
  return markedWords(before, after, lang)
    .map(({ text, kind }) => (kind === "added" ? `{+${text}+}` : kind === "removed" ? `[-${text}-]` : text))
    .join("");
}
