import { type CatalogueSets, themeSourcesFor } from "../catalogues/sources.ts";
import type { Fault, FaultCode } from "../faults/table.ts";
import type { Language } from "../language/languages.ts";
import { catalogueUnits } from "./message-units.ts";
import { countWords } from "./words.ts";

/** Up to this number, open messages are reported one by one, each with its place; nobody reads hundreds. */
const LISTED = 20;

const CODES: readonly FaultCode[] = [
  "catalogue-missing",
  "message-missing",
  "message-untranslated",
  "plural-missing",
];

/**
 * Reports in one place, with the number of words, that a language has the texts of the theme still to translate,
 * instead of each of them.
 *
 * @param faults What was found in catalogues.
 * @param fileOf The path of a catalogue, which need not exist.
 */
export function gatherUntranslated(
  faults: readonly Fault[],
  languages: readonly Language[],
  sets: CatalogueSets,
  fileOf: (locale: string, namespace: string) => string,
): Fault[] {
  return languages.reduce<Fault[]>(
    (left, language) => {
      const theme = untranslatedTheme(language, sets, fileOf);
      return theme ? [theme.fault, ...left.filter((fault) => !theme.includes(fault))] : left;
    },
    [...faults],
  );
}

/** The fault of a language, and whether another fault is about one of its messages; undefined where few are left. */
function untranslatedTheme(
  { locale, label, lang, status }: Language,
  sets: CatalogueSets,
  fileOf: (locale: string, namespace: string) => string,
): { fault: Fault; includes: (fault: Fault) => boolean } | undefined {
  if (status !== "ready") return undefined;
  const theme = themeSourcesFor(locale, sets);
  const units = theme.sources.flatMap(({ namespace, messages }) => {
    const there = sets.site.find((one) => one.locale === locale && one.namespace === namespace);
    return catalogueUnits(fileOf(locale, namespace), messages, there?.messages ?? {}, lang, new Map());
  });
  const open = units.filter(({ state }) => state === "new");
  if (open.length <= LISTED) return undefined;
  const files = new Set(theme.sources.map(({ namespace }) => fileOf(locale, namespace)));
  const names = new Set(open.map(({ file, key }) => `${file} ${key}`));
  return {
    fault: {
      code: "theme-untranslated",
      file: fileOf(locale, "").replace(/\/[^/]*$/, ""),
      values: {
        locale,
        label,
        found: String(open.length),
        expected: String(units.length),
        words: String(countWords(open, theme.locale).new),
      },
    },
    includes: ({ code, file, values }) =>
      CODES.includes(code) &&
      (code === "catalogue-missing" ? files.has(file) : names.has(`${file} ${values.key}`)),
  };
}
