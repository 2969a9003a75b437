import path from "node:path";
import { close, createIndex, type PagefindIndex } from "pagefind";
import { z } from "zod";
import { buildOf } from "../src/build.ts";
import { compare } from "../src/core/faults.ts";
import type { LanguageOption } from "../src/core/languages.ts";
import { languagesOption, readLanguages, readOptions } from "../src/core/options.ts";
import { type BuildResult, checkVersion, type EleventyConfig } from "../src/eleventy.ts";

/** Options of `searchPlugin`. */
export interface SearchOptions {
  /** The languages of the site. */
  readonly languages: readonly LanguageOption[];
}

/** Where pages load the search from. */
const FOLDER = "pagefind";

const schema = z.strictObject({ languages: languagesOption });

/**
 * A Pagefind index of the pages that mark their text with `data-pagefind-body`, one for each language. It is
 * written in the same run as the pages, from what Eleventy has just made.
 *
 * @throws Error that names the page where one is in no language of the site: Pagefind would then search the wrong
 * index in silence.
 */
export function searchPlugin(config: EleventyConfig, options: SearchOptions): void {
  checkVersion(config, "searchPlugin");
  const { languages: given } = readOptions("searchPlugin", schema, options);
  const langs = readLanguages("searchPlugin", given).map(({ lang }) => lang.toLowerCase());

  buildOf(config).afterwards(async ({ directories, results = [], outputMode }) => {
    if (outputMode !== "fs") return;
    const pages = results.filter(isIndexed).sort((a, b) => compare(String(a.url), String(b.url)));
    for (const page of pages) assertLanguage(page, langs);
    try {
      const index = await newIndex();
      for (const { url, content } of pages) check(await index.addHTMLFile({ url: String(url), content }));
      check(await index.writeFiles({ outputPath: path.join(directories.output, FOLDER) }));
    } finally {
      await close();
    }
  });
}

function isIndexed({ url, content }: BuildResult): boolean {
  return (
    typeof url === "string" &&
    typeof content === "string" &&
    /<[a-z][^>]*\sdata-pagefind-body\b/.test(content)
  );
}

async function newIndex(): Promise<PagefindIndex> {
  const { index, errors } = await createIndex({ verbose: false });
  check({ errors });
  if (!index) throw new Error("searchPlugin: Pagefind made no index");
  return index;
}

function check({ errors }: { errors: string[] }): void {
  if (errors.length > 0) throw new Error(`searchPlugin: ${errors.join("; ")}`);
}

/** Pagefind puts each page into the index of its `<html lang>`, and one without into the largest. */
function assertLanguage({ url, content }: BuildResult, langs: readonly string[]): void {
  const [, lang = ""] = /<html\b[^>]*?\slang\s*=\s*["']?([^"'\s>]*)/i.exec(content) ?? [];
  if (langs.includes(lang.toLowerCase())) return;
  throw new Error(
    `searchPlugin: ${url} has <html lang="${lang}">, which is no language of this site (${langs.join(", ")}); ` +
      "a search there would use the wrong index",
  );
}
