import { atMost, type Fault } from "../faults/table.ts";
import type { Language } from "../language/languages.ts";
import { nearest } from "../language/nearest.ts";
import { append } from "../long-lists.ts";
import { braces, placeholders } from "../messages/placeholders.ts";
import {
  byStem,
  isForOneNumber,
  nearestForm,
  pluralForms,
  type Stem,
  wholeForms,
} from "../messages/plurals.ts";
import { flatten, isBlank } from "../messages/tree.ts";
import { type Catalogue, isRefused } from "./read.ts";
import { type CatalogueSets, isForeign, type Source, sourcesFor } from "./sources.ts";

/** Namespaces that are needed for the notice of a language that is being set up. */
const SETUP_NAMESPACES: readonly string[] = ["site", "notices"];

/** Whether a language needs the messages of a namespace. */
function isNeeded(namespace: string, { status }: Language): boolean {
  return status === "ready" || SETUP_NAMESPACES.includes(namespace);
}

/** Where the catalogues of a site are. */
export interface CatalogueFiles {
  /** The path of a catalogue, which need not exist. */
  readonly fileOf: (locale: string, namespace: string) => string;
  /** Files that exist but could not be read: none of their messages are reported as missing. */
  readonly unreadable: ReadonlySet<string>;
}

/**
 * Compares every language's catalogues with their sources: no missing message, no message that neither the
 * source language nor the theme has, every plural form of the language, the same placeholders. A language
 * that is being set up needs only its notice.
 */
export function checkCatalogues(
  sets: CatalogueSets,
  languages: readonly Language[],
  files: CatalogueFiles,
): Fault[] {
  const faults = [
    ...languages.flatMap((language) =>
      sourcesFor(language.locale, sets).flatMap((source) => missingFrom(source, sets, language, files)),
    ),
    ...sets.site.flatMap((catalogue) => unknownIn(catalogue, sets, files)),
    ...sets.site.flatMap((catalogue) => {
      const language = languages.find(({ locale }) => locale === catalogue.locale);
      return language ? unusedForms(catalogue, language) : [];
    }),
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
 * Checks messages of the theme that a site overrides: they may only use values that the theme provides.
 *
 * @param own The package's catalogues.
 */
export function checkOverrides(
  own: readonly Catalogue[],
  catalogues: readonly Catalogue[],
  languages: readonly Language[],
): Fault[] {
  return catalogues.flatMap((catalogue) => {
    const lang = languages.find(({ locale }) => locale === catalogue.locale)?.lang ?? "en";
    const theme = own.find(({ locale, namespace }) => locale === "en" && namespace === catalogue.namespace);
    const given = theme ? byStem(flatten(theme.messages)) : new Map<string, Stem>();
    return atMost(
      [...byStem(flatten(catalogue.messages))].flatMap(([stem, here]) => {
        const there = given.get(stem);
        return there ? placeholderFaults(catalogue, [stem, here], there, lang) : [];
      }),
    );
  });
}

function missingFrom(
  source: Source,
  { site }: CatalogueSets,
  language: Language,
  { fileOf, unreadable }: CatalogueFiles,
): Fault[] {
  const { namespace, catalogues } = source;
  const file = fileOf(language.locale, namespace);
  if (unreadable.has(file)) return [];
  const catalogue = catalogueIn(site, language.locale, namespace);
  if (catalogue) return atMost(compareCatalogue(catalogue, source, language));
  if (!isNeeded(namespace, language)) return [];
  const values = { source: catalogues[0]?.file.file ?? "—", locale: language.locale };
  return [{ code: "catalogue-missing", file, values }];
}

function catalogueIn(
  catalogues: readonly Catalogue[],
  locale: string,
  namespace: string,
): Catalogue | undefined {
  return catalogues.find((one) => one.locale === locale && one.namespace === namespace);
}

/** Messages that a translation has and that neither the source language nor the theme has. */
function unknownIn(
  catalogue: Catalogue,
  sets: CatalogueSets,
  { fileOf, unreadable }: CatalogueFiles,
): Fault[] {
  const { locale, namespace, file, offsets, messages } = catalogue;
  const { site, theme, sourceLocale } = sets;
  // What a source has that can't be read is not known.
  if (locale === sourceLocale || unreadable.has(fileOf(sourceLocale, namespace))) return [];
  const source = catalogueIn(site, sourceLocale, namespace);
  const own = catalogueIn(theme, "en", namespace);
  const expected = source ?? own;
  if (!expected) return [file.fault("catalogue-unknown", 0, { namespace, locale: sourceLocale })];
  const wanted = byStem(flatten(source?.messages ?? {}));
  const overridable = byStem(flatten(own?.messages ?? {}));
  // An empty text overrides the theme's with nothing: only the source language may ask for that.
  const isKnown = (stem: string, forms: Stem) =>
    wanted.has(stem) ||
    (overridable.has(stem) &&
      (isForeign(locale, sets) || ![...forms.values()].some(({ text }) => isBlank(text))));
  const unknown = [...byStem(flatten(messages))].filter(
    ([stem, forms]) => !isKnown(stem, forms) && !(source && isRefused(source, stem)),
  );
  // If this many are unknown, spelling is not the cause.
  const candidates = unknown.length > 100 ? [] : [...new Set([...wanted.keys(), ...overridable.keys()])];
  return atMost(
    unknown.map(([stem, forms]) => {
      const at = offsets.get([...forms.values()][0]?.path ?? stem) ?? 0;
      const values = { key: stem, source: expected.file.file };
      return file.fault("message-unknown", at, values, nearest(stem, candidates));
    }),
  );
}

/** A message of a catalogue that is not translated, and what its source has in its place. */
interface OpenMessage {
  readonly path: string;
  readonly text: string;
  readonly stem: string;
  /** Whether the catalogue has the key; the text is then blank. */
  readonly isThere: boolean;
}

/** The messages of a source that a catalogue lacks, and its blank texts. @param lang language of the catalogue */
function openMessages(
  here: ReadonlyMap<string, Stem>,
  wanted: ReadonlyMap<string, Stem>,
  lang: string,
): OpenMessage[] {
  const open: OpenMessage[] = [];
  for (const [stem, sourceForms] of wanted) {
    const forms = here.get(stem);
    const text = nearestForm(sourceForms, "other")?.text ?? "";
    if (!forms || isUnasked(forms, sourceForms)) {
      const path = sourceForms.has("") ? stem : `${stem}_${wholeForms(lang, stem).at(-1)}`;
      open.push({ path, text, stem, isThere: false });
    } else if ([...sourceForms.values()].some((one) => !isBlank(one.text))) {
      for (const [form, { path, text: there }] of forms)
        if (isBlank(there))
          open.push({ path, text: sourceForms.get(form)?.text ?? text, stem, isThere: true });
    }
  }
  return open;
}

/** Whether a message has only plural forms, and its source has no number to choose one by. */
function isUnasked(here: Stem, source: Stem): boolean {
  const single = source.get("")?.text;
  return single !== undefined && !placeholders(single).includes("count") && !here.has("");
}

/** The plural forms of a language that a message lacks, and the forms that it needs. */
function missingForms(here: Stem, source: Stem, stem: string, lang: string) {
  const forms = source.has("") ? [] : wholeForms(lang, stem);
  return { forms, missing: forms.filter((form) => !here.has(form)) };
}

/** Plural forms that the language doesn't have, so that no number ever chooses them. */
function unusedForms({ file, offsets, messages }: Catalogue, { lang }: Language): Fault[] {
  return [...byStem(flatten(messages))].flatMap(([stem, here]) => {
    const forms = pluralForms(lang, stem);
    return [...here].flatMap(([form, { path }]) => {
      // i18next itself knows the form for 0 in every language.
      if (form === "" || form === "zero" || forms.some((one) => one === form)) return [];
      const values = { key: path, form, forms: forms.join(", ") };
      return [file.fault("plural-unused", offsets.get(path) ?? 0, values)];
    });
  });
}

function compareCatalogue(catalogue: Catalogue, source: Source, { lang, status }: Language): Fault[] {
  const { file, offsets, messages } = catalogue;
  const wanted = byStem(flatten(source.messages));
  const stems = byStem(flatten(messages));
  const open = openMessages(stems, wanted, lang).filter(
    ({ path }) => ![catalogue, ...source.catalogues].some((one) => isRefused(one, path)),
  );
  const missing = new Set(open.flatMap(({ stem, isThere }) => (isThere ? [] : stem)));
  const faults: Fault[] = [];
  for (const [stem, sourceForms] of wanted) {
    const here = stems.get(stem);
    if (!here || missing.has(stem)) continue;
    const at = offsets.get([...here.values()][0]?.path ?? stem) ?? 0;
    const { forms, missing: left } = missingForms(here, sourceForms, stem, lang);
    for (const form of left)
      faults.push(
        file.fault("plural-missing", at, { key: `${stem}_${form}`, form, forms: forms.join(", ") }),
      );
    append(faults, placeholderFaults(catalogue, [stem, here], sourceForms, lang));
  }
  return status === "ready"
    ? [...faults, ...open.map((message) => openFault(catalogue, message, source))]
    : withPending(catalogue, faults, open);
}

/** Readers would see nothing in the place of a message that is not translated, so it is an error. */
function openFault(
  { file, offsets }: Catalogue,
  { path, text, stem, isThere }: OpenMessage,
  source: Source,
): Fault {
  const from = source.catalogues.findLast((one) => one.offsets.has(path)) ?? source.catalogues.at(-1);
  const values = { key: path, text, source: from?.file.file ?? "—" };
  return isThere
    ? file.fault("message-untranslated", offsets.get(path) ?? 0, values)
    : file.fault("message-missing", 0, { ...values, stem });
}

/**
 * Readers don't see a language that is being set up: one warning per file gives the number of its messages
 * that are not translated.
 */
function withPending(
  { file, offsets, messages }: Catalogue,
  faults: readonly Fault[],
  open: readonly OpenMessage[],
): Fault[] {
  const unformed = faults.filter(({ code }) => code === "plural-missing");
  const others = faults.filter(({ code }) => code !== "plural-missing");
  const keys = [...open.map(({ path }) => path), ...unformed.map(({ values }) => values.key ?? "")];
  const [first] = keys;
  if (first === undefined) return others;
  const missing = keys.filter((key) => !offsets.has(key)).length;
  const values = {
    key: first,
    found: String(keys.length),
    expected: String(flatten(messages).size + missing),
  };
  return [...others, file.fault("message-pending", offsets.get(first) ?? 0, values)];
}

/**
 * The locales that are being set up and whose notice isn't fully translated yet. Readers get the notice in
 * the default language instead, and the page declares that language.
 */
export function voicelessLocales(sets: CatalogueSets, languages: readonly Language[]): Set<string> {
  const isOpen = (language: Language) =>
    sourcesFor(language.locale, sets)
      .filter(({ namespace }) => SETUP_NAMESPACES.includes(namespace))
      .some((source) => {
        const catalogue = catalogueIn(sets.site, language.locale, source.namespace);
        return !catalogue || compareCatalogue(catalogue, source, language).some(isPending);
      });
  return new Set(
    languages
      .filter((language) => language.status === "configuring" && isOpen(language))
      .map(({ locale }) => locale),
  );
}

function isPending({ code }: Fault): boolean {
  return code === "message-pending";
}

/**
 * A plural form may leave the number out if it is for one number only ("one article"); all values must be ones
 * that the source has.
 */
function placeholderFaults(
  { file, offsets }: Catalogue,
  [stem, here]: readonly [stem: string, forms: Stem],
  source: Stem,
  lang: string,
): Fault[] {
  const allowed = new Set([...source.values()].flatMap(({ text }) => placeholders(text)));
  const faults: Fault[] = [];
  for (const [form, { path, text }] of here) {
    // Not translated yet, which is a fault of its own.
    if (isBlank(text)) continue;
    // No number chooses it, which is a fault of its own.
    if (form !== "" && form !== "zero" && !pluralForms(lang, stem).some((one) => one === form)) continue;
    const isShort = form !== "" && isForOneNumber(lang, stem, form);
    const { names, open } = braces(text);
    const used = open ? [...names, "{{"] : names;
    const unknown = used.find((name) => !allowed.has(name));
    const left = [...allowed].find((name) => !used.includes(name) && !(isShort && name === "count"));
    if (unknown === undefined && left === undefined) continue;
    const values = { key: path, found: used.join(", ") || "—", expected: [...allowed].join(", ") || "—" };
    const suggestion = unknown === undefined ? undefined : nearest(unknown, allowed);
    faults.push(file.fault("placeholder-mismatch", offsets.get(path) ?? 0, values, suggestion));
  }
  return faults;
}
