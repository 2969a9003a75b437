import path from "node:path";
import { z } from "zod";
import { type Build, buildOf } from "../src/build.ts";
import { hasWhole } from "../src/core/build/shard.ts";
import type { Language, LanguageOption } from "../src/core/language/languages.ts";
import { languagesOption, readLanguages, readOptions } from "../src/core/options/options.ts";
import type { SearchFacts } from "../src/core/search/copy.ts";
import { EarlyPages, type FoundPage } from "../src/core/search/early-pages.ts";
import { recordFacts } from "../src/core/search/facts.ts";
import { urls } from "../src/core/site/urls.ts";
import { type BuildEvent, checkVersion, type EleventyConfig } from "../src/eleventy.ts";
import { indexKey } from "../src/files/search/index.ts";
import { type FoundLanguage, openService } from "../src/files/search/indexer.ts";
import type { Server } from "../src/files/thread/service.ts";
import { serverFor } from "../src/files/thread/thread.ts";

/** Options of `searchPlugin`. */
export interface SearchOptions {
  /** The languages of the site. */
  readonly languages: readonly LanguageOption[];
}

const schema = z.strictObject({ languages: languagesOption });

/**
 * A Pagefind index of the pages that mark their text with `data-pagefind-body`, one for each language, and beside it what
 * the search needs to know of the language. It is written in the same run as the pages, from copies of what Eleventy has
 * just made; the pages themselves are left as they are. Pages of the theme are indexed while the next ones are made.
 *
 * @throws Error that names the page where one is in no language of the site: Pagefind would then search the wrong
 * index in silence.
 */
export function searchPlugin(config: EleventyConfig, options: SearchOptions): void {
  checkVersion(config, "searchPlugin");
  const { languages: given } = readOptions("searchPlugin", schema, options);
  const languages = readLanguages("searchPlugin", given);
  const locales = languages.map(({ locale }) => locale);
  const build = buildOf(config);
  let run: Run | undefined;

  config.on("eleventy.before", ({ outputMode, runMode }) => {
    const ended = run?.end();
    run = outputMode === "fs" && runMode === "build" ? new Run(build, languages) : undefined;
    return ended;
  });
  build.readPages((url, { html }) => run?.come(url, html));

  const writeLater = afterOthers();
  build.afterwards("search", async (event) => {
    if (event.outputMode !== "fs") return;
    // A writer wants to see the page: its index follows.
    if (run) build.beside(plan(event, run)());
    else writeLater(planned(event));
  });

  /** The index of a build while it is served. All that it needs is taken now: the next build may have begun when it is written. */
  function planned(event: BuildEvent): () => Promise<void> {
    try {
      return plan(event, new Run(build, languages));
    } catch (error) {
      return () => Promise.reject(error);
    }
  }

  function plan({ directories, results = [] }: BuildEvent, started: Run): () => Promise<void> {
    const found = results.flatMap(({ url, content }) =>
      typeof url === "string" && isIndexed(content)
        ? [{ url, html: content, ...pageLanguage(url, content, languages) }]
        : [],
    );
    // The index of a language is made where all of its pages are.
    const whole = languages.filter(({ locale }) => hasWhole(build.shard, locale, locales));
    const parts = whole.map((language) => ({
      ...language,
      pages: found.filter(({ locale }) => locale === language.locale),
    }));
    return started.plan(parts, path.join(directories.output, urls.searchFolder()));
  }
}

/** A part of the index: a language, and its pages as they were written. */
interface Part extends Pick<Language, "locale" | "lang"> {
  readonly pages: readonly Pick<FoundPage, "url" | "html">[];
}

/** A part of the index with the order of its pages, and those that were taken before they were written. */
interface PlannedPart extends FoundLanguage {
  readonly pages: readonly FoundPage[];
  readonly early: EarlyPages;
}

/** What the model knows of a page that can be found. */
interface Known extends Pick<Language, "locale" | "lang"> {
  readonly facts: SearchFacts;
}

/** The index of one build, from the first page that is made to the files that are written. */
class Run {
  readonly #build: Build;
  readonly #languages: readonly Language[];
  readonly #langs: readonly string[];
  readonly #early = new Map<string, EarlyPages>();
  #known: ReadonlyMap<string, Known> | undefined;
  #indexer: Server<ReturnType<typeof openService>> | undefined;
  #ended = false;

  constructor(build: Build, languages: readonly Language[]) {
    this.#build = build;
    this.#languages = languages;
    this.#langs = languages.map(({ lang }) => lang);
  }

  /** Takes a page of the theme that was made just now. */
  come(url: string, html: string): void {
    const { changed } = this.#build;
    // Where nothing has changed, the index may be kept as a whole; where something has, the thread is ready when its page comes.
    if (changed.size > 0) this.#server();
    const known = this.#knownPages().get(url);
    if (!known || !changed.has(known.locale)) return;
    const { lang, facts } = known;
    const page = isIndexed(html) ? { url, html, facts } : undefined;
    this.#add(lang, this.#earlyIn(lang).come(url, page));
  }

  /**
   * Takes all that the build knows of the pages of some languages.
   *
   * @returns What writes their index, without another look at the build.
   */
  plan(parts: readonly Part[], folder: string): () => Promise<void> {
    const planned = parts.map(({ locale, lang, pages }) => {
      const sorted = this.#sorted(pages);
      const key = indexKey([...this.#langs, ...sorted.flatMap((page) => this.#inputsOf(page))]);
      return { locale, lang, key, size: sorted.length, pages: sorted, early: this.#earlyIn(lang) };
    });
    return () => this.#write(planned, folder);
  }

  async #write(planned: readonly PlannedPart[], folder: string): Promise<void> {
    const indexer = this.#server();
    try {
      for (const { lang, key, pages, early } of planned) {
        if (await indexer.ask("find", lang, key)) continue;
        const rest = early.rest(pages);
        // Something has changed a page after it was made.
        if (!rest) await indexer.ask("drop", lang);
        this.#add(lang, rest ?? pages);
      }
      await indexer.ask(
        "write",
        planned.map(({ locale, lang, key, size }) => ({ locale, lang, key, size })),
        folder,
      );
    } finally {
      await this.end();
    }
  }

  /** Ends what was begun. */
  async end(): Promise<void> {
    const indexer = this.#indexer;
    this.#indexer = undefined;
    this.#ended = true;
    // Errors of the indexer were the answers to earlier questions.
    await indexer?.ask("close").catch(() => {});
    await indexer?.end();
  }

  #add(lang: string, pages: readonly FoundPage[]): void {
    for (const page of pages) this.#server().send("add", lang, page, this.#langs);
  }

  #server(): Server<ReturnType<typeof openService>> {
    if (this.#ended) throw new Error("searchPlugin: the build of this index has ended");
    this.#indexer ??= serverFor(this.#knownPages().size, "search/indexer", openService);
    return this.#indexer;
  }

  #earlyIn(lang: string): EarlyPages {
    const early =
      this.#early.get(lang) ??
      new EarlyPages([...this.#knownPages()].flatMap(([url, known]) => (known.lang === lang ? [url] : [])));
    this.#early.set(lang, early);
    return early;
  }

  /** The pages of the newsroom in the order of the index; none of a site's own templates. */
  #knownPages(): ReadonlyMap<string, Known> {
    this.#known ??= knownPages(this.#build, this.#languages);
    return this.#known;
  }

  /** As they stand in the index: pages of the newsroom, then the others by address. */
  #sorted(pages: Part["pages"]): FoundPage[] {
    const known = this.#knownPages();
    const places = new Map([...known.keys()].map((url, place) => [url, place]));
    const place = (url: string): number => places.get(url) ?? places.size;
    return pages
      .map(({ url, html }) => ({ url, html, facts: known.get(url)?.facts }))
      .sort((a, b) => place(a.url) - place(b.url) || (a.url < b.url ? -1 : 1));
  }

  /** All that the copy of a page is made from: what the theme made it from, where that is known. */
  #inputsOf({ url, html, facts }: FoundPage): string[] {
    const key = this.#build.keyOf(url, html);
    return key === undefined ? [url, html, JSON.stringify(facts ?? null)] : [key];
  }
}

/** Those that the model knows, of the languages that this build makes as a whole. */
function knownPages(
  { site, pages, messages, shard }: Build,
  languages: readonly Language[],
): Map<string, Known> {
  const locales = languages.map(({ locale }) => locale);
  const langs = new Map(
    languages
      .filter(({ locale }) => hasWhole(shard, locale, locales))
      .map(({ locale, lang }) => [locale, lang]),
  );
  // The theme makes the articles first.
  const listed = pages.filter((record) => record.listed);
  const articles = listed.filter(({ content }) => content.kind === "article");
  const known = [...articles, ...listed].flatMap((record): [string, Known][] => {
    const lang = langs.get(record.locale);
    const facts =
      site && recordFacts(site, record, (topic) => messages?.(record.locale)(`topics:${topic}`) ?? topic);
    return lang !== undefined && facts ? [[record.url, { locale: record.locale, lang, facts }]] : [];
  });
  return new Map(known);
}

/** Runs one task at a time in the background; of those that come meanwhile, only the last. An error is printed. */
function afterOthers(): (task: () => Promise<void>) => void {
  let next: (() => Promise<void>) | undefined;
  let busy = false;
  const work = async (): Promise<void> => {
    busy = true;
    for (let task = next; task; task = next) {
      next = undefined;
      await task().catch((error: unknown) => process.stderr.write(`${error}\n`));
    }
    busy = false;
  };
  return (task) => {
    next = task;
    if (!busy) void work();
  };
}

function isIndexed(html: unknown): html is string {
  return (
    typeof html === "string" &&
    html.includes("data-pagefind-body") &&
    /<[a-z][^>]*\sdata-pagefind-body\b/.test(html)
  );
}

/** Pagefind puts each page into the index of its `<html lang>`, and one without into the largest. */
function pageLanguage(url: string, html: string, languages: readonly Language[]): Language {
  const [, lang = ""] = /<html\b[^>]*?\slang\s*=\s*["']?([^"'\s>]*)/i.exec(html) ?? [];
  const language = languages.find((one) => one.lang.toLowerCase() === lang.toLowerCase());
  if (language) return language;
  const known = languages.map((one) => one.lang.toLowerCase()).join(", ");
  throw new Error(
    `searchPlugin: ${url} has <html lang="${lang}">, which is no language of this site (${known}); ` +
      "a search there would use the wrong index",
  );
}
