import path from "node:path";
import { z } from "zod";
import { buildOf, report } from "../src/build.ts";
import { shareOf } from "../src/core/build/shard.ts";
import { append } from "../src/core/long-lists.ts";
import { fontsOption, readOptions } from "../src/core/options/options.ts";
import { urls } from "../src/core/site/urls.ts";
import { checkVersion, type EleventyConfig } from "../src/eleventy.ts";
import { CARD_FONTS, planSiteCards, type SiteCards, writeCards } from "../src/files/cards/cards.ts";

/** Options of `cardsPlugin`. */
export interface CardsOptions {
  /** Folder of the articles, where their covers lie. @default "content" */
  readonly folder?: string | undefined;
  /** Fonts, as variable packages of Fontsource. @default ["@fontsource-variable/noto-sans-sc"] */
  readonly fonts?: readonly string[] | undefined;
}

const schema = z.strictObject({
  folder: z.string().default("content"),
  fonts: fontsOption.default([...CARD_FONTS]),
});

/**
 * Draws a share card of 1200 × 630 and a thumbnail of 500 × 500 pixels for each edition of an article that is listed,
 * with its title in its own script, its cover and its date. Where the optional packages are not installed there are
 * none, and articles are shared with their covers. In `polyglot dev` nothing is drawn, but what the fonts lack is said.
 */
export function cardsPlugin(config: EleventyConfig, options: CardsOptions = {}): void {
  checkVersion(config, "cardsPlugin");
  const { folder, fonts } = readOptions("cardsPlugin", schema, options);
  const build = buildOf(config);
  let cards: SiteCards | undefined;

  config.on("eleventy.before", ({ runMode }) => {
    cards = undefined;
    build.prepare(() => plan(runMode === "build"));
  });

  function plan(isDrawn: boolean): void {
    const { site, messages } = build;
    if (!site || !messages) return;
    const planned = planSiteCards(site, messages, folder, fonts, isDrawn);
    append(build.faults, planned.faults);
    if (!isDrawn || !planned.plan || !planned.fonts) return;
    const { images } = planned.plan;
    cards = planned;
    build.cards = (slug, locale) => images.get(`${locale}/${slug}`);
    build.hashedFiles = [...build.hashedFiles, urls.card("*")];
  }

  build.afterwards("cards", async ({ directories, outputMode }) => {
    if (outputMode !== "fs" || !cards?.plan || !cards.fonts) return;
    report(
      await writeCards(
        shareOf(build.shard, cards.plan.files),
        cards.fonts,
        folder,
        path.join(directories.output, urls.card("")),
        build.stepOf("cards"),
      ),
    );
  });
}
