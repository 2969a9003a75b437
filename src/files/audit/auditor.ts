import { auditSite } from "../../core/audit/audit.ts";
import {
  type PageFacts,
  parsePageFacts,
  readPageFacts,
  writePageFacts,
} from "../../core/audit/page-facts.ts";
import type { Fault } from "../../core/faults/table.ts";
import type { Language } from "../../core/language/languages.ts";
import { cachedValues } from "../cache/values.ts";
import { readBuiltSite } from "./built-site.ts";

/** A site that was written, and what is known of it. */
export interface WrittenSite {
  readonly folder: string;
  readonly origin: string;
  readonly languages: readonly Language[];
  /** The content file of each page that was made from one, by address. */
  readonly sources: ReadonlyMap<string, string>;
}

/** Reads pages one by one as they are made, and judges the site that they are of when it is written. */
export function openService() {
  const kept = cachedValues<PageFacts>("facts", { write: writePageFacts, read: parsePageFacts });
  const pages = new Map<string, PageFacts>();
  return {
    /** @param key Stands for all that the page was made from, where that is known. */
    read(url: string, html: string, key: string | undefined): void {
      const facts = (key === undefined ? undefined : kept.find(key)) ?? detached(readPageFacts(url, html));
      if (key !== undefined) kept.keep(key, facts);
      pages.set(url, facts);
    },
    /** Forgets what was kept of pages that there are no more. */
    sweep: (): void => kept.sweep(),
    judge({ folder, origin, languages, sources }: WrittenSite): Fault[] {
      const site = readBuiltSite(folder, pages);
      return auditSite({ ...site, origin, languages, sourceOf: (url) => sources.get(url) });
    },
  };
}

/** Facts as they are, in strings of their own: those cut out of a page keep the whole of it in memory. */
function detached(facts: PageFacts): PageFacts {
  return parsePageFacts(writePageFacts(facts));
}
