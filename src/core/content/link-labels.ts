import type { Language } from "../language/languages.ts";
import { languageOfUrl } from "../language/languages.ts";
import { type ForeignTarget, labelLinks } from "../markdown/link-labels.ts";
import { wholeEditions } from "../site/lists.ts";
import { type Article, type Edition, languageIn, type Page, type Site, type Work } from "../site/site.ts";

type Labeller = <One extends Article | Page>(work: One) => One;

/**
 * Labels the links between languages in the texts of works. A link to an edition that the site doesn't have
 * leads to one that it has: the original, or the first that is whole. Works are labelled when all of them are
 * known; what the cache has of a work depends on no other one.
 *
 * @returns A function that returns the same work where nothing changes.
 */
export function linkLabeller(site: Site): Labeller {
  const works = new Map<string, Work>();
  for (const article of site.articles) works.set(`news/${article.slug}`, article);
  for (const page of site.pages) works.set(page.slug, page);
  return (work) => {
    const editions = Object.entries(work.editions).map(([locale, edition]): [string, Edition] => [
      locale,
      labelled(edition, site, works),
    ]);
    const isSame = editions.every(([locale, edition]) => edition === work.editions[locale]);
    return isSame ? work : { ...work, editions: Object.fromEntries(editions) };
  };
}

function labelled(edition: Edition, site: Site, works: ReadonlyMap<string, Work>): Edition {
  if (edition.html === undefined || !edition.html.includes('<a href="')) return edition;
  const own = languageIn(site, edition.locale);
  const html = labelLinks(edition.html, own, (href) => targetOf(href, edition, own, { site, works }));
  return html === edition.html ? edition : { ...edition, html };
}

interface Known {
  readonly site: Site;
  /** By their addresses without the language and slashes around them. */
  readonly works: ReadonlyMap<string, Work>;
}

/** Where a link leads, if that is a page in another language. */
function targetOf(
  href: string,
  edition: Edition,
  own: Language,
  { site, works }: Known,
): ForeignTarget | undefined {
  const url = href.startsWith("#") ? undefined : pageUrl(href, site.url + edition.url, site.url);
  const language = url && languageOfUrl(`${url.pathname}/`, site.languages);
  if (!url || !language) return undefined;
  const path = url.pathname.slice(language.locale.length + 2).replace(/(?:\/(?:index\.html)?)$/, "");
  const work = works.get(path);
  if (!work) return language === own ? undefined : { href, language };
  const there = work.editions[language.locale];
  if (there && there.signals.page !== "none")
    return language === own ? undefined : { href, language, title: there.title };
  const found = readableEdition(site, work);
  if (!found) return undefined;
  const { url: address, title } = found.edition;
  const to = address + url.search + url.hash;
  return found.language === own ? undefined : { href: to, language: found.language, title };
}

/** The address of a page of the site; undefined for any other address. */
function pageUrl(href: string, base: string, site: string): URL | undefined {
  if (/^[a-z][a-z0-9+.-]*:/i.test(href) && !href.toLowerCase().startsWith(site)) return undefined;
  if (!URL.canParse(href, base)) return undefined;
  const url = new URL(href, base);
  return url.origin === site ? url : undefined;
}

/** The original, or the first edition that is whole. */
function readableEdition(site: Site, work: Work): ReturnType<typeof wholeEditions>[number] | undefined {
  const whole = wholeEditions(site, work);
  return whole.find(({ language }) => language.locale === work.sourceLocale) ?? whole[0];
}
