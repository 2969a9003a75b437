import { asCopy, FILES, isWhole, LIMITS, PAGES } from "./kept.ts";

/** The pages that are shown without a connection, one a language. Filled in when this file is bundled. */
declare const OFFLINE_PAGES: readonly string[];

interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchEvent extends WorkerEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

/** The slice of the service worker's scope that is used; TypeScript's types of it contradict those of a page. */
interface Worker {
  addEventListener(type: "install" | "activate", handler: (event: WorkerEvent) => void): void;
  addEventListener(type: "message", handler: (event: WorkerEvent & { readonly data: unknown }) => void): void;
  addEventListener(type: "fetch", handler: (event: FetchEvent) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
}
const worker = globalThis as unknown as Worker;

worker.addEventListener("install", (event) => event.waitUntil(prepare().then(() => worker.skipWaiting())));
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener("message", (event) => {
  const [page, ...files] = event.data as [page: string, ...files: string[]];
  event.waitUntil(keepFiles(files).then(async () => keep(await fetch(page))));
});
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(`${location.origin}/`)) return;
  if (request.mode === "navigate") event.respondWith(page(event));
  else if (/^(?:style|script|image|font)$/.test(request.destination)) event.respondWith(file(event));
});

/** The network always comes first: what is kept is shown where there is none, and says that it was kept. */
async function page(event: FetchEvent): Promise<Response> {
  const { request } = event;
  try {
    const answer = await fetch(request);
    const copy = answer.clone();
    event.waitUntil(keep(copy));
    return answer;
  } catch {
    const { pathname } = new URL(request.url);
    const cache = await caches.open(PAGES);
    const kept = await cache.match(pathname);
    if (kept) return html(asCopy(await kept.text()));
    const [own = OFFLINE_PAGES[0] ?? ""] = OFFLINE_PAGES.filter((url) => pathname.startsWith(homeOf(url)));
    return (await caches.match(own, { cacheName: FILES })) ?? Response.error();
  }
}

async function file(event: FetchEvent): Promise<Response> {
  const { request } = event;
  try {
    const answer = await fetch(request);
    if (answer.ok) event.waitUntil(put(FILES, request.url, answer.clone()));
    return answer;
  } catch {
    return (await caches.match(request, { cacheName: FILES })) ?? Response.error();
  }
}

/** Keeps a whole edition with what it needs; forgets one that is no longer there, or no longer whole. */
async function keep(answer: Response): Promise<void> {
  const { pathname } = new URL(answer.url);
  const text = answer.ok ? await answer.text() : "";
  if (!isWhole(text)) {
    await (await caches.open(PAGES)).delete(pathname);
    return;
  }
  // The copy before this one stays until all is there that this one needs.
  await keepFiles(filesIn(text.slice(0, text.indexOf("</article>"))));
  await put(PAGES, pathname, html(text));
}

/** Files that a page names itself. */
function filesIn(text: string): string[] {
  const found = text.matchAll(/\s(?:src|href)="(\/[^"]+\.(?:css|js|svg|png|jpe?g|webp|avif))"/g);
  return [...found].map(([, url = ""]) => url);
}

async function keepFiles(urls: readonly string[]): Promise<void> {
  const cache = await caches.open(FILES);
  for (const url of urls) {
    if (new URL(url, location.origin).origin !== location.origin || (await cache.match(url))) continue;
    const answer = await fetch(url);
    if (answer.ok) await put(FILES, url, answer);
  }
}

async function prepare(): Promise<void> {
  for (const url of OFFLINE_PAGES) {
    const answer = await fetch(url);
    const text = await answer.text();
    await put(FILES, url, html(text));
    await keepFiles(filesIn(text));
  }
}

async function put(name: keyof typeof LIMITS, url: string, answer: Response): Promise<void> {
  const cache = await caches.open(name);
  await cache.put(url, answer);
  const fixed = (request: Request) => OFFLINE_PAGES.includes(new URL(request.url).pathname);
  const all = (await cache.keys()).filter((request) => !fixed(request));
  for (const request of all.slice(0, Math.max(0, all.length - LIMITS[name]))) await cache.delete(request);
}

/** The home page of the language of an offline page. */
function homeOf(url: string): string {
  return url.replace(/[^/]+\/$/, "");
}

function html(text: string): Response {
  return new Response(text, { headers: { "content-type": "text/html; charset=utf-8" } });
}
