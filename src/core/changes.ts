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

/** A run of removed paragraphs followed by a run of added ones is read as changes, pair by pair. */
function paragraphChanges(before: readonly string[], after: readonly string[]): Change[] {
  const changes: Change[] = [];
  let removed: readonly string[] = [];
  const flush = (added: readonly string[]) => {
    for (let index = 0; index < Math.max(removed.length, added.length); index++) {
      changes.push(...change("paragraph", removed[index] ?? "", added[index] ?? ""));
    }
    removed = [];
  };
  const same = (left: string, right: string) => foldText(left) === foldText(right);
  for (const run of diffArrays([...before], [...after], { comparator: same })) {
    if (run.removed) removed = run.value;
    else flush(run.added ? run.value : []);
  }
  flush([]);
  return changes;
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
  const intlSegmenter = new Intl.Segmenter(lang, { granularity: "word" });
  return diffWordsWithSpace(before, after, { intlSegmenter })
    .map(({ value, added, removed }) => (added ? `{+${value}+}` : removed ? `[-${value}-]` : value))
    .join("");
}
