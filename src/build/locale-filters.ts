import type { Language } from "../core/language/languages.ts";
import { type KnownPages, type LocaleLink, localeLinks, localeUrl } from "../core/pages/locale-url.ts";
import { type CollectionItem, findPageLanguage, type TemplateContext } from "../eleventy.ts";

/** What `locale_url` treats as an error. */
export const ERROR_MODES = ["strict", "allow-fallback", "never"] as const;
export type ErrorMode = (typeof ERROR_MODES)[number];

interface LocaleOptions {
  readonly languages: readonly Language[];
  readonly defaultLocale: string;
  readonly errorMode: ErrorMode;
  /** The pages of the present build. */
  readonly known: () => KnownPages;
}

interface LocaleFilters {
  /** The BCP 47 tag of a page, as computed data. */
  readonly pageLang: (data: CollectionItem["data"]) => string | undefined;
  readonly toUrl: (this: TemplateContext, address: unknown, locale?: unknown) => string;
  readonly toLinks: (this: TemplateContext, address?: unknown) => LocaleLink[];
}

/** The filters of Eleventy's own I18n plugin, for pages that `alternatesPlugin` pairs. */
export function localeFilters({ languages, defaultLocale, errorMode, known }: LocaleOptions): LocaleFilters {
  const localeOf = (context: TemplateContext) =>
    findPageLanguage(context, languages)?.locale ?? defaultLocale;
  return {
    pageLang({ page, locale }) {
      const own = localeOf({ page, ctx: { locale } });
      return languages.find((one) => one.locale === own)?.lang;
    },
    toUrl(address, locale) {
      const wanted = typeof locale === "string" && locale !== "" ? locale : localeOf(this);
      const { url, leads } = localeUrl(String(address), wanted, known());
      const place = `alternatesPlugin: ${this.page?.inputPath ?? "a page"}: locale_url: ${address}`;
      // If the default language has no folder of its own, its pages don't need to declare their language.
      const elsewhere = leads === "other" || (leads === "neutral" && wanted !== defaultLocale);
      if (errorMode === "strict" && elsewhere) throw new Error(`${place} has no page in "${wanted}"`);
      if (errorMode === "allow-fallback" && leads === "unknown")
        throw new Error(`${place} is no page of the site`);
      return url;
    },
    toLinks(address) {
      const at = String(address || this.page?.url || "");
      return localeLinks(known().alternates.get(at) ?? [], languages).filter(({ url }) => url !== at);
    },
  };
}
