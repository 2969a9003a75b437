/**
 * The service worker of a site without offline copies: it replaces an older one, deletes its caches, and
 * unregisters.
 */
interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

/** The used part of the service worker's scope; TypeScript's types for it contradict those for a page. */
interface Worker {
  addEventListener(type: "install" | "activate", handler: (event: WorkerEvent) => void): void;
  skipWaiting(): Promise<void>;
  readonly registration: { unregister(): Promise<boolean> };
}
/** The site's folder on its host. Filled in when this file is bundled. */
declare const SITE_BASE: string;

const worker = globalThis as unknown as Worker;

worker.addEventListener("install", (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener("activate", (event) =>
  event.waitUntil(
    removeCaches()
      .catch(() => {})
      .then(() => worker.registration.unregister()),
  ),
);

async function removeCaches(): Promise<void> {
  for (const name of await caches.keys())
    if (name.startsWith(`polyglot${SITE_BASE}-`)) await caches.delete(name);
}
