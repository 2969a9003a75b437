import { setImmediate } from "node:timers/promises";
import { z } from "zod";
import { buildOf, report } from "../src/build.ts";
import { auditSite } from "../src/core/audit/audit.ts";
import {
  type PageFacts,
  parsePageFacts,
  readPageFacts,
  writePageFacts,
} from "../src/core/audit/page-facts.ts";
import type { LanguageOption } from "../src/core/languages.ts";
import { languagesOption, OptionsError, readLanguages, readOptions, urlOption } from "../src/core/options.ts";
import { sourcesOf } from "../src/core/status.ts";
import { type BuildResult, checkVersion, type EleventyConfig } from "../src/eleventy.ts";
import { readBuiltSite } from "../src/files/built-site.ts";
import { keptValues } from "../src/files/kept-values.ts";

/** Options of `auditPlugin`, which a site without articles of ours needs. */
export interface AuditOptions {
  /** Absolute address of the site, without a slash at its end. @default that of `articlesPlugin` */
  readonly url?: string | undefined;
  /** The languages of the site. @default those of `articlesPlugin` */
  readonly languages?: readonly LanguageOption[] | undefined;
}

const schema = z.strictObject({ url: urlOption.optional(), languages: languagesOption.optional() });

/**
 * Reads the whole site as it was written and stops the build where a page, link, feed or index does not tell the
 * truth about a translation. It is added last, so that it sees what the others wrote.
 *
 * @throws FaultsError with every finding.
 */
export function auditPlugin(config: EleventyConfig, options: AuditOptions = {}): void {
  checkVersion(config, "auditPlugin");
  const given = readOptions("auditPlugin", schema, options);
  const readable = given.languages && readLanguages("auditPlugin", given.languages);
  const build = buildOf(config);
  const facts = keptValues<PageFacts>("facts", { write: writePageFacts, read: parsePageFacts });

  build.afterwards("audit", async ({ directories, outputMode, runMode, results = [] }) => {
    // While somebody writes, half a translation is no reason to stop the server.
    if (outputMode !== "fs" || runMode !== "build") return;
    const origin = given.url ?? build.site?.url;
    const languages = readable ?? build.site?.languages;
    if (origin === undefined || languages === undefined)
      throw new OptionsError("auditPlugin: needs articlesPlugin, or the options url and languages");
    const made = new Map(results.map(({ url: at, content }) => [String(at), content]));
    const pages = await readPages(results, (url, html) => {
      const made = build.keptPages.get(url);
      if (made?.html !== html) return readPageFacts(url, html);
      const known = facts.find(made.key) ?? readPageFacts(url, html);
      facts.keep(made.key, known);
      return known;
    });
    facts.sweep();
    await build.made();
    // A part is no site yet: links lead to what others make.
    if (build.shard) return;
    const sources = build.site && sourcesOf(build.site);
    const faults = auditSite({
      ...readBuiltSite(directories.output, made, pages),
      origin,
      languages,
      ...(sources ? { sourceOf: (at: string) => sources.get(at) } : {}),
    });
    report(faults);
  });
}

/** Pages between which others get a turn: processes that index them wait for the next ones. */
const AT_ONCE = 8;

/** What each page says, by its address. */
async function readPages(
  results: readonly BuildResult[],
  read: (url: string, html: string) => PageFacts,
): Promise<Map<string, PageFacts>> {
  const pages = new Map<string, PageFacts>();
  for (const [index, { url, content, outputPath }] of results.entries()) {
    if (typeof url !== "string" || !outputPath || !outputPath.endsWith(".html")) continue;
    pages.set(url, read(url, content));
    if (index % AT_ONCE === 0) await setImmediate();
  }
  return pages;
}
