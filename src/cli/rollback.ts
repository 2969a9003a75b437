import { statSync } from "node:fs";
import path from "node:path";
import { nearest } from "../core/language/nearest.ts";
import type { Translate } from "../core/messages/messages.ts";
import { createEleventy } from "../eleventy.ts";
import { publishedAt, rollBack, SITES, UnknownSiteError } from "../files/publish/publish.ts";
import { findConfig } from "./project.ts";
import { EXIT, say, UsageError } from "./terminal.ts";
import { understandTypeScript } from "./typescript.ts";
import { publishedBy, takeBuildLock, toUsage } from "./workshop.ts";

/**
 * `polyglot rollback [site]`: leads readers back to a site that was published earlier. Content and catalogues stay as
 * they are: the next build publishes them again.
 *
 * @param site Its name; the site before the one that readers see where it is not given.
 */
export async function rollback(t: Translate, site: string | undefined): Promise<number> {
  const { output, folders } = await publishing();
  const release = takeBuildLock();
  try {
    const { from, to } = toUsage(() => rollBack(output, site, ...folders));
    say(t("cli:rolledBack", { output, from, to, at: publishedOn(to) }));
    return EXIT.ok;
  } catch (error) {
    if (!(error instanceof UnknownSiteError)) throw error;
    const { known } = error;
    if (known.length === 0) throw new UsageError("cli:usage.noSiteBefore", { output });
    const names = known.join(", ");
    throw new UsageError(
      "cli:usage.noSite",
      { site: site ?? "", names },
      nearest(site ?? "", new Set(known)),
    );
  } finally {
    release();
  }
}

/** `polyglot rollback --list`: the sites that readers can be led back to, after the one that they see. */
export async function listSites(t: Translate): Promise<number> {
  const { output } = await publishing();
  const { live, before } = publishedAt(output);
  if (live !== undefined) say(t("cli:siteNow", { site: live, at: publishedOn(live) }));
  for (const site of before) say(t("cli:siteBefore", { site, at: publishedOn(site) }));
  return EXIT.ok;
}

async function publishing() {
  const configPath = findConfig();
  await understandTypeScript(configPath);
  const { config } = await createEleventy({ configPath, runMode: "build", source: "cli" });
  return publishedBy(config, configPath);
}

/** When a site was made, in UTC, to the minute. */
function publishedOn(site: string): string {
  return statSync(path.join(SITES, site)).mtime.toISOString().slice(0, 16).replace("T", " ");
}
