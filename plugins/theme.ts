import { z } from "zod";
import type { Build } from "../src/build/build.ts";
import { definePlugin, type Plugin } from "../src/build/define-plugin.ts";
import { ThemePages } from "../src/build/theme-pages.ts";
import { addPages, addSinglePages, readyLocales } from "../src/build/theme-templates.ts";
import type { LanguageOption } from "../src/core/language/languages.ts";
import { hasMessage } from "../src/core/messages/messages.ts";
import {
  brandOption,
  checkLinks,
  componentsOption,
  homeOption,
  languagesOption,
  layoutsOption,
  linksOption,
  type Shape,
} from "../src/core/options/options.ts";
import { isListedArticle } from "../src/core/pages/families.ts";
import type { Layouts } from "../src/core/pages/layouts.ts";
import { urls } from "../src/core/site/urls.ts";
import type { BrandOption } from "../src/core/theme/brand.ts";
import type { Components, HomePart, LinkOption } from "../src/core/theme/look.ts";
import type { EleventyConfig } from "../src/eleventy.ts";
import { ASSET_SOURCES, type AssetFiles, bundleAssets } from "../src/files/theme/assets.ts";
import { picturesToWrite } from "../src/files/theme/brand.ts";
import { SERVICE_WORKER, serviceWorker } from "../src/files/theme/service-worker.ts";

export { Document } from "../src/theme/components/Document.tsx";
/** The parts that a site's own layouts and parts can use. */
export { EditionNotice } from "../src/theme/components/Notice.tsx";
export { Prose } from "../src/theme/components/Prose.tsx";
export {
  ArticleCard,
  ArticleHead,
  ArticleSide,
  Breadcrumb,
  Byline,
  Cover,
  Footer,
  Masthead,
  type OwnComponents,
  RelatedArticles,
} from "../src/theme/own-parts.ts";
export type { PageProps, PropsOf } from "../src/theme/props.ts";

/** Options of `themePlugin`. */
export interface ThemeOptions {
  /** The languages of the site. */
  readonly languages: readonly LanguageOption[];
  /** Whether articles that a reader has opened are stored for reading offline. @default false */
  readonly offline?: boolean | undefined;
  /** Folder of the site's own look: `tokens.css`, `style.css`, `mark.svg` and icons. @default "theme" */
  readonly folder?: string | undefined;
  /** Mark, icons, share picture and colors where pages don't reach. @default those of the folder */
  readonly brand?: BrandOption | undefined;
  /** The links of the navigation, in order: standing pages by slug, or others. @default all standing pages */
  readonly navigation?: readonly LinkOption[] | undefined;
  /** The links of the footer, in order: standing pages by slug, or others. @default all standing pages */
  readonly footer?: readonly LinkOption[] | undefined;
  /** The parts of the home page, in order. @default ["lead", "news", "topics", "elsewhere"] */
  readonly home?: readonly HomePart[] | undefined;
  /** The site's own parts of pages, by name. @default those of the theme */
  readonly components?: Components | undefined;
  /** The site's own layouts, by the kind of page that they render. @default those of the theme */
  readonly layouts?: Layouts | undefined;
}

const schema = z.strictObject({
  languages: languagesOption,
  offline: z.boolean().default(false),
  folder: z.string().default("theme"),
  brand: brandOption.default({}),
  navigation: linksOption.optional(),
  footer: linksOption.optional(),
  home: homeOption.optional(),
  components: componentsOption.optional(),
  layouts: layoutsOption.optional(),
} satisfies Shape<ThemeOptions>);

type Options = z.output<typeof schema>;

/**
 * The pages of the newsroom, rendered from the model that messagesPlugin and articlesPlugin leave in the
 * build. One paginated virtual template for each language makes its articles, another makes its other pages.
 */
export const themePlugin: Plugin<ThemeOptions> = definePlugin(
  "themePlugin",
  schema,
  (config, options, build) => {
    const { languages } = options;
    const theme = new ThemePages(build, options);
    // No module of the build imports them, so Eleventy wouldn't notice a change otherwise.
    for (const folder of [...ASSET_SOURCES, options.folder]) config.addWatchTarget(folder);
    bundleAndWriteAssets(config, options, build, theme);

    for (const { locale } of languages) {
      const recordsIn = (areArticles: boolean) => () =>
        theme.records.filter((record) => record.locale === locale && isListedArticle(record) === areArticles);
      const tags = ["articles", `articles_${locale}`];
      addPages(config, build, theme, `${locale}-articles`, recordsIn(true), { locale, tags });
      addPages(config, build, theme, `${locale}-pages`, recordsIn(false), { locale, tags: [] });
    }
    addSinglePages(config, options, build, theme);
  },
);

function bundleAndWriteAssets(
  config: EleventyConfig,
  { languages, offline, folder, brand, navigation, footer }: Options,
  build: Build,
  theme: ThemePages,
): void {
  const offlinePages = offline ? readyLocales(languages).map(urls.offline) : [];
  let assets: Promise<AssetFiles> | undefined;
  let copied: ReadonlyMap<string, string> = new Map();

  config.on("eleventy.passthrough", ({ map }) => {
    copied = new Map(Object.entries(map));
  });
  config.on("eleventy.before", async ({ runMode }) => {
    const { state } = build;
    theme.start(runMode === "serve");
    // The check stops the build.
    if (!(await theme.readLook(folder, brand))) return;
    const wechat = build.share?.wechat !== undefined;
    assets = bundleAssets({ offline, wechat, folder, base: build.base });
    const { files, ...addresses } = await assets;
    state.assets = addresses;
    state.hashedFiles.push(...files.keys());
    const { site, messages } = state;
    const t = site && messages?.(site.defaultLocale);
    if (t) checkLinks({ navigation, footer }, site.pages, (key) => hasMessage(t, key));
  });

  build.onAfterBuild("files", async ({ directories, outputMode }) => {
    theme.finish();
    const { brand: own } = build.state;
    if (outputMode !== "fs" || !assets || !own) return;
    build.writeAll(directories.output, [...(await assets).files, ...picturesToWrite(own, copied)]);
    const worker = await serviceWorker(directories.output, offlinePages, build.base);
    if (worker !== undefined) build.write(directories.output, SERVICE_WORKER, worker);
  });
}
