import { rmSync } from "node:fs";
import path from "node:path";
import type { Translate } from "../core/messages.ts";
import { SHARD_DATA, type Shard } from "../core/shard.ts";
import { createEleventy } from "../eleventy.ts";
import { CACHE } from "../files/cache.ts";
import { LockedError, SILENCE_MS, takeLock } from "../files/lock.ts";
import { heal, newStaging, publish, WORKSHOP } from "../files/publish.ts";
import { follow, type ProgressOptions } from "./progress.ts";
import { findConfig } from "./project.ts";
import { EXIT, say, UsageError } from "./terminal.ts";
import { understandTypeScript } from "./typescript.ts";

/** How a site is built. */
interface BuildOptions extends ProgressOptions {
  /** The part that this machine makes, for another one to put together; undefined for the whole. */
  readonly shard: Shard | undefined;
}

/**
 * `polyglot build`: writes the site beside the one that readers see, audits it, and only then puts it in its place. A
 * build that fails or is killed leaves the last good site as it was. A part of a site is published nowhere: it leaves what it
 * made in the cache, where the build of the whole finds it.
 */
export async function buildSite(t: Translate, options: BuildOptions): Promise<number> {
  const configPath = findConfig();
  await understandTypeScript(configPath);
  const release = lock();
  try {
    const staging = newStaging();
    let end = () => {};
    try {
      // It makes changed modules load again while a server runs; here nothing is loaded twice.
      process.env.ELEVENTY_SKIP_ESM_RESOLVER = "1";
      const eleventy = await createEleventy(
        {
          configPath,
          runMode: "build",
          source: "cli",
          config: (config) => {
            end = follow(config, t, options);
            config.addGlobalData(SHARD_DATA, options.shard);
          },
        },
        undefined,
        staging,
      );
      eleventy.disableLogger();
      const output = eleventy.config.dir.output;
      if (!options.shard) heal(output, staging);
      const [, templates] = (await eleventy.write().finally(() => end())) ?? [];
      const count = templates?.length ?? 0;
      if (options.shard) {
        // What it was made for lies in the cache.
        rmSync(staging, { recursive: true, force: true });
        say(t("cli:shard", { ...options.shard, count, folder: CACHE }));
      } else {
        publish(staging, output);
        say(t("cli:built", { count }));
      }
    } catch (error) {
      rmSync(staging, { recursive: true, force: true });
      throw error;
    }
  } finally {
    release();
  }
  return EXIT.ok;
}

function lock(): () => void {
  try {
    return takeLock(path.join(WORKSHOP, "build.lock"));
  } catch (error) {
    if (!(error instanceof LockedError)) throw error;
    const { pid, host, ticket: file } = error;
    if (pid === 0) throw new UsageError("cli:lockedUnreadable", { file });
    if (host === "") throw new UsageError("cli:locked", { pid });
    throw new UsageError("cli:lockedElsewhere", { pid, host, file, minutes: SILENCE_MS / 60_000 });
  }
}
