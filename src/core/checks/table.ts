import { cells } from "../faults/report.ts";
import type { FaultCode } from "../faults/table.ts";
import { links } from "./addresses.ts";
import { bracketedPlural } from "./bracketed-plural.ts";
import { dates } from "./dates.ts";
import { capitals, homoglyph, script, traditional } from "./letters.ts";
import { brackets, dash, ellipsis, endMark, quotation } from "./marks.ts";
import { markdown, tags } from "./markup.ts";
import { numbers } from "./numbers.ts";
import type { Check } from "./passage.ts";
import { placeholders } from "./placeholders.ts";
import { doubleSpace, edgeSpace, newlines, punctuationSpace } from "./spaces.ts";
import { glossaryForbidden, glossaryMissing } from "./terms.ts";
import { fullWidth, halfWidth } from "./widths.ts";
import { duplicateWord, foreignWords, tooLong, untranslated } from "./words.ts";

/** One check of a text. Its grade is in the table of faults, under its code. */
interface Row {
  readonly check: Check;
  /** The languages whose texts it can judge; without a list, all languages. */
  readonly languages?: readonly string[];
  /** Whether it compares a text with its source, or only looks at the text. */
  readonly compares: boolean;
  /** Left out for articles, where another check does the same better. */
  readonly messagesOnly?: true;
}

/** The checks of a text by their names, in the order of the documentation. */
export const CHECKS = {
  untranslated: { check: untranslated, compares: true },
  "foreign-words": { check: foreignWords, languages: ["zh", "ru"], compares: true },
  script: { check: script, languages: ["en", "zh", "ru"], compares: false },
  numbers: { check: numbers, compares: true },
  dates: { check: dates, compares: true },
  placeholders: { check: placeholders, compares: true, messagesOnly: true },
  links: { check: links, compares: true },
  tags: { check: tags, compares: true, messagesOnly: true },
  markdown: { check: markdown, compares: true },
  newlines: { check: newlines, compares: true, messagesOnly: true },
  "end-mark": { check: endMark, compares: true, messagesOnly: true },
  brackets: { check: brackets, compares: false },
  quotation: { check: quotation, languages: ["en", "zh", "ru"], compares: false },
  ellipsis: { check: ellipsis, compares: false },
  dash: { check: dash, compares: false },
  "edge-space": { check: edgeSpace, compares: false, messagesOnly: true },
  "double-space": { check: doubleSpace, compares: false },
  "punctuation-space": { check: punctuationSpace, compares: false },
  "half-width": { check: halfWidth, languages: ["zh"], compares: false },
  "full-width": { check: fullWidth, compares: false },
  homoglyph: { check: homoglyph, languages: ["en", "zh", "ru"], compares: false },
  traditional: { check: traditional, languages: ["zh"], compares: false },
  "duplicate-word": { check: duplicateWord, compares: false },
  "bracketed-plural": { check: bracketedPlural, languages: ["en", "ru"], compares: false },
  capitals: { check: capitals, compares: false },
  "too-long": { check: tooLong(cells), compares: false, messagesOnly: true },
  "glossary-missing": { check: glossaryMissing, compares: true },
  "glossary-forbidden": { check: glossaryForbidden, compares: false },
} as const satisfies Record<string, Row>;

/** The name of a check of one text. */
export type CheckName = keyof typeof CHECKS;

/** Checks of several messages, and of the structure of an article, which have no row above. */
export const OTHER_CHECKS = [
  "same-plurals",
  "inconsistent",
  "reused",
  "paragraphs",
  "images",
  "headings",
  "heading-ids",
  "lists",
  "tables",
  "footnotes",
] as const;

/** Any name that an ignore may give. */
export type AnyCheck = CheckName | (typeof OTHER_CHECKS)[number];

/** Every name of a check. */
export const CHECK_NAMES: readonly AnyCheck[] = [...(Object.keys(CHECKS) as CheckName[]), ...OTHER_CHECKS];

/** The code under which a finding of a check is reported. */
export function codeOf(name: AnyCheck): FaultCode {
  return `check-${name}`;
}
