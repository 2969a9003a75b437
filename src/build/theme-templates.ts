import type { Language } from "../core/language/languages.ts";
import { webManifest } from "../core/manifest.ts";
import type { PageRecord } from "../core/pages/families.ts";
import { offlinePage } from "../core/pages/pages.ts";
import { editionOf } from "../core/site/site.ts";
import { urls } from "../core/site/urls.ts";
import type { EleventyConfig } from "../eleventy.ts";
import { renderChooser, renderPage, renderRootNotFound } from "../theme/render.tsx";
import type { Build } from "./build.ts";
import { addStyleguide } from "./styleguide.ts";
import type { ThemePages } from "./theme-pages.ts";
import { addVirtualPage, addVirtualPages } from "./virtual-pages.ts";

/** Adds a paginated virtual template for some pages of a language. */
export function addPages(
  config: EleventyConfig,
  build: Build,
  theme: ThemePages,
  name: string,
  values: () => readonly PageRecord[],
  data: { readonly locale: string; readonly tags: readonly string[] },
): void {
  addVirtualPages(config, build, name, {
    values,
    url: ({ url }) => url,
    render: (record) => theme.render(record),
    text: textOf,
    // The theme writes the alternates of its pages itself, by the state of each edition.
    data: { ...data, translationKey: false },
    inCollections: true,
  });
}

/** The text that an article or a standing page has for its readers. */
function textOf({ content, locale }: PageRecord): string {
  return content.kind === "article" || content.kind === "page"
    ? (editionOf(content.work, locale).html ?? "")
    : "";
}

/**
 * Adds the pages that are not in a list: manifests, the page without a connection, the choice of a language, answers to
 * unknown addresses, the styleguide.
 */
export function addSinglePages(
  config: EleventyConfig,
  { languages, offline }: { readonly languages: readonly Language[]; readonly offline: boolean },
  build: Build,
  theme: ThemePages,
): void {
  for (const locale of readyLocales(languages)) {
    addVirtualPage(config, build, `manifest.${locale}`, urls.manifest(locale), () => {
      const { site, messages } = theme.context;
      const t = messages(locale);
      const words = { name: t("site:name"), description: t("site:description") };
      return webManifest(site, locale, words, build.state.brand?.palette);
    });
    if (offline)
      addVirtualPage(config, build, `offline.${locale}`, urls.offline(locale), () =>
        renderPage(offlinePage(theme.context.site, locale), theme.context),
      );
  }
  addVirtualPage(config, build, "chooser", "/", () => renderChooser(theme.context));
  addVirtualPage(config, build, "not-found", "/404.html", () => renderRootNotFound(theme.context));
  addStyleguide(config, build, theme);
}

/** The locales that are not being set up. */
export function readyLocales(languages: readonly Language[]): string[] {
  return languages.filter(({ status }) => status === "ready").map(({ locale }) => locale);
}
