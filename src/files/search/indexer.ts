import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { createDatePrinter } from "../../core/language/dates.ts";
import { searchCopy } from "../../core/search/copy.ts";
import { searchData } from "../../core/search/data.ts";
import { fileAddress, type MainData, NO_DATA } from "../../core/search/data-files.ts";
import { htmlFacts } from "../../core/search/facts.ts";
import { NEWEST } from "../../core/search/parts.ts";
import type { FoundPage } from "../../core/search/streamed-pages.ts";
import { urls } from "../../core/site/urls.ts";
import { cacheKey, type FileSet, readCached, writeCached } from "../cache/cache.ts";
import { LanguageIndex, writeSearchIndex } from "./index.ts";
import { allEnded } from "./turns.ts";

/** A part of a language's index. */
export interface PartName {
  /** BCP 47 tag, as `<html lang>` has it. */
  readonly lang: string;
  /** See `IndexPart`. */
  readonly name: string;
}

/** A part with all of its pages. */
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
  readonly index: LanguageIndex;
  /** Texts of its pages, for the data next to the index. */
  readonly texts: string[];
}

interface Made {
  readonly key: string;
  readonly files: FileSet;
}

/** The file of a cached part with the texts of its pages, compressed. It is not published. */
const TEXTS = "texts.json.gz";

/** Makes the index of a site, part by part, from pages that are added as they are rendered. */
export function openService() {
  const printDate = createDatePrinter();
  const begun = new Map<string, Begun>();
  const made = new Map<string, Made>();

  function begin({ lang, name }: PartName): Begun {
    const id = idOf(lang, name);
    const one = begun.get(id) ?? { index: new LanguageIndex(lang), texts: [] };
    begun.set(id, one);
    return one;
  }

  /** The files of a language: those of its parts, and the data that its search needs. */
  function filesOf(language: FoundLanguage): FileSet {
    const { lang, parts } = language;
    const known = parts.map(({ name, key }) => {
      const part = made.get(idOf(lang, name));
      if (part?.key !== key) throw new Error(`the search index of ${lang} lacks its part "${name}"`);
      return [name, part.files] as const;
    });
    const published = known.flatMap(([name, files]) => [...publishedFiles(files, lang, name)]);
    return new Map([
      ...published,
      ...dataOf(
        language,
        known.map(([, files]) => files),
      ),
    ]);
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
    /** Forgets the pages of a part. */
    async drop({ lang, name }: PartName): Promise<void> {
      const id = idOf(lang, name);
      const index = begun.get(id)?.index;
      begun.delete(id);
      await index?.close();
    },
    /** Looks for a part among those that were made, and in the cache. If it is there, no pages are needed. */
    find({ lang, name }: PartName, key: string): boolean {
      const id = idOf(lang, name);
      if (made.get(id)?.key === key) return true;
      const files = readCached(id, key);
      if (files) made.set(id, { key, files });
      return files !== undefined;
    },
    /**
     * Makes and caches a part, of which all pages were added.
     *
     * @throws Error with the message of Pagefind, or if it was given another number of pages
     */
    async make(lang: string, { name, key, size }: FoundPart): Promise<void> {
      const id = idOf(lang, name);
      const { index, texts } = begin({ lang, name });
      if (index.size !== size)
        throw new Error(`the search index of ${lang} was given ${index.size} of ${size} pages`);
      const files = await index.finish();
      begun.delete(id);
      const all = new Map([...files, [TEXTS, gzipSync(JSON.stringify(texts), { level: 1 })] as const]);
      made.set(id, { key, files: all });
      writeCached(id, key, all);
    },
    /** Writes the index of some languages, whose parts were all made or found. */
    write(languages: readonly FoundLanguage[], folder: string): void {
      writeSearchIndex(languages.map(filesOf), folder);
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
  const key = cacheKey([JSON.stringify(words), ...parts.flatMap((part) => [part.name, part.key])]);
  const found = readCached(cached, key);
  if (found) return found;
  const texts = made.flatMap(textsIn);
  const main = path.posix.relative(urls.searchFolder(), urls.searchData(locale));
  const folders = parts.flatMap(({ name }) => (name === NEWEST ? [] : [partFolder(lang, name)]));
  const site = { ...words, ...(folders.length > 0 ? { parts: folders } : {}) };
  const data = new Map(
    [...searchData(lang, texts, site)].map(
      ([name, text]) => [fileAddress(main, name), Buffer.from(text)] as const,
    ),
  );
  writeCached(cached, key, data);
  return data;
}

function textsIn(files: FileSet): string[] {
  const bytes = files.get(TEXTS);
  return bytes ? (JSON.parse(gunzipSync(bytes).toString()) as string[]) : [];
}

const idOf = (lang: string, name: string): string => `search-${lang}${name === NEWEST ? "" : `-${name}`}`;
