import { existsSync, realpathSync } from "node:fs";
import { auditSite } from "../core/audit/audit.ts";
import type { ReportFormat } from "../core/faults/report.ts";
import { gradeOf } from "../core/faults/table.ts";
import type { Translate } from "../core/messages/messages.ts";
import { folderOf, readSiteUrl } from "../core/options/site-url.ts";
import { sourcesOf } from "../core/site/status.ts";
import { baseOf } from "../core/site/urls.ts";
import { createEleventy } from "../eleventy.ts";
import { readBuiltSite } from "../files/audit/built-site.ts";
import { brokenPictures } from "../files/audit/pictures.ts";
import { printFaults } from "../files/faults.ts";
import { findConfig, readProject } from "./project.ts";
import { EXIT, say, UsageError, wrongValue } from "./terminal.ts";

/**
 * `polyglot audit <dir>`: audits any built site; for a site of this project, it also checks the languages.
 */
export async function audit(
  t: Translate,
  format: ReportFormat,
  folder: string,
  url: string | undefined,
): Promise<number> {
  const given = url === undefined ? undefined : addressOf(url);
  if (!existsSync(folder)) throw new UsageError("cli:usage.noFolder", { folder });
  const project = url === undefined ? await readProject() : undefined;
  const settings = project?.settings;
  const sources = project?.site && sourcesOf(project.site);
  const address = given ?? (settings ? await placed(settings.url) : "http://localhost");
  // The published site is a link to the folder that was built.
  const site = realpathSync(folder);
  const built = readBuiltSite(site);
  if (built.pages.length === 0) throw new UsageError("cli:usage.noPages", { folder });
  const faults = auditSite({
    ...built,
    // A folder without a project gets no cache.
    brokenPictures: await brokenPictures(site, built.files, { isCached: settings !== undefined }),
    url: address,
    ...(settings ? { languages: settings.languages } : {}),
    ...(sources ? { sourceOf: (page: string) => sources.get(page) } : {}),
  });
  if (faults.length > 0 || format === "json") process.stdout.write(printFaults(faults, t, format));
  else say(t("cli:audited", { count: built.pages.length }));
  return faults.some((fault) => gradeOf(fault) === "error") ? EXIT.content : EXIT.ok;
}

/** The address of a site whose folder may be named only by Eleventy's `pathPrefix`. */
async function placed(url: string): Promise<string> {
  if (baseOf(url) !== "") return url;
  const { config } = await createEleventy({ configPath: findConfig(), runMode: "build", source: "cli" });
  return url + folderOf(config.pathPrefix);
}

/** @throws UsageError where it is not the address of a site */
function addressOf(url: string): string {
  const { url: read, problems } = readSiteUrl(url);
  if (read === undefined || problems.length > 0)
    throw wrongValue("--url", [read ?? "https://news.example.org"], url);
  return read;
}
