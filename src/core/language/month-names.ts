import { stemRussian } from "./stem-russian.ts";

/** Finds the month that a word names, 1 for January; undefined for any other word. */
export type MonthOf = (word: string) => number | undefined;

/** A stem may be shorter than any form of its word: «ма» of «май». */
const SHORTEST = 3;

/** A name this long is also cut to four letters, as in Sept.; a shorter one only to three. */
const CUT_TO_FOUR = 7;

const MONTHS = Array.from({ length: 12 }, (_, index) => Date.UTC(2020, index, 15));

/**
 * The names of the months in some languages, in the forms that Intl has of them: by themselves, after a day, and short;
 * also cut to their first letters. In Russian a month is found in any of its cases.
 *
 * @param langs BCP 47 tags.
 * @example
 * const monthOf = monthNames(["en", "ru"]);
 * monthOf("Sept"); // => 9
 * monthOf("апреле"); // => 4
 */
export function monthNames(langs: readonly string[]): MonthOf {
  const known = new Map<string, number>();
  for (const lang of langs)
    for (const [index, names] of [...printed(lang, "long"), ...printed(lang, "short")].entries())
      for (const written of names.flatMap((name) => writtenAs(name, lang)))
        if (!known.has(written)) known.set(written, (index % 12) + 1);
  return (word) => {
    const folded = fold(word);
    if (folded.length < SHORTEST && /^\p{Script=Cyrillic}/u.test(folded)) return undefined;
    return known.get(folded) ?? known.get(stemmed(folded));
  };
}

/**
 * A month of a year and a day as texts of a language have them, without what is only after the year.
 *
 * @param iso `"2023-04"` or `"2023-04-09"`.
 * @example
 * datePhrases("2023-04", "ru"); // => ["апрель 2023", "апреля 2023"]
 * datePhrases("2023-04-09", "en"); // => ["April 9, 2023"]
 */
export function datePhrases(iso: string, lang: string): string[] {
  const [year, month = "", day] = iso.split("-");
  const format = formatter(lang, {
    ...{ year: "numeric", month: "long" },
    ...(day === undefined ? {} : { day: "numeric" }),
  });
  const parts = format.formatToParts(Date.parse(`${iso}${day === undefined ? "-01" : ""}`));
  const isNamed = /^\p{L}/u.test(parts.find(({ type }) => type === "month")?.value ?? "");
  if (day === undefined && isNamed)
    return (printed(lang, "long")[Number(month) - 1] ?? []).map((name) => `${name} ${year}`);
  const last = parts.at(-1);
  const kept = last?.type === "literal" && /^\s/.test(last.value) ? parts.slice(0, -1) : parts;
  return [kept.map(({ value }) => value.replace(/\s/g, " ")).join("")];
}

/** The names of each month, by itself and as a day makes it; none where it is a number, as in Chinese. */
function printed(lang: string, month: "long" | "short"): string[][] {
  const formats = [formatter(lang, { month }), formatter(lang, { month, day: "numeric" })];
  return MONTHS.map((date) => [
    ...new Set(
      formats
        .map((format) => format.formatToParts(date).find(({ type }) => type === "month")?.value ?? "")
        .filter((name) => /^\p{L}/u.test(name)),
    ),
  ]);
}

function formatter(lang: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(lang, {
    ...{ timeZone: "UTC", calendar: "gregory", numberingSystem: "latn" },
    ...options,
  });
}

function writtenAs(name: string, lang: string): string[] {
  const folded = fold(name);
  const lengths = folded.length >= CUT_TO_FOUR ? [3, 4] : [3];
  const cut = lengths.map((length) => folded.slice(0, length));
  return [folded, ...cut, ...(/^ru\b/i.test(lang) ? [stemmed(folded)] : [])];
}

/** The stem of a Russian word, marked so that it is no word. */
function stemmed(word: string): string {
  return `${stemRussian(word)}-`;
}

function fold(word: string): string {
  return word.normalize("NFC").toLowerCase().replace(/\.$/, "");
}
