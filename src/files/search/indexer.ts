import { availableParallelism } from "node:os";
import path from "node:path";
import { createDatePrinter } from "../../core/language/dates.ts";
import { searchCopy } from "../../core/search/copy.ts";
import { searchData } from "../../core/search/data.ts";
import { htmlFacts } from "../../core/search/facts.ts";
import type { FoundPage } from "../../core/search/streamed-pages.ts";
import { urls } from "../../core/site/urls.ts";
import { type FileSet, keepCached, readCached } from "../cache/cache.ts";
import { LanguageIndex, writeSearchIndex } from "./index.ts";

/** A language of an index. */
export interface FoundLanguage {
  readonly locale: string;
  /** BCP 47 tag, as `<html lang>` has it. */
  readonly lang: string;
  /** Stands for all that its part of the index is made from: it is kept in the cache of the project under it. */
  readonly key: string;
  /** Pages that it has. */
  readonly size: number;
}

interface Begun {
  readonly index: LanguageIndex;
  /** Of its pages, for what lies beside the index. */
  readonly texts: string[];
}

/**
 * Indexes that are written at once: no processor waits for the disk, and not all languages take the memory at one moment that an index takes
 * while it is written, four times that of its pages.
 */
const AT_ONCE = availableParallelism() + 1;

/** Makes the index of a site, a language beside the other, from pages that are added as they are made. */
export function openService() {
  const printDate = createDatePrinter();
  const begun = new Map<string, Begun>();
  const known = new Map<string, FileSet>();

  /** The index of a language and what its search needs beside it, as it was kept or from the pages that were added. */
  async function partOf({ locale, lang, key, size }: FoundLanguage): Promise<FileSet> {
    const found = known.get(lang);
    if (found) return found;
    const { index, texts } = begun.get(lang) ?? { index: undefined, texts: [] };
    await index?.filled();
    const added = index?.size ?? 0;
    if (added !== size) throw new Error(`the search index of ${lang} was given ${added} of ${size} pages`);
    const files = index?.finish();
    // The caller hears of it below.
    files?.catch(() => {});
    // While Pagefind writes.
    const data = Buffer.from(searchData(lang, texts));
    const name = path.posix.relative(urls.searchFolder(), urls.searchData(locale));
    const made = new Map([...((await files) ?? []), [name, data]]);
    begun.delete(lang);
    keepCached(nameOf(lang), key, made);
    return made;
  }

  return {
    /** @param langs BCP 47 tags of the site's languages, in whose ways the date is written. */
    add(lang: string, { url, html, facts }: FoundPage, langs: readonly string[]): void {
      const { index, texts } = begun.get(lang) ?? { index: new LanguageIndex(lang), texts: [] };
      begun.set(lang, { index, texts });
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
    /** Looks for the part of a language among what was kept: where it is, no page is wanted. */
    find(lang: string, key: string): boolean {
      const files = readCached(nameOf(lang), key);
      if (files) known.set(lang, files);
      return files !== undefined;
    },
    /** Writes the index of some languages, all of whose pages were added, or which were found. */
    async write(languages: readonly FoundLanguage[], folder: string): Promise<void> {
      const left = [...languages.entries()];
      const parts: FileSet[] = [];
      const work = async (): Promise<void> => {
        for (let next = left.shift(); next; next = left.shift()) parts[next[0]] = await partOf(next[1]);
      };
      await allEnded(Array.from({ length: AT_ONCE }, work));
      await writeSearchIndex(parts, folder);
    },
    /** Ends what was begun. */
    async close(): Promise<void> {
      const indexes = [...begun.values()].map(({ index }) => index);
      begun.clear();
      await allEnded(indexes.map((index) => index.close()));
    },
  };
}

/** Waits until all have ended, and then throws what the first of them threw: none is left at work behind a failure. */
async function allEnded(works: readonly Promise<void>[]): Promise<void> {
  await Promise.allSettled(works);
  await Promise.all(works);
}

const nameOf = (lang: string): string => `search-${lang}`;
