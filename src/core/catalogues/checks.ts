import { FAULTS_AT_ONCE, type Fault } from "../faults/table.ts";
import type { Language } from "../language/languages.ts";
import { nearest } from "../language/nearest.ts";
import { append } from "../long-lists.ts";
import { braces, placeholders } from "../messages/placeholders.ts";
import { byStem, PLURALS, type Stem } from "../messages/plurals.ts";
import { TOOL_LOCALES, TOOL_NAMESPACES } from "../messages/tool-messages.ts";
import { flatten } from "../messages/tree.ts";
import type { Catalogue } from "./read.ts";

/** Namespaces that are needed for the notice of a language that is being set up. */
const SETUP_NAMESPACES: readonly string[] = ["site", "notices"];

/** Whether a language needs the messages of a namespace. */
function isNeeded(namespace: string, { locale, status }: Language): boolean {
  if (TOOL_NAMESPACES.includes(namespace)) return Object.hasOwn(TOOL_LOCALES, locale);
  return status === "ready" || SETUP_NAMESPACES.includes(namespace);
}

/**
 * Compares every language's catalogues with those of the source locale: no missing message, no message that
 * the source doesn't have, every plural form of the language, the same placeholders. A language that is being
 * set up needs only its notice.
 *
 * @param unreadable Files that exist but could not be read: none of their messages are reported as missing.
 */
export function checkCatalogues(
  catalogues: readonly Catalogue[],
  languages: readonly Language[],
  sourceLocale: string,
  unreadable: ReadonlySet<string>,
): Fault[] {
  const sources = catalogues.filter((catalogue) => catalogue.locale === sourceLocale);
  const orphans = catalogues.filter(
    ({ namespace, file }) =>
      !sources.some((source) => source.namespace === namespace) &&
      !unreadable.has(file.file.replace(/[^/]+(?=\/[^/]+$)/, sourceLocale)),
  );
  const faults = [
    ...sources.flatMap((source) => {
      const fileOf = (locale: string) => source.file.file.replace(`/${sourceLocale}/`, `/${locale}/`);
      return languages
        .filter(({ locale }) => !unreadable.has(fileOf(locale)))
        .flatMap((language) => missingFrom(source, catalogues, language, fileOf(language.locale)));
    }),
    ...sources.flatMap((source) => unknownMessages(source, catalogues)),
    ...orphans.map(({ file, namespace }) =>
      file.fault("catalogue-unknown", 0, { namespace, locale: sourceLocale }),
    ),
  ];
  // A mistyped key is also a missing one: one fault is enough.
  const meant = new Set(
    faults
      .filter(({ code }) => code === "message-unknown")
      .map(({ file, suggestion }) => `${file} ${suggestion}`),
  );
  return faults.filter(
    ({ code, file, values }) => code !== "message-missing" || !meant.has(`${file} ${values.stem}`),
  );
}

/**
 * The messages of the package that a language lacks, where the package doesn't have that language.
 *
 * @param own The package's catalogues.
 * @param folder Of the site's catalogues, where what is missing belongs.
 */
export function checkThemeMessages(
  own: readonly Catalogue[],
  catalogues: readonly Catalogue[],
  languages: readonly Language[],
  folder: string,
): Fault[] {
  const hasTopics = catalogues.some(({ namespace }) => namespace === "topics");
  const foreign = languages.filter(({ locale }) => !own.some((catalogue) => catalogue.locale === locale));
  return own
    .filter(({ locale, namespace }) => locale === "en" && !TOOL_NAMESPACES.includes(namespace))
    .filter(({ namespace }) => namespace !== "topics" || !hasTopics)
    .flatMap((source) =>
      foreign.flatMap((language) =>
        missingFrom(source, catalogues, language, `${folder}/${language.locale}/${source.namespace}.json`),
      ),
    );
}

/**
 * Checks messages of the theme that a site overrides: they may only use values that the theme provides.
 *
 * @param own The package's catalogues.
 */
export function checkOverrides(own: readonly Catalogue[], catalogues: readonly Catalogue[]): Fault[] {
  return catalogues.flatMap((catalogue) => {
    const theme = own.find(({ locale, namespace }) => locale === "en" && namespace === catalogue.namespace);
    const given = theme ? byStem(flatten(theme.messages)) : new Map<string, Stem>();
    return [...byStem(flatten(catalogue.messages))]
      .flatMap(([stem, here]) => {
        const there = given.get(stem);
        return there ? placeholderFaults(catalogue, here, there) : [];
      })
      .slice(0, FAULTS_AT_ONCE);
  });
}

function missingFrom(
  source: Catalogue,
  catalogues: readonly Catalogue[],
  language: Language,
  file: string,
): Fault[] {
  const { locale } = language;
  const catalogue = catalogues.find((one) => one.locale === locale && one.namespace === source.namespace);
  if (catalogue)
    return compareCatalogue(catalogue, byStem(flatten(source.messages)), source, language).slice(
      0,
      FAULTS_AT_ONCE,
    );
  if (!isNeeded(source.namespace, language)) return [];
  return [{ code: "catalogue-missing", file, values: { source: source.file.file } }];
}

/** Messages that a translation has and its source doesn't. */
function unknownMessages(source: Catalogue, catalogues: readonly Catalogue[]): Fault[] {
  const wanted = byStem(flatten(source.messages));
  return catalogues
    .filter(({ namespace, locale }) => namespace === source.namespace && locale !== source.locale)
    .flatMap(({ file, offsets, messages }) => {
      const unknown = [...byStem(flatten(messages))].filter(([stem]) => !wanted.has(stem));
      // If so many are unknown, spelling is not the cause.
      const candidates = unknown.length > 100 ? [] : [...wanted.keys()];
      return unknown.slice(0, FAULTS_AT_ONCE).map(([stem, forms]) => {
        const at = offsets.get([...forms.values()][0]?.path ?? stem) ?? 0;
        const values = { key: stem, source: source.file.file };
        return file.fault("message-unknown", at, values, nearest(stem, candidates));
      });
    });
}

function compareCatalogue(
  catalogue: Catalogue,
  wanted: ReadonlyMap<string, Stem>,
  source: Catalogue,
  { lang, status }: Language,
): Fault[] {
  const faults: Fault[] = [];
  const untranslated: { path: string }[] = [];
  const { file, offsets } = catalogue;
  const stems = byStem(flatten(catalogue.messages));
  const forms = new Intl.PluralRules(lang).resolvedOptions().pluralCategories;
  for (const [stem, sourceForms] of wanted) {
    const here = stems.get(stem);
    const plural = sourceForms.has("other");
    const single = sourceForms.get("")?.text;
    // Without a number to choose by, a plural form is never used.
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
    append(faults, placeholderFaults(catalogue, here, sourceForms));
    if ([...sourceForms.values()].some(({ text }) => text !== ""))
      append(
        untranslated,
        [...here.values()].filter(({ text }) => text === ""),
      );
  }
  return [
    ...faults,
    ...untranslatedFaults(
      catalogue,
      untranslated.map(({ path }) => path),
      source,
      status,
    ),
  ];
}

/**
 * An empty text is not translated yet. Readers of the language would see nothing in its place, so it is an
 * error. Readers don't see a language that is being set up: one warning per file gives the number of empty
 * texts.
 */
function untranslatedFaults(
  { file, offsets, messages }: Catalogue,
  keys: readonly string[],
  source: Catalogue,
  status: Language["status"],
): Fault[] {
  const [first] = keys;
  if (first === undefined) return [];
  if (status === "configuring") {
    const values = { key: first, found: String(keys.length), expected: String(flatten(messages).size) };
    return [file.fault("message-pending", offsets.get(first) ?? 0, values)];
  }
  const texts = flatten(source.messages);
  return keys.map((key) => {
    const text = texts.get(key) ?? texts.get(key.replace(/_[a-z]+$/, "_other")) ?? "";
    return file.fault("message-untranslated", offsets.get(key) ?? 0, { key, text, source: source.file.file });
  });
}

/**
 * The locales that are being set up and whose notice isn't fully translated yet. Readers get the notice in
 * the default language instead, and the page declares that language.
 */
export function voicelessLocales(
  catalogues: readonly Catalogue[],
  languages: readonly Language[],
): Set<string> {
  const untranslated = catalogues.filter(
    ({ namespace, messages }) =>
      SETUP_NAMESPACES.includes(namespace) && [...flatten(messages).values()].includes(""),
  );
  return new Set(
    languages
      .filter(
        ({ locale, status }) => status === "configuring" && untranslated.some((one) => one.locale === locale),
      )
      .map(({ locale }) => locale),
  );
}

/** A plural form may leave the number out ("one article"); all values must be ones that the source has. */
function placeholderFaults({ file, offsets }: Catalogue, here: Stem, source: Stem): Fault[] {
  const allowed = new Set([...source.values()].flatMap(({ text }) => placeholders(text)));
  const faults: Fault[] = [];
  for (const [form, { path, text }] of here) {
    // Not translated yet, which is a fault of its own.
    if (text === "") continue;
    const { names, open } = braces(text);
    const used = open ? [...names, "{{"] : names;
    const unknown = used.find((name) => !allowed.has(name));
    const left = [...allowed].find((name) => !used.includes(name) && !(form !== "" && name === "count"));
    if (unknown === undefined && left === undefined) continue;
    const values = { key: path, found: used.join(", ") || "—", expected: [...allowed].join(", ") || "—" };
    const suggestion = unknown === undefined ? undefined : nearest(unknown, allowed);
    faults.push(file.fault("placeholder-mismatch", offsets.get(path) ?? 0, values, suggestion));
  }
  return faults;
}
