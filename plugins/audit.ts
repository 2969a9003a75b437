import { setImmediate } from "node:timers/promises";
import { buildOf, report } from "../src/build.ts";
import { auditSite } from "../src/core/audit/audit.ts";
import { type PageFacts, readPageFacts } from "../src/core/audit/page-facts.ts";
import { sourcesOf } from "../src/core/status.ts";
import { type BuildResult, checkVersion, type EleventyConfig } from "../src/eleventy.ts";
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

  build.afterwards(async ({ directories, outputMode, runMode, results = [] }) => {
    // While somebody writes, half a translation is no reason to stop the server.
    if (outputMode !== "fs" || runMode !== "build" || !build.site) return;
    const made = new Map(results.map(({ url, content }) => [String(url), content]));
    const pages = await readPages(results);
    await build.made();
    const sources = sourcesOf(build.site);
    const faults = auditSite({
      ...readBuiltSite(directories.output, made, pages),
      origin: build.site.url,
      languages: build.site.languages,
      sourceOf: (url) => sources.get(url),
    });
    report(faults);
  });
}

/** Pages between which others get a turn: processes that index them wait for the next ones. */
const AT_ONCE = 8;

/** What each page says, by its address. */
async function readPages(results: readonly BuildResult[]): Promise<Map<string, PageFacts>> {
  const pages = new Map<string, PageFacts>();
  for (const [index, { url, content, outputPath }] of results.entries()) {
    if (typeof url !== "string" || !outputPath || !outputPath.endsWith(".html")) continue;
    pages.set(url, readPageFacts(url, content));
    if (index % AT_ONCE === 0) await setImmediate();
  }
  return pages;
}
