import type { Language } from "../language/languages.ts";
import type { KnownPages, LocaleLink } from "./locale-url.ts";

/** A language in the language bar of a page. */
export interface BarLink extends LocaleLink {
  /** Whether it is the language of the page. */
  readonly current: boolean;
  /** Whether the address is that of the page or its translation, and not the home page of the language. */
  readonly translated: boolean;
}

/**
 * The languages of a site as links, for any page: to its translation, else to the home page of the language, which is at
 * `/<locale>/` or at `/`. A language that has neither is left out.
 *
 * @param address Of the page, from the root.
 * @param own The locale of the page; undefined for a page of no language.
 * @returns In the order of the languages.
 * @example
 * languageBar("/en/alone/", "en", languages, known).map(({ locale, url, translated }) => [locale, url, translated]);
 * // => [["en", "/en/alone/", true], ["ru", "/ru/", false]]
 */
export function languageBar(
  address: string,
  own: string | undefined,
  languages: readonly Language[],
  known: KnownPages,
): BarLink[] {
  const alternates = known.alternates.get(address) ?? [];
  return languages.flatMap((language) => {
    const { locale, lang } = language;
    const current = locale === own;
    const translation = current ? address : alternates.find((one) => one.locale === locale)?.url;
    const url = translation ?? homeIn(locale, known);
    if (url === undefined) return [];
    return [{ ...language, hreflang: lang, url, current, translated: translation !== undefined }];
  });
}

function homeIn(locale: string, { locales }: KnownPages): string | undefined {
  return [`/${locale}/`, "/"].find((url) => locales.get(url) === locale);
}
