import { escapeHtml } from "../html.ts";
import { isoDate } from "../language/dates.ts";
import type { PageRecord } from "../pages/families.ts";
import { editionOf, type Site } from "../site/site.ts";
import { absolute, fromHost, urls } from "../site/urls.ts";

/** Addresses that one sitemap may hold. @see https://www.sitemaps.org/protocol.html */
export const SITEMAP_LIMIT = 50_000;

/** One sitemap: some of the listed pages of one language. */
export interface Sitemap {
  /** Address from the root. */
  readonly url: string;
  readonly xml: string;
}

/**
 * The sitemaps of a site: one per language, more if a language has too many pages. They contain only listed
 * pages, each with its alternates.
 *
 * @param now The moment of the build. A day of the last change in the future is left out.
 */
export function sitemapsOf(
  site: Site,
  pages: readonly PageRecord[],
  now: Date,
  limit = SITEMAP_LIMIT,
): Sitemap[] {
  const today = isoDate(now);
  return site.languages.flatMap(({ locale }) => {
    const listed = pages.filter((record) => record.locale === locale && record.listed);
    const parts: PageRecord[][] = [];
    for (let start = 0; start < listed.length; start += limit) parts.push(listed.slice(start, start + limit));
    return parts.map((part, index) => ({
      url: urls.sitemap(locale, index + 1),
      xml: sitemap(site, part, today),
    }));
  });
}

function sitemap(site: Site, records: readonly PageRecord[], today: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${records.map((record) => entry(site, record, today)).join("")}</urlset>
`;
}

function entry(site: Site, { url, alternates, content, locale }: PageRecord, today: string): string {
  const modified =
    content.kind === "article" ? (editionOf(content.work, locale).updated ?? content.work.date) : undefined;
  const links = alternates.map(
    ({ hreflang, url: at }) =>
      `    <xhtml:link rel="alternate" hreflang="${hreflang}" href="${escapeHtml(absolute(site.url, at))}"/>\n`,
  );
  return `  <url>
    <loc>${escapeHtml(absolute(site.url, url))}</loc>
${modified === undefined || modified > today ? "" : `    <lastmod>${modified}</lastmod>\n`}${links.join("")}  </url>
`;
}

/** The index that names all sitemaps. */
export function sitemapIndex(site: Site, sitemaps: readonly Sitemap[]): string {
  const entries = sitemaps.map(
    ({ url }) => `  <sitemap><loc>${escapeHtml(absolute(site.url, url))}</loc></sitemap>\n`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${entries.join("")}</sitemapindex>
`;
}

/**
 * Lets every crawler in and names the index of sitemaps.
 *
 * @param closed Addresses that crawlers stay out of.
 */
export function robotsTxt(site: Site, closed: readonly string[] = []): string {
  const disallowed = closed.map((url) => `Disallow: ${fromHost(site.url, url)}\n`).join("");
  return `User-agent: *\nAllow: /\n${disallowed}\nSitemap: ${absolute(site.url, urls.sitemapIndex())}\n`;
}
