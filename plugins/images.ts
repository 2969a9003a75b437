import path from "node:path";
import { z } from "zod";
import { definePlugin, type Plugin } from "../src/build/define-plugin.ts";
import { report } from "../src/build/report.ts";
import { itemsOfShard } from "../src/core/build/shard.ts";
import type { Shape } from "../src/core/options/options.ts";
import { urls } from "../src/core/site/urls.ts";
import { type PlannedImage, planImages, writeImages } from "../src/files/images/images.ts";

/** Options of `imagesPlugin`. */
export interface ImagesOptions {
  /** Folder of the articles and pages with their pictures. @default "content" */
  readonly folder?: string | undefined;
}

const schema = z.strictObject({ folder: z.string().default("content") } satisfies Shape<ImagesOptions>);

/**
 * Shows covers and pictures in texts in several widths and as AVIF and WebP, with their size and colour, so
 * that the page doesn't shift while they load. `polyglot dev` shows the pictures unchanged.
 */
export const imagesPlugin: Plugin<ImagesOptions> = definePlugin(
  "imagesPlugin",
  schema,
  (config, { folder }, build) => {
    let planned: readonly PlannedImage[] = [];

    config.on("eleventy.before", ({ runMode }) => {
      planned = [];
      const { state } = build;
      const { site } = state;
      if (!site || runMode !== "build") return;
      const images = [...new Set([...site.articles, ...site.pages].flatMap((work) => work.images))].sort();
      state.hashedFiles.push(urls.image("*"));
      build.beforeRender(async () => {
        const plan = await planImages(folder, images);
        report(plan.faults);
        planned = plan.planned;
        state.pictures = (url) => plan.pictures.get(url);
      });
    });

    build.onAfterBuild("images", async ({ directories, outputMode }) => {
      if (outputMode !== "fs" || planned.length === 0) return;
      const own = itemsOfShard(build.shard, planned);
      const output = path.join(directories.output, urls.image(""));
      report(await writeImages(own, output, build.progressOf("images")));
    });
  },
);
