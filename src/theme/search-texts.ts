import type { Language } from "../core/language/languages.ts";
import type { SiteSettings } from "../core/site/site.ts";
import { fromHost, urls } from "../core/site/urls.ts";
import { withUnbrokenSpaces } from "../core/typography/rules.ts";
import type { Translate } from "./props.ts";

/** What the search needs in the browser: its messages and addresses. The script fills in `{{…}}`. */
export interface SearchTexts {
  readonly lang: string;
  /** Names that are kept whole in titles. */
  readonly names: readonly string[];
  readonly folder: string;
  readonly data: string;
  /** The other languages that can be searched. */
  readonly others: readonly {
    readonly lang: string;
    readonly dir: Language["dir"];
    readonly label: string;
    readonly data: string;
    /** Address of its search page. */
    readonly search: string;
  }[];
  /** By plural category of the language. */
  readonly results: Readonly<Record<string, string>>;
  /** The number of results, by plural category. */
  readonly counts: Readonly<Record<string, string>>;
  readonly none: string;
  readonly noneChosen: string;
  readonly loading: string;
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
  readonly unfiltered: string;
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
export function searchTexts(
  translate: Translate,
  { lang, locale }: Language,
  site: SiteSettings,
  names: readonly string[] = [],
): SearchTexts {
  const at = (url: string) => fromHost(site.url, url);
  const t: Translate = (...message) => withUnbrokenSpaces(translate(...message), lang);
  const forms = (print: (count: number) => string) =>
    Object.fromEntries(
      [...samples(lang)].map(([category, number]) => [
        category,
        print(number).replace(String(number), "{{count}}"),
      ]),
    );
  return {
    lang,
    names,
    folder: at(urls.searchFolder()),
    data: at(urls.searchData(locale)),
    others: site.languages
      .filter((other) => other.status === "ready" && other.locale !== locale)
      .map(({ lang: tag, dir, locale: part, label }) => ({
        lang: tag,
        dir,
        label,
        data: at(urls.searchData(part)),
        search: at(urls.search(part)),
      })),
    results: forms((count) => t("search:results", { count, query: "{{query}}" })),
    counts: forms((count) => t("search:count", { count })),
    none: t("search:none", { query: "{{query}}" }),
    noneChosen: t("search:noneChosen", { query: "{{query}}" }),
    loading: t("search:loading"),
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
    also: t("search:also"),
    unfiltered: t("search:unfiltered"),
  };
}
