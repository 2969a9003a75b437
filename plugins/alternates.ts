import { z } from "zod";
import { definePlugin, type Plugin } from "../src/build/define-plugin.ts";
import { escapeHtml } from "../src/core/html.ts";
import type { Language, LanguageOption } from "../src/core/language/languages.ts";
import {
  defaultLocaleOption,
  languagesOption,
  type Shape,
  urlOption,
  withDefaultLocale,
} from "../src/core/options/options.ts";
import { pairPages } from "../src/core/pages/alternates.ts";
import { type KnownPages, localeLinks, localeUrl } from "../src/core/pages/locale-url.ts";
import { nativePages } from "../src/core/pages/native-pages.ts";
import { absolute } from "../src/core/site/urls.ts";
import {
  type CollectionApi,
  type CollectionItem,
  type EleventyConfig,
  findPageLanguage,
  type TemplateContext,
} from "../src/eleventy.ts";

/** Options of `alternatesPlugin`. */
export interface AlternatesOptions {
  /** Absolute address of the site, without a slash at its end. */
  readonly url: string;
  /** The languages of the site. */
  readonly languages: readonly LanguageOption[];
  /** The locale that `x-default` leads to. @default the first that is ready */
  readonly defaultLocale?: string | undefined;
  /** Data key that pairs translations whose addresses differ; `false` leaves a page out. @default "translationKey" */
  readonly key?: string | undefined;
  /** Name of the filter that returns the translations of a page. @default "alternates" */
  readonly filter?: string | undefined;
  /** Name of the shortcode that writes the links of the head. @default "hreflang" */
  readonly shortcode?: string | undefined;
  /** Whether to add the filters of Eleventy's I18n plugin: `locale_url`, `locale_links`. @default false */
  readonly i18nFilters?: boolean | undefined;
  /** What `locale_url` treats as an error: `"strict"`, `"allow-fallback"` or `"never"`. @default "strict" */
  readonly errorMode?: ErrorMode | undefined;
}

const ERROR_MODES = ["strict", "allow-fallback", "never"] as const;
type ErrorMode = (typeof ERROR_MODES)[number];

const schema = z
  .strictObject({
    url: urlOption,
    languages: languagesOption,
    defaultLocale: defaultLocaleOption,
    key: z.string().default("translationKey"),
    filter: z.string().default("alternates"),
    shortcode: z.string().default("hreflang"),
    i18nFilters: z.boolean().default(false),
    errorMode: z.enum(ERROR_MODES).default("strict"),
  } satisfies Shape<AlternatesOptions>)
  .transform(withDefaultLocale);

/**
 * The translations of a page, for a site's own templates: the filter `alternates` and the shortcode
 * `hreflang`. Pages are paired by an explicit key, or by the address or the path of their template without
 * the locale.
 *
 * @example
 * {% hreflang %}                                   // => <link rel="alternate" hreflang="en" href="https://…"> …
 * {% for other in page.url | alternates %} <a href="{{ other.url }}" lang="{{ other.lang }}">{{ other.label }}</a> {% endfor %}
 */
export const alternatesPlugin: Plugin<AlternatesOptions> = definePlugin(
  "alternatesPlugin",
  schema,
  (config, { url, languages, defaultLocale, key, filter, shortcode, i18nFilters, errorMode }, build) => {
    let collections: CollectionApi | undefined;
    let known: KnownPages = { locales: new Map(), alternates: new Map() };

    config.addCollection("polyglotAlternates", (api) => {
      collections = api;
      return [];
    });

    // Eleventy emits this after it has built all collections and computed all data, before it renders a page.
    config.on("eleventy.contentMap", ({ urlToInputPath }) => {
      const localeOf = ({ page, data }: CollectionItem) =>
        findPageLanguage({ page, ctx: data }, languages)?.locale;
      const items = collections?.getAll() ?? [];
      const pages = nativePages(urlToInputPath, items, { key, languages, localeOf });
      const alternates = pairPages(pages.listed, languages, defaultLocale);
      build.state.alternates = alternates;
      if (!i18nFilters) return;
      const others = pairPages(pages.unlisted, languages, defaultLocale);
      known = { locales: pages.locales, alternates: new Map([...others, ...alternates]) };
    });

    const alternatesOf = (address: string) => build.state.alternates.get(address) ?? [];

    config.addFilter(filter, (address: string) => localeLinks(alternatesOf(address), languages));

    config.addShortcode(shortcode, function () {
      const link = (hreflang: string, at: string) =>
        `<link rel="alternate" hreflang="${hreflang}" href="${escapeHtml(absolute(url, at))}">`;
      return alternatesOf(this.page?.url || "")
        .map((one) => link(one.hreflang, one.url))
        .join("\n");
    });

    if (i18nFilters) addLocaleFilters(config, { languages, defaultLocale, errorMode, known: () => known });
  },
);

interface LocaleFilters {
  readonly languages: readonly Language[];
  readonly defaultLocale: string;
  readonly errorMode: ErrorMode;
  readonly known: () => KnownPages;
}

/** The filters of Eleventy's own I18n plugin, for pages that this plugin pairs. */
function addLocaleFilters(
  config: EleventyConfig,
  { languages, defaultLocale, errorMode, known }: LocaleFilters,
): void {
  const localeOf = (context: TemplateContext) =>
    findPageLanguage(context, languages)?.locale ?? defaultLocale;

  config.addGlobalData("eleventyComputed.page.lang", () => ({ page, locale }: CollectionItem["data"]) => {
    const own = localeOf({ page, ctx: { locale } });
    return languages.find((one) => one.locale === own)?.lang;
  });

  config.addFilter("locale_url", function (address: unknown, locale?: unknown) {
    const wanted = typeof locale === "string" && locale !== "" ? locale : localeOf(this);
    const { url, leads } = localeUrl(String(address), wanted, known());
    const place = `alternatesPlugin: ${this.page?.inputPath ?? "a page"}: locale_url: ${address}`;
    // If the default language has no folder of its own, its pages don't need to declare their language.
    const elsewhere = leads === "other" || (leads === "neutral" && wanted !== defaultLocale);
    if (errorMode === "strict" && elsewhere) throw new Error(`${place} has no page in "${wanted}"`);
    if (errorMode === "allow-fallback" && leads === "unknown")
      throw new Error(`${place} is no page of the site`);
    return url;
  });

  config.addFilter("locale_links", function (address?: unknown) {
    const at = String(address || this.page?.url || "");
    return localeLinks(known().alternates.get(at) ?? [], languages).filter(({ url }) => url !== at);
  });
}
