import {
  FILES,
  type FileKind,
  filesIn,
  filesNamedIn,
  isFileAnswer,
  kindOf,
  LIMITS,
  PAGES,
  unneeded,
} from "./offline-caches.ts";

/** A file that was read to its end. */
type FileBody = readonly [body: Blob, headers: HeadersInit];

/**
 * Caches a page with the files that it needs. The previous copy stays until everything is loaded: if the
 * network or the storage fails, nothing changes.
 */
export async function cachePage(pathname: string, html: string): Promise<void> {
  const wanted = filesIn(html);
  const loaded = new Map<string, FileBody | undefined>();
  await Promise.all(
    wanted.map(async (url) => {
      if (!(await caches.match(url, { cacheName: FILES }))) loaded.set(url, await loadFile(url));
    }),
  );
  await exclusively(async () => {
    const files = await caches.open(FILES);
    for (const url of wanted) {
      if (await files.match(url)) continue;
      // Another tab may have removed the file in the meantime.
      const file = loaded.has(url) ? loaded.get(url) : await loadFile(url);
      if (file) await files.put(url, answerOf(file));
    }
    const pages = await caches.open(PAGES);
    await pages.put(pathname, htmlAnswer(html));
    const all = await pages.keys();
    for (const old of all.slice(0, Math.max(0, all.length - LIMITS.pages))) await pages.delete(old);
  });
}

/** Removes the copy of a page. */
export function forgetPage(pathname: string): Promise<void> {
  return exclusively(async () => {
    await (await caches.open(PAGES)).delete(pathname);
  });
}

/** Caches files that a page loaded before the service worker saw it. Skips what can't be loaded. */
export async function cacheFiles(urls: readonly string[]): Promise<void> {
  for (const url of urls) {
    const { origin, pathname } = new URL(url, location.origin);
    if (origin !== location.origin || !kindOf(pathname)) continue;
    if (await caches.match(url, { cacheName: FILES })) continue;
    const file = await loadFile(url).catch(() => undefined);
    if (file) await storeFile(url, file);
  }
}

/** Caches a file that was loaded just now. */
export async function cacheFile(url: string, answer: Response, kind: FileKind): Promise<void> {
  if (isFileAnswer(answer, kind)) await storeFile(url, [await answer.blob(), answer.headers]);
}

/** Removes files that no cached page needs, if there are too many. */
export function removeUnneededFiles(): Promise<void> {
  return exclusively(async () => {
    const files = await caches.open(FILES);
    const all = await files.keys();
    if (all.length <= LIMITS.files) return;
    const needed = new Set<string>();
    for (const page of await (await caches.open(PAGES)).matchAll())
      for (const url of filesNamedIn(await page.text())) needed.add(new URL(url, location.origin).href);
    const urls = all.map(({ url }) => url);
    for (const url of unneeded(urls, needed, LIMITS.files)) await files.delete(url);
  });
}

export function htmlAnswer(text: string): Response {
  return new Response(text, { headers: { "content-type": "text/html; charset=utf-8" } });
}

function storeFile(url: string, file: FileBody): Promise<void> {
  return exclusively(async () => (await caches.open(FILES)).put(url, answerOf(file)));
}

/**
 * @returns undefined where the server has no such file.
 * @throws Error where the network fails, and where it is a style sheet: a page is not readable without it.
 */
async function loadFile(url: string): Promise<FileBody | undefined> {
  const kind = kindOf(url);
  if (!kind) return undefined;
  const answer = await fetch(url);
  if (isFileAnswer(answer, kind)) return [await answer.blob(), answer.headers];
  if (kind === "style") throw new Error(`${answer.status} for ${url}`);
  return undefined;
}

function answerOf([body, headers]: FileBody): Response {
  return new Response(body, { headers });
}

/**
 * Runs changes of the caches one after the other, also those of another tab or another version of the service
 * worker.
 */
async function exclusively(change: () => Promise<void>): Promise<void> {
  await navigator.locks.request(`${PAGES}-lock`, change);
}
