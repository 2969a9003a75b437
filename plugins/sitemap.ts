import { definePlugin, type Plugin } from "../src/build/define-plugin.ts";
import { addVirtualPage, addVirtualPages } from "../src/build/virtual-pages.ts";
import { robotsTxt, sitemapIndex, sitemapsOf } from "../src/core/feeds/sitemap.ts";
import { noOptions } from "../src/core/options/options.ts";
import { urls } from "../src/core/site/urls.ts";

/** Sitemaps by language with their index, and a `robots.txt` that names it. */
export const sitemapPlugin: Plugin<object> = definePlugin("sitemapPlugin", noOptions, (config, _, build) => {
  const sitemaps = () => (build.site ? sitemapsOf(build.site, build.pages, build.state.startedAt) : []);

  addVirtualPages(config, build, "sitemaps", {
    values: sitemaps,
    url: ({ url }) => url,
    render: ({ xml }) => xml,
    data: { eleventyExcludeFromCollections: true },
  });
  addVirtualPage(config, build, "sitemap-index", urls.sitemapIndex(), () =>
    build.site ? sitemapIndex(build.site, sitemaps()) : "",
  );
  addVirtualPage(config, build, "robots", "/robots.txt", () =>
    build.site ? robotsTxt(build.site, [...build.state.adminPolicies.keys()]) : "",
  );
});
