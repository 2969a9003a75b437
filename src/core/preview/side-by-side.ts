import {
  alignParagraphs,
  type Change,
  type MarkedWords,
  markedWords,
  paragraphs,
} from "../content/changes.ts";
import { foldText, type TranslatableText } from "../content/translatable-text.ts";

/** A part of an original next to the same part of a translation. */
export interface ComparedPart {
  readonly part: Change["part"];
  /** What happened to it in the original; "extra" if only the translation has it. */
  readonly kind: "same" | "added" | "removed" | "changed" | "extra";
  /** The original, with what was removed and what was added. */
  readonly original: readonly MarkedWords[];
  /** undefined where the translation has nothing for it. */
  readonly translation?: string;
}

/**
 * Puts a translation next to its original, part by part. A paragraph of the translation is next to the one
 * that it was made from, by its place in the text at that time.
 *
 * @param before The original as it was translated; undefined where that is not known, and nothing is marked.
 * @param lang BCP 47 tag of the original.
 */
export function sideBySide(
  before: TranslatableText | undefined,
  after: TranslatableText,
  translation: TranslatableText | undefined,
  lang: string,
): ComparedPart[] {
  const was = before ?? after;
  const head = (["title", "summary", "alt", "caption"] as const).flatMap((part) =>
    comparedPart(part, was[part] ?? "", after[part] ?? "", translation?.[part], lang),
  );
  const [old, now] = [paragraphs(was.body), paragraphs(after.body)];
  const translated = paragraphs(translation?.body ?? "");
  const pairs = alignParagraphs(old, now);
  const body = pairs.flatMap((pair) =>
    comparedPart(
      "paragraph",
      old[pair.before ?? -1] ?? "",
      now[pair.after ?? -1] ?? "",
      translated[pair.before ?? -1],
      lang,
    ),
  );
  const extra = translated
    .slice(old.length)
    .map((text): ComparedPart => ({ part: "paragraph", kind: "extra", original: [], translation: text }));
  return [...head, ...body, ...extra];
}

function comparedPart(
  part: Change["part"],
  before: string,
  after: string,
  translation: string | undefined,
  lang: string,
): ComparedPart[] {
  const beside = translation === undefined || translation.trim() === "" ? {} : { translation };
  if (before === "" && after === "")
    return beside.translation === undefined ? [] : [{ part, kind: "extra", original: [], ...beside }];
  const same = foldText(before) === foldText(after);
  const kind = same ? "same" : before === "" ? "added" : after === "" ? "removed" : "changed";
  const original = same ? [{ text: after, kind: "same" as const }] : markedWords(before, after, lang);
  return [{ part, kind, original, ...beside }];
}
