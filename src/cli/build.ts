import path from "node:path";
import { setFlagsFromString } from "node:v8";
import { SHARD_DATA, type Shard } from "../core/build/shard.ts";
import type { Translate } from "../core/messages/messages.ts";
import { createEleventy, type Eleventy } from "../eleventy.ts";
import { CACHE } from "../files/cache/cache.ts";
import type { Lock } from "../files/publish/lock.ts";
import {
  abandon,
  discard,
  heal,
  type Notice,
  newStaging,
  publish,
  removeDiscarded,
} from "../files/publish/publish.ts";
import { follow, type ProgressOptions } from "./progress.ts";
import { findConfig } from "./project.ts";
import { EXIT, say, UsageError, warn } from "./terminal.ts";
import { understandTypeScript } from "./typescript.ts";
import { inWorkshop, publishedBy, takeBuildLock, toUsage, WORKSHOP } from "./workshop.ts";

/** How a site is built. */
interface BuildOptions extends ProgressOptions {
  /** The part that this machine makes, for another machine to combine; undefined for the whole. */
  readonly shard: Shard | undefined;
}

/** The result of a build. */
interface Built {
  /** Number of pages that were written. */
  readonly count: number;
  readonly notices: readonly Notice[];
}

/**
 * `polyglot build`: writes the site next to the one that readers see, audits it, and only then replaces the
 * old one. A build that fails or is killed leaves the last good site as it was. A part of a site is not
 * published: it leaves its results in the cache, where the build of the whole site finds them.
 */
export async function buildSite(t: Translate, options: BuildOptions): Promise<number> {
  const configPath = findConfig();
  await understandTypeScript(configPath);
  const lock = takeBuildLock();
  let built: Built;
  try {
    built = await build(t, configPath, options, lock);
  } finally {
    lock();
  }
  // Readers see the site even if printing these lines fails.
  for (const line of new Set(built.notices.map(({ kind, ...values }) => t(`cli:${kind}`, values))))
    warn(line);
  const { count } = built;
  say(options.shard ? t("cli:shard", { ...options.shard, count, folder: CACHE }) : t("cli:built", { count }));
  return EXIT.ok;
}

/** By how many per cent the memory in use may grow before unused memory is collected. */
const GROWTH_PERCENT = 30;

async function build(t: Translate, configPath: string, options: BuildOptions, lock: Lock): Promise<Built> {
  // V8 lets it double or more. A build makes little that stays, but thousands of pages: a quarter less memory for some 5 % more work.
  setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`);
  const staging = inWorkshop(newStaging);
  try {
    // The resolver reloads changed modules while a server runs; here nothing is loaded twice.
    process.env.ELEVENTY_SKIP_ESM_RESOLVER = "1";
    let end = () => {};
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
    const write = async () => (await eleventy.write().finally(() => end()))?.[1].length ?? 0;
    if (!options.shard) return await writeAndPublish(eleventy, staging, configPath, lock, write);
    const notices = discard(path.basename(staging));
    const removed = removeDiscarded();
    const count = await write();
    // Its results are in the cache.
    abandon(staging);
    return { count, notices: [...notices, ...(await removed)] };
  } catch (error) {
    abandon(staging);
    throw error;
  }
}

async function writeAndPublish(
  { config }: Eleventy,
  staging: string,
  configPath: string,
  lock: Lock,
  write: () => Promise<number>,
): Promise<Built> {
  const { output, keep, folders } = await publishedBy(config, configPath);
  const healed = toUsage(() => heal(output, staging, ...folders));
  const removed = removeDiscarded();
  const count = await write();
  // Without the lock, another build may have removed what this one has written.
  if (!lock.isHeld()) throw new UsageError("cli:usage.lockLost", { folder: WORKSHOP });
  const notices = toUsage(() => publish(staging, output, keep, ...folders));
  return { count, notices: [...healed, ...(await removed), ...notices] };
}
