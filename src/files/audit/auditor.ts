import { readFileSync } from "node:fs";
import { auditSite } from "../../core/audit/audit.ts";
import {
  type PageFacts,
  parsePageFacts,
  readPageFacts,
  writePageFacts,
} from "../../core/audit/page-facts.ts";
import { createSharing } from "../../core/audit/shared-facts.ts";
import type { Fault } from "../../core/faults/table.ts";
import type { Language } from "../../core/language/languages.ts";
import { cachedValues } from "../cache/values.ts";
import { readBuiltSite } from "./built-site.ts";
import { brokenPictures } from "./pictures.ts";

/** A written site, and what is known about it. */
export interface WrittenSite {
  readonly folder: string;
  readonly url: string;
  readonly languages: readonly Language[];
  /** The content file of each page that was made from one, by address. */
  readonly sources: ReadonlyMap<string, string>;
}

/** Reads pages one by one as they are rendered, and audits the whole site when it is written. */
export function openService() {
  const cached = cachedValues<PageFacts>("facts", {
    write: writePageFacts,
    read: parsePageFacts,
    inMemory: false,
  });
  const pages = new Map<string, PageFacts>();
  const share = createSharing();
  return {
    /**
     * @param file Path of the written page.
     * @param key The cache key of everything that the page is made from, where it is known.
     */
    read(url: string, file: string, key: string | undefined): void {
      const known = key === undefined ? undefined : cached.find(key);
      const facts = share(known ?? detached(readPageFacts(url, readFileSync(file, "utf8"))));
      if (key !== undefined) cached.keep(key, facts);
      pages.set(url, facts);
    },
    /** Forgets the cached facts of pages that no longer exist. */
    sweep: (): void => cached.sweep(),
    async judge({ folder, url, languages, sources }: WrittenSite): Promise<Fault[]> {
      const built = readBuiltSite(folder, pages);
      const broken = await brokenPictures(folder, built.files, { isSound: isMade });
      const sourceOf = (page: string) => sources.get(page);
      return auditSite({ ...built, brokenPictures: broken, url, languages, sourceOf });
    },
  };
}

/** Whether the build has made a picture itself, or copied it from the content, where the check has decoded it. */
function isMade(url: string): boolean {
  return /^\/(?:assets\/(?:cards|images)|media)\//.test(url);
}

/** A copy of the facts with strings of their own: strings cut out of a page keep the whole page in memory. */
function detached(facts: PageFacts): PageFacts {
  return parsePageFacts(writePageFacts(facts));
}
