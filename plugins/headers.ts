import { definePlugin, type Plugin } from "../src/build/define-plugin.ts";
import { addVirtualPage } from "../src/build/virtual-pages.ts";
import { headersFile } from "../src/core/headers.ts";
import { noOptions } from "../src/core/options/options.ts";
import { wechatSources } from "../src/core/share/share.ts";
import { urlPatterns } from "../src/core/site/urls.ts";

/** Writes `_headers`: the security headers of every page, for hosts that read them from the site. */
export const headersPlugin: Plugin<object> = definePlugin("headersPlugin", noOptions, (config, _, build) =>
  addVirtualPage(config, build, "headers", "/_headers", () => {
    const { site, hashedFiles, adminPolicies } = build.state;
    const locales = site?.languages.map(({ locale }) => locale) ?? [];
    return headersFile(hashedFiles, {
      more: wechatSources(build.share?.wechat),
      own: adminPolicies,
      others: urlPatterns(locales),
    });
  }),
);
