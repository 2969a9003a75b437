/** The service worker of a site without copies: takes the place of an older one, and removes it with all that it cached. */
interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

/** The slice of the service worker's scope that is used; TypeScript's types of it contradict those of a page. */
interface Worker {
  addEventListener(type: "install" | "activate", handler: (event: WorkerEvent) => void): void;
  skipWaiting(): Promise<void>;
  readonly registration: { unregister(): Promise<boolean> };
}
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
  for (const name of await caches.keys()) if (name.startsWith("polyglot-")) await caches.delete(name);
}
