import { buildOf, report } from "../src/build.ts";
import { auditSite } from "../src/core/audit/audit.ts";
import { sourcesOf } from "../src/core/status.ts";
import { checkVersion, type EleventyConfig } from "../src/eleventy.ts";
import { readBuiltSite } from "../src/files/built-site.ts";

/**
 * Reads the whole site as it was written and stops the build where a page, link, feed or index does not tell the
 * truth about a translation. It is added last, so that it sees what the others wrote.
 *
 * @throws FaultsError with every finding.
 */
export function auditPlugin(config: EleventyConfig): void {
  checkVersion(config, "auditPlugin");
  const build = buildOf(config);

  build.afterwards(({ directories, outputMode, runMode, results = [] }) => {
    // While somebody writes, half a translation is no reason to stop the server.
    if (outputMode !== "fs" || runMode !== "build" || !build.site) return;
    const made = new Map(results.map(({ url, content }) => [String(url), content]));
    const sources = sourcesOf(build.site);
    const faults = auditSite({
      ...readBuiltSite(directories.output, made),
      origin: build.site.url,
      languages: build.site.languages,
      sourceOf: (url) => sources.get(url),
    });
    report(faults);
  });
}
