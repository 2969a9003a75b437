import { buildOf } from "../src/build.ts";
import { headersFile } from "../src/core/headers.ts";
import { wechatSources } from "../src/core/share/share.ts";
import { urlPatterns } from "../src/core/site/urls.ts";
import { checkVersion, type EleventyConfig } from "../src/eleventy.ts";

/** Writes `_headers`: the security headers of every page, for hosts that read them from the site. */
export function headersPlugin(config: EleventyConfig): void {
  checkVersion(config, "headersPlugin");
  const build = buildOf(config);
  const locales = () => build.site?.languages.map(({ locale }) => locale) ?? [];

  config.addTemplate("polyglot/headers.11ty.js", {
    data: () => ({ permalink: "/_headers", eleventyExcludeFromCollections: true }),
    render: () =>
      headersFile(build.hashedFiles, {
        more: wechatSources(build.share?.wechat),
        own: build.ownPolicies,
        others: urlPatterns(locales()),
      }),
  });
}
