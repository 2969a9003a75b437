import { monthsIn, withoutDays } from "./dates.ts";
import { chineseValue, romanValue, wordValues } from "./number-words.ts";
import type { Check, Finding, Passage } from "./passage.ts";

/** A number in digits, and its possible values: `1,000` is a thousand in one language, one in another. */
interface Numeral {
  readonly at: number;
  readonly found: string;
  readonly values: readonly number[];
}

/** Words after a number that multiply it. */
const SCALES: readonly (readonly [pattern: RegExp, factor: number])[] = [
  [/^\s?(?:thousand|тыс|千)/i, 1e3],
  [/^[\s-]?(?:million|млн|миллион|百万)/i, 1e6],
  [/^[\s-]?(?:billion|bn\b|млрд|миллиард|十亿)/i, 1e9],
  [/^[\s-]?(?:trillion|трлн|триллион|万亿)/i, 1e12],
  [/^\s?(?:千万)/, 1e7],
  [/^\s?(?:万)/, 1e4],
  [/^\s?(?:亿)/, 1e8],
  [/^k\b/i, 1e3],
  [/^m\b/i, 1e6],
  [/^b\b/i, 1e9],
];

/** The last century and this one, as Chinese names them. */
const NAMED_CENTURIES: Readonly<Record<string, number>> = { 上: 20, 上个: 20, 本: 21 };

/** Digits with Chinese units between them: 1亿2000万, 3万6千. The bounds keep the time linear. */
const MIXED =
  /\d[\d.,]{0,40}[十百千万亿]+(?:零?\d[\d.,]{0,40}[十百千万亿]+)*(?:零?\d[\d.,]{0,40}[十百千万亿]+|(?<=[百千万亿])零?\d+(?![\d月日年号点时分:.]))|\d[\d.,]{0,40}[百千万亿]+(?:[一二两三四五六七八九][十百千万亿]+)+/g;

/** Russian separates thousands with a space, and so do the standards. */
const SPACED = /(?<![\d.,\p{L}-])\d{1,3}(?:[ \u00A0\u202F]\d{3})+(?!\d)(?:[.,]\d+)?/gu;

/** A number of the source that the translation doesn't have, and one that it has and the source doesn't. */
export const numbers: Check = ({ target, source, form }) => {
  // "1 file" may be "a file", and another language may have the same form for 21.
  if (!source || form === "zero" || form === "one" || form === "two") return [];
  const [here, there] = [numeralsIn(target), numeralsIn(source)];
  if (here.length === 0 && there.length === 0) return [];
  const known = said(target, here);
  const allowed = said(source, there);
  const strange = here.filter(({ values }) => !values.some((value) => allowed.has(rounded(value))));
  const missing = there.filter(({ values }) => !values.some((value) => known.has(rounded(value))));
  const findings: Finding[] = strange.map(({ at, found }, index) => ({
    at,
    found,
    expected: missing[index]?.found ?? "—",
  }));
  const left = missing.slice(strange.length);
  return [...findings, ...left.map(({ found }) => ({ at: 0, found: "", expected: found }))];
};

/** All values that a text names, in digits and in words. */
function said(text: Passage, numerals: readonly Numeral[]): Set<number> {
  const values = [
    ...numerals.flatMap((one) => one.values),
    ...wordValues(text.prose, text.language),
    ...monthsIn(text.prose),
    ...[...text.prose.matchAll(/(?<![\p{L}\p{N}])[IVXLCDMХ]+(?![\p{L}\p{N}])/gu)].map(
      ([found]) => romanValue(found.replaceAll("Х", "X")) ?? 0,
    ),
  ].map(rounded);
  const all = new Set(values);
  // The English article means one, where a language without articles writes the number.
  if (text.language === "en" && /\ban?\b/i.test(text.prose)) all.add(1);
  const afternoon = /\bp\.?m\b|下午|晚|вечер|дня/i.test(text.prose);
  const clock = /\d:\d\d|\d点/.test(text.prose);
  const centuries =
    text.language === "zh"
      ? [...text.prose.matchAll(/(\d{1,2}|上个?|本)世纪/g)].map(
          ([, century = ""]) => NAMED_CENTURIES[century] ?? Number(century),
        )
      : [];
  for (const value of values) {
    // In Chinese a decade is named by two digits, with its century before.
    if (value >= 1000 && value < 2100 && value % 10 === 0) {
      all.add(value % 100);
      all.add(Math.floor(value / 100) + 1);
    }
    if (value < 100) for (const century of centuries.slice(0, 3)) all.add((century - 1) * 100 + value);
    // Three in the afternoon is 15 o'clock elsewhere.
    if (value < 12 && afternoon) all.add(value + 12);
    if (value > 12 && value < 24 && clock) all.add(value - 12);
  }
  return all;
}

function numeralsIn({ prose, language }: Passage): Numeral[] {
  let text = withoutDays(prose);
  const numerals: Numeral[] = [];
  const take = (pattern: RegExp) => {
    text = text.replace(pattern, (found, ...rest) => {
      const at = rest.findLast((part) => typeof part === "number") as number;
      const behind = text.slice(at + found.length, at + found.length + 12);
      const values = valuesOf(found, behind, language);
      numerals.push({ at, found, values });
      return "\uFFFC".repeat(found.length);
    });
  };
  // A version or a network address is not a number, but must be the same.
  take(/(?<!\d)\d+(?:\.\d+){2,}/g);
  if (language === "zh") take(MIXED);
  if (language === "ru") take(SPACED);
  take(/\d+(?:[.,]\d+)*/g);
  return numerals.sort((a, b) => a.at - b.at);
}

function valuesOf(found: string, behind: string, language: string): number[] {
  if (/^\d+(?:\.\d+){2,}$/.test(found)) return [Number(`1e9`) + hash(found)];
  if (/[十百千万亿]/.test(found)) return [chineseValue(found)];
  const bare = found.replace(/[ \u00A0\u202F’']/g, "");
  const readings = new Set<number>();
  if (/^\d{1,3}(?:[.,]\d{3})+$/.test(bare)) readings.add(Number(bare.replace(/[.,]/g, "")));
  const decimal = /^(.*)[.,](\d+)$/.exec(bare);
  // English and Chinese separate thousands with a comma, and decimals only with a point.
  const thousands = language !== "ru" && /^\d{1,3}(?:,\d{3})+$/.test(bare);
  if (thousands) readings.add(Number(bare.replaceAll(",", "")));
  else if (decimal) readings.add(Number(`${(decimal[1] ?? "").replace(/[.,]/g, "")}.${decimal[2]}`));
  else readings.add(Number(bare));
  const scale = SCALES.find(([pattern]) => pattern.test(behind))?.[1] ?? 1;
  const word = /^[十百千万亿]+/.exec(behind)?.[0];
  return [...readings].flatMap((value) => [
    value * scale,
    ...(scale > 1 ? [value] : []),
    ...(word === undefined ? [] : [value * chineseValue(word)]),
  ]);
}

/** Rounds a value, so that values are compared to six decimals. */
function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

/** A number that identifies a text which is compared as it is. */
function hash(text: string): number {
  return [...text].reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 1e9, 7);
}
