/** The categories that CLDR gives to plurals, in the order in which they are written. */
export const PLURALS = ["zero", "one", "two", "few", "many", "other"] as const;

/** A message with its plural forms; one that does not inflect has the single form "". */
export type Stem = Map<string, { readonly path: string; readonly text: string }>;

/** The messages of a catalogue with their plural forms, in order. */
export function byStem(flat: ReadonlyMap<string, string>): Map<string, Stem> {
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

/** The ending of the stem of an ordinal: `place_ordinal_one` is for 1st, 21st. @see https://www.i18next.com/translation-function/plurals#ordinal-plurals */
const ORDINAL = /_ordinal$/;

/** The rules by which a message chooses its plural form. */
export function pluralRules(lang: string, stem: string): Intl.PluralRules {
  return new Intl.PluralRules(lang, { type: ORDINAL.test(stem) ? "ordinal" : "cardinal" });
}

/**
 * The plural forms that a message has in a language.
 *
 * @param lang BCP 47 tag.
 * @param stem The message's path without its plural form.
 * @example
 * pluralForms("ru", "articles"); // => ["one", "few", "many", "other"]
 * pluralForms("ru", "place_ordinal"); // => ["other"]
 */
export function pluralForms(lang: string, stem: string): string[] {
  const { pluralCategories } = pluralRules(lang, stem).resolvedOptions();
  return PLURALS.filter((form) => pluralCategories.includes(form));
}

/** Numbers among which each form of each language is chosen more than once, if it is for several numbers. */
const NUMBERS: readonly number[] = [...Array.from({ length: 201 }, (_, number) => number), 0.5, 1.5, 1e6];

/**
 * Whether a plural form is only ever shown for one number, so that its text may leave the number out.
 *
 * @example
 * isForOneNumber("en", "articles", "one"); // => true
 * isForOneNumber("ru", "articles", "one"); // => false: it is also shown for 21
 */
export function isForOneNumber(lang: string, stem: string, form: string): boolean {
  // i18next shows it for 0 in a language that doesn't have this form.
  if (form === "zero" && !pluralForms(lang, stem).includes(form)) return true;
  const rules = pluralRules(lang, stem);
  return NUMBERS.filter((number) => rules.select(number) === form).length === 1;
}
