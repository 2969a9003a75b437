import { definePlugin, type Plugin } from "../src/build/define-plugin.ts";
import type { AdminBackend } from "../src/core/admin/backend.ts";
import { createMarkdown } from "../src/core/markdown/markdown.ts";
import { newsroomSchema } from "../src/core/options/newsroom.ts";
import { adminPlugin } from "./admin.ts";
import { alternatesPlugin } from "./alternates.ts";
import { type ArticlesOptions, articlesPlugin } from "./articles.ts";
import { auditPlugin } from "./audit.ts";
import { type CardsOptions, cardsPlugin } from "./cards.ts";
import { datesPlugin } from "./dates.ts";
import { feedsPlugin } from "./feeds.ts";
import { headersPlugin } from "./headers.ts";
import { imagesPlugin } from "./images.ts";
import { messagesPlugin } from "./messages.ts";
import { previewPlugin } from "./preview.ts";
import { searchPlugin } from "./search.ts";
import { type ShareOptions, sharePlugin } from "./share.ts";
import { sitemapPlugin } from "./sitemap.ts";
import { statusPlugin } from "./status.ts";
import { type ThemeOptions, themePlugin } from "./theme.ts";

export type { EleventyConfig } from "../src/eleventy.ts";

/** Options of `polyglotPlugin`: those of its plugins, and these. The command `polyglot` reads them too. */
export interface PolyglotOptions
  extends Pick<ArticlesOptions, "url" | "languages" | "defaultLocale" | "missing" | "pageSize">,
    Pick<ThemeOptions, "brand" | "navigation" | "footer" | "home" | "components" | "layouts" | "offline">,
    Pick<ShareOptions, "share" | "xSite" | "xCreator" | "wechat"> {
  /** Folder of the articles and pages. @default "content" */
  readonly content?: string | undefined;
  /** Folder of the catalogues. @default "locales" */
  readonly locales?: string | undefined;
  /** Folder of the site's own look. @default "theme" */
  readonly theme?: string | undefined;
  /** Whether share cards are drawn, and with which fonts, as packages of Fontsource. @default true */
  readonly cards?: boolean | Pick<CardsOptions, "fonts" | "titleFonts"> | undefined;
  /** Whether pictures are shown in several widths and formats. @default true */
  readonly images?: boolean | undefined;
  /** Whether the admin is at `/admin/`, for which sites, and with which accounts. @default false */
  readonly admin?: boolean | "dev" | { readonly backend: AdminBackend } | undefined;
  /** Messages that the site's own templates use, as `namespace:key`; `*` matches any part. @default [] */
  readonly used?: readonly string[] | undefined;
  /** How many published sites stay, with the one that readers see; `polyglot rollback` goes back to one of them. @default 2 */
  readonly keptSites?: number | undefined;
}

/**
 * The whole newsroom: every plugin of this package, in the order that their dependencies require.
 *
 * @example
 * eleventyConfig.addPlugin(polyglotPlugin, { url: "https://news.example.org", languages: ["en", "zh", "ru"] });
 */
export const polyglotPlugin: Plugin<PolyglotOptions> = definePlugin(
  "polyglotPlugin",
  newsroomSchema,
  (config, { settings, folders, theme, brand, pages, pageSize, cards, images, offline, sharing, admin }) => {
    const { url, languages, defaultLocale, missing } = settings;
    config.setLibrary("md", createMarkdown());
    // In a project whose folder is the input: what is about the project, and what its builds leave.
    for (const name of ["README.md", ".polyglot/**"]) config.ignores.add(name);
    messagesPlugin(config, { languages, defaultLocale, folder: folders.locales, builtin: true });
    articlesPlugin(config, { url, languages, defaultLocale, missing, folder: folders.content, pageSize });
    datesPlugin(config, { languages });
    alternatesPlugin(config, { url, languages, defaultLocale });
    if (images) imagesPlugin(config, { folder: folders.content });
    if (cards) cardsPlugin(config, { folder: folders.content, ...cards });
    sharePlugin(config, { url, languages, ...sharing });
    themePlugin(config, { languages, offline, folder: theme, brand, ...pages });
    const { backend } = typeof admin === "object" ? admin : {};
    if (admin)
      adminPlugin(config, { url, languages, defaultLocale, ...folders, dev: admin === "dev", backend });
    previewPlugin(config, { languages });
    feedsPlugin(config, { languages });
    sitemapPlugin(config);
    statusPlugin(config);
    headersPlugin(config);
    searchPlugin(config, { languages });
    auditPlugin(config);
  },
);
