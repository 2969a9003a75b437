import { z } from "zod";
import type { Build } from "../src/build/build.ts";
import { definePlugin, type Plugin } from "../src/build/define-plugin.ts";
import { report } from "../src/build/report.ts";
import type { Language, LanguageOption } from "../src/core/language/languages.ts";
import { languagesOption, OptionsError, type Shape, urlOption } from "../src/core/options/options.ts";
import { sourcesOf } from "../src/core/site/status.ts";
import { openService, type WrittenSite } from "../src/files/audit/auditor.ts";
import type { Server } from "../src/files/thread/service.ts";
import { serverFor } from "../src/files/thread/thread.ts";

/** Options of `auditPlugin`. A site without articlesPlugin needs them. */
export interface AuditOptions {
  /** Absolute address of the site, without a slash at its end. @default that of `articlesPlugin` */
  readonly url?: string | undefined;
  /** The languages of the site. @default those of `articlesPlugin` */
  readonly languages?: readonly LanguageOption[] | undefined;
}

const schema = z.strictObject({
  url: urlOption.optional(),
  languages: languagesOption.optional(),
} satisfies Shape<AuditOptions>);

type Auditor = Server<ReturnType<typeof openService>>;

/**
 * Reads the whole written site and stops the build if a page, link, feed or index doesn't match the state of
 * a translation. Add it last, so that it sees what the other plugins wrote.
 *
 * @throws FaultsError with every finding.
 */
export const auditPlugin: Plugin<AuditOptions> = definePlugin(
  "auditPlugin",
  schema,
  (config, given, build) => {
    let auditor: Auditor | undefined;

    config.on("eleventy.before", ({ outputMode, runMode }) => {
      const ended = auditor?.end();
      // An unfinished translation is no reason to stop a server while its author is still writing.
      const wanted = outputMode === "fs" && runMode === "build";
      auditor = wanted ? serverFor(build.pages.length, "audit/auditor", openService) : undefined;
      return ended;
    });

    // The auditor reads a page while Eleventy renders the next ones.
    build.written.addReader(({ url, file, key }) => {
      if (file.endsWith(".html")) auditor?.send("read", url, file, key);
    });

    build.onAfterBuild("audit", async ({ directories }) => {
      if (!auditor) return;
      try {
        await build.finishBackground();
        // A part is not a complete site: its links lead to pages of other parts.
        if (!build.shard) report(await auditor.ask("judge", writtenSite(directories.output, given, build)));
        await auditor.ask("sweep");
      } finally {
        await auditor.end();
      }
    });
  },
);

function writtenSite(folder: string, given: GivenSite, { site }: Build): WrittenSite {
  const url = given.url ?? site?.url;
  const languages = given.languages ?? site?.languages;
  if (url === undefined || languages === undefined)
    throw new OptionsError("auditPlugin: needs articlesPlugin, or the options url and languages");
  return { folder, url, languages, sources: site ? sourcesOf(site) : new Map() };
}

interface GivenSite {
  readonly url?: string | undefined;
  readonly languages?: readonly Language[] | undefined;
}
