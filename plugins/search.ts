import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { close, createIndex, type PagefindIndex } from "pagefind";
import { z } from "zod";
import { type Build, buildOf } from "../src/build.ts";
import { compare } from "../src/core/faults.ts";
import type { Language, LanguageOption } from "../src/core/languages.ts";
import { languagesOption, readLanguages, readOptions } from "../src/core/options.ts";
import { writeCharacterMap } from "../src/core/search/chinese.ts";
import { type SearchFacts, searchCopy } from "../src/core/search/copy.ts";
import { htmlFacts, recordFacts } from "../src/core/search/facts.ts";
import { isHanLanguage } from "../src/core/search/scripts.ts";
import { simplifiedMap } from "../src/core/search/traditional.ts";
import { wordList } from "../src/core/search/words.ts";
import { urls } from "../src/core/urls.ts";
import { type BuildResult, checkVersion, type EleventyConfig } from "../src/eleventy.ts";

/** Options of `searchPlugin`. */
export interface SearchOptions {
  /** The languages of the site. */
  readonly languages: readonly LanguageOption[];
}

const schema = z.strictObject({ languages: languagesOption });

/**
 * A Pagefind index of the pages that mark their text with `data-pagefind-body`, one for each language, and beside it what
 * the search needs to know of the language. It is written in the same run as the pages, from copies of what Eleventy has
 * just made; the pages themselves are left as they are.
 *
 * @throws Error that names the page where one is in no language of the site: Pagefind would then search the wrong
 * index in silence.
 */
export function searchPlugin(config: EleventyConfig, options: SearchOptions): void {
  checkVersion(config, "searchPlugin");
  const { languages: given } = readOptions("searchPlugin", schema, options);
  const languages = readLanguages("searchPlugin", given);
  const langs = languages.map(({ lang }) => lang);
  const build = buildOf(config);

  build.afterwards(async ({ directories, results = [], outputMode }) => {
    if (outputMode !== "fs") return;
    const facts = factsByUrl(build);
    const texts = new Map<string, string[]>();
    const pages = results.filter(isIndexed).sort((a, b) => compare(String(a.url), String(b.url)));
    const languageOf = new Map(pages.map((page) => [page, pageLanguage(page, languages)]));
    try {
      const index = await newIndex();
      for (const page of pages) {
        const url = String(page.url);
        const { lang, locale } = languageOf.get(page) as Language;
        const copy = searchCopy(page.content, facts.get(url) ?? htmlFacts(url, page.content), lang, langs);
        texts.set(locale, [...(texts.get(locale) ?? []), copy?.text ?? ""]);
        check(await index.addHTMLFile({ url, content: copy?.html ?? page.content }));
      }
      check(await index.writeFiles({ outputPath: path.join(directories.output, urls.searchFolder()) }));
    } finally {
      await close();
    }
    for (const { locale, lang } of languages) {
      const target = path.join(directories.output, urls.searchData(locale));
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, searchData(lang, texts.get(locale) ?? []));
    }
  });
}

/** Chinese gets its map of Traditional characters, other languages the list of their words. */
function searchData(lang: string, texts: readonly string[]): string {
  return isHanLanguage(lang) ? writeCharacterMap(simplifiedMap(texts.join(""))) : wordList(texts).join("\n");
}

/** What the model knows of the pages of the newsroom; nothing of a site's own templates. */
function factsByUrl({ site, pages, messages }: Build): Map<string, SearchFacts> {
  const known = pages.flatMap((record): [string, SearchFacts][] => {
    const facts =
      site && recordFacts(site, record, (topic) => messages?.(record.locale)(`topics:${topic}`) ?? topic);
    return facts ? [[record.url, facts]] : [];
  });
  return new Map(known);
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
function pageLanguage({ url, content }: BuildResult, languages: readonly Language[]): Language {
  const [, lang = ""] = /<html\b[^>]*?\slang\s*=\s*["']?([^"'\s>]*)/i.exec(content) ?? [];
  const language = languages.find((one) => one.lang.toLowerCase() === lang.toLowerCase());
  if (language) return language;
  const known = languages.map((one) => one.lang.toLowerCase()).join(", ");
  throw new Error(
    `searchPlugin: ${url} has <html lang="${lang}">, which is no language of this site (${known}); ` +
      "a search there would use the wrong index",
  );
}
