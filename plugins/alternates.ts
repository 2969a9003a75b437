import { z } from "zod";
import { definePlugin, type Plugin } from "../src/build/define-plugin.ts";
import { ERROR_MODES, type ErrorMode, localeFilters } from "../src/build/locale-filters.ts";
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
import { languageBar } from "../src/core/pages/language-bar.ts";
import { type KnownPages, localeLinks } from "../src/core/pages/locale-url.ts";
import { nativePages } from "../src/core/pages/native-pages.ts";
import { absolute } from "../src/core/site/urls.ts";
import {
  type CollectionApi,
  type CollectionItem,
  findPageLanguage,
  pageLanguage,
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
  /** Name of the filter that returns the languages of the site, as links for a page. @default "languageBar" */
  readonly barFilter?: string | undefined;
  /** Name of the filter that returns the language of a page. @default "pageLanguage" */
  readonly languageFilter?: string | undefined;
  /** Whether to add the filters of Eleventy's I18n plugin: `locale_url`, `locale_links`. @default false */
  readonly i18nFilters?: boolean | undefined;
  /** What `locale_url` treats as an error: `"strict"`, `"allow-fallback"` or `"never"`. @default "strict" */
  readonly errorMode?: ErrorMode | undefined;
}

const schema = z
  .strictObject({
    url: urlOption,
    languages: languagesOption,
    defaultLocale: defaultLocaleOption,
    key: z.string().default("translationKey"),
    filter: z.string().default("alternates"),
    shortcode: z.string().default("hreflang"),
    barFilter: z.string().default("languageBar"),
    languageFilter: z.string().default("pageLanguage"),
    i18nFilters: z.boolean().default(false),
    errorMode: z.enum(ERROR_MODES).default("strict"),
  } satisfies Shape<AlternatesOptions>)
  .transform(withDefaultLocale);

/**
 * The translations and the language of a page, for a site's own templates: the filters `alternates`,
 * `languageBar` and `pageLanguage`, and the shortcode `hreflang`. Pages are paired by an explicit key, or by the
 * address or the path of their template without the locale.
 *
 * @example
 * {% hreflang %}                                   // => <link rel="alternate" hreflang="en" href="https://…"> …
 * {% for other in page.url | alternates %} <a href="{{ other.url }}" lang="{{ other.lang }}">{{ other.label }}</a> {% endfor %}
 */
export const alternatesPlugin: Plugin<AlternatesOptions> = definePlugin(
  "alternatesPlugin",
  schema,
  (config, options, build) => {
    const { url, languages, defaultLocale, key, i18nFilters, errorMode } = options;
    const { filter, shortcode, barFilter, languageFilter } = options;
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

    config.addFilter(languageFilter, function (address: string) {
      const language = languageAt(this, address);
      if (language) return language;
      if (address === this.page?.url) return pageLanguage(this, languages);
      throw new Error(`alternatesPlugin: ${languageFilter}: ${address} is no page with a language`);
    });

    config.addFilter(barFilter, function (address: string) {
      return languageBar(address, languageAt(this, address)?.locale, languages, known);
    });

    function languageAt(context: TemplateContext, address: string): Language | undefined {
      const locale = known.locales.get(address);
      const language = languages.find((one) => one.locale === locale);
      // Of a page outside the collections, only the page itself knows the `locale` in its data.
      return language ?? (address === context.page?.url ? findPageLanguage(context, languages) : undefined);
    }

    if (!i18nFilters) return;
    const { pageLang, toUrl, toLinks } = localeFilters({
      languages,
      defaultLocale,
      errorMode,
      known: () => known,
    });
    config.addGlobalData("eleventyComputed.page.lang", () => pageLang);
    config.addFilter("locale_url", toUrl);
    config.addFilter("locale_links", toLinks);
  },
);
