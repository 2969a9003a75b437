import { createMarkdown } from "../src/core/markdown/markdown.ts";
import { type PolyglotOptions, readNewsroom } from "../src/core/options/newsroom.ts";
import { checkVersion, type EleventyConfig } from "../src/eleventy.ts";
import { adminPlugin } from "./admin.ts";
import { alternatesPlugin } from "./alternates.ts";
import { articlesPlugin } from "./articles.ts";
import { auditPlugin } from "./audit.ts";
import { cardsPlugin } from "./cards.ts";
import { datesPlugin } from "./dates.ts";
import { feedsPlugin } from "./feeds.ts";
import { headersPlugin } from "./headers.ts";
import { imagesPlugin } from "./images.ts";
import { messagesPlugin } from "./messages.ts";
import { previewPlugin } from "./preview.ts";
import { searchPlugin } from "./search.ts";
import { sharePlugin } from "./share.ts";
import { sitemapPlugin } from "./sitemap.ts";
import { statusPlugin } from "./status.ts";
import { themePlugin } from "./theme.ts";

export type { PolyglotOptions } from "../src/core/options/newsroom.ts";
export type { EleventyConfig } from "../src/eleventy.ts";

/**
 * The whole newsroom: every plugin of this package, in the order in which they need each other.
 *
 * @example
 * eleventyConfig.addPlugin(polyglotPlugin, { url: "https://news.example.org", languages: ["en", "zh", "ru"] });
 */
export function polyglotPlugin(config: EleventyConfig, options: PolyglotOptions): void {
  checkVersion(config, "polyglotPlugin");
  const { settings, folders, pages, pageSize, cards, images, offline, sharing, admin } =
    readNewsroom(options);
  const { url, languages, defaultLocale, missing } = settings;
  config.setLibrary("md", createMarkdown());
  messagesPlugin(config, { languages, defaultLocale, folder: folders.locales, builtin: true });
  articlesPlugin(config, { url, languages, defaultLocale, missing, folder: folders.content, pageSize });
  datesPlugin(config, { languages });
  alternatesPlugin(config, { url, languages, defaultLocale });
  if (images) imagesPlugin(config, { folder: folders.content });
  if (cards) cardsPlugin(config, { folder: folders.content, ...cards });
  sharePlugin(config, { url, languages, ...sharing });
  themePlugin(config, { languages, offline, ...pages });
  if (admin) adminPlugin(config, { url, languages, defaultLocale, ...folders, dev: admin === "dev" });
  previewPlugin(config, { languages });
  feedsPlugin(config, { languages });
  sitemapPlugin(config);
  statusPlugin(config);
  headersPlugin(config);
  searchPlugin(config, { languages });
  auditPlugin(config);
}
