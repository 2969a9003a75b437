import type { Language } from "../language/languages.ts";
import type { Alternate } from "./families.ts";

/** The pages of a site that has its own templates, for making links to them. */
export interface KnownPages {
  /** The locale of every page by its address; undefined for a page of no language. */
  readonly locales: ReadonlyMap<string, string | undefined>;
  /** By address. */
  readonly alternates: ReadonlyMap<string, readonly Alternate[]>;
}

/** An address in a language, and what is known about it. */
export interface LocaleUrl {
  readonly url: string;
  /**
   * `"page"` leads to a page in the language, `"other"` to one in another, `"neutral"` to one of no language, `"unknown"` to
   * no page.
   */
  readonly leads: "page" | "other" | "neutral" | "unknown";
}

/**
 * Finds the page of a language that an address means: a page itself, with or without its locale, or any of its
 * translations. A query and a fragment stay as they are.
 *
 * @param address From the root; any other comes back as it is, because it leads to a page in every language.
 * @example
 * localeUrl("/about/#team", "ru", known); // => { url: "/ru/o-nas/#team", leads: "page" }
 */
export function localeUrl(address: string, locale: string, known: KnownPages): LocaleUrl {
  const [, path = "", rest = ""] = /^([^?#]*)(.*)$/s.exec(address) ?? [];
  if (!path.startsWith("/") || path.startsWith("//")) return { url: address, leads: "page" };
  const found = pageAt(path, known);
  const twin =
    found !== undefined && known.locales.get(found) === locale
      ? found
      : (known.alternates.get(found ?? "")?.find((one) => one.locale === locale)?.url ??
        pageAt(`/${locale}${path}`, known));
  if (twin !== undefined) return { url: twin + rest, leads: "page" };
  const translated = translationOf(path, locale, known);
  if (translated !== undefined) return { url: translated + rest, leads: "page" };
  if (found === undefined) return { url: address, leads: "unknown" };
  return { url: address, leads: known.locales.get(found) === undefined ? "neutral" : "other" };
}

/** An address without a locale may belong to a page in any language. The wanted page is its translation. */
function translationOf(path: string, locale: string, known: KnownPages): string | undefined {
  for (const other of new Set(known.locales.values())) {
    const page = other === undefined ? undefined : pageAt(`/${other}${path}`, known);
    const alternates = page === undefined ? [] : (known.alternates.get(page) ?? []);
    const url = alternates.find((one) => one.locale === locale)?.url;
    if (url !== undefined) return url;
  }
  return undefined;
}

/** The address of a page, with the slash at its end even if it was written without one. */
function pageAt(path: string, { locales }: KnownPages): string | undefined {
  return [path, `${path}/`].find((url) => locales.has(url));
}

/** A link to a translation, as templates show it. */
export interface LocaleLink extends Language {
  readonly url: string;
  readonly hreflang: string;
}

/**
 * The translations of a page with their languages, the page itself among them.
 *
 * @param alternates As `pairPages` gives them.
 */
export function localeLinks(alternates: readonly Alternate[], languages: readonly Language[]): LocaleLink[] {
  return alternates.flatMap(({ locale, hreflang, url }) => {
    const language = languages.find((one) => one.locale === locale);
    return language ? [{ ...language, hreflang, url }] : [];
  });
}
