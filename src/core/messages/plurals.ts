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
