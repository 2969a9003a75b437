import type { Language } from "../core/language/languages.ts";
import type { SiteSettings } from "../core/site/site.ts";
import { urls } from "../core/site/urls.ts";
import type { Translate } from "./props.ts";

/** What the search needs in the browser: its messages and addresses. The script fills in `{{…}}`. */
export interface SearchTexts {
  readonly lang: string;
  readonly locale: string;
  readonly folder: string;
  readonly data: string;
  /** The other languages that can be searched. */
  readonly others: readonly {
    readonly lang: string;
    readonly dir: Language["dir"];
    readonly locale: string;
    readonly label: string;
    readonly data: string;
    /** Address of its search page. */
    readonly search: string;
  }[];
  /** By plural category of the language. */
  readonly results: Readonly<Record<string, string>>;
  readonly none: string;
  readonly searching: string;
  readonly failed: string;
  readonly incomplete: string;
  readonly quoted: string;
  readonly absent: string;
  readonly notTogether: string;
  readonly rest: string;
  readonly beginning: string;
  readonly similar: string;
  readonly near: string;
  readonly some: string;
  readonly suggestion: string;
  readonly also: string;
  readonly option: string;
}

/** A number for each plural category, found by trying: categories differ from language to language. */
function samples(lang: string): Map<string, number> {
  const rules = new Intl.PluralRules(lang);
  const found = new Map<string, number>();
  for (let number = 0; number <= 200; number += 1) {
    const category = rules.select(number);
    if (!found.has(category)) found.set(category, number);
  }
  return found;
}

/**
 * Reads the messages of the search from the catalogue, with every plural form that whole numbers can have.
 */
export function searchTexts(t: Translate, { lang, locale }: Language, site: SiteSettings): SearchTexts {
  const results = [...samples(lang)].map(([category, number]) => [
    category,
    t("search:results", { count: number, query: "{{query}}" }).replace(String(number), "{{count}}"),
  ]);
  return {
    lang,
    locale,
    folder: urls.searchFolder(),
    data: urls.searchData(locale),
    others: site.languages
      .filter((other) => other.status === "ready" && other.locale !== locale)
      .map(({ lang: tag, dir, locale: part, label }) => ({
        lang: tag,
        dir,
        locale: part,
        label,
        data: urls.searchData(part),
        search: urls.search(part),
      })),
    results: Object.fromEntries(results),
    none: t("search:none", { query: "{{query}}" }),
    searching: t("search:searching"),
    failed: t("search:failed"),
    incomplete: t("search:incomplete"),
    quoted: t("search:quoted", { word: "{{word}}" }),
    absent: t("search:absent", { words: "{{words}}" }),
    notTogether: t("search:notTogether", { query: "{{query}}" }),
    rest: t("search:rest", { query: "{{query}}" }),
    beginning: t("search:beginning", { query: "{{query}}" }),
    similar: t("search:similar", { query: "{{query}}" }),
    near: t("search:near"),
    some: t("search:some"),
    suggestion: t("search:suggestion", { query: "{{query}}" }),
    also: t("search:also", { language: "{{language}}", count: "{{count}}" as unknown as number }),
    option: t("search:option", { label: "{{label}}", count: "{{count}}" as unknown as number }),
  };
}
