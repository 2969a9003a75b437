import { PAGES } from "./kept.ts";

/** Registers the service worker, and lets it keep this page too, which was loaded without it. */
async function register(): Promise<void> {
  await navigator.serviceWorker.register("/service-worker.js");
  if (navigator.serviceWorker.controller) return;
  const { active } = await navigator.serviceWorker.ready;
  if (document.readyState !== "complete") {
    await new Promise((resolve) => window.addEventListener("load", resolve, { once: true }));
  }
  // Of a picture in several widths the browser alone knows which it took.
  const files = performance.getEntriesByType("resource").map(({ name }) => name);
  active?.postMessage([location.pathname, ...files]);
}

/** Lists the pages that this device keeps, on the page that is shown without a connection: the newest first. */
async function listKept(section: HTMLElement): Promise<void> {
  const cache = await caches.open(PAGES);
  const list = section.querySelector("ul");
  for (const request of [...(await cache.keys())].reverse()) {
    const html = (await (await cache.match(request))?.text()) ?? "";
    const page = new DOMParser().parseFromString(html, "text/html");
    const link = document.createElement("a");
    link.className = "title";
    link.href = new URL(request.url).pathname;
    link.textContent = page.querySelector("h1")?.textContent ?? link.pathname;
    link.lang = page.documentElement.lang;
    const item = document.createElement("li");
    item.append(link);
    list?.append(item);
  }
  const none = list?.childElementCount === 0;
  section.hidden = none;
  const otherwise = document.querySelector<HTMLElement>("[data-kept-none]");
  if (otherwise) otherwise.hidden = !none;
}

const section = document.querySelector<HTMLElement>("[data-kept]");
// Browsers have neither outside a secure context.
if ("serviceWorker" in navigator) void register();
if (section && "caches" in window) void listKept(section);
