import { z } from "zod";
import { atMost, type Fault } from "../faults/table.ts";
import type { TextFile } from "../faults/text-file.ts";
import { KNOWN_LOCALES } from "../language/languages.ts";
import { nearest } from "../language/nearest.ts";
import { hiddenFaults, type JsonNode, keyFaults, parseJson, placeOf, placeOfName } from "./json.ts";

/** What a term or a person is called in each language. */
export interface GlossaryEntry {
  /** Its name in the file, such as `"iioe"`. */
  readonly key: string;
  readonly kind: "term" | "person";
  /** For translators: when to use which form. */
  readonly note?: string;
  /** By locale: the agreed forms. The first is the one to use unless there is a reason for another. */
  readonly forms: Readonly<Record<string, readonly string[]>>;
  /** By locale: what it must not be called. */
  readonly forbidden: Readonly<Record<string, readonly string[]>>;
  /** By locale: what its abbreviations stand for. */
  readonly abbreviations: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** The terms and people of a site, in the order of the file. */
export interface Glossary {
  readonly entries: readonly GlossaryEntry[];
}

/** The glossary of a site that has none. */
export const NO_GLOSSARY: Glossary = { entries: [] };

const text = z.string("text").trim().min(1, "text");
const texts = z.union([text.transform((one) => [one]), z.array(text).min(1, "list")], "text");

const entry = z.strictObject({
  note: text.optional(),
  forms: z.record(z.string(), texts).refine((forms) => Object.keys(forms).length > 0, "text"),
  forbidden: z.record(z.string(), texts).default({}),
  abbreviations: z.record(z.string(), z.record(z.string(), text)).default({}),
});

const schema = z.strictObject({
  terms: z.record(z.string(), entry).default({}),
  people: z.record(z.string(), entry).default({}),
});

/** The keys at each depth, for "did you mean". */
const KEYS: readonly (readonly string[])[] = [
  ["terms", "people"],
  [],
  ["note", "forms", "forbidden", "abbreviations"],
];

/**
 * Reads the glossary of a site, `locales/glossary.json`.
 *
 * @param locales Of the site. Other sites may share the file, so it may have forms in other known languages.
 * @returns The glossary where nothing is wrong with it, and every fault found.
 */
export function readGlossary(
  file: TextFile,
  locales: readonly string[],
): { glossary?: Glossary; faults: Fault[] } {
  const { tree, faults: unread } = parseJson(file);
  if (!tree) return { faults: unread };
  const keys = keyFaults(file, tree);
  if (keys.length > 0) return { faults: atMost(keys) };
  const value: unknown = JSON.parse(file.text);
  const read = schema.safeParse(value);
  if (!read.success) {
    const faults = read.error.issues.flatMap((issue) => issueFaults(file, tree, value, issue));
    return { faults: atMost(faults) };
  }
  const { terms, people } = read.data;
  const entries = [...entriesOf(terms, "term"), ...entriesOf(people, "person")];
  const faults = [
    ...hiddenFaults(file, tree),
    ...entries.flatMap((one) => localeFaults(file, tree, one, locales)),
    ...contradictions(file, tree, entries),
  ];
  return faults.length > 0 ? { faults: atMost(faults) } : { glossary: { entries }, faults: [] };
}

/**
 * What the abbreviations of a language stand for.
 *
 * @example
 * abbreviationsOf(glossary, "en").get("IIOE"); // => "International Institute of Online Education"
 */
export function abbreviationsOf({ entries }: Glossary, locale: string): ReadonlyMap<string, string> {
  return new Map(entries.flatMap(({ abbreviations }) => Object.entries(abbreviations[locale] ?? {})));
}

function entriesOf(
  read: Readonly<Record<string, z.infer<typeof entry>>>,
  kind: GlossaryEntry["kind"],
): GlossaryEntry[] {
  return Object.entries(read).map(([key, { note, ...forms }]) => ({
    key,
    kind,
    ...(note === undefined ? {} : { note }),
    ...forms,
  }));
}

function issueFaults(file: TextFile, tree: JsonNode, value: unknown, issue: z.core.$ZodIssue): Fault[] {
  const at = placeOf(tree, issue.path);
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => {
      const path = [...issue.path, key].join(".");
      const place = placeOfName(tree, [...issue.path.map(String), key]);
      return file.fault("unknown-key", place, { key: path }, nearest(key, KEYS[issue.path.length] ?? []));
    });
  }
  const found = issue.path.reduce<unknown>(
    (here, key) => (here as Record<PropertyKey, unknown> | undefined)?.[key],
    value,
  );
  const values = { key: issue.path.join(".") || "—", found: JSON.stringify(found) ?? "—" };
  return [file.fault("wrong-value", at, { ...values, expected: issue.message })];
}

function pathOf({ kind, key }: GlossaryEntry, ...rest: readonly string[]): readonly string[] {
  return [kind === "term" ? "terms" : "people", key, ...rest];
}

function localeFaults(
  file: TextFile,
  tree: JsonNode,
  one: GlossaryEntry,
  locales: readonly string[],
): Fault[] {
  return (["forms", "forbidden", "abbreviations"] as const).flatMap((part) =>
    Object.keys(one[part])
      .filter((locale) => !locales.includes(locale) && !KNOWN_LOCALES.includes(locale))
      .map((found) =>
        file.fault(
          "locale-unknown",
          placeOfName(tree, pathOf(one, part, found)),
          { found, expected: locales.join(", ") },
          nearest(found, locales),
        ),
      ),
  );
}

/** A form that is agreed and forbidden, in one entry or in two; an abbreviation with two meanings. */
function contradictions(file: TextFile, tree: JsonNode, entries: readonly GlossaryEntry[]): Fault[] {
  const agreed = new Map<string, string>();
  for (const { key, forms } of entries)
    for (const [locale, list] of Object.entries(forms))
      for (const form of list) agreed.set(`${locale} ${form}`, key);
  const forbidden = entries.flatMap((one) =>
    Object.entries(one.forbidden).flatMap(([locale, list]) =>
      list.flatMap((found) => {
        const other = agreed.get(`${locale} ${found}`);
        const at = placeOf(tree, pathOf(one, "forbidden", locale));
        return other === undefined ? [] : [file.fault("glossary-contradiction", at, { found, other })];
      }),
    ),
  );
  const meant = new Map<string, { key: string; expansion: string }>();
  const ambiguous = entries.flatMap((one) =>
    Object.entries(one.abbreviations).flatMap(([locale, list]) =>
      Object.entries(list).flatMap(([found, expansion]) => {
        const first = meant.get(`${locale} ${found}`);
        meant.set(`${locale} ${found}`, first ?? { key: one.key, expansion });
        if (!first || first.expansion === expansion) return [];
        const at = placeOf(tree, pathOf(one, "abbreviations", locale, found));
        return [file.fault("glossary-contradiction", at, { found, other: first.key })];
      }),
    ),
  );
  return [...forbidden, ...ambiguous];
}
