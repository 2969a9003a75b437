import { buildOf } from "../src/build.ts";
import { statusOf } from "../src/core/site/status.ts";
import { checkVersion, type EleventyConfig } from "../src/eleventy.ts";

/** Writes `status.json`: the state of every edition of the site, for editors and for other programs. */
export function statusPlugin(config: EleventyConfig): void {
  checkVersion(config, "statusPlugin");
  const build = buildOf(config);

  config.addTemplate("polyglot/status.11ty.js", {
    data: () => ({ permalink: "/status.json", eleventyExcludeFromCollections: true }),
    render: () => (build.site ? `${JSON.stringify(statusOf(build.site), null, 2)}\n` : "{}\n"),
  });
}
