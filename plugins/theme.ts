import { z } from "zod";
import type { Build } from "../src/build/build.ts";
import { definePlugin, type Plugin } from "../src/build/define-plugin.ts";
import { addStyleguide } from "../src/build/styleguide.ts";
import { ThemePages } from "../src/build/theme-pages.ts";
import { addVirtualPage, addVirtualPages } from "../src/build/virtual-pages.ts";
import type { LanguageOption } from "../src/core/language/languages.ts";
import { webManifest } from "../src/core/manifest.ts";
import { checkPageNames, languagesOption, layoutsOption, type Shape } from "../src/core/options/options.ts";
import { isListedArticle, type PageRecord } from "../src/core/pages/families.ts";
import type { Layouts } from "../src/core/pages/layouts.ts";
import { offlinePage } from "../src/core/pages/pages.ts";
import { urls } from "../src/core/site/urls.ts";
import type { EleventyConfig } from "../src/eleventy.ts";
import { ASSET_SOURCES, type AssetFiles, bundleAssets } from "../src/files/theme/assets.ts";
import { SERVICE_WORKER, serviceWorker } from "../src/files/theme/service-worker.ts";
import { renderChooser, renderPage, renderRootNotFound } from "../src/theme/render.tsx";

export { Document } from "../src/theme/components/Document.tsx";
/** The parts that a site's own layouts can use. */
export { EditionNotice } from "../src/theme/components/Notice.tsx";
export { Prose } from "../src/theme/components/Prose.tsx";
export type { PageProps, PropsOf } from "../src/theme/props.ts";

/** Options of `themePlugin`. */
export interface ThemeOptions {
  /** The languages of the site. */
  readonly languages: readonly LanguageOption[];
  /** Whether articles that a reader has opened are stored for reading offline. @default false */
  readonly offline?: boolean | undefined;
  /** The standing pages in the navigation, in order, by slug. @default all, by slug */
  readonly navigation?: readonly string[] | undefined;
  /** The standing pages that the footer names, in order, by slug. @default all, by slug */
  readonly footer?: readonly string[] | undefined;
  /** The site's own layouts, by the kind of page that they render. @default those of the theme */
  readonly layouts?: Layouts | undefined;
}

const schema = z.strictObject({
  languages: languagesOption,
  offline: z.boolean().default(false),
  navigation: z.array(z.string()).readonly().optional(),
  footer: z.array(z.string()).readonly().optional(),
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
    for (const folder of ASSET_SOURCES) config.addWatchTarget(folder);
    bundleAndWriteAssets(config, options, build, theme);

    for (const { locale } of languages) {
      const recordsIn = (areArticles: boolean) => () =>
        theme.records.filter((record) => record.locale === locale && isListedArticle(record) === areArticles);
      const tags = ["articles", `articles_${locale}`];
      addPages(config, theme, `${locale}-articles`, recordsIn(true), { locale, tags });
      addPages(config, theme, `${locale}-pages`, recordsIn(false), { locale, tags: [] });
    }
    addSinglePages(config, options, build, theme);
  },
);

function bundleAndWriteAssets(
  config: EleventyConfig,
  { languages, offline, navigation, footer }: Options,
  build: Build,
  theme: ThemePages,
): void {
  const offlinePages = offline ? readyLocales(languages).map(urls.offline) : [];
  let assets: Promise<AssetFiles> | undefined;

  config.on("eleventy.before", async ({ runMode }) => {
    const { state } = build;
    theme.start(runMode === "serve");
    assets = bundleAssets({ offline, wechat: build.share?.wechat !== undefined });
    const { files: _, ...addresses } = await assets;
    state.assets = addresses;
    state.hashedFiles.push(...Object.values(addresses));
    if (state.site) checkPageNames({ navigation, footer }, state.site.pages);
  });

  build.onAfterBuild("files", async ({ directories, outputMode }) => {
    theme.finish();
    if (outputMode !== "fs" || !assets) return;
    build.writeAll(directories.output, (await assets).files);
    const worker = await serviceWorker(directories.output, offlinePages);
    if (worker !== undefined) build.write(directories.output, SERVICE_WORKER, worker);
  });
}

function addPages(
  config: EleventyConfig,
  theme: ThemePages,
  name: string,
  values: () => readonly PageRecord[],
  data: { readonly locale: string; readonly tags: readonly string[] },
): void {
  addVirtualPages(config, name, {
    values,
    url: ({ url }) => url,
    render: (record) => theme.render(record),
    // The theme writes the alternates of its pages itself, by the state of each edition.
    data: { ...data, translationKey: false },
    inCollections: true,
  });
}

function addSinglePages(
  config: EleventyConfig,
  { languages, offline }: Options,
  build: Build,
  theme: ThemePages,
): void {
  for (const locale of readyLocales(languages)) {
    addVirtualPage(config, `manifest.${locale}`, urls.manifest(locale), () => {
      const { site, messages } = theme.context;
      const t = messages(locale);
      return webManifest(site, locale, { name: t("site:name"), description: t("site:description") });
    });
    if (offline)
      addVirtualPage(config, `offline.${locale}`, urls.offline(locale), () =>
        renderPage(offlinePage(theme.context.site, locale), theme.context),
      );
  }
  addVirtualPage(config, "chooser", "/", () => renderChooser(theme.context));
  addVirtualPage(config, "not-found", "/404.html", () => renderRootNotFound(theme.context));
  addStyleguide(config, theme, () => build.pages);
}

function readyLocales(languages: Options["languages"]): string[] {
  return languages.filter(({ status }) => status === "ready").map(({ locale }) => locale);
}
