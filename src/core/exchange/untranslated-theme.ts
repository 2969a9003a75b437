import { type CatalogueSets, isForeign, sourcesFor, themeSourcesFor } from "../catalogues/sources.ts";
import type { Fault, FaultCode } from "../faults/table.ts";
import type { Language } from "../language/languages.ts";
import { catalogueUnits } from "./message-units.ts";
import { countWords } from "./words.ts";

/** Up to this number, open messages are reported one by one, each with its place; a list of hundreds helps no one. */
const LISTED = 20;

const CODES: readonly FaultCode[] = ["message-missing", "message-untranslated", "plural-missing"];

/**
 * Reports in one place, with the number of words, that a language has the texts of the theme still to translate,
 * instead of each of them. Readers don't see a language that is being set up: there it is a warning, which counts
 * the site's own texts too.
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
  if (!isForeign(locale, sets)) return undefined;
  const isReady = status === "ready";
  const sources = isReady ? themeSourcesFor(locale, sets).sources : sourcesFor(locale, sets);
  const units = sources.flatMap(({ namespace, messages }) => {
    const there = sets.site.find((one) => one.locale === locale && one.namespace === namespace);
    return catalogueUnits(fileOf(locale, namespace), messages, there?.messages ?? {}, lang, new Map());
  });
  const open = units.filter(({ state }) => state === "new");
  if (open.length <= LISTED) return undefined;
  const files = new Set(sources.map(({ namespace }) => fileOf(locale, namespace)));
  const names = new Set(open.map(({ file, key }) => `${file} ${key}`));
  const includes = ({ code, file, values }: Fault) => {
    if (!isReady) return code === "message-pending" && files.has(file);
    if (code === "catalogue-missing") return files.has(file);
    return CODES.includes(code) && names.has(`${file} ${values.key}`);
  };
  const values = {
    ...{ locale, label, key: open[0]?.key ?? "" },
    ...{ found: String(open.length), expected: String(units.length) },
    words: String(countWords(open, themeSourcesFor(locale, sets).locale).new),
  };
  const file = fileOf(locale, "").replace(/\/[^/]*$/, "");
  return { fault: { code: isReady ? "theme-untranslated" : "message-pending", file, values }, includes };
}
