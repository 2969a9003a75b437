import { foldText } from "../content/translatable-text.ts";
import { areAligned, segmentsOf } from "../edits/segments.ts";
import type { FaultCode } from "../faults/table.ts";
import { hiddenCharacters, MARKUP } from "../language/characters.ts";
import { placeholders } from "../messages/placeholders.ts";
import { isBlank } from "../messages/tree.ts";
import { codesOf, isCatalogue, lacking, piecesOf, restored } from "./codes.ts";
import { type ExchangeUnit, type ReceivedUnit, type Segmented, unitStamp } from "./units.ts";

/** What an import does with a unit that came back. */
export type Verdict =
  /** There is nothing new in it. */
  | { readonly kind: "nothing" }
  /** The translation in the project holds for the present original. */
  | { readonly kind: "confirmed" }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "fault"; readonly code: FaultCode; readonly values: Readonly<Record<string, string>> };

/**
 * Judges a unit that came back: whether its original is the one that went out, whether it is finished, and whether its text
 * can be written. One fault is enough not to take it.
 *
 * @param unit The same unit, as the project has it now.
 * @param isRepeated Whether its file has it more than once.
 */
export function judgeUnit(received: ReceivedUnit, unit: ExchangeUnit, isRepeated = false): Verdict {
  // Nothing says which of two texts for one place is meant.
  if (isRepeated) return fault("exchange-duplicate");
  const tidy = spaceRepair(received, unit);
  if (!tidy) return otherSourceVerdict(received, unit);
  const target = tidy(received.target);
  if (target === "") return { kind: "nothing" };
  const unfinished = unfinishedReason(received, unit, target);
  const text = isCatalogue(unit.file) ? target : target.trim();
  if (target === unit.target || text === unit.target)
    return { kind: unit.state === "changed" && !unfinished ? "confirmed" : "nothing" };
  if (unfinished) return fault("exchange-unfinished", { detail: unfinished });
  if (received.stamp !== unitStamp(unit)) return fault("exchange-conflict", { text: unit.target || "—" });
  return textFault(unit, text) ?? { kind: "text", text };
}

/** The verdict on a unit whose original is another than that of the project: edited in the file, or changed since. */
function otherSourceVerdict(received: ReceivedUnit, unit: ExchangeUnit): Verdict {
  const [source, target] = [received.source, received.target].map((text) => restored(unit, text));
  const isSame = (here = "", there = "") => withoutSpace(here) === withoutSpace(there);
  // A tool has lost white space.
  if (isSame(source, unit.source) && isSame(target, unit.target)) return { kind: "nothing" };
  if (received.stamp === unitStamp(unit)) return fault("exchange-source-edited", { text: unit.source });
  return target === "" || target === unit.target
    ? { kind: "nothing" }
    : fault("exchange-source-changed", { text: unit.source });
}

/**
 * How the white space of a text is read, by what the tool has made of that of the original: as it is, without the
 * line breaks that a tool sets before codes, or with each run of white space as one space.
 *
 * @returns undefined if the original is another text.
 */
function spaceRepair(
  { source }: ReceivedUnit,
  unit: ExchangeUnit,
): ((text: Segmented) => string) | undefined {
  const asItIs = (text: Segmented) => restored(unit, text);
  if (asItIs(source) === unit.source) return asItIs;
  const inOneLine = (text: Segmented) => restored(unit, withoutIndentation(text));
  if (inOneLine(source) === unit.source) return inOneLine;
  if (foldText(asItIs(source)) !== foldText(unit.source)) return undefined;
  return (text) =>
    asItIs(text)
      .replace(/[ \t\r\n]+/g, " ")
      .trim();
}

function withoutSpace(text: string): string {
  return text.replace(/[ \t\r\n]+/g, "");
}

/** A text without the line breaks and the indentation that a tool has set before codes and at the end. */
function withoutIndentation(text: Segmented): Segmented {
  return text.map((piece, index) => {
    const isBeforeWords = typeof text[index + 1] === "string";
    return typeof piece === "string" && !isBeforeWords ? piece.replace(/\n[ \t]*$/, "") : piece;
  });
}

function fault(code: FaultCode, values: Record<string, string> = {}): Verdict {
  return { kind: "fault", code, values };
}

/** Why a translation is not finished, by what the file says of it and by what it is. */
function unfinishedReason({ claim }: ReceivedUnit, { file, source }: ExchangeUnit, target: string) {
  if (claim !== "done" && claim !== "unsaid") return claim;
  if (isBlank(target)) return "exchange-blank";
  // Some tools put the original in the place of a missing translation.
  const hasWords = piecesOf(file, source).some(({ isCode, text }) => !isCode && /\p{L}/u.test(text));
  return claim === "unsaid" && hasWords && foldText(source) === foldText(target)
    ? "exchange-same"
    : undefined;
}

/** Finds what a text must not contain, wherever it comes from, and what it must. */
function textFault(unit: ExchangeUnit, target: string): Verdict | undefined {
  const [hidden] = hiddenCharacters(target);
  if (hidden) return fault("hidden-character", { code: hidden.code });
  if (isCatalogue(unit.file)) {
    const [tag] = MARKUP.exec(target) ?? [];
    return tag === undefined ? placeholderFault(unit, target) : fault("message-markup", { found: tag });
  }
  // A text of the head is one line; a text of the body must stay the same kind of part.
  if (!unit.key.startsWith("text.")) return target.includes("\n") ? fault("exchange-structure") : undefined;
  if (!areAligned(segmentsOf(unit.source), segmentsOf(target))) return fault("exchange-structure");
  return codesFault(unit, target);
}

/** A translation has the placeholders of the original, each as often. A plural form may leave the number out. */
function placeholderFault({ key, source }: ExchangeUnit, target: string): Verdict | undefined {
  const [here, there] = [placeholders(target).sort(), placeholders(source).sort()];
  const left = lacking(here, there).filter((name) => !(name === "count" && /_[a-z]+$/.test(key)));
  if (left.length === 0 && lacking(there, here).length === 0) return undefined;
  return fault("placeholder-mismatch", {
    found: here.join(", ") || "—",
    expected: there.join(", ") || "—",
  });
}

/** A part has the marks of the original, or those of the translation that it replaces, each as often. */
function codesFault({ file, source, target: previous }: ExchangeUnit, target: string): Verdict | undefined {
  const here = codesOf(file, target);
  const isWhole = [source, previous].some((text) => {
    const codes = codesOf(file, text);
    return text !== "" && codes.length === here.length && lacking(here, codes).length === 0;
  });
  if (isWhole) return undefined;
  const wanted = codesOf(file, source);
  return fault("exchange-codes", {
    found: lacking(wanted, here).join(" ") || "—",
    expected: lacking(here, wanted).join(" ") || "—",
  });
}
