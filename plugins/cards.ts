import path from "node:path";
import { z } from "zod";
import { definePlugin, type Plugin } from "../src/build/define-plugin.ts";
import { report } from "../src/build/report.ts";
import { itemsOfShard } from "../src/core/build/shard.ts";
import { fontsOption, type Shape } from "../src/core/options/options.ts";
import { urls } from "../src/core/site/urls.ts";
import { createLineEnds, namesByLanguage } from "../src/core/typography/headline.ts";
import { planSiteCards, type SiteCards, writeCards } from "../src/files/cards/cards.ts";

/** Options of `cardsPlugin`. */
export interface CardsOptions {
  /** Folder of the articles with their covers. @default "content" */
  readonly folder?: string | undefined;
  /** Fonts, as variable packages of Fontsource. @default ["@fontsource-variable/noto-sans-sc"] */
  readonly fonts?: readonly string[] | undefined;
  /** Fonts of titles. @default `fonts` if that is set, else ["@fontsource-variable/noto-serif-sc"] */
  readonly titleFonts?: readonly string[] | undefined;
}

const schema = z.strictObject({
  folder: z.string().default("content"),
  fonts: fontsOption.optional(),
  titleFonts: fontsOption.optional(),
} satisfies Shape<CardsOptions>);

/**
 * Draws a share card of 1200 × 630 and a thumbnail of 500 × 500 pixels for each listed edition of an article,
 * with its title in its own script, its cover and its date. Without the optional packages it draws no cards,
 * and articles are shared with their covers. `polyglot dev` draws no cards and only reports which characters
 * the fonts lack.
 */
export const cardsPlugin: Plugin<CardsOptions> = definePlugin(
  "cardsPlugin",
  schema,
  (config, { folder, fonts, titleFonts }, build) => {
    let cards: SiteCards | undefined;

    config.on("eleventy.before", ({ runMode }) => {
      cards = undefined;
      build.beforeRender(() => plan(runMode === "build"));
    });

    function plan(isDrawn: boolean): void {
      const { state } = build;
      if (!state.site || !state.messages) return;
      const lineEnds = createLineEnds(namesByLanguage(state.glossary, state.site.languages));
      const planned = planSiteCards(
        state.site,
        state.messages,
        folder,
        { fonts, titleFonts },
        isDrawn,
        lineEnds,
        state.brand,
      );
      build.addFaults(planned.faults);
      if (!isDrawn || !planned.plan || !planned.faces) return;
      const { images } = planned.plan;
      cards = planned;
      state.cards = (slug, locale) => images.get(`${locale}/${slug}`);
      state.hashedFiles.push(urls.card("*"));
    }

    build.onAfterBuild("cards", async ({ directories, outputMode }) => {
      if (outputMode !== "fs" || !cards?.plan || !cards.faces) return;
      const output = path.join(directories.output, urls.card(""));
      const files = itemsOfShard(build.shard, cards.plan.files);
      report(
        await writeCards(files, cards.faces, folder, output, build.progressOf("cards"), build.state.brand),
      );
    });
  },
);
