import { readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { createDatePrinter } from "../../core/language/dates.ts";
import { searchCopy } from "../../core/search/copy.ts";
import { NO_SITE, type SiteData, searchData } from "../../core/search/data.ts";
import { fileAddress } from "../../core/search/data-files.ts";
import { htmlFacts } from "../../core/search/facts.ts";
import { NEWEST } from "../../core/search/parts.ts";
import type { FoundPage } from "../../core/search/streamed-pages.ts";
import { urls } from "../../core/site/urls.ts";
import { cacheKey, type FileSet, readCached, writeCached } from "../cache/cache.ts";
import { ENTRY, type FoundText, withProgramsAbove, writeSearchIndex } from "./index.ts";
import { openTurns, PartIndex } from "./part.ts";
import { allEnded } from "./turns.ts";

/** A part of a language's index. */
export interface PartName {
  /** BCP 47 tag, as `<html lang>` has it. */
  readonly lang: string;
  /** See `IndexPart`. */
  readonly name: string;
  /** Whether the language has no other part. */
  readonly isOnly: boolean;
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
  readonly words?: Pick<SiteData, "langs" | "equivalents">;
  /** The newest first. */
  readonly parts: readonly FoundPart[];
}

interface Begun {
  readonly index: PartIndex;
  /** Texts of its pages, for the data next to the index. */
  readonly texts: string[];
}

interface Made {
  readonly key: string;
  /** Reads its files. Those of a part that was made are only in the cache: the next one needs the memory. */
  readonly read: Promise<() => FileSet | undefined>;
}

/** The file of a cached part with the texts of its pages, compressed. It is not published. */
const TEXTS = "texts.json.gz";

/** Makes the index of a site, part by part, from pages that are added as they are rendered. */
export function openService() {
  const printDate = createDatePrinter();
  const inTurn = openTurns();
  const indexes: PartIndex[] = [];
  /** Parts that wait for their pages. */
  const begun = new Map<string, Begun>();
  /** Parts that are being made, and those that were. */
  const made = new Map<string, Made>();

  function begin({ lang, name, isOnly }: PartName): Begun {
    const id = idOf(lang, name);
    const known = begun.get(id);
    if (known) return known;
    const one = { index: new PartIndex(lang, isOnly, inTurn), texts: [] };
    begun.set(id, one);
    indexes.push(one.index);
    return one;
  }

  async function makePart(
    id: string,
    { index, texts }: Begun,
    key: string,
  ): Promise<() => FileSet | undefined> {
    const files = await index.make();
    const all = new Map([...files, [TEXTS, gzipSync(JSON.stringify(texts), { level: 1 })] as const]);
    return writeCached(id, key, all) ? () => readCached(id, key) : () => all;
  }

  /** The files of a language: those of its parts, and the data that its search needs. */
  async function filesOf(language: FoundLanguage): Promise<FileSet> {
    const { lang, parts } = language;
    const known: [name: string, files: FileSet][] = [];
    for (const { name, key } of parts) {
      const part = made.get(idOf(lang, name));
      const files = part?.key === key ? (await part.read)() : undefined;
      if (!files) throw new Error(`the search index of ${lang} lacks its part "${name}"`);
      known.push([name, files]);
    }
    const published = known.flatMap(([name, files]) => [...publishedFiles(files, lang, name)]);
    const data = dataOf(
      language,
      known.map(([, files]) => files),
    );
    return new Map([...published, ...data]);
  }

  return {
    /** @param langs BCP 47 tags of the site's languages, in whose formats the date is written. */
    add(part: PartName, { url, file, hash, facts }: FoundPage, langs: readonly string[]): void {
      const { index, texts } = begin(part);
      // The page is read when Pagefind asks for it: thousands of them would fill the memory.
      index.add((): FoundText => {
        const html = readFileSync(file, "utf8");
        if (hash !== undefined && hash !== cacheKey([html])) throw new Error(`${file} has changed`);
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
      // What is being made ends by itself: an error would be that of the build.
      if (!made.delete(id)) await index?.close();
    },
    /** Looks for a part among those that are being made, and in the cache. If it is there, no pages are needed. */
    find({ lang, name }: PartName, key: string): boolean {
      const id = idOf(lang, name);
      if (made.get(id)?.key === key) return true;
      const files = readCached(id, key);
      if (files) made.set(id, { key, read: Promise.resolve(() => files) });
      return files !== undefined;
    },
    /**
     * Makes and caches a part once all its pages are added.
     *
     * @throws Error with the message of Pagefind, or if it was given another number of pages
     */
    async make(part: PartName, { key, size }: FoundPart): Promise<void> {
      const { lang, name } = part;
      const id = idOf(lang, name);
      const one = begin(part);
      if (one.index.size !== size)
        throw new Error(`the search index of ${lang} was given ${one.index.size} of ${size} pages`);
      begun.delete(id);
      const read = makePart(id, one, key);
      made.set(id, { key, read });
      await read;
    },
    /** Writes the index of some languages, whose parts were all made or found. */
    async write(languages: readonly FoundLanguage[], folder: string): Promise<void> {
      writeSearchIndex(await allEnded(languages.map(filesOf)), folder);
    },
    /** Ends all processes that it has started. */
    async close(): Promise<void> {
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
    else if (file === ENTRY) yield [`${partFolder(lang, name)}/${file}`, withProgramsAbove(bytes)];
    else if (!/^(?:pagefind[\w-]*\.(?:js|css)|wasm\..*)$/.test(file))
      yield [`${partFolder(lang, name)}/${file}`, bytes];
  }
}

const partFolder = (lang: string, name: string): string => `${lang.toLowerCase()}.${name}`;

/** What the search of a language needs in addition to its index, from the cache or from the texts of its parts. */
function dataOf({ locale, lang, words = NO_SITE, parts }: FoundLanguage, made: readonly FileSet[]): FileSet {
  const cached = `search-data-${lang}`;
  const key = cacheKey([locale, JSON.stringify(words), ...parts.flatMap((part) => [part.name, part.key])]);
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
