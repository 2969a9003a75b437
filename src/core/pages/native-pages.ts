import { type Language, languageOfUrl } from "../language/languages.ts";
import type { NativePage } from "./alternates.ts";

/** A site's own template, as Eleventy's collections have it. */
export interface NativeItem {
  readonly url: string | false;
  readonly inputPath: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly page: { readonly filePathStem: string };
}

/** How pages are paired. */
interface Pairing<Item> {
  /** Data key that pairs translations whose addresses differ. */
  readonly key: string;
  readonly languages: readonly Language[];
  readonly localeOf: (item: Item) => string | undefined;
}

/** The pages of a site's own templates. */
export interface NativePages {
  /** The locale of every page by its address. */
  readonly locales: ReadonlyMap<string, string | undefined>;
  /** Those of the collections, and further pages of their templates. */
  readonly listed: readonly NativePage[];
  /** Those that are in no collection. Their address names their language. */
  readonly unlisted: readonly NativePage[];
}

/**
 * Finds the pages of a site's own templates with their languages.
 *
 * @param templates The template of each page, by the address of the page, in order.
 * @param items The collections.
 */
export function nativePages<Item extends NativeItem>(
  templates: Readonly<Record<string, { readonly inputPath: string }>>,
  items: readonly Item[],
  { key, languages, localeOf }: Pairing<Item>,
): NativePages {
  const byUrl = new Map(items.map((item) => [String(item.url), item]));
  const byTemplate = new Map(items.map((item) => [item.inputPath, item]));
  const locales = new Map<string, string | undefined>();
  const listed: NativePage[] = [];
  const unlisted: NativePage[] = [];
  const parts = new Map<string, number>();
  for (const [url, { inputPath }] of Object.entries(templates)) {
    // The pages of a template come in order.
    const part = parts.get(inputPath) ?? 0;
    parts.set(inputPath, part + 1);
    const item = byUrl.get(url) ?? byTemplate.get(inputPath);
    const byAddress = languageOfUrl(url, languages)?.locale;
    const byData = item && localeOf(item);
    const locale = item?.url === url ? byData : (byAddress ?? byData);
    locales.set(url, locale);
    if (locale === undefined) continue;
    if (!item) unlisted.push({ url, locale });
    else if (item.data[key] !== false) listed.push(nativePage(item, url, locale, key, part));
  }
  return { locales, listed, unlisted };
}

/**
 * @param item The page itself, or the first of its template: the collections have only that one, unless the template asks for all.
 */
function nativePage(item: NativeItem, url: string, locale: string, key: string, part: number): NativePage {
  const size = (item.data.pagination as { readonly size?: unknown } | undefined)?.size;
  const given = item.data[key];
  const file = item.page.filePathStem;
  // Pages of one item each are about different things: what one of them says is not true for the others.
  if (size === 1) return { url, locale, key: item.url === url ? text(given) : undefined };
  return { url, locale, key: text(given), file, part: size === undefined ? undefined : part };
}

function text(value: unknown): string | undefined {
  return value === undefined ? undefined : String(value);
}
