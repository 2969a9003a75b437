import { buildOf } from "../src/build.ts";
import { robotsTxt, type Sitemap, sitemapIndex, sitemapsOf } from "../src/core/feeds/sitemap.ts";
import { urls } from "../src/core/site/urls.ts";
import { checkVersion, type EleventyConfig } from "../src/eleventy.ts";

/** Sitemaps by language with their index, and a `robots.txt` that names it. */
export function sitemapPlugin(config: EleventyConfig): void {
  checkVersion(config, "sitemapPlugin");
  const build = buildOf(config);
  const sitemaps = () => (build.site ? sitemapsOf(build.site, build.pages) : []);

  config.addCollection("polyglot-sitemaps", () => sitemaps().map((sitemap) => new Item(sitemap)));
  config.addTemplate("polyglot/sitemaps.11ty.js", {
    data: () => ({
      pagination: { data: "collections.polyglot-sitemaps", size: 1, alias: "item" },
      permalink: ({ item }: { item: Item }) => item.sitemap.url,
      eleventyExcludeFromCollections: true,
    }),
    render: ({ item }) => (item as Item).sitemap.xml,
  });
  config.addTemplate("polyglot/sitemap-index.11ty.js", {
    data: () => ({ permalink: urls.sitemapIndex(), eleventyExcludeFromCollections: true }),
    render: () => (build.site ? sitemapIndex(build.site, sitemaps()) : ""),
  });
  config.addTemplate("polyglot/robots.11ty.js", {
    data: () => ({ permalink: "/robots.txt", eleventyExcludeFromCollections: true }),
    render: () => (build.site ? robotsTxt(build.site, [...build.ownPolicies.keys()]) : ""),
  });
}

/** Eleventy copies plain objects wherever it merges data; an instance is handed on as it is. */
class Item {
  readonly sitemap: Sitemap;
  constructor(sitemap: Sitemap) {
    this.sitemap = sitemap;
  }
}
