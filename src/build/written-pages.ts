import { placePage } from "../core/site/place.ts";
import type { BuildEvent, BuildResult, EleventyConfig } from "../eleventy.ts";
import { isWritten, readWritten } from "../files/write/written-file.ts";

/** A page that Eleventy has written: HTML, or a feed. */
export interface WrittenPage {
  readonly url: string;
  /** Path of its file. */
  readonly file: string;
  /** Its text. Readers don't keep it: the pages of a large site together would fill the memory. */
  readonly html: string;
  /** Cache key of everything that it was made from; undefined where that isn't known, or where a transform changed it. */
  readonly key: string | undefined;
}

/** One of our own pages, as its layout made it. */
export type RenderedPage = Pick<WrittenPage, "html" | "key">;

/** The settings for writing pages. */
export type WritingConfig = Pick<EleventyConfig, "addTransform" | "transforms" | "templateHandling" | "on">;

/** A page that Eleventy was given as bytes. */
type Leaving = WrittenPage & { readonly bytes: Buffer };

/** Number of pages that are rendered before those that were written are passed on. */
const AT_ONCE = 32;

/**
 * Passes the pages of a build on to readers when they are written, and takes our own out of Eleventy's memory,
 * which holds the content of every page until the build ends: in a large build, that is most of the memory.
 *
 * A transform returns a page as bytes, which Eleventy writes as they are. When they are in the file, their memory is given
 * back, and who asks for the content in Eleventy's results gets it from the file. Where Eleventy writes asynchronously, pages
 * stay in memory and are passed on after the build.
 */
export class WrittenPages {
  readonly #config: WritingConfig;
  readonly #readers: ((page: WrittenPage) => void)[] = [];
  /** Our own pages that were not passed on, by address. */
  readonly #rendered = new Map<string, RenderedPage>();
  readonly #leaving = new Map<string, Leaving>();
  /** Addresses of pages that were passed on. */
  readonly #passed = new Set<string>();
  /** The site's folder on its host, as `baseOf` gives it. */
  readonly #base: () => string;
  /** Whether no other transform comes after ours. */
  #isLast = false;
  #isEarly = false;
  #count = 0;

  constructor(config: WritingConfig, base: () => string) {
    this.#config = config;
    this.#base = base;
    const take = (page: TransformedPage, content: string) => this.#take(page, content);
    config.addTransform("polyglot", function (content) {
      return take(this, content);
    });
    // Eleventy may have put a prefix before it.
    const name = Object.keys(config.transforms).at(-1) ?? "";
    config.on("eleventy.config", (settings) => {
      const { transforms } = settings.getConfig();
      const own = transforms[name];
      if (own === undefined) return;
      delete transforms[name];
      transforms[name] = own;
      this.#isLast = true;
    });
  }

  /** Calls `reader` with each page when it is written. */
  addReader(reader: (page: WrittenPage) => void): void {
    this.#readers.push(reader);
  }

  /** Starts a build. */
  start({ runMode, outputMode }: Pick<BuildEvent, "runMode" | "outputMode">): void {
    const isAtOnce = this.#isLast && this.#config.templateHandling?.writeMode !== "async";
    // A server shows its pages from memory.
    this.#isEarly = isAtOnce && runMode === "build" && outputMode === "fs";
    for (const pages of [this.#rendered, this.#leaving, this.#passed]) pages.clear();
  }

  /** Takes one of our own pages from its layout. */
  add(url: string, page: RenderedPage): void {
    this.#rendered.set(url, page);
  }

  /**
   * Called before one of our own pages is rendered. From time to time it waits for the events of the program, and passes
   * on what Eleventy has written: between transform and file, Eleventy doesn't wait for events.
   */
  async pause(): Promise<void> {
    if (++this.#count % AT_ONCE > 0) return;
    await new Promise((resolve) => setImmediate(resolve));
    this.#passOnLeaving();
  }

  /** Passes on the pages that are left when Eleventy has written all of them. */
  finish(results: readonly BuildResult[]): void {
    this.#passOnLeaving();
    for (const result of results) {
      const { url, outputPath: file } = result;
      if (!url || !file) continue;
      const isBytes = typeof result.content !== "string";
      if (isBytes) Object.defineProperty(result, "content", { get: () => readWritten(file) });
      if (!this.#passed.has(url)) this.#pass({ url, file, html: result.content, key: this.#keyOf(result) });
    }
    this.#rendered.clear();
    this.#leaving.clear();
  }

  #take({ url, outputPath: file }: TransformedPage, text: string): string | Buffer {
    const rendered = url && this.#rendered.get(url);
    if (!rendered || !file) return text;
    const html = file.endsWith(".html") ? placePage(text, this.#base()) : text;
    const page = { html, key: text === rendered.html ? rendered.key : undefined };
    this.#rendered.set(url, page);
    if (!this.#isEarly) return html;
    // Memory of its own: small texts share theirs.
    const bytes = Buffer.from(new TextEncoder().encode(html).buffer);
    this.#leaving.set(url, { url, file, ...page, bytes });
    return bytes;
  }

  #passOnLeaving(): void {
    for (const page of this.#leaving.values()) {
      if (!isWritten(page.file, page.bytes)) continue;
      const { buffer } = page.bytes;
      structuredClone(buffer, { transfer: [buffer as ArrayBuffer] });
      this.#leaving.delete(page.url);
      this.#pass(page);
    }
  }

  #pass({ url, file, html, key }: WrittenPage): void {
    this.#passed.add(url);
    this.#rendered.delete(url);
    for (const read of this.#readers) read({ url, file, html, key });
  }

  /** The cache key of a page, unless a transform has changed it. */
  #keyOf({ url, content }: Pick<BuildResult, "url" | "content">): string | undefined {
    const rendered = url ? this.#rendered.get(url) : undefined;
    return rendered?.html === content ? rendered.key : undefined;
  }
}

/** What `this` is in a transform. */
type TransformedPage = Pick<BuildResult, "url" | "outputPath">;
