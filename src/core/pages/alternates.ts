import type { Language } from "../language/languages.ts";
import type { Alternate } from "./families.ts";

/** A page of a site that has its own templates. */
export interface NativePage {
  /** Address from the root. */
  readonly url: string;
  readonly locale: string;
  /** What its translations have in common; by default its address without the locale. */
  readonly key?: string | undefined;
  /** Path of its template without the ending, from the input folder: `/ru/about` or `/about.ru`. */
  readonly file?: string | undefined;
  /** Which page of a list it is, from 0. */
  readonly part?: number | undefined;
}

/** A page and its translations, by locale. */
type Family = Map<string, NativePage>;

/**
 * Finds the translations of each page: those with the same key. Pages without a key match if their addresses,
 * or the paths of their templates, differ only in the locale. A page without any translation is its own only
 * alternate and needs no links.
 *
 * @returns Alternates by address, in the order of the languages, `x-default` last.
 * @throws RangeError where two pages of one language have the same key.
 * @example
 * pairPages([{ url: "/en/a/", locale: "en" }, { url: "/ru/a/", locale: "ru" }], languages, "en").get("/ru/a/");
 * // => [{ locale: "en", hreflang: "en", url: "/en/a/" }, { locale: "ru", hreflang: "ru", url: "/ru/a/" },
 * //     { hreflang: "x-default", url: "/en/a/" }]
 */
export function pairPages(
  pages: readonly NativePage[],
  languages: readonly Language[],
  defaultLocale: string,
): Map<string, readonly Alternate[]> {
  // Eleventy sorts pages by date, and a file without one has the date of the copy.
  const sorted = [...pages].sort((a, b) => (a.part ?? 0) - (b.part ?? 0) || (a.url < b.url ? -1 : 1));
  const alternates = new Map<string, readonly Alternate[]>();
  for (const family of new Set(joinTwinFiles(sorted, familiesByKey(sorted)).values())) {
    const listed = languages.flatMap(({ locale, lang }) => {
      const page = family.get(locale);
      return page ? [{ locale, hreflang: lang, url: page.url }] : [];
    });
    const fallback = family.get(defaultLocale)?.url ?? listed[0]?.url;
    const all = listed.length < 2 || !fallback ? [] : [...listed, { hreflang: "x-default", url: fallback }];
    for (const page of family.values()) alternates.set(page.url, all);
  }
  return alternates;
}

function familiesByKey(pages: readonly NativePage[]): Map<NativePage, Family> {
  const families = new Map<string, Family>();
  const found = new Map<NativePage, Family>();
  for (const page of pages) {
    const key = page.key === undefined ? withoutLocale(page.url, page.locale) : listKey(page, page.key);
    const family = families.get(key) ?? new Map<string, NativePage>();
    const twin = family.get(page.locale);
    if (twin)
      throw new RangeError(
        `${twin.url} and ${page.url} have the same translation key "${key}" in ${page.locale}`,
      );
    families.set(key, family.set(page.locale, page));
    found.set(page, family);
  }
  return found;
}

/** The address without its first part, if that is the locale. */
function withoutLocale(url: string, locale: string): string {
  return url
    .split("/")
    .filter((part, index) => index !== 1 || part !== locale)
    .join("/");
}

/** All pages of a list have the key of their template: the second page translates the second page. */
function listKey({ part = 0 }: Pick<NativePage, "part">, key: string): string {
  return part === 0 ? key : JSON.stringify([key, part]);
}

/**
 * Joins families with files of the same path, unless both have a page in the same language: then the
 * addresses decide.
 */
function joinTwinFiles(
  pages: readonly NativePage[],
  families: Map<NativePage, Family>,
): Map<NativePage, Family> {
  const firsts = new Map<string, NativePage>();
  for (const page of pages) {
    const path = page.key === undefined ? twinPath(page) : undefined;
    if (path === undefined) continue;
    const first = firsts.get(path) ?? page;
    firsts.set(path, first);
    const [home, own] = [families.get(first), families.get(page)];
    if (!home || !own || home === own || [...own.keys()].some((locale) => home.has(locale))) continue;
    for (const [locale, member] of own) {
      home.set(locale, member);
      families.set(member, home);
    }
  }
  return families;
}

/**
 * What the paths of translated templates have in common.
 *
 * @returns undefined where the path does not say the language.
 * @example
 * twinPath({ url: "/ru/o-nas/", locale: "ru", file: "/about.ru" }); // => "/about"
 */
function twinPath({ file = "", locale, part = 0 }: NativePage): string | undefined {
  const parts = file.split("/");
  const at = parts.indexOf(locale);
  if (at >= 0) return listKey({ part }, parts.toSpliced(at, 1).join("/"));
  return file.endsWith(`.${locale}`) ? listKey({ part }, file.slice(0, -locale.length - 1)) : undefined;
}
