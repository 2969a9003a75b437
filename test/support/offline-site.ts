import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { openBrowser } from "./browser.ts";
import { copyProject, edit, polyglot } from "./project.ts";
import { type Instead, type Served, serve } from "./serve.ts";

/**
 * The newsroom in three builds: with offline copies, with other words on the Chinese page that is shown without a
 * connection, and without the option.
 */
export type OfflineSite = "first" | "second" | "without";

/** The title of the Chinese page in the second build. */
export const SECOND_TITLE = "现在没有网络";

const built = new Map<OfflineSite, Promise<string>>();

/** The folder of one of the sites, built once a run. */
export function offlineSite(name: OfflineSite): Promise<string> {
  const site = built.get(name) ?? build(name);
  built.set(name, site);
  return site;
}

const folders: string[] = [];
process.once("exit", () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function copyOf(site: string): string {
  const folder = mkdtempSync(join(tmpdir(), "polyglot-offline-"));
  folders.push(folder);
  cpSync(site, folder, { recursive: true, dereference: true });
  return folder;
}

async function build(name: OfflineSite): Promise<string> {
  const project = copyProject();
  if (name !== "without")
    edit(project, "eleventy.config.ts", (text) => text.replace(/languages: \[.*\],/, "$&\n  offline: true,"));
  if (name === "second")
    edit(project, "locales/zh/offline.json", (text) =>
      text.replace(/"title": ".*"/, `"title": "${SECOND_TITLE}"`),
    );
  const { code, stderr } = await polyglot(project, ["build"]);
  if (code !== 0) throw new Error(`polyglot build ended with ${code}: ${stderr}`);
  return copyOf(join(project, "_site"));
}

/** A browser at a server whose site can be replaced, and whose answers can fail. */
export interface OfflineVisit {
  folder: string;
  served: Served | undefined;
  origin: string;
  /** Answers that replace files, by path. */
  faults: Map<string, Instead>;
  context: BrowserContext;
  page: Page;
}

export async function startVisit(visit: OfflineVisit): Promise<void> {
  visit.folder = copyOf(await offlineSite("first"));
  visit.faults = new Map();
  visit.served = await serve(visit.folder, { instead: (path) => visit.faults.get(path) });
  visit.origin = visit.served.origin;
  visit.context = await (await openBrowser()).newContext();
  visit.page = await visit.context.newPage();
}

export async function endVisit({ context, served, folder }: OfflineVisit): Promise<void> {
  await context.close();
  await served?.close();
  rmSync(folder, { recursive: true });
}

/** Replaces the site with another build. */
export async function deploy({ folder }: OfflineVisit, name: OfflineSite): Promise<void> {
  const site = await offlineSite(name);
  rmSync(folder, { recursive: true });
  cpSync(site, folder, { recursive: true });
}

/** Ends the server: a browser's offline mode does not apply to its service workers. */
export async function goOffline(visit: OfflineVisit): Promise<void> {
  await visit.served?.close();
  visit.served = undefined;
}

/** Opens a page and waits until there is a copy of it, which is written last. */
export async function read({ origin }: OfflineVisit, page: Page, url: string): Promise<void> {
  await page.goto(origin + url);
  // Not waitForFunction, which treats the promise of an answer as the answer.
  await page.evaluate(async (path) => {
    const cache = await caches.open("polyglot-pages");
    while (!(await cache.match(path))) await new Promise((resolve) => setTimeout(resolve, 20));
  }, url);
}

/** Paths of the pages that have copies. */
export const copies = (page: Page): Promise<string[]> =>
  page.evaluate(async () =>
    (await (await caches.open("polyglot-pages")).keys()).map(({ url }) => new URL(url).pathname),
  );

/** Names of the caches for the pages that are shown without a connection. */
export const offlineCaches = (page: Page): Promise<string[]> =>
  page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith("polyglot-offline-")));

/**
 * Starts the service worker of a site, or an update of it, and waits for how that ends: `activated` or
 * `redundant`.
 */
export const installed = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.register("/service-worker.js");
    if (!registration.installing) await registration.update();
    const worker = registration.installing ?? registration.waiting ?? registration.active;
    while (worker && !["activated", "redundant"].includes(worker.state))
      await new Promise((resolve) => setTimeout(resolve, 20));
    return worker?.state ?? "redundant";
  });
