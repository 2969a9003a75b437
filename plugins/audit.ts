import { z } from "zod";
import { buildOf, report } from "../src/build.ts";
import type { LanguageOption } from "../src/core/language/languages.ts";
import {
  languagesOption,
  OptionsError,
  readLanguages,
  readOptions,
  urlOption,
} from "../src/core/options/options.ts";
import { sourcesOf } from "../src/core/site/status.ts";
import { checkVersion, type EleventyConfig } from "../src/eleventy.ts";
import { openService, type WrittenSite } from "../src/files/audit/auditor.ts";
import type { Server } from "../src/files/thread/service.ts";
import { serverFor } from "../src/files/thread/thread.ts";

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
  const sent = new Map<string, string>();
  let auditor: Auditor | undefined;

  config.on("eleventy.before", ({ outputMode, runMode }) => {
    const ended = auditor?.end();
    sent.clear();
    // While somebody writes, half a translation is no reason to stop the server.
    const wanted = outputMode === "fs" && runMode === "build";
    auditor = wanted ? serverFor(build.pages.length, "audit/auditor", openService) : undefined;
    return ended;
  });

  // While the next page is made, the one before is read.
  build.readPages((url, { html, key }) => {
    sent.set(url, html);
    auditor?.send("read", url, html, key);
  });

  build.afterwards("audit", async ({ directories, results = [] }) => {
    if (!auditor) return;
    for (const { url, outputPath, content } of results) {
      // A page of the theme was read when it was made, unless a transform has changed it since.
      if (!url || !String(outputPath).endsWith(".html") || sent.get(url) === content) continue;
      auditor.send("read", url, content, build.keyOf(url, content));
    }
    try {
      await build.made();
      // A part is no site yet: links lead to what others make.
      if (!build.shard) report(await auditor.ask("judge", written(directories.output)));
      await auditor.ask("sweep");
    } finally {
      await auditor.end();
      sent.clear();
    }
  });

  function written(folder: string): WrittenSite {
    const origin = given.url ?? build.site?.url;
    const languages = readable ?? build.site?.languages;
    if (origin === undefined || languages === undefined)
      throw new OptionsError("auditPlugin: needs articlesPlugin, or the options url and languages");
    return { folder, origin, languages, sources: build.site ? sourcesOf(build.site) : new Map() };
  }
}

type Auditor = Server<ReturnType<typeof openService>>;
