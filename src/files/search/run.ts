import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { hasWhole, type Shard } from "../../core/build/shard.ts";
import type { Glossary } from "../../core/catalogues/glossary.ts";
import type { SameWords } from "../../core/catalogues/same-words.ts";
import type { Language } from "../../core/language/languages.ts";
import type { Translate } from "../../core/messages/messages.ts";
import type { PageRecord } from "../../core/pages/families.ts";
import type { SearchFacts } from "../../core/search/copy.ts";
import { equivalentsOf } from "../../core/search/equivalents-of-site.ts";
import { htmlFacts, recordFacts } from "../../core/search/facts.ts";
import { indexParts, isDivided, partOfYear } from "../../core/search/parts.ts";
import { type FoundPage, StreamedPages } from "../../core/search/streamed-pages.ts";
import type { Server } from "../thread/service.ts";
import { serverFor } from "../thread/thread.ts";
import { indexKey } from "./index.ts";
import { type FoundLanguage, type FoundPart, openService, type PartName } from "./indexer.ts";
import { allEnded, turns } from "./turns.ts";

/** What the index takes from a build. */
export interface IndexedBuild {
  readonly state: {
    readonly pages: readonly PageRecord[];
    readonly glossary: Glossary;
    readonly sameWords: SameWords;
    readonly messages: ((locale: string) => Translate<string>) | undefined;
    /** Addresses of the pages that aren't in the cache. */
    readonly changedTexts: ReadonlySet<string>;
  };
  readonly shard: Shard | undefined;
  /** The site's folder on its host, as `baseOf` gives it. */
  readonly base: string;
}

/** A page for the search, as it was written. */
export interface WrittenPage extends Omit<FoundPage, "facts"> {
  readonly locale: string;
}

/** A part of the index with its pages in order. */
interface PlannedPart extends FoundPart, PartName {
  readonly pages: readonly FoundPage[];
}

interface PlannedLanguage extends FoundLanguage {
  readonly parts: readonly PlannedPart[];
}

/** What the model knows about a page for the search. */
interface Known extends Pick<Language, "locale" | "lang"> {
  readonly facts: SearchFacts;
}

/** A part whose pages come while others are still being rendered. */
interface StreamedPart extends PartName {
  readonly pages: StreamedPages;
  /** Whether a page of it isn't in the cache: without one, the part may be. */
  readonly isChanged: boolean;
}

/** Number of undivided languages that are written at once, so that no processor waits for the disk. */
const AT_ONCE = availableParallelism() + 1;

/** The index of one build, from the first rendered page to the written files. */
export class IndexRun {
  readonly #build: IndexedBuild;
  readonly #languages: readonly Language[];
  readonly #langs: readonly string[];
  #known: ReadonlyMap<string, Known> | undefined;
  /** By the addresses of their pages. */
  #streamed: ReadonlyMap<string, StreamedPart> | undefined;
  readonly #languageInTurn = turns(AT_ONCE);
  #indexer: Server<ReturnType<typeof openService>> | undefined;
  #ended = false;

  constructor(build: IndexedBuild, languages: readonly Language[]) {
    this.#build = build;
    this.#languages = languages;
    this.#langs = languages.map(({ lang }) => lang);
  }

  /**
   * Adds a page when it is written.
   *
   * @param page Undefined if nothing at the address can be found.
   */
  addPage(url: string, page: Omit<FoundPage, "facts"> | undefined): void {
    // Without a change, the whole index may be in the cache; with one, the thread is ready when its page
    // comes.
    if (this.#build.state.changedTexts.size > 0) this.#server();
    const streamed = this.#streamedParts().get(url);
    if (!streamed?.isChanged) return;
    const facts = this.#knownPages().get(url)?.facts;
    const come = streamed.pages.add(url, page && { ...page, facts });
    this.#send(streamed, come);
    if (!streamed.isOnly && streamed.pages.isComplete) this.#makeEarly(streamed);
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
    const planned = whole.flatMap(({ locale, lang, status }): PlannedLanguage[] => {
      const pages = this.#sorted(written.filter((page) => page.locale === locale));
      // No page searches a language that is being set up.
      if (pages.length === 0 && status === "configuring") return [];
      const { glossary, sameWords } = this.#build.state;
      const words = { langs: this.#langs, equivalents: equivalentsOf(glossary, sameWords, locale, locales) };
      return [{ locale, lang, words, parts: this.#partsOf(lang, pages) }];
    });
    return () => this.#write(planned, folder);
  }

  #partsOf(lang: string, pages: readonly FoundPage[]): PlannedPart[] {
    const known = this.#knownPages();
    const others = pages.filter(({ url }) => !known.has(url));
    const ofModel = this.#yearsOf(lang);
    // To know the year of a page that isn't the model's, it has to be parsed.
    const years = new Map(
      isDivided(ofModel.length + others.length)
        ? pages.map((page) => [page.url, yearOf({ facts: factsOf(page) })])
        : [],
    );
    const parts = indexParts([...ofModel, ...others.map(({ url }) => years.get(url))]);
    return parts.map(({ name }) => {
      const own = pages.filter(({ url }) => partOfYear(parts, years.get(url)) === name);
      const key = this.#keyOf(own);
      return { lang, name, key, size: own.length, pages: own, isOnly: parts.length === 1 };
    });
  }

  async #write(planned: readonly PlannedLanguage[], folder: string): Promise<void> {
    try {
      await allEnded(planned.flatMap(({ parts }) => parts.map((part) => this.#findOrMake(part))));
      const languages = planned.map(({ parts, ...language }) => ({ ...language, parts: parts.map(foundOf) }));
      await this.#server().ask("write", languages, folder);
    } finally {
      await this.end();
    }
  }

  /** Makes a part of a large language, whose pages were all rendered, while others are being rendered. */
  #makeEarly(part: StreamedPart): void {
    const { all } = part.pages;
    const found = { name: part.name, key: this.#keyOf(all), size: all.length };
    this.#server().send("make", nameOf(part), found);
  }

  /** Looks for a part in the cache, and makes it if it isn't there. */
  async #findOrMake(part: PlannedPart): Promise<void> {
    const indexer = this.#server();
    if (await indexer.ask("find", nameOf(part), part.key)) return;
    const streamed = [...this.#streamedParts().values()].find(({ lang }) => lang === part.lang);
    const rest = part.isOnly && streamed?.isOnly ? streamed.pages.rest(part.pages) : undefined;
    // A transform has changed a page after it was rendered, or the model doesn't know all pages of the part.
    if (!rest) await indexer.ask("drop", nameOf(part));
    const make = async (): Promise<void> => {
      this.#send(part, rest ?? part.pages);
      await indexer.ask("make", nameOf(part), foundOf(part));
    };
    return part.isOnly ? this.#languageInTurn(make) : make();
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

  #send(part: PartName, pages: readonly FoundPage[]): void {
    for (const page of pages) this.#server().send("add", nameOf(part), page, this.#langs);
  }

  #server(): Server<ReturnType<typeof openService>> {
    if (this.#ended) throw new Error("searchPlugin: the build of this index has ended");
    this.#indexer ??= serverFor(this.#knownPages().size, "search/indexer", openService);
    return this.#indexer;
  }

  /** The parts of pages that the model knows, by the addresses of these pages. */
  #streamedParts(): ReadonlyMap<string, StreamedPart> {
    this.#streamed ??= new Map(this.#langs.flatMap((lang) => this.#streamedIn(lang)));
    return this.#streamed;
  }

  #streamedIn(lang: string): (readonly [url: string, StreamedPart])[] {
    const { changedTexts } = this.#build.state;
    const parts = indexParts(this.#yearsOf(lang));
    const pages = [...this.#knownPages()].filter(([, known]) => known.lang === lang);
    return parts.flatMap((part) => {
      const urls = pages.flatMap(([url, { facts }]) =>
        partOfYear(parts, yearOf({ facts })) === part.name ? [url] : [],
      );
      const streamed = {
        ...{ lang, name: part.name, isOnly: parts.length === 1 },
        pages: new StreamedPages(urls),
        isChanged: urls.some((url) => changedTexts.has(url)),
      };
      return urls.map((url) => [url, streamed] as const);
    });
  }

  /** The years of the pages of a language that the model knows. */
  #yearsOf(lang: string): (string | undefined)[] {
    return [...this.#knownPages().values()].filter((known) => known.lang === lang).map(yearOf);
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
      .map(({ locale, ...page }) => ({ ...page, facts: known.get(page.url)?.facts }))
      .sort((a, b) => place(a.url) - place(b.url) || (a.url < b.url ? -1 : 1));
  }

  #keyOf(pages: readonly FoundPage[]): string {
    const inputs = pages.flatMap(({ url, id, facts }) => [url, id, JSON.stringify(facts ?? null)]);
    return indexKey([...this.#langs, ...inputs]);
  }
}

const nameOf = ({ lang, name, isOnly }: PartName): PartName => ({ lang, name, isOnly });
const foundOf = ({ name, key, size }: FoundPart): FoundPart => ({ name, key, size });

/** The year by which a page is in a part. */
function yearOf({ facts }: { readonly facts: SearchFacts }): string | undefined {
  return facts.filters.year?.[0];
}

/** The facts of a page that isn't in the model are read from the page. */
function factsOf({ url, file, facts }: FoundPage): SearchFacts {
  return facts ?? htmlFacts(url, readFileSync(file, "utf8"));
}

/** The pages that the model knows, in the languages that this build makes as a whole. */
function knownPages(
  { state, shard, base }: IndexedBuild,
  languages: readonly Language[],
): Map<string, Known> {
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
    const labelOf = (topic: string) => messages?.(record.locale)(`topics:${topic}`) ?? topic;
    const facts = recordFacts(record, base, labelOf);
    return lang !== undefined && facts ? [[record.url, { locale: record.locale, lang, facts }]] : [];
  });
  return new Map(known);
}
