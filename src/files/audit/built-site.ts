import { readFileSync } from "node:fs";
import path from "node:path";
import { type PageFacts, readPageFacts } from "../../core/audit/page-facts.ts";
import { type RedirectFacts, readRedirectFacts } from "../../core/audit/redirect-facts.ts";
import type { BuiltSite } from "../../core/audit/tree.ts";
import {
  type FeedFacts,
  readJsonFeedFacts,
  readSitemapFacts,
  readXmlFeedFacts,
  type SitemapFacts,
} from "../../core/audit/xml-facts.ts";
import { append } from "../../core/long-lists.ts";
import { listFiles } from "../content/folder.ts";
import { fragmentUrl } from "../search/pagefind.ts";

/** What the audit reads from the folder of a built site. */
export type BuiltFolder = Pick<
  BuiltSite,
  "pages" | "files" | "sitemaps" | "feeds" | "redirects" | "searchLangs" | "searchUrls"
>;

/**
 * Reads a built site: every page, sitemap and feed, and the content of its search index.
 *
 * @param known The facts of pages that are known already, by address.
 */
export function readBuiltSite(
  folder: string,
  known: ReadonlyMap<string, PageFacts> = new Map(),
): BuiltFolder {
  const pages: PageFacts[] = [];
  const files = new Set<string>();
  const sitemaps: SitemapFacts[] = [];
  const feeds: FeedFacts[] = [];
  const redirects: RedirectFacts[] = [];
  const searchUrls: string[] = [];
  // A large index has several parts, each with an entry of its own.
  let searchLangs: Set<string> | undefined;
  for (const name of listFiles(folder)) {
    const url = `/${name.replace(/(^|\/)index\.html$/, "$1")}`;
    const bytes = () => readFileSync(path.join(folder, name));
    const text = () => bytes().toString("utf8");
    if (name.endsWith(".html")) pages.push(known.get(url) ?? readPageFacts(url, text()));
    else files.add(url);
    if (/(^|\/)sitemap[^/]*\.xml$/.test(name)) sitemaps.push(readSitemapFacts(url, text()));
    else if (/(^|\/)(?:feed|rss)[^/]*\.xml$/.test(name)) feeds.push(readXmlFeedFacts(url, text()));
    else if (/(^|\/)feed[^/]*\.json$/.test(name)) feeds.push(readJsonFeedFacts(url, text()));
    else if (name === "_redirects") append(redirects, readRedirectFacts(text()));
    else if (name.endsWith("pagefind-entry.json"))
      searchLangs = new Set([...(searchLangs ?? []), ...entryLanguages(text())]);
    else if (name.endsWith(".pf_fragment")) searchUrls.push(fragmentUrl(bytes()));
  }
  return {
    pages,
    files,
    sitemaps,
    feeds,
    redirects,
    ...(searchLangs ? { searchLangs: [...searchLangs], searchUrls } : {}),
  };
}

function entryLanguages(json: string): string[] {
  return Object.keys((JSON.parse(json) as { languages: Record<string, unknown> }).languages);
}
