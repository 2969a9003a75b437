import type { Glossary } from "../../core/catalogues/glossary.ts";
import type { Catalogue } from "../../core/catalogues/read.ts";
import type { CachedWorks } from "../../core/content/cached-works.ts";
import type { Article, Page, SiteSettings } from "../../core/site/site.ts";
import { cacheKey } from "./cache.ts";
import { programVersion } from "./program-key.ts";
import { cachedValues } from "./values.ts";

/** The cache of articles and pages as they were read. */
export interface WorksCache {
  /** Those that were read with the same settings, messages and program. @param commonKey cache key of these */
  with(commonKey: string): CachedWorks;
  /** Writes what was added to the disk. */
  flush(): void;
  /** Ends a build: see `CachedValues`. */
  sweep(): void;
}

/** Opens the cache of articles and pages. */
export function worksCache(): WorksCache {
  const works = cachedValues<Article | Page>("works", { write: JSON.stringify, read: JSON.parse });
  return {
    with(commonKey) {
      const keyOf = (inputs: readonly string[]) => cacheKey([commonKey, ...inputs]);
      return {
        find: (inputs) => works.find(keyOf(inputs)),
        keep(inputs, work) {
          const copy: Article | Page = JSON.parse(JSON.stringify(work));
          works.keep(keyOf(inputs), copy);
          return copy;
        },
      };
    },
    flush: works.flush,
    sweep: works.sweep,
  };
}

/** What is written into texts, and the topics that articles may have. */
interface Words {
  readonly topics: ReadonlySet<string> | undefined;
  readonly glossary: Glossary;
  readonly catalogues: readonly Catalogue[];
}

/** Cache key of everything that all articles and pages depend on. */
export function worksKey(
  { topics, glossary, catalogues }: Words,
  settings: SiteSettings,
  folder: string,
): string {
  const messages = catalogues.map(({ locale, namespace, messages: texts }) => [locale, namespace, texts]);
  const inputs = [folder, settings, topics ? [...topics] : null, glossary, messages];
  return cacheKey([programVersion(), JSON.stringify(inputs)]);
}
