import { z } from "zod";
import { definePlugin, type Plugin } from "../src/build/define-plugin.ts";
import { addVirtualPages } from "../src/build/virtual-pages.ts";
import { atomFeed } from "../src/core/feeds/atom.ts";
import type { FeedInputs, FeedText } from "../src/core/feeds/feeds.ts";
import { jsonFeed } from "../src/core/feeds/json-feed.ts";
import { rssFeed } from "../src/core/feeds/rss.ts";
import type { LanguageOption } from "../src/core/language/languages.ts";
import { languagesOption, type Shape } from "../src/core/options/options.ts";
import { createLists } from "../src/core/site/lists.ts";
import { type FeedFormat, urls } from "../src/core/site/urls.ts";

/** Options of `feedsPlugin`. */
export interface FeedsOptions {
  /** The languages of the site. */
  readonly languages: readonly LanguageOption[];
}

const schema = z.strictObject({ languages: languagesOption } satisfies Shape<FeedsOptions>);

const FORMATS = {
  xml: atomFeed,
  json: jsonFeed,
  rss: rssFeed,
} as const satisfies Readonly<Record<FeedFormat, (inputs: FeedInputs) => string>>;

/**
 * An Atom feed, a JSON Feed and an RSS feed for each language that is ready and for each of its topics, each only in
 * that language.
 */
export const feedsPlugin: Plugin<FeedsOptions> = definePlugin(
  "feedsPlugin",
  schema,
  (config, { languages }, build) => {
    for (const { locale, status } of languages) {
      if (status !== "ready") continue;
      for (const format of ["xml", "json", "rss"] as const)
        addVirtualPages(config, build, `${locale}-feeds-${format}`, {
          values: () => topicsIn(locale),
          url: (topic) => urls.feed(locale, format, topic),
          render: (topic) => FORMATS[format](inputsOf(locale, topic)),
          data: { eleventyExcludeFromCollections: true },
        });
    }

    /** The topics that have articles in a language, after undefined for all its articles. */
    function topicsIn(locale: string): readonly (string | undefined)[] {
      // A site without articles has nothing to follow.
      if (!build.site?.articles.length) return [];
      return [undefined, ...createLists(build.site)(locale).topics.map(({ topic }) => topic)];
    }

    function inputsOf(locale: string, topic: string | undefined): FeedInputs {
      const { site } = build;
      if (!site) throw new Error("feedsPlugin needs articlesPlugin, added before it");
      return { site, locale, topic, text: textIn(locale), now: build.state.startedAt };
    }

    function textIn(locale: string): FeedText {
      const t = build.state.messages?.(locale);
      if (!t) throw new Error("feedsPlugin needs messagesPlugin, added before it");
      return { title: t("site:name"), subtitle: t("site:description"), topic: (key) => t(`topics:${key}`) };
    }
  },
);
