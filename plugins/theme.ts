import { z } from "zod";
import { buildOf } from "../src/build.ts";
import { pageInputs } from "../src/core/build/page-inputs.ts";
import { pagesOf } from "../src/core/build/shard.ts";
import type { LanguageOption } from "../src/core/language/languages.ts";
import { webManifest } from "../src/core/manifest.ts";
import {
  languagesOption,
  layoutsOption,
  OptionsError,
  readLanguages,
  readOptions,
} from "../src/core/options/options.ts";
import type { PageRecord } from "../src/core/pages/families.ts";
import type { Layouts } from "../src/core/pages/layouts.ts";
import { offlinePage } from "../src/core/pages/pages.ts";
import type { Site } from "../src/core/site/site.ts";
import { urls } from "../src/core/site/urls.ts";
import { checkVersion, type EleventyConfig } from "../src/eleventy.ts";
import { cacheKey } from "../src/files/cache/cache.ts";
import { type KeptValues, keptValues } from "../src/files/cache/values.ts";
import { ASSET_SOURCES, type AssetFiles, bundleAssets } from "../src/files/theme/assets.ts";
import { SERVICE_WORKER, serviceWorker } from "../src/files/theme/service-worker.ts";
import {
  renderChooser,
  renderPage,
  renderRootNotFound,
  renderStyleguide,
  type ThemeContext,
} from "../src/theme/render.tsx";

export { Document } from "../src/theme/components/Document.tsx";
/** The parts of which a layout of a site's own is made. */
export { EditionNotice } from "../src/theme/components/Notice.tsx";
export { Prose } from "../src/theme/components/Prose.tsx";
export type { PageProps, PropsOf } from "../src/theme/props.ts";

/** Options of `themePlugin`. */
export interface ThemeOptions {
  /** The languages of the site. */
  readonly languages: readonly LanguageOption[];
  /** Whether articles that have been read are kept on the reader's device, to be read without a connection. @default false */
  readonly offline?: boolean | undefined;
  /** The standing pages that the navigation names, in order, by slug. @default all, by slug */
  readonly navigation?: readonly string[] | undefined;
  /** Layouts of the site's own, by the kind of page that they make. @default those of the theme */
  readonly layouts?: Layouts | undefined;
}

const schema = z.strictObject({
  languages: languagesOption,
  offline: z.boolean().default(false),
  navigation: z.array(z.string()).optional(),
  layouts: layoutsOption.optional(),
});

/**
 * The pages of the newsroom, made from the model that the plugins of messages and articles leave in the build. One
 * paginated virtual template a language makes its articles, another its other pages.
 */
export function themePlugin(config: EleventyConfig, options: ThemeOptions): void {
  checkVersion(config, "themePlugin");
  const { languages: given, offline, navigation, layouts } = readOptions("themePlugin", schema, options);
  const languages = readLanguages("themePlugin", given);
  const build = buildOf(config);
  const locales = languages.map((language) => language.locale);
  const ready = languages.filter(({ status }) => status === "ready").map(({ locale }) => locale);
  let assets: Promise<AssetFiles> | undefined;
  let context: ThemeContext | undefined;
  let frame = "";
  let keys: ReadonlyMap<PageRecord, string> | undefined;
  let done = 0;
  let pages: KeptValues<string> | undefined;
  let serving = false;
  // No module of the build imports them, so nothing else would notice a change.
  for (const folder of ASSET_SOURCES) config.addWatchTarget(folder);

  config.on("eleventy.before", async ({ runMode }) => {
    serving = runMode === "serve";
    // A server shows pictures as they are, so its pages are others.
    pages ??= keptValues(serving ? "preview-pages" : "pages", { write: String, read: String });
    context = undefined;
    keys = undefined;
    done = 0;
    assets = bundleAssets({
      offline,
      wechat: build.share?.wechat !== undefined,
    });
    const { files: _, ...addresses } = await assets;
    build.assets = addresses;
    build.hashedFiles = [...build.hashedFiles, ...Object.values(addresses)];
    if (build.site) checkNavigation(navigation, build.site);
  });

  for (const { locale } of languages) {
    addPages(`${locale}-articles`, locale, isListedArticle, ["articles", `articles_${locale}`]);
    addPages(`${locale}-pages`, locale, (record) => !isListedArticle(record), []);
  }
  for (const locale of ready) {
    addSingle(`manifest.${locale}`, urls.manifest(locale), manifestIn(locale));
    if (offline) addSingle(`offline.${locale}`, urls.offline(locale), offlineIn(locale));
  }
  addSingle("chooser", "/", renderChooser);
  addSingle("not-found", "/404.html", renderRootNotFound);

  build.afterwards("files", async ({ directories, outputMode }) => {
    pages?.sweep();
    const made = contextOfBuild();
    build.render = (record, site) => renderPage(record, { ...made, site });
    if (outputMode !== "fs" || !assets) return;
    for (const [url, contents] of (await assets).files) build.write(directories.output, url, contents);
    const worker = await serviceWorker(directories.output, offline ? ready.map(urls.offline) : []);
    if (worker !== undefined) build.write(directories.output, SERVICE_WORKER, worker);
  });

  // Seen by those who work on the theme, on no site that is built.
  config.addTemplate("polyglot/styleguide.11ty.js", {
    data: () => ({
      permalink: () => (serving ? "/styleguide/" : false),
      eleventyExcludeFromCollections: true,
    }),
    render: () => (serving ? renderStyleguide(contextOfBuild(), build.pages) : ""),
  });

  function addPages(
    name: string,
    locale: string,
    chosen: (record: PageRecord) => boolean,
    tags: string[],
  ): void {
    const collection = `polyglot-${name}`;
    config.addCollection(collection, () =>
      pagesOf(build.shard, build.pages, locales)
        .filter((record) => record.locale === locale && chosen(record))
        .map((record) => new Item(record)),
    );
    config.addTemplate(`polyglot/${name}.11ty.js`, {
      data: () => ({
        pagination: {
          data: `collections.${collection}`,
          size: 1,
          alias: "item",
          addAllPagesToCollections: true,
        },
        permalink: ({ item }: { item: Item }) => item.record.url,
        locale,
        // The theme's pages say their alternates themselves, by the state of each edition.
        translationKey: false,
        tags,
      }),
      render: ({ item }) => pageOf((item as Item).record),
    });
  }

  /** A page as it was made before, if all that it shows is the same. */
  function pageOf(record: PageRecord): string {
    const shown = contextOfBuild();
    build.stepOf("pages")(++done, build.pages.length);
    keys ??= keysOfPages(shown);
    const key = keys.get(record);
    if (key === undefined) return renderPage(record, shown);
    const known = pages?.find(key);
    const html = known ?? renderPage(record, shown);
    if (known === undefined) pages?.keep(key, html);
    build.keepPage(record.url, { key, html });
    return html;
  }

  /** What stands for all that each page shows, where that is known; and tells the build which languages have changed. */
  function keysOfPages(shown: ThemeContext): ReadonlyMap<PageRecord, string> {
    const made = new Map<PageRecord, string>();
    const changed = new Set<string>();
    for (const record of pagesOf(build.shard, build.pages, locales)) {
      // What a layout of the site's own reads, and whether its code has changed, only it knows.
      const inputs = layouts?.[record.content.kind] ? undefined : pageInputs(record, shown);
      if (inputs === undefined) continue;
      const key = cacheKey([frame, inputs]);
      made.set(record, key);
      if (hasText(record) && !pages?.has(key)) changed.add(record.locale);
    }
    build.changed = changed;
    return made;
  }

  function addSingle(name: string, permalink: string, render: (context: ThemeContext) => string): void {
    config.addTemplate(`polyglot/${name}.11ty.js`, {
      data: () => ({ permalink, eleventyExcludeFromCollections: true }),
      render: () => render(contextOfBuild()),
    });
  }

  function manifestIn(locale: string): (context: ThemeContext) => string {
    return ({ site, messages }) => {
      const t = messages(locale);
      return webManifest(site, locale, { name: t("site:name"), description: t("site:description") });
    };
  }

  function offlineIn(locale: string): (context: ThemeContext) => string {
    return (made) => renderPage(offlinePage(made.site, locale), made);
  }

  /** What pages are made with, which is whole when the first of them is. */
  function contextOfBuild(): ThemeContext {
    if (context) return context;
    const { site, messages, assets: addresses } = build;
    if (!site || !messages || !addresses)
      throw new Error("themePlugin needs messagesPlugin and articlesPlugin, added before it");
    const { voiceless, pictures, share, cards } = build;
    context = {
      ...{ site, messages, voiceless, assets: addresses, pictures, share, cards },
      ...{ navigation, layouts },
    };
    frame = frameOf(build.frame, context);
    return context;
  }
}

/** Stands for all that is the same for every page. */
function frameOf(works: string, { site, voiceless, assets, share, navigation }: ThemeContext): string {
  const { articles, ...shown } = site;
  const hasArticles = articles.length > 0;
  return cacheKey([
    works,
    JSON.stringify([shown, hasArticles, navigation ?? null, [...voiceless], assets, share]),
  ]);
}

/** @throws OptionsError where the navigation names a page that there is not. */
function checkNavigation(slugs: readonly string[] | undefined, { pages }: Site): void {
  for (const [index, slug] of (slugs ?? []).entries()) {
    if (pages.some((page) => page.slug === slug)) continue;
    const there = pages.map((page) => page.slug).join(", ") || "none";
    throw new OptionsError(
      `themePlugin: navigation.${index}: no standing page "${slug}"; there are: ${there}`,
    );
  }
}

/** The collection of articles holds those that can be read; a notice is a page like any other. */
function isListedArticle({ content, listed }: PageRecord): boolean {
  return content.kind === "article" && listed;
}

/** Whether the search finds it: an edition of an article or of a standing page, and no list of them. */
function hasText({ content, listed }: PageRecord): boolean {
  return listed && (content.kind === "article" || content.kind === "page");
}

/** Eleventy copies plain objects wherever it merges data; an instance is handed on as it is. */
class Item {
  readonly record: PageRecord;
  constructor(record: PageRecord) {
    this.record = record;
  }
}
