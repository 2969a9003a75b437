import path from "node:path";
import { z } from "zod";
import type { Build } from "../src/build/build.ts";
import { definePlugin, type Plugin } from "../src/build/define-plugin.ts";
import type { Language, LanguageOption } from "../src/core/language/languages.ts";
import { languagesOption, type Shape } from "../src/core/options/options.ts";
import { urls as addresses } from "../src/core/site/urls.ts";
import type { BuildEvent } from "../src/eleventy.ts";
import { IndexRun, isIndexed } from "../src/files/search/run.ts";
import { readWrittenPages } from "../src/files/search/written-pages.ts";
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
    /** Addresses of all pages, also of those that an incremental run doesn't render; none if it only copies a file. */
    let urls: readonly string[] = [];

    config.on("eleventy.before", ({ outputMode, runMode }) => {
      const ended = run?.end();
      urls = [];
      run = outputMode === "fs" && runMode === "build" ? new IndexRun(build, languages) : undefined;
      return ended;
    });
    config.on("eleventy.contentMap", ({ urlToInputPath }) => {
      urls = Object.keys(urlToInputPath);
    });
    build.onPageRendered((url, { html }) => run?.addPage(url, html));

    const writeLater = runLatest((error) => process.stderr.write(`${error}\n`));
    build.onAfterBuild("search", (event) => {
      if (event.outputMode !== "fs" || urls.length === 0) return;
      if (run) build.runInBackground(plan(event, urls, run, languages)());
      // A served site shows its pages first; the index follows.
      else writeLater(planServed(event, urls, build, languages));
    });
  },
);

/**
 * Plans the index of a served site. It takes everything it needs now: when the index is written, the next
 * build may have started.
 */
function planServed(
  event: BuildEvent,
  urls: readonly string[],
  build: Build,
  languages: readonly Language[],
): () => Promise<void> {
  try {
    return plan(event, urls, new IndexRun(build, languages), languages);
  } catch (error) {
    return () => Promise.reject(error);
  }
}

function plan(
  { directories: { output }, results = [] }: BuildEvent,
  urls: readonly string[],
  run: IndexRun,
  languages: readonly Language[],
): () => Promise<void> {
  const rendered = new Set(results.map(({ url }) => url));
  const others = readWrittenPages(
    output,
    urls.filter((url) => !rendered.has(url)),
  );
  const written = [...results, ...others].flatMap(({ url, content }) =>
    typeof url === "string" && isIndexed(content)
      ? [{ url, html: content, locale: localeOf(url, content, languages) }]
      : [],
  );
  return run.plan(written, path.join(output, addresses.searchFolder()));
}

/**
 * Pagefind puts each page into the index of its `<html lang>`, and a page without one into the largest index.
 */
function localeOf(url: string, html: string, languages: readonly Language[]): string {
  const [, lang = ""] = /<html\b[^>]*?\slang\s*=\s*["']?([^"'\s>]*)/i.exec(html) ?? [];
  const language = languages.find((one) => one.lang.toLowerCase() === lang.toLowerCase());
  if (language) return language.locale;
  const known = languages.map((one) => one.lang.toLowerCase()).join(", ");
  throw new Error(
    `searchPlugin: ${url} has <html lang="${lang}">, which is no language of this site (${known}); ` +
      "a search there would use the wrong index",
  );
}
