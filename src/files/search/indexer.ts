import { availableParallelism } from "node:os";
import path from "node:path";
import { createDatePrinter } from "../../core/language/dates.ts";
import { searchCopy } from "../../core/search/copy.ts";
import { searchData } from "../../core/search/data.ts";
import { fileAddress, type MainData, NO_DATA } from "../../core/search/data-files.ts";
import { htmlFacts } from "../../core/search/facts.ts";
import { NEWEST } from "../../core/search/parts.ts";
import type { FoundPage } from "../../core/search/streamed-pages.ts";
import { urls } from "../../core/site/urls.ts";
import { cacheKey, type FileSet, readCached, writeCached } from "../cache/cache.ts";
import { writeSearchIndex } from "./index.ts";
import { openTurns, PartIndex } from "./part.ts";
import { turns } from "./turns.ts";

/** A part of a language's index. */
export interface PartName {
  /** BCP 47 tag, as `<html lang>` has it. */
  readonly lang: string;
  /** See `IndexPart`. */
  readonly name: string;
  /** Whether the language has no other part. */
  readonly isOnly: boolean;
}

/** A part, and where it is in the cache. */
export interface FoundPart {
  readonly name: string;
  /** The cache key of everything that it is made from. */
  readonly key: string;
  /** Number of its pages. */
  readonly size: number;
}

/** A language of an index. */
export interface FoundLanguage {
  readonly locale: string;
  /** BCP 47 tag, as `<html lang>` has it. */
  readonly lang: string;
  /** What is known of the site's words. @default nothing */
  readonly words?: Pick<MainData, "langs" | "equivalents">;
  /** The newest first. */
  readonly parts: readonly FoundPart[];
}

interface Begun {
  readonly index: PartIndex;
  /** Texts of its pages, for the data next to the index. */
  readonly texts: string[];
}

/**
 * Number of languages that are written at once: enough that no processor waits for the disk, but not all, because
 * writing an index takes four times the memory of its pages.
 */
const AT_ONCE = availableParallelism() + 1;

/** The file of a cached part with the texts of its pages. It is not published. */
const TEXTS = "texts.json";

/** Makes the index of a site, several parts in parallel, from pages that are added as they are rendered. */
export function openService() {
  const printDate = createDatePrinter();
  const inTurn = openTurns();
  const begun = new Map<string, Begun>();
  const known = new Map<string, FileSet>();

  function begin({ lang, name, isOnly }: PartName): Begun {
    const id = nameOf(lang, name);
    const made = begun.get(id) ?? { index: new PartIndex(lang, isOnly, inTurn), texts: [] };
    begun.set(id, made);
    return made;
  }

  /** A part of an index with its texts, from the cache or from the pages that were added. */
  async function partOf(lang: string, { name, key, size }: FoundPart, isOnly: boolean): Promise<FileSet> {
    const id = nameOf(lang, name);
    const found = known.get(id);
    if (found) return found;
    const { index, texts } = begin({ lang, name, isOnly });
    if (index.size !== size)
      throw new Error(`the search index of ${lang} was given ${index.size} of ${size} pages`);
    const files = await index.make();
    const made = new Map([...files, [TEXTS, Buffer.from(JSON.stringify(texts))] as const]);
    begun.delete(id);
    writeCached(id, key, made);
    return made;
  }

  /** The files of a language: those of its parts, and the data that its search needs. */
  async function filesOf(language: FoundLanguage): Promise<FileSet> {
    const { lang, parts } = language;
    const made = await allEnded(parts.map((part) => partOf(lang, part, parts.length === 1)));
    const published = made.flatMap((files, at) => [
      ...publishedFiles(files, lang, parts[at]?.name ?? NEWEST),
    ]);
    return new Map([...published, ...dataOf(language, made)]);
  }

  return {
    /** @param langs BCP 47 tags of the site's languages, in whose formats the date is written. */
    add(part: PartName, { url, html, facts }: FoundPage, langs: readonly string[]): void {
      const { index, texts } = begin(part);
      index.add(() => {
        const copy = searchCopy(html, facts ?? htmlFacts(url, html), part.lang, langs, printDate);
        if (copy) texts.push(copy.text);
        return { url, html: copy?.html ?? html, hasWords: /[\p{L}\p{N}]/u.test(copy?.text ?? "") };
      });
    },
    /** Makes a part of which no more pages come, before the others are there. */
    make({ lang, name }: PartName): void {
      void begun.get(nameOf(lang, name))?.index.make();
    },
    /** Forgets the pages of a part. */
    async drop({ lang, name }: PartName): Promise<void> {
      const id = nameOf(lang, name);
      const index = begun.get(id)?.index;
      begun.delete(id);
      await index?.close();
    },
    /** Looks for a part in the cache. If it is there, no pages are needed. */
    find({ lang, name }: PartName, key: string): boolean {
      const id = nameOf(lang, name);
      const files = readCached(id, key);
      if (files) known.set(id, files);
      return files !== undefined;
    },
    /**
     * Writes the index of some languages: all of their pages were added, or their parts were found in the
     * cache.
     */
    async write(languages: readonly FoundLanguage[], folder: string): Promise<void> {
      const inOrder = turns(AT_ONCE);
      const made = await allEnded(languages.map((language) => inOrder(() => filesOf(language))));
      writeSearchIndex(made, folder);
    },
    /** Ends all processes that it has started. */
    async close(): Promise<void> {
      const indexes = [...begun.values()].map(({ index }) => index);
      begun.clear();
      await allEnded(indexes.map((index) => index.close()));
    },
  };
}

/**
 * The files of a part as they are published. A part with a name has a folder of its own, without Pagefind's programs:
 * they are next to the part with the newest pages.
 */
function* publishedFiles(files: FileSet, lang: string, name: string): Generator<[string, Uint8Array]> {
  for (const [file, bytes] of files) {
    if (file === TEXTS) continue;
    if (name === NEWEST) yield [file, bytes];
    else if (!/^(?:pagefind[\w-]*\.(?:js|css)|wasm\..*)$/.test(file))
      yield [`${partFolder(lang, name)}/${file}`, bytes];
  }
}

const partFolder = (lang: string, name: string): string => `${lang.toLowerCase()}.${name}`;

/** What the search of a language needs in addition to its index, from the cache or from the texts of its parts. */
function dataOf({ locale, lang, words = NO_DATA, parts }: FoundLanguage, made: readonly FileSet[]): FileSet {
  const cached = `search-data-${lang}`;
  const key = cacheKey([JSON.stringify(words), ...parts.flatMap(({ name, key: own }) => [name, own])]);
  const found = readCached(cached, key);
  if (found) return found;
  const texts = made.flatMap(
    (files) => JSON.parse(Buffer.from(files.get(TEXTS) ?? "[]").toString()) as string[],
  );
  const main = path.posix.relative(urls.searchFolder(), urls.searchData(locale));
  const folders = parts.flatMap(({ name }) => (name === NEWEST ? [] : [partFolder(lang, name)]));
  const data = new Map(
    [...searchData(lang, texts, { ...words, ...(folders.length > 0 ? { parts: folders } : {}) })].map(
      ([name, text]) => [fileAddress(main, name), Buffer.from(text)] as const,
    ),
  );
  writeCached(cached, key, data);
  return data;
}

/** Waits until all have ended, and then throws the first error, so that no work goes on after a failure. */
async function allEnded<Result>(works: readonly Promise<Result>[]): Promise<Result[]> {
  await Promise.allSettled(works);
  return Promise.all(works);
}

const nameOf = (lang: string, name: string): string => `search-${lang}${name === NEWEST ? "" : `-${name}`}`;
