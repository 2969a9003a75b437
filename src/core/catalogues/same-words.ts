import { z } from "zod";
import { atMost, type Fault } from "../faults/table.ts";
import type { TextFile } from "../faults/text-file.ts";
import { KNOWN_LOCALES } from "../language/languages.ts";
import { nearest } from "../language/nearest.ts";
import { hiddenFaults, keyFaults, parseJson, placeOf, placeOfName } from "./json.ts";

/** Words that mean the same to a reader who searches. */
export interface SameGroup {
  /** The language where they do; undefined for all. */
  readonly locale: string | undefined;
  readonly words: readonly string[];
}

/** The groups of a site, in the order of the file. */
export type SameWords = readonly SameGroup[];

/** The key of the groups for all languages. */
const ALL = "*";

const word = z.string("text").trim().min(1, "text");
const group = z.array(word, "list").refine((words) => new Set(words).size > 1, "two-words");
const schema = z.record(z.string(), z.array(group, "list"));

/**
 * Reads the words that mean the same to a search, `locales/search.json`: by language or, under `*`, for all languages.
 *
 * @param locales Of the site. Other sites may share the file, so it may have other known languages.
 * @returns The groups where nothing is wrong with them, and every fault found.
 */
export function readSameWords(
  file: TextFile,
  locales: readonly string[],
): { words?: SameWords; faults: Fault[] } {
  const { tree, faults: unread } = parseJson(file);
  if (!tree) return { faults: unread };
  const keys = keyFaults(file, tree);
  if (keys.length > 0) return { faults: atMost(keys) };
  const value: unknown = JSON.parse(file.text);
  const read = schema.safeParse(value);
  if (!read.success) {
    const faults = read.error.issues.map(({ path, message }) => {
      const found = path.reduce<unknown>(
        (here, key) => (here as Record<PropertyKey, unknown> | undefined)?.[key],
        value,
      );
      const values = { key: path.join(".") || "—", found: JSON.stringify(found) ?? "—" };
      return file.fault("wrong-value", placeOf(tree, path), { ...values, expected: message });
    });
    return { faults: atMost(faults) };
  }
  const unknown = Object.keys(read.data)
    .filter((locale) => locale !== ALL && !locales.includes(locale) && !KNOWN_LOCALES.includes(locale))
    .map((found) =>
      file.fault(
        "locale-unknown",
        placeOfName(tree, [found]),
        { found, expected: [...locales, ALL].join(", ") },
        nearest(found, locales),
      ),
    );
  const faults = [...hiddenFaults(file, tree), ...unknown];
  if (faults.length > 0) return { faults: atMost(faults) };
  const words = Object.entries(read.data).flatMap(([locale, groups]) =>
    groups.map((one) => ({ locale: locale === ALL ? undefined : locale, words: one })),
  );
  return { words, faults: [] };
}
