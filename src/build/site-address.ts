import { OptionsError } from "../core/options/options.ts";
import { folderOf, readSiteUrl } from "../core/options/site-url.ts";
import { baseOf } from "../core/site/urls.ts";
import type { EleventyConfig } from "../eleventy.ts";

/**
 * Makes the address of a site and Eleventy's `pathPrefix` say the same: the folder of the host that either of them names
 * counts for both.
 *
 * @param plugin Name of the plugin whose options these are; the message of an error begins with it.
 * @param given The options of a plugin, as they were written.
 * @returns The options with the whole address.
 * @throws OptionsError where the two name different folders.
 */
export function placeSite(config: EleventyConfig, plugin: string, given: unknown): unknown {
  if (!hasUrl(given)) return given;
  const { url, problems } = readSiteUrl(given.url);
  // The schema reports them.
  if (url === undefined || problems.length > 0) return given;
  const base = baseOf(url);
  const prefix = folderOf(config.pathPrefix);
  if (base === "") return { ...given, url: url + prefix };
  if (prefix === "") setPrefix(config, base);
  else if (prefix !== base)
    throw new OptionsError(
      `${plugin}: url: ${JSON.stringify(given.url)} has the path "${base}", and pathPrefix is "${prefix}": write the same in both, or leave pathPrefix out`,
    );
  return given;
}

function hasUrl(options: unknown): options is { readonly url: string } {
  return (
    typeof options === "object" && options !== null && "url" in options && typeof options.url === "string"
  );
}

/** Sets it for plugins that are added later, for the filter `url` and for Eleventy's server. */
function setPrefix(config: EleventyConfig, base: string): void {
  const prefix = `${base}/`;
  config.pathPrefix = prefix;
  config.on("eleventy.config", (settings) => {
    settings.setPathPrefix(prefix);
    settings.getConfig().pathPrefix = prefix;
  });
}
