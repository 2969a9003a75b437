import path from "node:path";
import { z } from "zod";
import type { Build } from "../src/build/build.ts";
import { definePlugin, type Plugin } from "../src/build/define-plugin.ts";
import type { BuildState } from "../src/build/state.ts";
import { EDIT_EVENT } from "../src/core/build/events.ts";
import { editedSite, withoutPictures } from "../src/core/content/edited-site.ts";
import { type EditionWords, editionWords } from "../src/core/content/editions.ts";
import { readSite } from "../src/core/content/read-site.ts";
import type { Fault } from "../src/core/faults/table.ts";
import type { LanguageOption } from "../src/core/language/languages.ts";
import { append } from "../src/core/long-lists.ts";
import {
  defaultLocaleOption,
  languagesOption,
  pageSizeOption,
  type Shape,
  urlOption,
  withDefaultLocale,
} from "../src/core/options/options.ts";
import { listPages } from "../src/core/pages/pages.ts";
import type { Site } from "../src/core/site/site.ts";
import { workAt } from "../src/core/site/urls.ts";
import type { EleventyConfig } from "../src/eleventy.ts";
import { type WorksCache, worksCache, worksKey } from "../src/files/cache/works.ts";
import { type KnownFiles, readContent, rereadText } from "../src/files/content/content.ts";
import { checkImages, type JudgedImages } from "../src/files/images/check.ts";
import { publishedPictures } from "../src/files/images/published.ts";

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
  /** What a language shows for an article that it has no file of. @default "announced" */
  readonly missing?: "announced" | "absent" | undefined;
  /** Number of articles on a page of the archive, a year or a topic. @default 24 */
  readonly pageSize?: number | undefined;
}

const schema = z
  .strictObject({
    url: urlOption,
    languages: languagesOption,
    defaultLocale: defaultLocaleOption,
    folder: z.string().default("content"),
    missing: z.enum(["announced", "absent"]).default("announced"),
    pageSize: pageSizeOption,
  } satisfies Shape<ArticlesOptions>)
  .transform(withDefaultLocale)
  .transform(({ folder, pageSize, ...settings }) => ({ folder, pageSize, settings }));

type Options = z.output<typeof schema>;

/**
 * Reads and checks all articles once per build and builds the model of the site from them: `polyglot.site`
 * and `polyglot.pages` in the data cascade. Eleventy itself never reads the content folder.
 */
export const articlesPlugin: Plugin<ArticlesOptions> = definePlugin(
  "articlesPlugin",
  schema,
  (config, options, build) => {
    const { folder } = options;
    config.addWatchTarget(folder);
    // Whatever the site's input folder is, texts of authors are never templates.
    config.ignores.add(`${folder}/**`);
    const words = wordsOf(build);
    const works = worksCache();
    readBeforeBuild(config, options, build, works, words);
    showEdits(config, options, build, words);
    showUnpublished(options, build, words);

    build.onAfterBuild("files", ({ directories, outputMode }) => {
      works.sweep();
      if (outputMode === "fs") build.writeAll(directories.output, publishedPictures(build.site, folder));
    });
  },
);

/** The words that are inserted into texts of a language, from the messages and the glossary of the build. */
type Words = () => (locale: string) => EditionWords;

function readBeforeBuild(
  config: EleventyConfig,
  options: Options,
  build: Build,
  works: WorksCache,
  words: Words,
): void {
  const { folder, pageSize, settings } = options;
  // A server builds repeatedly; each build reads only the files that have changed.
  const known: KnownFiles = new Map();
  const judged: JudgedImages = new Map();

  config.on("eleventy.before", ({ runMode, outputMode }) => {
    const { state } = build;
    // A single build reads its sources only once, so it doesn't need to remember them.
    const isOnly = runMode === "build" && outputMode === "fs";
    // While people write, a work with an error must not keep the others from being shown.
    const isServed = runMode !== "build";
    const add = (found: readonly Fault[]) => append(isServed ? state.leftOut : state.faults, found);
    const { content, faults } = readContent(folder, isOnly ? undefined : known);
    state.content = isOnly ? undefined : content;
    add(faults);
    const images = [...content.images.keys()].map((name) => path.posix.join(folder, name));
    const checked = checkImages(images, judged);
    state.commonKey = worksKey(state, settings, folder);
    const read = readSite(
      content,
      settings,
      state.topics,
      words(),
      works.with(state.commonKey),
      state.startedAt,
    );
    works.flush();
    add(read.faults);
    state.waiting = read.waiting;
    const show = (site: Site | undefined) => {
      const { glossary, messagesStatus } = state;
      state.site = site;
      state.pages = site ? listPages(site, pageSize, glossary, messagesStatus) : [];
    };
    show(isServed ? withoutPictures(read.sound, content.unreadable ?? new Set()) : read.site);
    if (!isServed) return build.addCheck(checked);
    build.addCheck(
      checked.then((found) => {
        append(state.leftOut, found);
        const broken = new Set(found.map(({ file }) => path.posix.relative(folder, file)));
        if (state.site && broken.size > 0) show(withoutPictures(state.site, broken));
        return [];
      }),
    );
  });
}

/**
 * Makes the pages of works that no build has: of drafts, as they will look when they are published.
 */
function showUnpublished(options: Options, build: Build, words: Words): void {
  const { pageSize, settings } = options;
  const locales = settings.languages.map(({ locale }) => locale);
  build.unpublished = (url) => {
    const { topics, glossary, messagesStatus } = build.state;
    const { site, content } = build.draft ?? build.state;
    const name = workAt(url, locales);
    if (!site || !content || name === undefined) return undefined;
    const shown = editedSite(site, name, { content, settings, topics, words: words(), withDrafts: true });
    return shown && { content, site: shown, pages: listPages(shown, pageSize, glossary, messagesStatus) };
  };
}

/** Shows an edited text on its pages at once; the next build updates the rest of the site. */
function showEdits(config: EleventyConfig, options: Options, build: Build, words: Words): void {
  const { folder, pageSize, settings } = options;
  config.on(EDIT_EVENT, (file) => {
    const { topics, glossary, messagesStatus, startedAt: now } = build.state;
    const { site, content: known } = build.draft ?? build.state;
    const name = path.posix.relative(folder, file);
    const content = known && rereadText(folder, known, name);
    const edited =
      site && content && editedSite(site, name, { content, settings, topics, words: words(), now });
    if (!edited) return false;
    const pages = listPages(edited, pageSize, glossary, messagesStatus);
    build.draft = { content, site: edited, pages };
    return true;
  });
}

/** The words of a build: the same object as long as messages and glossary are the same objects. */
function wordsOf(build: Build): Words {
  let last: (Pick<BuildState, "messages" | "glossary"> & { words: ReturnType<Words> }) | undefined;
  return () => {
    const { messages, glossary } = build.state;
    if (last?.messages !== messages || last?.glossary !== glossary)
      last = { messages, glossary, words: editionWords(messages, glossary) };
    return last.words;
  };
}
