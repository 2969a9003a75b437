import path from "node:path";
import { z } from "zod";
import type { Build } from "../src/build/build.ts";
import { definePlugin, type Plugin } from "../src/build/define-plugin.ts";
import type { Language, LanguageOption } from "../src/core/language/languages.ts";
import { languagesOption, type Shape } from "../src/core/options/options.ts";
import { urls as addresses } from "../src/core/site/urls.ts";
import { IndexRun } from "../src/files/search/run.ts";
import { type MarkedPage, markedPage, readMarkedPages } from "../src/files/search/written-pages.ts";
import { runLatest } from "../src/files/thread/run-latest.ts";

/** Options of `searchPlugin`. */
export interface SearchOptions {
  /** The languages of the site. */
  readonly languages: readonly LanguageOption[];
}

const schema = z.strictObject({ languages: languagesOption } satisfies Shape<SearchOptions>);

/**
 * Builds one Pagefind index for each language from the pages that mark their text with `data-pagefind-body`,
 * with the data that the search needs about the language. It uses copies of the pages that Eleventy has just
 * rendered, in the same run; the pages themselves don't change. It indexes pages of the theme while Eleventy
 * renders the next ones.
 *
 * @throws Error that names the page where one is in no language of the site: Pagefind would then search the
 * wrong index without an error.
 */
export const searchPlugin: Plugin<SearchOptions> = definePlugin(
  "searchPlugin",
  schema,
  (config, { languages }, build) => {
    let run: IndexRun | undefined;
    /** The pages for the search that this build has written. */
    let marked: MarkedPage[] = [];
    /** Addresses that this build has written. */
    const rendered = new Set<string>();
    /** Addresses of all pages, also of those that an incremental run doesn't render; none if it only copies a file. */
    let urls: readonly string[] = [];

    config.on("eleventy.before", ({ outputMode, runMode }) => {
      const ended = run?.end();
      [urls, marked] = [[], []];
      rendered.clear();
      run = outputMode === "fs" && runMode === "build" ? new IndexRun(build, languages) : undefined;
      return ended;
    });
    config.on("eleventy.contentMap", ({ urlToInputPath }) => {
      urls = Object.keys(urlToInputPath);
    });
    build.written.addReader((page) => {
      rendered.add(page.url);
      // The next build of a server may write the page again before it is indexed.
      const known = markedPage(page, run ? page.key : undefined);
      if (known) marked.push(known);
      run?.addPage(page.url, known);
    });

    const writeLater = runLatest((error) => process.stderr.write(`${error}\n`));
    build.onAfterBuild("search", ({ outputMode, directories: { output } }) => {
      if (outputMode !== "fs" || urls.length === 0) return;
      const others = readMarkedPages(
        output,
        urls.filter((url) => !rendered.has(url)),
      );
      const pages = [...marked, ...others];
      const folder = path.join(output, addresses.searchFolder());
      if (run) build.runInBackground(plan(run, pages, folder, languages)());
      // A served site shows its pages first; the index follows.
      else writeLater(planServed(build, pages, folder, languages));
    });
  },
);

/**
 * Plans the index of a served site. It takes everything it needs now: when the index is written, the next
 * build may have started.
 */
function planServed(
  build: Build,
  pages: readonly MarkedPage[],
  folder: string,
  languages: readonly Language[],
): () => Promise<void> {
  const { state } = build;
  try {
    const write = plan(new IndexRun(build, languages), pages, folder, languages);
    return async () => {
      await write().catch((error: unknown) => {
        // A later build has changed its pages; that build has an index of its own.
        if (build.state === state) throw error;
      });
    };
  } catch (error) {
    return () => Promise.reject(error);
  }
}

function plan(
  run: IndexRun,
  pages: readonly MarkedPage[],
  folder: string,
  languages: readonly Language[],
): () => Promise<void> {
  const written = pages.map(({ lang, ...page }) => ({
    ...page,
    locale: localeOf(page.url, lang, languages),
  }));
  return run.plan(written, folder);
}

/**
 * Pagefind puts each page into the index of its `<html lang>`, and a page without one into the largest index.
 */
function localeOf(url: string, lang: string, languages: readonly Language[]): string {
  const language = languages.find((one) => one.lang.toLowerCase() === lang.toLowerCase());
  if (language) return language.locale;
  const known = languages.map((one) => one.lang.toLowerCase()).join(", ");
  throw new Error(
    `searchPlugin: ${url} has <html lang="${lang}">, which is no language of this site (${known}); ` +
      "a search there would use the wrong index",
  );
}
