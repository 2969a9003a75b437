/** The categories that CLDR gives to plurals, in the order that they are written. */
export const PLURALS = ["zero", "one", "two", "few", "many", "other"] as const;

/** A message with its plural forms; one that does not inflect has the single form "". */
export type Stem = Map<string, { readonly path: string; readonly text: string }>;

/** One of the categories. */
export type Plural = (typeof PLURALS)[number];

/** The ending of the stem of an ordinal: `place_ordinal_one` is for 1st, 21st. @see https://www.i18next.com/translation-function/plurals#ordinal-plurals */
const ORDINAL = /_ordinal$/;

/** Among these, each form of each language of CLDR that is not for fractions only. French has `many` for a million. */
const WHOLE: readonly number[] = [...Array.from({ length: 201 }, (_, number) => number), 1_000, 1_000_000];

/** The rules by which a message chooses its plural form. */
export function pluralRules(lang: string, stem: string): Intl.PluralRules {
  return new Intl.PluralRules(lang, { type: ORDINAL.test(stem) ? "ordinal" : "cardinal" });
}

/**
 * The plural forms that a message may have in a language.
 *
 * @param lang BCP 47 tag.
 * @param stem The message's path without its plural form.
 * @example
 * pluralForms("ru", "articles"); // => ["one", "few", "many", "other"]
 * pluralForms("ru", "place_ordinal"); // => ["other"]
 */
export function pluralForms(lang: string, stem: string): Plural[] {
  const { pluralCategories } = pluralRules(lang, stem).resolvedOptions();
  return PLURALS.filter((form) => pluralCategories.includes(form));
}

/**
 * The plural forms that a message needs in a language: those of whole numbers. Some languages have another one for
 * fractions, which tools of translators can't write.
 *
 * @param lang BCP 47 tag.
 * @param stem The message's path without its plural form.
 * @example
 * wholeForms("ru", "articles"); // => ["one", "few", "many"]
 */
export function wholeForms(lang: string, stem: string): Plural[] {
  const rules = pluralRules(lang, stem);
  const taken = new Set(WHOLE.map((number) => rules.select(number)));
  return PLURALS.filter((form) => taken.has(form));
}

/**
 * Whether a plural form is only ever shown for one number, so that its text may leave the number out.
 *
 * @example
 * isForOneNumber("en", "articles", "one"); // => true
 * isForOneNumber("ru", "articles", "one"); // => false: it is also shown for 21
 */
export function isForOneNumber(lang: string, stem: string, form: string): boolean {
  // i18next shows it for 0 in a language that doesn't have this form.
  if (form === "zero" && !pluralForms(lang, stem).some((one) => one === form)) return true;
  const rules = pluralRules(lang, stem);
  return [...WHOLE, 0.5, 1.5].filter((number) => rules.select(number) === form).length === 1;
}

/**
 * Splits the key of a plural form. A message has plural forms if it has `other`, or, in a language that needs
 * `other` only for fractions, two of the others.
 *
 * @param has Whether there is a text under a key.
 * @returns undefined for a message that does not inflect, even if its key ends like one.
 * @example
 * splitPlural("articles_few", (key) => key === "articles_other"); // => { stem: "articles", form: "few" }
 * splitPlural("how_many", (key) => key === "how_many"); // => undefined
 */
export function splitPlural(
  key: string,
  has: (key: string) => boolean,
): { readonly stem: string; readonly form: string } | undefined {
  const [, stem, form] = /^(.+)_(zero|one|two|few|many|other)$/.exec(key) ?? [];
  if (stem === undefined || form === undefined) return undefined;
  const others = ["one", "few", "many"].filter((one) => has(`${stem}_${one}`));
  return has(`${stem}_other`) || others.length > 1 ? { stem, form } : undefined;
}

/** The text for a plural form that a message may not have in this language. */
export function nearestForm(
  forms: Stem,
  form: string,
): { readonly path: string; readonly text: string } | undefined {
  return forms.get(form) ?? forms.get("other") ?? forms.get("many") ?? forms.get("");
}

/** The messages of a catalogue with their plural forms, in order. */
export function byStem(flat: ReadonlyMap<string, string>): Map<string, Stem> {
  const stems = new Map<string, Stem>();
  for (const [path, text] of flat) {
    const { stem, form } = splitPlural(path, (key) => flat.has(key)) ?? { stem: path, form: "" };
    const forms: Stem = stems.get(stem) ?? new Map();
    forms.set(form, { path, text });
    stems.set(stem, forms);
  }
  return stems;
}
