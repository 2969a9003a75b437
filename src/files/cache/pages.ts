import { createDigests, type MadePictures, pageInputs } from "../../core/build/page-inputs.ts";
import { hasText, type PageRecord } from "../../core/pages/families.ts";
import { cacheKey } from "./cache.ts";
import { cachedValues } from "./values.ts";

/** The cache keys of the pages of a build. */
export interface PageKeys {
  /** A page that shows the whole site, or whose layout isn't the theme's, has no key. */
  readonly keys: ReadonlyMap<PageRecord, string>;
  /** Addresses of the pages for the search that aren't in the cache. */
  readonly changedTexts: ReadonlySet<string>;
}

/** The cache of rendered pages. */
export interface PageCache {
  /**
   * @param pages Those that the theme's own layouts render.
   * @param commonKey Cache key of everything that all pages depend on.
   */
  keysOf(pages: readonly PageRecord[], commonKey: string, pictures: MadePictures): PageKeys;
  /** The page with a key; renders it if it isn't in the cache. */
  get(key: string, render: () => string): string;
  /** Ends a build: see `CachedValues`. */
  sweep(): void;
}

/** Opens the cache of the pages of a build, or of a served site, which shows pictures unchanged. */
export function pageCache(kind: "pages" | "preview-pages"): PageCache {
  const digests = createDigests();
  // One build asks for each page once; a server asks again.
  const inMemory = kind === "preview-pages";
  const cached = cachedValues<string>(kind, { write: String, read: String, inMemory });
  return {
    keysOf(pages, commonKey, pictures) {
      const keys = new Map<PageRecord, string>();
      const changedTexts = new Set<string>();
      for (const record of pages) {
        const inputs = pageInputs(record, pictures, digests);
        if (inputs === undefined) continue;
        const key = cacheKey([commonKey, inputs]);
        keys.set(record, key);
        if (hasText(record) && !cached.has(key)) changedTexts.add(record.url);
      }
      return { keys, changedTexts };
    },
    get(key, render) {
      const known = cached.find(key);
      const html = known ?? render();
      if (known === undefined) cached.keep(key, html);
      return html;
    },
    sweep: cached.sweep,
  };
}
