import type { Translate } from "./props.ts";

/** The messages that the search needs in the browser. `{{count}}` and `{{query}}` are filled in there. */
export interface SearchTexts {
  readonly lang: string;
  /** By plural category of the language. */
  readonly results: Readonly<Record<string, string>>;
  readonly none: string;
  readonly searching: string;
  readonly failed: string;
}

/** A number of each plural category, by trying: categories differ from language to language. */
function samples(lang: string): Map<string, number> {
  const rules = new Intl.PluralRules(lang);
  const found = new Map<string, number>();
  for (let number = 0; number <= 200; number += 1) {
    const category = rules.select(number);
    if (!found.has(category)) found.set(category, number);
  }
  return found;
}

/** Takes the messages of the search out of the catalogue, with every plural form that whole numbers can have. */
export function searchTexts(t: Translate, lang: string): SearchTexts {
  const results = [...samples(lang)].map(([category, number]) => [
    category,
    t("search:results", { count: number, query: "{{query}}" }).replace(String(number), "{{count}}"),
  ]);
  return {
    lang,
    results: Object.fromEntries(results),
    none: t("search:none", { query: "{{query}}" }),
    searching: t("search:searching"),
    failed: t("search:failed"),
  };
}
