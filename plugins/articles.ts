import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { type Build, buildOf } from "../src/build.ts";
import { EDIT_EVENT } from "../src/core/build/events.ts";
import { abbreviationsOf } from "../src/core/catalogues/glossary.ts";
import type { KeptWorks } from "../src/core/content/cached-works.ts";
import { editedSite } from "../src/core/content/edited-site.ts";
import type { EditionWords } from "../src/core/content/editions.ts";
import { readSite } from "../src/core/content/read-site.ts";
import { stripMetadata } from "../src/core/images/metadata.ts";
import type { LanguageOption } from "../src/core/language/languages.ts";
import { append } from "../src/core/long-lists.ts";
import { markdownTexts } from "../src/core/markdown/texts.ts";
import {
  languagesOption,
  pageSizeOption,
  readDefaultLocale,
  readLanguages,
  readOptions,
  urlOption,
} from "../src/core/options/options.ts";
import { listPages } from "../src/core/pages/pages.ts";
import type { Article, Page, SiteSettings } from "../src/core/site/site.ts";
import { urls } from "../src/core/site/urls.ts";
import { checkVersion, type EleventyConfig } from "../src/eleventy.ts";
import { cacheKey } from "../src/files/cache/cache.ts";
import { makerKey } from "../src/files/cache/program-key.ts";
import { type KeptValues, keptValues } from "../src/files/cache/values.ts";
import { type KnownFiles, readContent, rereadText } from "../src/files/content/content.ts";
import { checkImages, type JudgedImages } from "../src/files/images/check.ts";

/** Options of `articlesPlugin`. */
export interface ArticlesOptions {
  /** Absolute address of the site, without a slash at its end. */
  readonly url: string;
  /** The languages of the site. */
  readonly languages: readonly LanguageOption[];
  /** The locale that `x-default` leads to. @default the first that is ready */
  readonly defaultLocale?: string | undefined;
  /** Folder of the articles and pages. @default "content" */
  readonly folder?: string | undefined;
  /** What a language without a file of an article says. @default "announced" */
  readonly missing?: "announced" | "absent" | undefined;
  /** Articles that a page of the archive, a year or a topic has. @default 24 */
  readonly pageSize?: number | undefined;
}

const schema = z.strictObject({
  url: urlOption,
  languages: languagesOption,
  defaultLocale: z.string().optional(),
  folder: z.string().default("content"),
  missing: z.enum(["announced", "absent"]).default("announced"),
  pageSize: pageSizeOption,
});

/**
 * Reads and checks all articles once a build and makes the model of the site from them: `polyglot.site` and
 * `polyglot.pages` in the data cascade. Eleventy itself never reads the content folder.
 */
export function articlesPlugin(config: EleventyConfig, options: ArticlesOptions): void {
  checkVersion(config, "articlesPlugin");
  const { folder, missing, url, pageSize, ...given } = readOptions("articlesPlugin", schema, options);
  const languages = readLanguages("articlesPlugin", given.languages);
  const defaultLocale = readDefaultLocale("articlesPlugin", languages, given.defaultLocale);
  const settings: SiteSettings = { url, languages, defaultLocale, missing };
  const build = buildOf(config);
  config.addWatchTarget(folder);

  // A server builds again and again, and only what has changed is read again.
  const known: KnownFiles = new Map();
  const judged: JudgedImages = new Map();
  const works = keptValues<Article | Page>("works", { write: JSON.stringify, read: JSON.parse });
  let spoken: Spoken = { messages: undefined, glossary: build.glossary, words: new Map() };

  config.on("eleventy.before", ({ runMode, outputMode }) => {
    // What is written once is made of its sources once: nobody will look at them again.
    const once = runMode === "build" && outputMode === "fs";
    const { content, faults } = readContent(folder, once ? undefined : known);
    build.content = once ? undefined : content;
    append(build.faults, faults);
    const images = [...content.images.keys()].map((name) => path.posix.join(folder, name));
    build.check(checkImages(images, judged));
    build.frame = frameOf(build, settings, folder);
    const kept = keptIn(works, build.frame);
    const read = readSite(content, settings, build.topics, words(), kept);
    works.flush();
    append(build.faults, read.faults);
    build.site = read.site;
    build.pages = read.site ? listPages(read.site, pageSize, build.glossary) : [];
  });

  // An edited text is on its pages at once; the rest of the site follows with the next build.
  config.on(EDIT_EVENT, (file) => {
    const { site, content } = build.draft ?? build;
    const name = path.posix.relative(folder, file);
    const now = content && rereadText(folder, content, name);
    const inputs = now && { content: now, settings, topics: build.topics, words: words() };
    const edited = site && inputs && editedSite(site, name, inputs);
    if (!edited) return false;
    build.draft = { content: now, site: edited, pages: listPages(edited, pageSize, build.glossary) };
    return true;
  });

  /** What is written into texts, in the words that this build has. */
  function words(): (locale: string) => EditionWords {
    const { messages, glossary } = build;
    if (spoken.messages !== messages || spoken.glossary !== glossary)
      spoken = { messages, glossary, words: new Map() };
    const found = spoken.words;
    return (locale) => {
      const own = found.get(locale) ?? {
        texts: messages && markdownTexts(messages(locale)),
        abbreviations: abbreviationsOf(glossary, locale),
      };
      found.set(locale, own);
      return own;
    };
  }

  build.afterwards("files", ({ directories, outputMode }) => {
    works.sweep();
    if (outputMode !== "fs") return;
    for (const work of [...(build.site?.articles ?? []), ...(build.site?.pages ?? [])]) {
      for (const image of work.images) {
        // Readers are not told where and with what a photograph was taken.
        const picture = stripMetadata(readFileSync(path.join(folder, image)));
        build.write(directories.output, urls.media(image), picture);
      }
    }
  });
}

/** Stands for all that is the same for every work. */
function frameOf({ topics, glossary, catalogues }: Build, settings: SiteSettings, folder: string): string {
  const messages = catalogues.map(({ locale, namespace, messages: texts }) => [locale, namespace, texts]);
  return cacheKey([
    makerKey(),
    JSON.stringify([folder, settings, topics ? [...topics] : null, glossary, messages]),
  ]);
}

function keptIn(works: KeptValues<Article | Page>, frame: string): KeptWorks {
  const keyOf = (inputs: readonly string[]) => cacheKey([frame, ...inputs]);
  return {
    find: (inputs) => works.find(keyOf(inputs)),
    keep: (inputs, work) => works.keep(keyOf(inputs), work),
  };
}

/** What is written into texts, for as long as messages and glossary are the same. */
interface Spoken extends Pick<Build, "messages" | "glossary"> {
  readonly words: Map<string, EditionWords>;
}
