import { z } from "zod";
import { definePlugin, type Plugin } from "../src/build/define-plugin.ts";
import { addVirtualPage } from "../src/build/virtual-pages.ts";
import { atomFeed, type FeedText, jsonFeed } from "../src/core/feeds/feeds.ts";
import type { LanguageOption } from "../src/core/language/languages.ts";
import { languagesOption, type Shape } from "../src/core/options/options.ts";
import { urls } from "../src/core/site/urls.ts";

/** Options of `feedsPlugin`. */
export interface FeedsOptions {
  /** The languages of the site. */
  readonly languages: readonly LanguageOption[];
}

const schema = z.strictObject({ languages: languagesOption } satisfies Shape<FeedsOptions>);

const FORMATS = { xml: atomFeed, json: jsonFeed } as const;

/** An Atom feed and a JSON Feed for each language that is ready, each only in that language. */
export const feedsPlugin: Plugin<FeedsOptions> = definePlugin(
  "feedsPlugin",
  schema,
  (config, { languages }, build) => {
    for (const { locale, status } of languages) {
      if (status !== "ready") continue;
      for (const format of ["xml", "json"] as const) {
        // A site without articles has nothing to follow.
        const address = () => (build.site?.articles.length ? urls.feed(locale, format) : false);
        addVirtualPage(config, `feed.${locale}.${format}`, address, () =>
          build.site ? FORMATS[format](build.site, locale, textIn(locale), build.state.startedAt) : "",
        );
      }
    }

    function textIn(locale: string): FeedText {
      const t = build.state.messages?.(locale);
      if (!t) throw new Error("feedsPlugin needs messagesPlugin, added before it");
      return { title: t("site:name"), subtitle: t("site:description"), topic: (key) => t(`topics:${key}`) };
    }
  },
);
