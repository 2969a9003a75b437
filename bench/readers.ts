import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

/** What the table is made from. */
const SUPPLEMENTAL = "cldr-core/supplemental";

interface Match {
  readonly _desired: string;
  readonly _supported: string;
  readonly _distance: string;
}
interface Population {
  readonly _populationPercent: string;
  readonly _officialStatus?: string;
}
interface Territory {
  readonly languagePopulation?: Readonly<Record<string, Population>>;
}

/** The largest distance at which CLDR offers a language in the place of another. */
const DISTANCE = 30;

/** The share of people that must read a language, in percent. */
const SHARE = 10;

/** Languages of one row. */
const ROW = 4;

const load = createRequire(import.meta.url);
const primary = (tag: string) => tag.split(/[-_]/)[0] ?? "";

/**
 * The languages that readers of a language read too: those that CLDR offers in its place, then those that most people of
 * its main country read. Rows are for languages that CLDR has texts for, or that are official somewhere.
 */
export function readersByCldr(): Map<string, string[]> {
  const territories: Readonly<Record<string, Territory>> = load(`${SUPPLEMENTAL}/territoryInfo.json`)
    .supplemental.territoryInfo;
  const likely: Readonly<Record<string, string>> = load(`${SUPPLEMENTAL}/likelySubtags.json`).supplemental
    .likelySubtags;
  const matches: readonly Match[] = load(`${SUPPLEMENTAL}/languageMatching.json`).supplemental
    .languageMatching["written-new"].languageMatch;
  const covered = Object.keys(load("cldr-core/coverageLevels.json").effectiveCoverageLevels).map(primary);
  const populations = Object.values(territories).map(({ languagePopulation = {} }) => languagePopulation);
  const official = populations.flatMap((languages) =>
    Object.entries(languages).flatMap(([tag, { _officialStatus }]) =>
      _officialStatus ? [primary(tag)] : [],
    ),
  );
  const known = new Set([...covered, ...official]);
  known.delete("und");
  const rows = [...known].sort().map((lang): [string, string[]] => {
    const country = likely[lang]?.split("-")[2] ?? "";
    const near = matches
      .filter(({ _desired, _distance }) => _desired === lang && Number(_distance) <= DISTANCE)
      .map(({ _supported }) => _supported);
    const read = Object.entries(territories[country]?.languagePopulation ?? {})
      .map(([tag, { _populationPercent }]) => [primary(tag), Number(_populationPercent)] as const)
      .filter(([tag, share]) => share >= SHARE && known.has(tag))
      .sort((a, b) => b[1] - a[1]);
    const others = new Set([...near.filter((tag) => known.has(tag)), ...read.map(([tag]) => tag)]);
    others.delete(lang);
    return [lang, [...others].slice(0, ROW)];
  });
  return new Map(rows.filter(([, others]) => others.length > 0));
}

/** The source of the table. */
export function readersSource(): string {
  const rows = [...readersByCldr()].map(([lang, others]) => `  ${lang}: "${others.join(" ")}",\n`);
  return `/**
 * The languages that most readers of a language read too, the best one first: those that CLDR offers in its place, then
 * those of the people of its main country. \`bench/readers.ts\` writes this table.
 *
 * @see https://www.unicode.org/reports/tr35/tr35-info.html#Supplemental_Territory_Information
 */
export const ALSO_READ: Readonly<Record<string, string>> = {
${rows.join("")}};
`;
}

const [, script] = process.argv;
if (script === fileURLToPath(import.meta.url))
  writeFileSync(new URL("../src/core/language/also-read.ts", import.meta.url), readersSource());
