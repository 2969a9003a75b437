import { availableParallelism } from "node:os";
import path from "node:path";
import { createDatePrinter } from "../../core/language/dates.ts";
import { searchCopy } from "../../core/search/copy.ts";
import { searchData } from "../../core/search/data.ts";
import { fileAddress, type MainData } from "../../core/search/data-files.ts";
import { htmlFacts } from "../../core/search/facts.ts";
import type { FoundPage } from "../../core/search/streamed-pages.ts";
import { urls } from "../../core/site/urls.ts";
import { type FileSet, readCached, writeCached } from "../cache/cache.ts";
import { LanguageIndex, writeSearchIndex } from "./index.ts";

/** A language of an index. */
export interface FoundLanguage {
  readonly locale: string;
  /** BCP 47 tag, as `<html lang>` has it. */
  readonly lang: string;
  /** The cache key of everything that its part of the index is made from: the part is cached under it. */
  readonly key: string;
  /** Number of its pages. */
  readonly size: number;
  /** What is known of the site's words. @default nothing */
  readonly words?: Pick<MainData, "langs" | "equivalents">;
}

interface Begun {
  readonly index: LanguageIndex;
  /** Texts of its pages, for the data next to the index. */
  readonly texts: string[];
}

/**
 * Number of indexes that are written at once: enough that no processor waits for the disk, but not all
 * languages, because writing an index takes four times the memory of its pages.
 */
const AT_ONCE = availableParallelism() + 1;

/** Makes the index of a site, the languages in parallel, from pages that are added as they are rendered. */
export function openService() {
  const printDate = createDatePrinter();
  const begun = new Map<string, Begun>();
  const known = new Map<string, FileSet>();

  function begin(lang: string): Begun {
    const made = begun.get(lang) ?? { index: new LanguageIndex(lang), texts: [] };
    begun.set(lang, made);
    return made;
  }

  /**
   * The index of a language with the data that its search needs, from the cache or from the pages that were
   * added.
   */
  async function partOf({ locale, lang, key, size, words }: FoundLanguage): Promise<FileSet> {
    const found = known.get(lang);
    if (found) return found;
    const { index, texts } = begin(lang);
    await index.filled();
    if (index.size !== size)
      throw new Error(`the search index of ${lang} was given ${index.size} of ${size} pages`);
    const files = index.finish();
    // The `await` below throws the error.
    files.catch(() => {});
    // Computed while Pagefind writes.
    const main = path.posix.relative(urls.searchFolder(), urls.searchData(locale));
    const data = [...searchData(lang, texts, words)].map(
      ([name, text]) => [fileAddress(main, name), Buffer.from(text)] as const,
    );
    const made = new Map([...(await files), ...data]);
    begun.delete(lang);
    writeCached(nameOf(lang), key, made);
    return made;
  }

  return {
    /** @param langs BCP 47 tags of the site's languages, in whose formats the date is written. */
    add(lang: string, { url, html, facts }: FoundPage, langs: readonly string[]): void {
      const { index, texts } = begin(lang);
      index.add(() => {
        const copy = searchCopy(html, facts ?? htmlFacts(url, html), lang, langs, printDate);
        if (copy) texts.push(copy.text);
        return { url, html: copy?.html ?? html, hasWords: /[\p{L}\p{N}]/u.test(copy?.text ?? "") };
      });
    },
    /** Forgets the pages of a language. */
    async drop(lang: string): Promise<void> {
      const index = begun.get(lang)?.index;
      begun.delete(lang);
      await index?.close();
    },
    /** Looks for the part of a language in the cache. If it is there, no pages are needed. */
    find(lang: string, key: string): boolean {
      const files = readCached(nameOf(lang), key);
      if (files) known.set(lang, files);
      return files !== undefined;
    },
    /**
     * Writes the index of some languages: all of their pages were added, or their part was found in the
     * cache.
     */
    async write(languages: readonly FoundLanguage[], folder: string): Promise<void> {
      const left = [...languages.entries()];
      const parts: FileSet[] = [];
      const work = async (): Promise<void> => {
        for (let next = left.shift(); next; next = left.shift()) parts[next[0]] = await partOf(next[1]);
      };
      await allEnded(Array.from({ length: AT_ONCE }, work));
      writeSearchIndex(parts, folder);
    },
    /** Ends all processes that it has started. */
    async close(): Promise<void> {
      const indexes = [...begun.values()].map(({ index }) => index);
      begun.clear();
      await allEnded(indexes.map((index) => index.close()));
    },
  };
}

/** Waits until all have ended, and then throws the first error, so that no work goes on after a failure. */
async function allEnded(works: readonly Promise<void>[]): Promise<void> {
  await Promise.allSettled(works);
  await Promise.all(works);
}

const nameOf = (lang: string): string => `search-${lang}`;
