import { z } from "zod";
import { buildOf } from "../src/build.ts";
import { escapeHtml } from "../src/core/html.ts";
import type { Language, LanguageOption } from "../src/core/language/languages.ts";
import {
  languagesOption,
  readDefaultLocale,
  readLanguages,
  readOptions,
  urlOption,
} from "../src/core/options/options.ts";
import { type NativePage, pairPages } from "../src/core/pages/alternates.ts";
import { type KnownPages, localeLinks, localeUrl } from "../src/core/pages/locale-url.ts";
import { absolute } from "../src/core/site/urls.ts";
import {
  type CollectionApi,
  type CollectionItem,
  type ContentMap,
  checkVersion,
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
  /** Name of the filter that gives the translations of a page. @default "alternates" */
  readonly filter?: string | undefined;
  /** Name of the shortcode that writes the links of the head. @default "hreflang" */
  readonly shortcode?: string | undefined;
  /** Whether the filters of Eleventy's own I18n plugin are here too: `locale_url`, `locale_links`. @default false */
  readonly i18nFilters?: boolean | undefined;
  /** What `locale_url` takes for an error: `"strict"`, `"allow-fallback"` or `"never"`. @default "strict" */
  readonly errorMode?: ErrorMode | undefined;
}

const ERROR_MODES = ["strict", "allow-fallback", "never"] as const;
type ErrorMode = (typeof ERROR_MODES)[number];

const schema = z.strictObject({
  url: urlOption,
  languages: languagesOption,
  defaultLocale: z.string().optional(),
  key: z.string().default("translationKey"),
  filter: z.string().default("alternates"),
  shortcode: z.string().default("hreflang"),
  i18nFilters: z.boolean().default(false),
  errorMode: z.enum(ERROR_MODES).default("strict"),
});

/**
 * The translations of a page, for templates of a site's own: the filter `alternates` and the shortcode `hreflang`.
 * Pages are paired by an explicit key, or by the address or the path of their template without the locale.
 *
 * @example
 * {% hreflang %}                                   // => <link rel="alternate" hreflang="en" href="https://…"> …
 * {% for other in page.url | alternates %} <a href="{{ other.url }}" lang="{{ other.lang }}">{{ other.label }}</a> {% endfor %}
 */
export function alternatesPlugin(config: EleventyConfig, options: AlternatesOptions): void {
  checkVersion(config, "alternatesPlugin");
  const { url, key, filter, shortcode, i18nFilters, errorMode, ...given } = readOptions(
    "alternatesPlugin",
    schema,
    options,
  );
  const languages = readLanguages("alternatesPlugin", given.languages);
  const defaultLocale = readDefaultLocale("alternatesPlugin", languages, given.defaultLocale);
  const build = buildOf(config);
  let collections: CollectionApi | undefined;
  let known: KnownPages = { locales: new Map(), alternates: new Map() };

  config.addCollection("polyglotAlternates", (api) => {
    collections = api;
    return [];
  });

  // Comes when all collections are made, all data is computed, and no page is rendered yet.
  config.on("eleventy.contentMap", ({ urlToInputPath }) => {
    const pages = sitePages(urlToInputPath, collections?.getAll() ?? [], key, languages);
    build.alternates = pairPages(pages.listed, languages, defaultLocale);
    if (!i18nFilters) return;
    known = {
      locales: pages.locales,
      alternates: new Map([...pairPages(pages.unlisted, languages, defaultLocale), ...build.alternates]),
    };
  });

  config.addFilter(filter, (address: string) => localeLinks(build.alternates.get(address) ?? [], languages));

  config.addShortcode(shortcode, function () {
    const links = build.alternates.get(this.page?.url || "") ?? [];
    return links
      .map(
        ({ hreflang, url: at }) =>
          `<link rel="alternate" hreflang="${hreflang}" href="${escapeHtml(absolute(url, at))}">`,
      )
      .join("\n");
  });

  if (i18nFilters) addLocaleFilters(config, { languages, defaultLocale, errorMode, known: () => known });
}

interface LocaleFilters {
  readonly languages: readonly Language[];
  readonly defaultLocale: string;
  readonly errorMode: ErrorMode;
  readonly known: () => KnownPages;
}

/** What Eleventy's own I18n plugin gives to templates, from pages that are paired in our way. */
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
    // Where the default language has no folder of its own, its pages need not say that they are in it.
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

interface SitePages {
  /** The locale of every page by its address. */
  readonly locales: ReadonlyMap<string, string | undefined>;
  /** Those of the collections, and further pages of their templates. */
  readonly listed: readonly NativePage[];
  /** Those that keep out of the collections. They say their language by their address. */
  readonly unlisted: readonly NativePage[];
}

function sitePages(
  templates: ContentMap["urlToInputPath"],
  items: readonly CollectionItem[],
  key: string,
  languages: readonly Language[],
): SitePages {
  const byUrl = new Map(items.map((item) => [String(item.url), item]));
  const byTemplate = new Map(items.map((item) => [item.inputPath, item]));
  const locales = new Map<string, string | undefined>();
  const listed: NativePage[] = [];
  const unlisted: NativePage[] = [];
  const parts = new Map<string, number>();
  for (const [url, { inputPath }] of Object.entries(templates)) {
    // The pages of a template stand there in their order.
    const part = parts.get(inputPath) ?? 0;
    parts.set(inputPath, part + 1);
    const byAddress = languages.find((one) => url.startsWith(`/${one.locale}/`))?.locale;
    const item = byUrl.get(url) ?? byTemplate.get(inputPath);
    const locale = item?.url === url ? localeOf(item, languages) : (byAddress ?? localeOf(item, languages));
    locales.set(url, locale);
    if (locale === undefined) continue;
    if (!item) unlisted.push({ url, locale });
    else if (item.data[key] !== false) listed.push(nativePage(item, url, locale, key, part));
  }
  return { locales, listed, unlisted };
}

/**
 * @param item The page itself, or the first of its template: only that is in the collections, unless all of them want to be.
 */
function nativePage(
  item: CollectionItem,
  url: string,
  locale: string,
  key: string,
  part: number,
): NativePage {
  const size: unknown = item.data.pagination?.size;
  const given: unknown = item.data[key];
  const file = item.page.filePathStem;
  // Pages of one item each are about different things: what one of them says is not true of the others.
  if (size === 1) return { url, locale, key: item.url === url ? text(given) : undefined };
  return { url, locale, key: text(given), file, part: size === undefined ? undefined : part };
}

function text(value: unknown): string | undefined {
  return value === undefined ? undefined : String(value);
}

function localeOf(item: CollectionItem | undefined, languages: readonly Language[]): string | undefined {
  return item && findPageLanguage({ page: item.page, ctx: item.data }, languages)?.locale;
}
