import { cacheFile, cacheFiles, cachePage, forgetPage, htmlAnswer, removeUnneededFiles } from "./copies.ts";
import {
  asCopy,
  FILES,
  type FileKind,
  isFileAnswer,
  isOfSite,
  isPageAnswer,
  isWhole,
  kindOf,
  OFFLINE_PREFIX,
  PAGES,
} from "./offline-caches.ts";

/** The pages that are shown without a connection, one per language. Filled in when this file is bundled. */
declare const OFFLINE_PAGES: readonly {
  readonly url: string;
  /** Text that distinguishes the page from another one that is sent instead. */
  readonly title: string;
  readonly files: readonly string[];
}[];

/**
 * A hash of this script, of those pages and of their files, so that a change of any of them makes a new
 * service worker.
 */
declare const OFFLINE_VERSION: string;

interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchEvent extends WorkerEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

/** The used part of the service worker's scope; TypeScript's types for it contradict those for a page. */
interface Worker {
  addEventListener(type: "install" | "activate", handler: (event: WorkerEvent) => void): void;
  addEventListener(type: "message", handler: (event: WorkerEvent & { readonly data: unknown }) => void): void;
  addEventListener(type: "fetch", handler: (event: FetchEvent) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
}
const worker = globalThis as unknown as Worker;
const OFFLINE = `${OFFLINE_PREFIX}${OFFLINE_VERSION}`;

worker.addEventListener("install", (event) => event.waitUntil(install().then(() => worker.skipWaiting())));
worker.addEventListener("activate", (event) => {
  // If the storage fails, an old cache stays until the next version.
  const cleaned = removeOldVersions().catch(() => {});
  event.waitUntil(cleaned.then(() => worker.clients.claim()));
});
worker.addEventListener("message", (event) => {
  const [page, ...files] = event.data as [page: string, ...files: string[]];
  event.waitUntil(atBest(cacheFiles(files).then(async () => update(page, await fetch(page)))));
});
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(`${location.origin}/`)) return;
  if (request.mode === "navigate") event.respondWith(page(event));
  else if (/^(?:style|script|image|font)$/.test(request.destination))
    event.respondWith(file(event, request.destination as FileKind));
});

/** The network always comes first: without a connection, a copy is shown, and it is marked as a copy. */
async function page(event: FetchEvent): Promise<Response> {
  const { pathname } = new URL(event.request.url);
  try {
    const answer = await fetch(event.request);
    event.waitUntil(atBest(update(pathname, answer.clone())));
    return answer;
  } catch {
    return withoutConnection(pathname).catch(() => Response.error());
  }
}

async function withoutConnection(pathname: string): Promise<Response> {
  const copy = await caches.match(pathname, { cacheName: PAGES });
  if (copy) return htmlAnswer(asCopy(await copy.text()));
  const urls = OFFLINE_PAGES.map(({ url }) => url);
  const own = urls.find((url) => pathname.startsWith(homeOf(url))) ?? urls[0] ?? "";
  return (await caches.match(own, { cacheName: OFFLINE })) ?? Response.error();
}

/** A file that the server no longer has may still be in the cache, for a page that is there too. */
async function file(event: FetchEvent, kind: FileKind): Promise<Response> {
  const { request } = event;
  const answer = await fetch(request).catch(() => undefined);
  if (answer?.ok) {
    event.waitUntil(atBest(cacheFile(request.url, answer.clone(), kind)));
    return answer;
  }
  return (await copyOf(request).catch(() => undefined)) ?? answer ?? Response.error();
}

async function copyOf(request: Request): Promise<Response | undefined> {
  return (
    (await caches.match(request, { cacheName: FILES })) ??
    (await caches.match(request, { cacheName: OFFLINE }))
  );
}

/**
 * Caches a whole edition, and removes the copy of one that the site no longer has, or no longer has whole.
 * Any other answer, such as a server error, says nothing about the page: its copy stays.
 */
async function update(pathname: string, answer: Response): Promise<void> {
  if (answer.status === 404 || answer.status === 410) await forgetPage(pathname);
  else if (isPageAnswer(answer, pathname)) {
    const text = await answer.text();
    if (!isOfSite(text)) return;
    if (isWhole(text)) await cachePage(pathname, text);
    else await forgetPage(pathname);
  }
  await removeUnneededFiles();
}

/** Caches all offline pages with their files. If that fails, the previous service worker stays. */
async function install(): Promise<void> {
  try {
    const cache = await caches.open(OFFLINE);
    for (const { url, title, files } of OFFLINE_PAGES) {
      const answer = await loaded(url, (found) => isPageAnswer(found, url));
      const text = await answer.text();
      if (!text.includes(title)) throw new Error(`${url} is not the page of the site`);
      await cache.put(url, htmlAnswer(text));
      for (const needed of files) {
        const kind = kindOf(needed) ?? "image";
        await cache.put(needed, await loaded(needed, (found) => isFileAnswer(found, kind)));
      }
    }
  } catch (error) {
    await caches.delete(OFFLINE);
    throw error;
  }
}

/** @throws Error where the answer is not the one that is wanted. */
async function loaded(url: string, isWanted: (answer: Response) => boolean): Promise<Response> {
  // The browser's own cache may hold a copy from the previous version.
  const answer = await fetch(url, { cache: "no-cache" });
  if (!isWanted(answer)) throw new Error(`${answer.status} for ${url}`);
  return answer;
}

async function removeOldVersions(): Promise<void> {
  for (const name of await caches.keys())
    if (name.startsWith(OFFLINE_PREFIX) && name !== OFFLINE) await caches.delete(name);
}

/** The home page of the language of an offline page. */
function homeOf(url: string): string {
  return url.replace(/[^/]+\/$/, "");
}

/**
 * Ignores failures, because the reader's page doesn't depend on the work: if the storage is full, or the
 * network ends in the meantime, the copies stay as they are.
 */
function atBest(work: Promise<void>): Promise<void> {
  return work.catch(() => {});
}
