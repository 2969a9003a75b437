import path from "node:path";
import { z } from "zod";
import { type Build, buildOf } from "../src/build.ts";
import type { Language, LanguageOption } from "../src/core/languages.ts";
import { languagesOption, readLanguages, readOptions } from "../src/core/options.ts";
import { type SearchFacts, searchCopy } from "../src/core/search/copy.ts";
import { searchData } from "../src/core/search/data.ts";
import { htmlFacts, recordFacts } from "../src/core/search/facts.ts";
import { hasWhole } from "../src/core/shard.ts";
import { urls } from "../src/core/urls.ts";
import { type BuildEvent, type BuildResult, checkVersion, type EleventyConfig } from "../src/eleventy.ts";
import { type SearchPart, writeSearchIndex } from "../src/files/search-index.ts";

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

  const writeLater = afterOthers(write);

  build.afterwards("search", (event) => {
    if (event.outputMode !== "fs") return;
    // Whoever writes wants to see the page: its index follows.
    return event.runMode === "build" ? write(event) : writeLater(event);
  });

  async function write({ directories, results = [], runMode }: BuildEvent): Promise<void> {
    const found = results
      .filter(isIndexed)
      .map((page) => ({ ...page, ...pageLanguage(page, languages) }))
      .sort((a, b) => (String(a.url) < String(b.url) ? -1 : 1));
    const facts = factsByUrl(build);
    // The index of a language is made where all of its pages are.
    const locales = languages.map(({ locale }) => locale);
    const whole = languages.filter(({ locale }) => hasWhole(build.shard, locale, locales));
    const parts = whole.map(({ locale, lang }) => {
      const pages = found.filter((page) => page.locale === locale);
      const inputs = [...langs, ...pages.flatMap((page) => inputsOf(page, facts))];
      return { lang, inputs, ...copiesOf(pages, { locale, lang }, facts) };
    });
    const index = writeSearchIndex(parts, path.join(directories.output, urls.searchFolder()));
    if (runMode === "build") build.beside(index);
    else await index;
  }

  /** All that the copy of a page is made from: what the theme made it from, where that is known. */
  function inputsOf({ url, content }: BuildResult, facts: ReadonlyMap<string, SearchFacts>): string[] {
    const key = build.keyOf(String(url), content);
    if (key !== undefined) return [key];
    return [String(url), content, JSON.stringify(facts.get(String(url)) ?? null)];
  }

  /** The copies of the pages of a language, and what its search needs beside their index. */
  function copiesOf(
    found: readonly BuildResult[],
    { locale, lang }: Pick<Language, "locale" | "lang">,
    facts: ReadonlyMap<string, SearchFacts>,
  ): Pick<SearchPart, "pages" | "files"> {
    const texts: string[] = [];
    const pages = found.map(({ url: address, content }) => {
      const url = String(address);
      const html = () => {
        const copy = searchCopy(content, facts.get(url) ?? htmlFacts(url, content), lang, langs);
        if (copy) texts.push(copy.text);
        return copy?.html ?? content;
      };
      return { url, html };
    });
    const name = path.posix.relative(urls.searchFolder(), urls.searchData(locale));
    return { pages, files: () => new Map([[name, Buffer.from(searchData(lang, texts))]]) };
  }
}

/** Does something behind everything else, never twice at once; of what comes meanwhile, the last alone. */
function afterOthers(task: (event: BuildEvent) => Promise<void>): (event: BuildEvent) => void {
  let next: BuildEvent | undefined;
  let busy = false;
  const work = async (): Promise<void> => {
    busy = true;
    for (let event = next; event; event = next) {
      next = undefined;
      await task(event).catch((error: unknown) => process.stderr.write(`${error}\n`));
    }
    busy = false;
  };
  return (event) => {
    next = event;
    if (!busy) void work();
  };
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
