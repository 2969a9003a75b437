import { diffArrays, diffWordsWithSpace } from "diff";
import { foldText, type TranslatableText } from "./translatable-text.ts";

/** A part of a text that is not what it was. */
export interface Change {
  readonly part: "title" | "summary" | "alt" | "caption" | "paragraph";
  readonly kind: "added" | "removed" | "changed";
  /** As it was; undefined where it is new. */
  readonly before?: string;
  /** As it is; undefined where it is gone. */
  readonly after?: string;
}

/**
 * What has changed between two states of a source text, in the order in which a translator reads it: the head
 * first, then paragraph by paragraph. White space alone is no change.
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
 * The blocks of a Markdown text, as blank lines part them.
 *
 * @example
 * paragraphs("One.\n\n\n- two\n- three\n"); // => ["One.", "- two\n- three"]
 */
export function paragraphs(body: string): string[] {
  return body
    .replace(/\r\n?/g, "\n")
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

/** A paragraph as it was and as it is, by their places; one of both is missing where it is new or gone. */
export interface ParagraphPair {
  readonly before?: number;
  readonly after?: number;
}

/**
 * Which paragraph of a text became which. A run of removed ones followed by a run of added ones is read as changes, pair by
 * pair.
 *
 * @example
 * alignParagraphs(["a", "b"], ["a", "c", "d"]);
 * // => [{ before: 0, after: 0 }, { before: 1, after: 1 }, { after: 2 }]
 */
export function alignParagraphs(before: readonly string[], after: readonly string[]): ParagraphPair[] {
  const pairs: ParagraphPair[] = [];
  const [removed, added]: [number[], number[]] = [[], []];
  const flush = () => {
    for (let index = 0; index < Math.max(removed.length, added.length); index++) {
      const [old, now] = [removed[index], added[index]];
      pairs.push({
        ...(old === undefined ? {} : { before: old }),
        ...(now === undefined ? {} : { after: now }),
      });
    }
    removed.length = added.length = 0;
  };
  let [old, now] = [0, 0];
  const same = (left: string, right: string) => foldText(left) === foldText(right);
  for (const run of diffArrays([...before], [...after], { comparator: same })) {
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

/** Some words of a text that is compared with what it was. */
export interface MarkedWords {
  readonly text: string;
  readonly kind: "same" | "added" | "removed";
}

/**
 * A text with what was taken out of it and what was put into it.
 *
 * @param lang BCP 47 tag: Chinese has no spaces between its words.
 */
export function markedWords(before: string, after: string, lang: string): MarkedWords[] {
  const intlSegmenter = new Intl.Segmenter(lang, { granularity: "word" });
  return diffWordsWithSpace(before, after, { intlSegmenter }).map(({ value, added, removed }) => ({
    text: value,
    kind: added ? "added" : removed ? "removed" : "same",
  }));
}

/**
 * A change with its words marked: what is gone in `[-…-]`, what is new in `{+…+}`. It reads without colours, and in a
 * file.
 *
 * @param lang BCP 47 tag: Chinese has no spaces between its words.
 * @example
 * markWords({ part: "title", kind: "changed", before: "a b", after: "a c" }, "en"); // => "a [-b-]{+c+}"
 */
export function markWords({ before = "", after = "" }: Change, lang: string): string {
  return markedWords(before, after, lang)
    .map(({ text, kind }) => (kind === "added" ? `{+${text}+}` : kind === "removed" ? `[-${text}-]` : text))
    .join("");
}
