import type { Glossary } from "../catalogues/glossary.ts";
import type { EditionFile } from "../content/edition.ts";
import { fingerprint } from "../content/fingerprint.ts";
import { placeOfKey } from "../content/front-matter.ts";
import { type SourceFile, type TranslationFile, translatableText } from "../content/works.ts";
import { atMost, type Fault } from "../faults/table.ts";
import { nearest } from "../language/nearest.ts";
import { compareParts, readParts } from "./article-parts.ts";
import {
  type Part,
  paragraphsOf,
  partsIn,
  placeOfOffset,
  unchangedParts,
  whole,
  without,
} from "./article-texts.ts";
import { styleOnce } from "./house-style.ts";
import { applyIgnores, type Ignore } from "./ignores.ts";
import type { Tongue } from "./messages.ts";
import { type Checked, type Finding, markdownPassage } from "./passage.ts";
import { judges, runChecks } from "./run.ts";
import { type AnyCheck, CHECK_NAMES, CHECKS, type CheckName, codeOf } from "./table.ts";
import { valuesOf } from "./values.ts";

/** A finding with its check and its place in the file, in UTF-16 units. */
interface Placed extends Finding {
  readonly check: AnyCheck;
  /** `<file>:<line>` of the text that it is compared with. */
  readonly source: string;
}

/**
 * Checks the text of an edition. The original and an unfinished translation are checked by themselves; a
 * translation that claims to be current is also compared with its original. A translation that is older than
 * its original isn't blamed for the differences.
 *
 * @param source Left out for the original itself.
 */
export function checkArticle(
  edition: EditionFile,
  source: SourceFile | undefined,
  tongues: readonly Tongue[],
  glossary: Glossary,
): Fault[] {
  const tongueOf = (file: EditionFile) => tongues.find(({ locale }) => locale === file.locale);
  const tongue = tongueOf(edition);
  const from = source && tongueOf(source);
  if (!tongue) return [];
  const compared = source && from && edition.kind === "translation" && isCurrent(edition, source);
  const same = source && from && !compared ? unchangedParts(edition, source, tongue, from, glossary) : [];
  const own = partsIn(edition).flatMap((part) => checkPart(without(part, same), edition, tongue, glossary));
  const beside = compared
    ? [
        ...checkWhole(edition, tongue, source, from, glossary),
        ...checkBuilding(
          edition,
          source,
          tongues.map(({ locale }) => locale),
        ),
      ]
    : [];
  const checked: Checked = {
    target: markdownPassage("", tongue.locale, tongue.lang),
    glossary,
    article: true,
  };
  const judged = (name: AnyCheck) =>
    name in CHECKS
      ? judges(name as CheckName, compared ? { ...checked, source: checked.target } : checked)
      : compared === true;
  const { findings, unneeded, unknown } = applyIgnores([...own, ...beside], ignoresOf(edition), judged);
  const { file } = edition;
  const [first] = same;
  const all = partsIn(edition).flatMap(paragraphsOf).length;
  const faults = [
    ...(first
      ? [file.fault("edition-untranslated", first.at, { found: String(same.length), expected: String(all) })]
      : []),
    ...findings.map((finding) =>
      file.fault(codeOf(finding.check), finding.at, valuesOf(finding, finding.source), finding.suggestion),
    ),
    ...unneeded.map(({ name, at }) => file.fault("ignore-unneeded", at, { check: name })),
    ...unknown.map(({ name, at }) =>
      file.fault(
        "ignore-unknown",
        at,
        { check: name, expected: CHECK_NAMES.join(", ") },
        nearest(name, CHECK_NAMES),
      ),
    ),
  ];
  return atMost(edition.kind === "source" ? styleOnce(faults) : faults);
}

/** Whether a translation claims to match its original as it is now. */
function isCurrent({ head, body }: TranslationFile, source: SourceFile): boolean {
  return !head.draft && body.trim() !== "" && head.translation.of === fingerprint(translatableText(source));
}

function ignoresOf({ head, frontMatter }: EditionFile): Ignore[] {
  return Object.keys(head.ignore ?? {}).map((name) => ({
    name,
    at: placeOfKey(frontMatter, ["ignore", name]),
  }));
}

/** Finds what can be seen in a part by itself. */
function checkPart(part: Part, edition: EditionFile, { locale, lang }: Tongue, glossary: Glossary): Placed[] {
  const checked: Checked = { target: markdownPassage(part.text, locale, lang), glossary, article: true };
  return runChecks(checked, (name) => !CHECKS[name].compares).map((finding) => ({
    ...finding,
    at: placeIn(edition, part, finding),
    source: "—",
  }));
}

/** Compares a translation with its original as a whole: translators move things between sentences. */
function checkWhole(
  edition: TranslationFile,
  tongue: Tongue,
  source: SourceFile,
  from: Tongue,
  glossary: Glossary,
): Placed[] {
  const parts = partsIn(edition);
  const sources = partsIn(source);
  const target = whole(parts, tongue);
  const original = whole(sources, from);
  const checked: Checked = { target, source: original, glossary, article: true };
  const findings = runChecks(checked, (name) => CHECKS[name].compares && name !== "untranslated");
  const placed = findings.map((finding): Placed => {
    const missing = finding.found === "" || !target.text.startsWith(finding.found, finding.at);
    const wanted = finding.check === "glossary-missing" ? finding.found : (finding.expected ?? "");
    const there = placeOfOffset(
      sources,
      Math.max(0, original.text.toLowerCase().indexOf(wanted.toLowerCase())),
    );
    const at = missing ? sameSection(edition, source, there) : placeOfOffset(parts, finding.at);
    return { ...finding, at, source: lineOf(source, there) };
  });
  const paragraphs = parts.flatMap(paragraphsOf).flatMap(({ text, at }) => {
    const paragraph = markdownPassage(text, tongue.locale, tongue.lang);
    const same = original.text.includes(text) ? { ...original, text: paragraph.text } : original;
    return runChecks({ ...checked, target: paragraph, source: same }, (name) => name === "untranslated").map(
      (finding): Placed & { readonly end: number } => ({
        ...finding,
        at,
        end: at + text.length,
        source: source.file.file,
      }),
    );
  });
  // If a whole paragraph is in English, its words are not reported again.
  const within = ({ at, check }: Placed) =>
    check === "foreign-words" && paragraphs.some((paragraph) => at >= paragraph.at && at < paragraph.end);
  return [...placed.filter((finding) => !within(finding)), ...paragraphs];
}

/** The place in the file of a finding in a part: YAML may break a value over lines, or escape it. */
function placeIn({ file }: EditionFile, { text, at }: Part, { found, at: offset }: Finding): number {
  if (file.text.startsWith(found, at + offset)) return at + offset;
  const within = file.text.slice(at, at + 2 * text.length).indexOf(found);
  return at + Math.max(0, within);
}

/** How headings, lists, tables, pictures, links and footnotes differ. */
function checkBuilding(edition: TranslationFile, source: SourceFile, locales: readonly string[]): Placed[] {
  const bodyAt = ({ file, body }: EditionFile) => file.text.length - body.length;
  const lineAt = (one: EditionFile, line: number) =>
    one.file.offsetOfLine(one.file.positionOf(bodyAt(one)).line + line);
  return compareParts(readParts(edition.body), readParts(source.body), locales).map(
    ({ check, found, expected, line, sourceLine }) => {
      const there = lineAt(source, sourceLine);
      const at = line === undefined ? sameSection(edition, source, there) : lineAt(edition, line);
      return { check, found, expected, at, source: lineOf(source, there) };
    },
  );
}

function lineOf({ file }: SourceFile, at: number): string {
  return `${file.file}:${file.positionOf(at).line}`;
}

/** The heading in the translation that matches a place in the original; otherwise the start of the text. */
function sameSection(edition: EditionFile, source: EditionFile, at: number): number {
  const headingsIn = ({ file, body }: EditionFile) => {
    const start = file.text.length - body.length;
    return [...body.matchAll(/^#{1,6} .*$/gm)].map(({ index }) => start + index);
  };
  const [here, there] = [headingsIn(edition), headingsIn(source)];
  const section = there.filter((heading) => heading <= at).length - 1;
  const start = edition.file.text.length - edition.body.length;
  const first = start + Math.max(0, edition.body.search(/\S/));
  return here.length === there.length ? (here[section] ?? first) : first;
}
