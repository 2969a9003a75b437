import { foldText, type TranslatableText, unwrapped } from "../content/translatable-text.ts";
import type { SourceFile, TranslationFile } from "../content/works.ts";
import { areAligned, type Segment, segmentsOf } from "../edits/segments.ts";
import { isBlank } from "../messages/tree.ts";
import { earlierParts, identityOf } from "./align.ts";
import { type ExchangeUnit, stampOf, type UnitState } from "./units.ts";

/** The files of an edition. */
export interface EditionTexts {
  readonly source: SourceFile;
  /** Undefined before it exists. */
  readonly translation: TranslationFile | undefined;
  /** The original that the translation was accepted against; undefined where the project doesn't have it. */
  readonly accepted: TranslatableText | undefined;
  /** The original whose parts the translated body has; undefined where the project doesn't have it. */
  readonly parts: TranslatableText | undefined;
}

/** A part of the body of an original, with its translation. */
export interface BodyPart {
  readonly kind: string;
  readonly key: string;
  readonly source: string;
  readonly state: UnitState;
  readonly target: string;
  /** The part of the translation that it is in; undefined for a part that the translation doesn't have. */
  readonly place?: number;
  readonly previousSource?: string;
}

/** The body of an original in parts, and what the body of its translation is in relation to it. */
export interface BodyPlan {
  readonly parts: readonly BodyPart[];
  /** Whether the translation has the same parts in the same order, so that each can be replaced on its own. */
  readonly inPlace: boolean;
  /** Whether nothing of the translated body can stay, because its parts don't correspond to any known original. */
  readonly unrelated: boolean;
}

/**
 * Finds for each part of an original its translation. What the translation was accepted against decides, part by part. Where
 * that is not known, a translated part at the same place is a proposal, never done.
 */
export function planBody({ source, translation, parts: base }: EditionTexts): BodyPlan {
  const now = segmentsOf(source.body);
  const keys = keysOf(now);
  const sources = now.map(({ kind, text }, index) => ({ key: keys[index] ?? "", kind, source: text }));
  if (!translation) {
    const parts = sources.map((part, place): BodyPart => ({ ...part, state: "new", target: "", place }));
    return { parts, inPlace: true, unrelated: false };
  }
  const there = segmentsOf(translation.body);
  const was = base && segmentsOf(base.body);
  if (!was || !areAligned(was, there)) return proposals(sources, now, there);
  const places = earlierParts(was, now);
  const isDraft = translation.head.draft === true;
  const parts = sources.map((part, index): BodyPart => {
    const place = places.get(index);
    const [before, target, after] = [was[place ?? -1], there[place ?? -1], now[index]];
    if (place === undefined || !before || !target || !after) return { ...part, state: "new", target: "" };
    // A draft begins with the text of the original.
    if (isDraft && target.text === before.text) return { ...part, place, state: "new", target: "" };
    if (identityOf(before) === identityOf(after))
      return { ...part, place, state: "done", target: target.text };
    return { ...part, place, state: "changed", target: target.text, previousSource: before.text };
  });
  const inPlace = now.length === was.length && now.every((_, index) => places.get(index) === index);
  return { parts, inPlace, unrelated: false };
}

/** The plan of a translation of an unknown original: what is at the same place may belong together. */
function proposals(
  sources: readonly Pick<BodyPart, "key" | "kind" | "source">[],
  now: readonly Segment[],
  there: readonly Segment[],
): BodyPlan {
  const inPlace = areAligned(now, there);
  const parts = sources.map((part, index): BodyPart => {
    const target = inPlace ? (there[index]?.text ?? "") : "";
    const place = inPlace ? { place: index } : {};
    return target === "" || target === part.source
      ? { ...part, ...place, state: "new", target: "" }
      : { ...part, ...place, state: "changed", target };
  });
  return { parts, inPlace, unrelated: !inPlace };
}

/** Keys that a part keeps wherever it moves to. The second of two equal parts has a number. */
function keysOf(segments: readonly Segment[]): string[] {
  const seen = new Map<string, number>();
  return segments.map((segment) => {
    const key = `text.${stampOf(identityOf(segment))}`;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count === 1 ? key : `${key}-${count}`;
  });
}

/**
 * The texts of an article or page, and their translations.
 *
 * @param file Of the translation, which need not be there yet.
 */
export function editionUnits(file: string, texts: EditionTexts): ExchangeUnit[] {
  const { parts, unrelated } = planBody(texts);
  const body = unrelated ? (texts.translation?.body ?? "").trim() : "";
  const context = body === "" ? {} : { context: body };
  return [...headUnits(file, texts), ...parts.map((part) => ({ file, ...partUnit(part), ...context }))];
}

function partUnit({
  key,
  kind,
  state,
  source,
  target,
  previousSource,
}: BodyPart): Omit<ExchangeUnit, "file"> {
  const shown = (text: string) => (/^(?:p|h\d)$/.test(kind) ? unwrapped(text) : text);
  const previous = previousSource === undefined ? {} : { previousSource: shown(previousSource) };
  return { key, state, source: shown(source), target: shown(target), ...previous };
}

type Text = string | undefined;

function headUnits(file: string, { source, translation, accepted }: EditionTexts): ExchangeUnit[] {
  const [now, there] = [source, translation].map((edition) => edition?.head);
  const isDraft = translation?.head.draft === true;
  const rows: [key: string, source: Text, target: Text, before: Text][] = [
    ["title", now?.title, there?.title, accepted?.title],
    ["summary", now?.summary, there?.summary, accepted?.summary],
    ["cover.alt", now?.cover?.alt, there?.cover?.alt, accepted?.alt],
    ["cover.caption", now?.cover?.caption, there?.cover?.caption, accepted?.caption],
  ];
  return rows.flatMap(([key, text, target = "", before]): ExchangeUnit[] => {
    if (text === undefined) return [];
    const unit = { file, key, source: text };
    if (isBlank(target) || (isDraft && target === text)) return [{ ...unit, state: "new", target: "" }];
    if (before === undefined) return [{ ...unit, state: "changed", target }];
    return foldText(before) === foldText(text)
      ? [{ ...unit, state: "done", target }]
      : [{ ...unit, state: "changed", target, previousSource: before }];
  });
}
