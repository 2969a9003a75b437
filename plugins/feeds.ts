import { z } from "zod";
import { buildOf } from "../src/build.ts";
import { atomFeed, type FeedText, jsonFeed } from "../src/core/feeds/feeds.ts";
import type { LanguageOption } from "../src/core/language/languages.ts";
import { languagesOption, readLanguages, readOptions } from "../src/core/options/options.ts";
import { urls } from "../src/core/site/urls.ts";
import { checkVersion, type EleventyConfig } from "../src/eleventy.ts";

/** Options of `feedsPlugin`. */
export interface FeedsOptions {
  /** The languages of the site. */
  readonly languages: readonly LanguageOption[];
}

const schema = z.strictObject({ languages: languagesOption });

/** An Atom feed and a JSON Feed for each language that is ready, each in its own language alone. */
export function feedsPlugin(config: EleventyConfig, options: FeedsOptions): void {
  checkVersion(config, "feedsPlugin");
  const { languages } = readOptions("feedsPlugin", schema, options);
  const build = buildOf(config);

  for (const { locale, status } of readLanguages("feedsPlugin", languages)) {
    if (status !== "ready") continue;
    for (const [format, feed] of [
      ["xml", atomFeed],
      ["json", jsonFeed],
    ] as const) {
      config.addTemplate(`polyglot/feed.${locale}.${format}.11ty.js`, {
        data: () => ({ permalink: addressOf(locale, format), eleventyExcludeFromCollections: true }),
        render: () => (build.site ? feed(build.site, locale, textOf(locale)) : ""),
      });
    }
  }

  /** Where nothing is ever published, there is nothing to follow. */
  function addressOf(locale: string, format: "xml" | "json"): () => string | false {
    return () => (build.site && build.site.articles.length > 0 ? urls.feed(locale, format) : false);
  }

  function textOf(locale: string): FeedText {
    const t = build.messages?.(locale);
    if (!t) throw new Error("feedsPlugin needs messagesPlugin, added before it");
    return { title: t("site:name"), subtitle: t("site:description"), topic: (key) => t(`topics:${key}`) };
  }
}
