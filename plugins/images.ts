import path from "node:path";
import { z } from "zod";
import { buildOf, report } from "../src/build.ts";
import { shareOf } from "../src/core/build/shard.ts";
import { imageKey, type Picture, plainPicture, planImage } from "../src/core/images/images.ts";
import { append } from "../src/core/long-lists.ts";
import { readOptions } from "../src/core/options/options.ts";
import { urls } from "../src/core/site/urls.ts";
import { checkVersion, type EleventyConfig } from "../src/eleventy.ts";
import { missingMaker, openImages, type PlannedImage, writeImages } from "../src/files/images/images.ts";
import { findImageMaker } from "../src/files/images/maker.ts";

/** Options of `imagesPlugin`. */
export interface ImagesOptions {
  /** Folder of the articles and pages, where their pictures lie. @default "content" */
  readonly folder?: string | undefined;
}

const schema = z.strictObject({ folder: z.string().default("content") });

/**
 * Shows covers and pictures in texts in sensible widths and as AVIF and WebP, with their size and their colour, so that
 * nothing moves while they are loading. The versions are made by `@11ty/eleventy-img`. In `polyglot dev` pictures are shown as
 * they are; where that package is not installed too, with a warning.
 */
export function imagesPlugin(config: EleventyConfig, options: ImagesOptions = {}): void {
  checkVersion(config, "imagesPlugin");
  const { folder } = readOptions("imagesPlugin", schema, options);
  const build = buildOf(config);
  let planned: PlannedImage[] = [];

  config.on("eleventy.before", ({ runMode }) => {
    planned = [];
    const { site } = build;
    if (!site || runMode !== "build") return;
    const images = [...new Set([...site.articles, ...site.pages].flatMap((work) => work.images))].sort();
    const pictures = new Map<string, Picture>();
    build.pictures = (url) => pictures.get(url);
    const maker = findImageMaker();
    if (maker !== undefined) build.hashedFiles = [...build.hashedFiles, urls.image("*")];
    if (images.length > 0) append(build.faults, missingMaker());
    build.prepare(() => plan(images, pictures, maker));
  });

  async function plan(
    images: readonly string[],
    pictures: Map<string, Picture>,
    maker: string | undefined,
  ): Promise<void> {
    const opened = await openImages(images.map((image) => path.join(folder, image)));
    for (const image of images) {
      const file = path.join(folder, image);
      const facts = opened.get(file);
      if (!facts) continue;
      const url = encodeURI(urls.media(image));
      if (maker === undefined || facts.isAnimated) {
        pictures.set(url, plainPicture(facts, url));
        continue;
      }
      const key = imageKey(facts.hash, [maker]);
      const { versions, picture } = planImage(facts, key, urls.image);
      pictures.set(url, picture);
      planned.push({ file, hash: facts.hash, key, versions });
    }
  }

  build.afterwards("images", async ({ directories, outputMode }) => {
    if (outputMode !== "fs" || planned.length === 0) return;
    const own = shareOf(build.shard, planned);
    report(await writeImages(own, path.join(directories.output, urls.image("")), build.stepOf("images")));
  });
}
