import { rmSync } from "node:fs";
import { isIPv6 } from "node:net";
import path from "node:path";
import { EDIT_EVENT, JUDGE_EVENT } from "../core/build/events.ts";
import { visible } from "../core/content/preflight.ts";
import type { Translate } from "../core/messages/messages.ts";
import { createEleventy, type Eleventy, type EleventyConfig, type ReloadEvent } from "../eleventy.ts";
import { withSlashes } from "../files/paths.ts";
import { WORKSHOP } from "../files/publish/publish.ts";
import { claimServer, ServedError, type ServerClaim } from "../files/serve/server-claim.ts";
import { watchFolders } from "../files/serve/watch.ts";
import { ServerBuilds } from "./dev/builds.ts";
import { ContentChanges } from "./dev/changes.ts";
import { Ending } from "./dev/ending.ts";
import { guardServer } from "./dev/guarded-server.ts";
import { ProjectJudge } from "./dev/judge.ts";
import { ShownEdits } from "./dev/shown-edits.ts";
import { soundContent } from "./dev/sound-content.ts";
import { findConfig } from "./project.ts";
import { EXIT, say, UsageError, warn } from "./terminal.ts";

/** The folder that is served: the published site stays as it is. */
const PREVIEW = path.join(WORKSHOP, "preview");

/** Where the server listens. */
interface Address {
  readonly port: number;
  /** Name or IP address of this machine. */
  readonly host: string;
}

/**
 * `polyglot dev`: builds, serves on a local port and shows every change of the content at once.
 *
 * @throws UsageError where another server is at work in this folder.
 */
export async function dev(t: Translate, { port, host }: Address): Promise<number> {
  const claim = claimFolder();
  const ending = new Ending(claim.release);
  const { folders } = await soundContent(t);
  // No server uses it yet: the output of an earlier server doesn't belong in this one.
  rmSync(PREVIEW, { recursive: true, force: true });
  const watched = Object.values(folders);
  const shown = new ShownEdits();
  const judge = new ProjectJudge(report);
  ending.add(() => judge.close());
  const builds = new ServerBuilds({ folders: watched, output: PREVIEW, t, report });
  let edit: (file: string) => Promise<boolean> = async () => false;
  const options = {
    configPath: findConfig(),
    runMode: "serve",
    quietMode: true,
    source: "cli",
    config: (config: EleventyConfig) => {
      // If the port is taken, the server takes the next one, so only the server knows its address.
      config.setServerOptions({ messageOnStart: announce, showAllHosts: isEvery(host) });
      // Only our watcher watches the content: with two watchers, changes would be built twice, or not at all.
      for (const folder of watched) config.watchIgnores.add(folder).add(`${folder}/**`);
      config.on("eleventy.beforeWatch", () => shown.loaded());
      config.on(JUDGE_EVENT, () => judge);
      builds.listen(config);
      edit = async (file) => (await config.emit(EDIT_EVENT, withSlashes(file))).includes(true);
    },
  } as const;
  const eleventy = await createEleventy(options, undefined, PREVIEW);
  const stop = eleventy.stopWatch.bind(eleventy);
  ending.add(stop);
  const reload = prepareServer(eleventy, shown, { host, failed: refuse, foreign });
  const changes = new ContentChanges({ builds, shown, judge, edit: (file) => edit(file), reload, report });
  const watch = watchFolders(watched, {
    changed: (file) => changes.add(file),
    blinded: ({ message }) => warn(t("cli:unwatched", { problem: message })),
  });
  ending.add(() => {
    watch.close();
    changes.close();
  });
  hearWatcher(eleventy, report);
  await builds.start(eleventy);
  judge.check();
  // An error that a plugin of the site doesn't catch must not end the server.
  process.on("unhandledRejection", report);
  process.on("uncaughtException", report);
  await eleventy.serve(port);
  return EXIT.ok;

  function announce({ localhostUrl, hosts }: { localhostUrl: string; hosts: readonly string[] }): void {
    const url = isHere(host) || isEvery(host) ? localhostUrl : withHost(localhostUrl, host);
    claim.announce(url);
    say(t("cli:serving", { url }));
    if (isHere(host)) return;
    const urls = isEvery(host) ? hosts : [url];
    warn(t("cli:exposed", { urls: urls.join(" ") }));
  }

  function refuse(error: Error): void {
    warn(`polyglot: ${t("cli:usage.port", { port, problem: error.message })}`);
    process.exit(EXIT.usage);
  }

  function foreign(asked: string): void {
    warn(t("cli:foreignHost", { host: visible(asked) }));
  }

  function report(error: unknown): void {
    warn(
      t("cli:stray", { problem: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
  }
}

/** Whether only programs of this machine reach an address. */
function isHere(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(?:\.\d+){3}$/.test(host);
}

/** Whether an address is every address of this machine. */
function isEvery(host: string): boolean {
  return host === "0.0.0.0" || host === "::";
}

function withHost(url: string, host: string): string {
  const named = new URL(url);
  named.hostname = isIPv6(host) ? `[${host}]` : host;
  return named.href;
}

function claimFolder(): ServerClaim {
  try {
    return claimServer();
  } catch (error) {
    if (!(error instanceof ServedError)) throw error;
    const { pid, url } = error;
    throw url === undefined
      ? new UsageError("cli:usage.served", { pid })
      : new UsageError("cli:usage.servedAt", { pid, url });
  }
}

/**
 * Listens for errors of Eleventy's own watcher from the start: an error without a listener would end the
 * process.
 */
function hearWatcher(eleventy: Eleventy, report: (error: Error) => void): void {
  let watcher = eleventy.watcher;
  Object.defineProperty(eleventy, "watcher", {
    get: () => watcher,
    set(made: typeof watcher) {
      watcher = made;
      made?.on("error", report);
    },
  });
}

/**
 * Guards each server that Eleventy makes, and reloads browsers only for changes that they don't show yet.
 *
 * @returns A function that reloads browsers in any case.
 */
function prepareServer(
  { eleventyServe }: Eleventy,
  shown: ShownEdits,
  doors: Parameters<typeof guardServer>[1],
): (event: ReloadEvent) => Promise<void> {
  const make = eleventyServe.initServerInstance.bind(eleventyServe);
  const guarded = new WeakSet<object>();
  eleventyServe.initServerInstance = async () => {
    await make();
    if (guarded.has(eleventyServe.server)) return;
    guarded.add(eleventyServe.server);
    guardServer(eleventyServe.server, doors);
  };
  const reload = eleventyServe.reload.bind(eleventyServe);
  eleventyServe.reload = (event) => (shown.areAll(event.files) ? Promise.resolve() : reload(event));
  return reload;
}
