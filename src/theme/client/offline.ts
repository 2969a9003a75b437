import { PAGES } from "./offline-caches.ts";

/** The site's folder on its host. Filled in when this file is bundled. */
declare const SITE_BASE: string;

/** Registers the service worker, and lets it cache this page too, which was loaded without it. */
async function register(): Promise<void> {
  await navigator.serviceWorker.register(`${SITE_BASE}/service-worker.js`);
  if (navigator.serviceWorker.controller) return;
  const { active } = await navigator.serviceWorker.ready;
  if (document.readyState !== "complete") {
    await new Promise((resolve) => window.addEventListener("load", resolve, { once: true }));
  }
  // Only the browser knows which width of a picture it loaded.
  const files = performance.getEntriesByType("resource").map(({ name }) => name);
  active?.postMessage([location.pathname, ...files]);
}

/**
 * Lists the pages that have a copy on this device, newest first, on the page that is shown without a
 * connection.
 */
async function listCopies(section: HTMLElement): Promise<void> {
  const list = section.querySelector("ul");
  // If the storage is forbidden or damaged, there are no copies.
  for (const [url, html] of await copies().catch(() => [])) {
    const page = new DOMParser().parseFromString(html, "text/html");
    const link = document.createElement("a");
    link.className = "title";
    link.href = new URL(url).pathname;
    link.textContent = page.querySelector("h1")?.textContent ?? link.pathname;
    link.lang = page.documentElement.lang;
    link.dir = page.documentElement.dir;
    const item = document.createElement("li");
    item.append(link);
    list?.append(item);
  }
  const none = list?.childElementCount === 0;
  section.hidden = none;
  const otherwise = document.querySelector<HTMLElement>("[data-kept-none]");
  if (otherwise) otherwise.hidden = !none;
}

async function copies(): Promise<(readonly [url: string, html: string])[]> {
  const cache = await caches.open(PAGES);
  const found = [];
  for (const { url } of [...(await cache.keys())].reverse())
    found.push([url, (await (await cache.match(url))?.text()) ?? ""] as const);
  return found;
}

const section = document.querySelector<HTMLElement>("[data-kept]");
// Browsers have no service workers outside a secure context, and none if storage is forbidden. The next page
// tries again.
register().catch(() => {});
if (section) void listCopies(section);
