import { z } from "zod";
import { buildOf } from "../src/build.ts";
import { type NativePage, pairPages } from "../src/core/alternates.ts";
import { escapeHtml } from "../src/core/html.ts";
import type { Language, LanguageOption } from "../src/core/languages.ts";
import {
  languagesOption,
  readDefaultLocale,
  readLanguages,
  readOptions,
  urlOption,
} from "../src/core/options.ts";
import { absolute } from "../src/core/urls.ts";
import { type CollectionItem, checkVersion, type EleventyConfig, findPageLanguage } from "../src/eleventy.ts";

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
}

const schema = z.strictObject({
  url: urlOption,
  languages: languagesOption,
  defaultLocale: z.string().optional(),
  key: z.string().default("translationKey"),
  filter: z.string().default("alternates"),
  shortcode: z.string().default("hreflang"),
});

/**
 * The translations of a page, for templates of a site's own: the filter `alternates` and the shortcode `hreflang`.
 * Pages are paired by an explicit key, or by their address without the locale.
 *
 * @example
 * {% hreflang %}                                   // => <link rel="alternate" hreflang="en" href="https://…"> …
 * {% for other in page.url | alternates %} <a href="{{ other.url }}" lang="{{ other.lang }}">{{ other.label }}</a> {% endfor %}
 */
export function alternatesPlugin(config: EleventyConfig, options: AlternatesOptions): void {
  checkVersion(config, "alternatesPlugin");
  const { url, key, filter, shortcode, ...given } = readOptions("alternatesPlugin", schema, options);
  const languages = readLanguages("alternatesPlugin", given.languages);
  const defaultLocale = readDefaultLocale("alternatesPlugin", languages, given.defaultLocale);
  const build = buildOf(config);

  // Eleventy makes every collection before it renders the first page.
  config.addCollection("polyglotAlternates", (api) => {
    const pages = api.getAll().flatMap((item) => nativePage(item, key, languages) ?? []);
    build.alternates = pairPages(pages, languages, defaultLocale);
    return [];
  });

  config.addFilter(filter, (address: string) =>
    (build.alternates.get(address) ?? []).flatMap(({ hreflang, url: at }) => {
      const language = languages.find(({ locale }) => locale === hreflang);
      return language ? [{ ...language, hreflang, url: at }] : [];
    }),
  );

  config.addShortcode(shortcode, function () {
    const links = build.alternates.get(this.page?.url || "") ?? [];
    return links
      .map(
        ({ hreflang, url: at }) =>
          `<link rel="alternate" hreflang="${hreflang}" href="${escapeHtml(absolute(url, at))}">`,
      )
      .join("\n");
  });
}

/** Pages of no language, such as a feed or the page that lets readers choose, have no translations. */
function nativePage(
  item: CollectionItem,
  key: string,
  languages: readonly Language[],
): NativePage | undefined {
  const language = findPageLanguage({ page: item.page, ctx: item.data }, languages);
  if (!item.url || !language) return undefined;
  const given: unknown = item.data[key];
  if (given === false) return undefined;
  return { url: item.url, locale: language.locale, key: given === undefined ? undefined : String(given) };
}
