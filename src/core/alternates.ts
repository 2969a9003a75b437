import type { Language } from "./languages.ts";
import type { Alternate } from "./pages.ts";

/** A page of a site that keeps its own templates. */
export interface NativePage {
  /** Address from the root. */
  readonly url: string;
  readonly locale: string;
  /** What its translations have in common; by default its address without the locale. */
  readonly key?: string | undefined;
}

/**
 * Finds the translations of each page: those with the same key. A page without any translation is its own only
 * alternate and needs no links.
 *
 * @returns Alternates by address, in the order of the languages, `x-default` last.
 * @throws RangeError where two pages of one language have the same key.
 * @example
 * pairPages([{ url: "/en/a/", locale: "en" }, { url: "/ru/a/", locale: "ru" }], languages, "en").get("/ru/a/");
 * // => [{ hreflang: "en", url: "/en/a/" }, { hreflang: "ru", url: "/ru/a/" }, { hreflang: "x-default", url: "/en/a/" }]
 */
export function pairPages(
  pages: readonly NativePage[],
  languages: readonly Language[],
  defaultLocale: string,
): Map<string, readonly Alternate[]> {
  const families = new Map<string, Map<string, NativePage>>();
  for (const page of pages) {
    const key =
      page.key ??
      page.url
        .split("/")
        .filter((part, index) => index !== 1 || part !== page.locale)
        .join("/");
    const family = families.get(key) ?? new Map<string, NativePage>();
    const twin = family.get(page.locale);
    if (twin)
      throw new RangeError(
        `${twin.url} and ${page.url} have the same translation key "${key}" in ${page.locale}`,
      );
    families.set(key, family.set(page.locale, page));
  }
  const alternates = new Map<string, readonly Alternate[]>();
  for (const family of families.values()) {
    const listed = languages.flatMap(({ locale }) => {
      const page = family.get(locale);
      return page ? [{ hreflang: locale, url: page.url }] : [];
    });
    const fallback = family.get(defaultLocale)?.url ?? listed[0]?.url;
    const all = listed.length < 2 || !fallback ? [] : [...listed, { hreflang: "x-default", url: fallback }];
    for (const page of family.values()) alternates.set(page.url, all);
  }
  return alternates;
}
