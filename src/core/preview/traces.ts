import type { Catalogue } from "../catalogues/read.ts";
import type { Translate } from "../messages/messages.ts";

/** Where a message comes from. */
export interface Trace {
  /** `namespace:key`, with the plural form that was chosen. */
  readonly key: string;
  /** Its catalogue; "" where none has it. */
  readonly file: string;
  readonly line: number;
}

/**
 * Characters that no text has, from those that Unicode reserves for private use: one for the beginning of
 * each message, by the index of its trace, and one for the end of every message.
 *
 * @see https://www.unicode.org/versions/Unicode16.0.0/core-spec/chapter-23/#G19184
 */
export const TRACE_MARKS = { end: 0xf0000, first: 0xf0001, last: 0xffffd } as const;

/** Messages with marks that show where they come from, and what the marks mean. */
export interface Traced {
  readonly messages: (locale: string) => Translate<string>;
  /** Filled when messages are requested. */
  readonly traces: readonly Trace[];
}

/**
 * Puts marks around every message, even inside another message, so that it can be found again in a page: in
 * its texts, its attributes, its title, in data for its scripts.
 *
 * @param langs BCP 47 tag of each locale, which chooses the plural rules.
 */
export function traceMessages(
  messages: (locale: string) => Translate<string>,
  catalogues: readonly Catalogue[],
  langs: Readonly<Record<string, string>>,
): Traced {
  const traces: Trace[] = [];
  const known = new Map<string, number>();
  const end = String.fromCodePoint(TRACE_MARKS.end);
  return {
    traces,
    messages: (locale) => (key, values) => {
      const trace = traceOf(catalogues, locale, key, values?.count, langs[locale] ?? locale);
      const id = `${locale} ${trace.key}`;
      const index = known.get(id) ?? traces.push(trace) - 1;
      known.set(id, index);
      return String.fromCodePoint(TRACE_MARKS.first + index) + messages(locale)(key, values) + end;
    },
  };
}

/** The place of a message: in the last catalogue that has it, since a site's own override the package's. */
function traceOf(
  catalogues: readonly Catalogue[],
  locale: string,
  key: string,
  count: string | number | undefined,
  lang: string,
): Trace {
  const [namespace = "", path = ""] = key.split(":");
  const plural = typeof count === "number" ? [`${path}_${new Intl.PluralRules(lang).select(count)}`] : [];
  for (const name of [...plural, path]) {
    const found = catalogues.findLast(
      (one) => one.locale === locale && one.namespace === namespace && one.offsets.has(name),
    );
    if (!found) continue;
    const { line } = found.file.positionOf(found.offsets.get(name) ?? 0);
    return { key: `${namespace}:${name}`, file: found.file.file, line };
  }
  return { key, file: "", line: 0 };
}
