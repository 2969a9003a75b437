import { type Node as JsonNode, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import { hiddenCharacters, MARKUP } from "./characters.ts";
import type { Fault } from "./faults.ts";
import { FORBIDDEN_KEYS } from "./front-matter.ts";
import { nearest } from "./nearest.ts";
import type { TextFile } from "./text-file.ts";

/** The messages of one namespace in one language, as a tree of texts. */
export interface Messages {
  readonly [key: string]: string | Messages;
}

/** One file `locales/<locale>/<namespace>.json`, read. */
export interface Catalogue {
  readonly locale: string;
  readonly namespace: string;
  readonly file: TextFile;
  readonly messages: Messages;
  /** Where each key stands in the text, by dotted path. */
  readonly offsets: ReadonlyMap<string, number>;
}

/** The categories that CLDR gives to plurals. */
const PLURALS = ["zero", "one", "two", "few", "many", "other"] as const;

/**
 * Reads one catalogue: strict JSON, an object of texts or of further objects, no key twice.
 *
 * @returns The catalogue where it is sound, and every fault found.
 */
export function readCatalogue(
  locale: string,
  namespace: string,
  file: TextFile,
): { catalogue?: Catalogue; faults: Fault[] } {
  const errors: ParseError[] = [];
  const tree = parseTree(file.text, errors, { disallowComments: true, allowTrailingComma: false });
  const [error] = errors;
  if (error || !tree || !isJson(file.text)) {
    const detail = error ? printParseErrorCode(error.error) : "ValueExpected";
    return { faults: [file.fault("catalogue-syntax", error?.offset ?? 0, { detail })] };
  }
  const faults: Fault[] = [];
  const offsets = new Map<string, number>();
  const messages = readObject(tree, "", { file, faults, offsets });
  return faults.length > 0
    ? { faults }
    : { catalogue: { locale, namespace, file, messages, offsets }, faults };
}

/** What the tolerant parser lets pass, the strict one does not. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

interface Reading {
  readonly file: TextFile;
  readonly faults: Fault[];
  readonly offsets: Map<string, number>;
}

function readObject(node: JsonNode, path: string, reading: Reading): Messages {
  const { file, faults, offsets } = reading;
  const messages: Record<string, string | Messages> = {};
  if (node.type !== "object") {
    faults.push(file.fault("catalogue-value", node.offset, { key: path || "—", found: node.type }));
    return messages;
  }
  for (const property of node.children ?? []) {
    const [name, value] = property.children ?? [];
    if (!name || !value) continue;
    const key = String(name.value);
    const full = path === "" ? key : `${path}.${key}`;
    if (FORBIDDEN_KEYS.has(key)) faults.push(file.fault("forbidden-key", name.offset, { key }));
    else if (Object.hasOwn(messages, key)) faults.push(file.fault("duplicate-key", name.offset, { key }));
    else if (value.type === "string") {
      messages[key] = String(value.value);
      faults.push(...textFaults(file, value, full));
    } else messages[key] = readObject(value, full, reading);
    offsets.set(full, name.offset);
  }
  return messages;
}

/** Messages are text: what cannot be seen in them, and markup, which pages would show as it is written. */
function textFaults(file: TextFile, { value, offset }: JsonNode, key: string): Fault[] {
  const [hidden] = hiddenCharacters(String(value));
  if (hidden) return [file.fault("hidden-character", offset, { code: hidden.code })];
  const [tag] = MARKUP.exec(String(value)) ?? [];
  return tag === undefined ? [] : [file.fault("message-markup", offset, { key, found: tag })];
}

/** The texts of a tree by dotted path, in order. */
export function flatten(messages: Messages, prefix = ""): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(messages)) {
    if (typeof value === "string") flat.set(prefix + key, value);
    else for (const [path, text] of flatten(value, `${prefix}${key}.`)) flat.set(path, text);
  }
  return flat;
}

/**
 * Compares every language's catalogues with those of the source locale: no message missing, none that nobody
 * asks for, every plural form that the language has, the same placeholders.
 *
 * @param locales The languages that the site has, with their BCP 47 tags.
 * @param unreadable Files that are there but could not be read: nothing is missed in them.
 */
export function checkCatalogues(
  catalogues: readonly Catalogue[],
  locales: readonly { readonly locale: string; readonly lang: string }[],
  sourceLocale: string,
  unreadable: ReadonlySet<string>,
): Fault[] {
  const faults: Fault[] = [];
  for (const source of catalogues.filter((catalogue) => catalogue.locale === sourceLocale)) {
    const wanted = byStem(flatten(source.messages));
    for (const { locale, lang } of locales) {
      const catalogue = catalogues.find((one) => one.locale === locale && one.namespace === source.namespace);
      const file = source.file.file.replace(`/${sourceLocale}/`, `/${locale}/`);
      if (catalogue) faults.push(...compareCatalogue(catalogue, wanted, source, lang));
      else if (!unreadable.has(file))
        faults.push({ code: "catalogue-missing", file, values: { source: source.file.file } });
    }
  }
  return faults;
}

/** A message with its plural forms; one that does not inflect has the single form "". */
type Stem = Map<string, { readonly path: string; readonly text: string }>;

function byStem(flat: ReadonlyMap<string, string>): Map<string, Stem> {
  const stems = new Map<string, Stem>();
  for (const [path, text] of flat) {
    const match = /^(.+)_(zero|one|two|few|many|other)$/.exec(path);
    const [stem, form] =
      match?.[1] && flat.has(`${match[1]}_other`) ? [match[1], match[2] ?? ""] : [path, ""];
    const forms: Stem = stems.get(stem) ?? new Map();
    forms.set(form, { path, text });
    stems.set(stem, forms);
  }
  return stems;
}

function compareCatalogue(
  catalogue: Catalogue,
  wanted: ReadonlyMap<string, Stem>,
  source: Catalogue,
  lang: string,
): Fault[] {
  const faults: Fault[] = [];
  const { file, offsets } = catalogue;
  const stems = byStem(flatten(catalogue.messages));
  const forms = new Intl.PluralRules(lang).resolvedOptions().pluralCategories;
  for (const [stem, sourceForms] of wanted) {
    const here = stems.get(stem);
    const plural = sourceForms.has("other");
    const single = sourceForms.get("")?.text;
    // Without a number to choose by, nobody would ask for one of several forms.
    const unasked = single !== undefined && !placeholders(single).includes("count") && !here?.has("");
    if (!here || unasked) {
      const text = (sourceForms.get("other") ?? sourceForms.get(""))?.text ?? "";
      const key = plural ? `${stem}_other` : stem;
      faults.push(file.fault("message-missing", 0, { key, stem, text, source: source.file.file }));
      continue;
    }
    const missing = plural ? PLURALS.filter((form) => forms.includes(form) && !here.has(form)) : [];
    for (const form of missing) {
      const at = offsets.get([...here.values()][0]?.path ?? stem) ?? 0;
      faults.push(
        file.fault("plural-missing", at, { key: `${stem}_${form}`, form, forms: forms.join(", ") }),
      );
    }
    faults.push(...placeholderFaults(catalogue, here, sourceForms));
  }
  for (const [stem, here] of stems) {
    if (wanted.has(stem)) continue;
    const at = offsets.get([...here.values()][0]?.path ?? stem) ?? 0;
    faults.push(
      file.fault(
        "message-unknown",
        at,
        { key: stem, source: source.file.file },
        nearest(stem, wanted.keys()),
      ),
    );
  }
  return faults;
}

/** A plural form may leave the number out ("one article"); nothing may ask for a value that the source has not. */
function placeholderFaults({ file, offsets }: Catalogue, here: Stem, source: Stem): Fault[] {
  const allowed = new Set([...source.values()].flatMap(({ text }) => placeholders(text)));
  const faults: Fault[] = [];
  for (const [form, { path, text }] of here) {
    const used = placeholders(text);
    const unknown = used.find((name) => !allowed.has(name));
    const left = [...allowed].find((name) => !used.includes(name) && !(form !== "" && name === "count"));
    if (unknown === undefined && left === undefined) continue;
    const values = { key: path, found: used.join(", ") || "—", expected: [...allowed].join(", ") || "—" };
    const suggestion = unknown === undefined ? undefined : nearest(unknown, allowed);
    faults.push(file.fault("placeholder-mismatch", offsets.get(path) ?? 0, values, suggestion));
  }
  return faults;
}

/**
 * The names in double braces.
 *
 * @example
 * placeholders("{{count}} of {{total}}"); // => ["count", "total"]
 */
export function placeholders(text: string): string[] {
  return [...text.matchAll(/\{\{-?\s*([^\s,{}]+)(?:[\s,][^{}]*)?\}\}/g)].map((match) => match[1] ?? "");
}
