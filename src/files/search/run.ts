import { hasWhole, type Shard } from "../../core/build/shard.ts";
import type { Glossary } from "../../core/catalogues/glossary.ts";
import type { SameWords } from "../../core/catalogues/same-words.ts";
import type { Language } from "../../core/language/languages.ts";
import type { Translate } from "../../core/messages/messages.ts";
import type { PageRecord } from "../../core/pages/families.ts";
import type { SearchFacts } from "../../core/search/copy.ts";
import { equivalentsOf } from "../../core/search/equivalents-of-site.ts";
import { recordFacts } from "../../core/search/facts.ts";
import { type FoundPage, StreamedPages } from "../../core/search/streamed-pages.ts";
import type { Server } from "../thread/service.ts";
import { serverFor } from "../thread/thread.ts";
import { indexKey } from "./index.ts";
import { type FoundLanguage, openService } from "./indexer.ts";

/** What the index takes from a build. */
export interface IndexedBuild {
  readonly state: {
    readonly pages: readonly PageRecord[];
    readonly glossary: Glossary;
    readonly sameWords: SameWords;
    readonly messages: ((locale: string) => Translate<string>) | undefined;
    /** The locales with a page that isn't in the cache. */
    readonly changedLocales: ReadonlySet<string>;
  };
  readonly shard: Shard | undefined;
  /** The cache key of everything that a page was rendered from, where it is known. */
  cacheKeyOf(url: string, html: string): string | undefined;
}

/** A page as it was written. */
export interface WrittenPage extends Pick<FoundPage, "url" | "html"> {
  readonly locale: string;
}

/** A part of the index with its pages in order, and those of them that were streamed before they were written. */
interface PlannedPart extends FoundLanguage {
  readonly pages: readonly FoundPage[];
  readonly streamed: StreamedPages;
}

/** What the model knows about a page for the search. */
interface Known extends Pick<Language, "locale" | "lang"> {
  readonly facts: SearchFacts;
}

/** The index of one build, from the first rendered page to the written files. */
export class IndexRun {
  readonly #build: IndexedBuild;
  readonly #languages: readonly Language[];
  readonly #langs: readonly string[];
  readonly #streamed = new Map<string, StreamedPages>();
  #known: ReadonlyMap<string, Known> | undefined;
  #indexer: Server<ReturnType<typeof openService>> | undefined;
  #ended = false;

  constructor(build: IndexedBuild, languages: readonly Language[]) {
    this.#build = build;
    this.#languages = languages;
    this.#langs = languages.map(({ lang }) => lang);
  }

  /** Adds a page of the theme when it is rendered. */
  addPage(url: string, html: string): void {
    const { changedLocales } = this.#build.state;
    // Without a change, the whole index may be in the cache; with one, the thread is ready when its page
    // comes.
    if (changedLocales.size > 0) this.#server();
    const known = this.#knownPages().get(url);
    if (!known || !changedLocales.has(known.locale)) return;
    const { lang, facts } = known;
    const page = isIndexed(html) ? { url, html, facts } : undefined;
    this.#send(lang, this.#streamedIn(lang).add(url, page));
  }

  /**
   * Takes everything that the build knows about the pages.
   *
   * @param written All pages for the search, as they were written.
   * @returns A function that writes the index, without reading the build again.
   */
  plan(written: readonly WrittenPage[], folder: string): () => Promise<void> {
    const locales = this.#languages.map(({ locale }) => locale);
    // Only a build with all pages of a language makes its index.
    const whole = this.#languages.filter(({ locale }) => hasWhole(this.#build.shard, locale, locales));
    const planned = whole.flatMap(({ locale, lang, status }): PlannedPart[] => {
      const pages = this.#sorted(written.filter((page) => page.locale === locale));
      // No page searches a language that is being set up.
      if (pages.length === 0 && status === "configuring") return [];
      const { glossary, sameWords } = this.#build.state;
      const words = { langs: this.#langs, equivalents: equivalentsOf(glossary, sameWords, locale, locales) };
      const key = indexKey([JSON.stringify(words), ...pages.flatMap((page) => this.#inputsOf(page))]);
      return [{ locale, lang, key, size: pages.length, words, pages, streamed: this.#streamedIn(lang) }];
    });
    return () => this.#write(planned, folder);
  }

  async #write(planned: readonly PlannedPart[], folder: string): Promise<void> {
    const indexer = this.#server();
    try {
      for (const { lang, key, pages, streamed } of planned) {
        if (await indexer.ask("find", lang, key)) continue;
        const rest = streamed.rest(pages);
        // A transform has changed a page after it was rendered.
        if (!rest) await indexer.ask("drop", lang);
        this.#send(lang, rest ?? pages);
      }
      const parts = planned.map(({ pages: _, streamed: __, ...part }) => part);
      await indexer.ask("write", parts, folder);
    } finally {
      await this.end();
    }
  }

  /** Ends the indexer. */
  async end(): Promise<void> {
    const indexer = this.#indexer;
    this.#indexer = undefined;
    this.#ended = true;
    // Earlier questions have already received the errors of the indexer.
    await indexer?.ask("close").catch(() => {});
    await indexer?.end();
  }

  #send(lang: string, pages: readonly FoundPage[]): void {
    for (const page of pages) this.#server().send("add", lang, page, this.#langs);
  }

  #server(): Server<ReturnType<typeof openService>> {
    if (this.#ended) throw new Error("searchPlugin: the build of this index has ended");
    this.#indexer ??= serverFor(this.#knownPages().size, "search/indexer", openService);
    return this.#indexer;
  }

  #streamedIn(lang: string): StreamedPages {
    const streamed =
      this.#streamed.get(lang) ??
      new StreamedPages(
        [...this.#knownPages()].flatMap(([url, known]) => (known.lang === lang ? [url] : [])),
      );
    this.#streamed.set(lang, streamed);
    return streamed;
  }

  /** The pages of the newsroom in the order of the index, without a site's own templates. */
  #knownPages(): ReadonlyMap<string, Known> {
    this.#known ??= knownPages(this.#build, this.#languages);
    return this.#known;
  }

  /** In the order of the index: pages of the newsroom, then the others by address. */
  #sorted(pages: readonly WrittenPage[]): FoundPage[] {
    const known = this.#knownPages();
    const places = new Map([...known.keys()].map((url, place) => [url, place]));
    const place = (url: string): number => places.get(url) ?? places.size;
    return pages
      .map(({ url, html }) => ({ url, html, facts: known.get(url)?.facts }))
      .sort((a, b) => place(a.url) - place(b.url) || (a.url < b.url ? -1 : 1));
  }

  /** Everything that the copy of a page is made from: the cache key of the page, where it is known. */
  #inputsOf({ url, html, facts }: FoundPage): string[] {
    const key = this.#build.cacheKeyOf(url, html);
    return key === undefined ? [url, html, JSON.stringify(facts ?? null)] : [key];
  }
}

/** The pages that the model knows, in the languages that this build makes as a whole. */
function knownPages({ state, shard }: IndexedBuild, languages: readonly Language[]): Map<string, Known> {
  const { pages, messages } = state;
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
    const facts = recordFacts(record, (topic) => messages?.(record.locale)(`topics:${topic}`) ?? topic);
    return lang !== undefined && facts ? [[record.url, { locale: record.locale, lang, facts }]] : [];
  });
  return new Map(known);
}

/** Whether a page marks its text for the search. */
export function isIndexed(html: unknown): html is string {
  return (
    typeof html === "string" &&
    html.includes("data-pagefind-body") &&
    /<[a-z][^>]*\sdata-pagefind-body\b/.test(html)
  );
}
