import { type Article, isListed, type Site } from "./site.ts";

/** An article, and the language to read it in. */
export interface ReadableIn {
  readonly work: Article;
  readonly locale: string;
}

/** What can be read only in other languages. */
export interface Elsewhere {
  /** All of it. */
  readonly count: number;
  /** The newest few. */
  readonly articles: readonly ReadableIn[];
  /** How many articles each language has of it, in the order of the site's languages. */
  readonly languages: readonly { readonly locale: string; readonly count: number }[];
}

/** How many articles a page names: a short list below its own. */
const ELSEWHERE_LIMIT = 3;

/**
 * Articles that are whole in another language and not in this one, newest first, each in the language
 * to read it in.
 */
export function onlyElsewhere(site: Site, locale: string): ReadableIn[] {
  return site.articles.flatMap((work) => {
    if (isListed(work, locale)) return [];
    const other = readableIn(site, work);
    return other === undefined ? [] : [{ work, locale: other }];
  });
}

/**
 * The language to offer a work in that is missing in the reader's own: its source, else the first that
 * has it whole.
 *
 * @returns nothing where no edition is whole
 */
export function readableIn(site: Site, work: Article): string | undefined {
  return [work.sourceLocale, ...site.languages.map(({ locale }) => locale)].find((locale) =>
    isListed(work, locale),
  );
}

/**
 * What a page says about articles in other languages: all, or those of a year.
 *
 * @example
 * elsewhereOf(site, lists("ru"), "2024"); // => { count: 1, articles: [{ work, locale: "en" }], languages: … }
 */
export function elsewhereOf(
  site: Site,
  { elsewhere }: { readonly elsewhere: readonly ReadableIn[] },
  year = "",
): Elsewhere {
  const all = elsewhere.filter(({ work }) => work.date.startsWith(year));
  const languages = site.languages
    .map(({ locale }) => ({ locale, count: all.filter((one) => one.locale === locale).length }))
    .filter(({ count }) => count > 0);
  return { count: all.length, articles: all.slice(0, ELSEWHERE_LIMIT), languages };
}
