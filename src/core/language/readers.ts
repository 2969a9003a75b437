import { ALSO_READ } from "./also-read.ts";
import type { Language } from "./languages.ts";

/**
 * The languages that some languages of a site are also read in place of, by locale: those that the site lacks, each with
 * the one language that most of its readers read.
 *
 * @param languages Those that can be offered, and that of the page.
 * @returns Primary subtags. A locale without such readers isn't in it.
 * @example
 * otherReaders([english, russian]).get("ru"); // => ["ab", "ady", …, "kk", …, "uz"]
 */
export function otherReaders(
  languages: readonly Pick<Language, "locale" | "lang">[],
): ReadonlyMap<string, readonly string[]> {
  const locales = new Map(languages.map(({ locale, lang }) => [primary(lang), locale]));
  const readers = new Map<string, string[]>();
  for (const [reader, others] of Object.entries(ALSO_READ)) {
    if (locales.has(reader)) continue;
    const read = others.split(" ").find((lang) => locales.has(lang));
    const locale = read === undefined ? undefined : locales.get(read);
    if (locale !== undefined) readers.set(locale, [...(readers.get(locale) ?? []), reader]);
  }
  return readers;
}

/** Languages that are written in several scripts, so that readers of one may not read the other. */
const SEVERAL_SCRIPTS = /^(?:az|bs|kk|ku|mn|pa|sr|uz|yue|zh)\b/i;

/** Whether a language is written in several scripts. */
export function hasSeveralScripts(lang: string): boolean {
  return SEVERAL_SCRIPTS.test(lang);
}

function primary(lang: string): string {
  return lang.toLowerCase().split("-")[0] ?? "";
}
