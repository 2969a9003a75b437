import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import sharp from "sharp";
import type { Fault } from "../core/faults.ts";
import { IMAGE_QUALITY, type ImageFacts, type ImageFormat, type ImageVersion } from "../core/images.ts";
import { PIXEL_LIMIT } from "../core/preflight.ts";
import { keptFiles, type Step } from "./cache.ts";
import { findPackage } from "./packages.ts";

/** Versions of pictures by their name, and what is known of the pictures; safe to delete. */
const kept = keptFiles("images");
const FACTS = "facts.json";

/** The package that makes versions. */
export const IMAGE_MAKER = "@11ty/eleventy-img";

/** What makes versions of pictures: name and version; undefined where it is not installed. */
export function findImageMaker(): string | undefined {
  const found = findPackage(IMAGE_MAKER);
  return found && `${found.name}@${found.version} sharp@${sharp.versions.sharp ?? ""}`;
}

/** What is to be said where there are pictures and nothing to make versions of them with. */
export function missingMaker(): Fault[] {
  if (findImageMaker() !== undefined) return [];
  const command = `npm install --save-dev ${IMAGE_MAKER}`;
  return [{ code: "image-package", file: "package.json", values: { command } }];
}

/** A picture that was opened. */
export interface OpenedImage extends ImageFacts {
  /** A hash of its bytes. */
  readonly hash: string;
}

/**
 * Says what is known of pictures. One that was opened before is not opened again.
 *
 * @param files Paths of pictures that can be decoded.
 * @returns By path.
 */
export async function openImages(files: readonly string[]): Promise<Map<string, OpenedImage>> {
  const known = readFacts();
  const used: Record<string, ImageFacts> = {};
  const opened = new Map<string, OpenedImage>();
  for (const file of files) {
    const bytes = readFileSync(file);
    const hash = createHash("sha256").update(bytes).digest("hex");
    const facts = known[hash] ?? (await factsOf(bytes));
    used[hash] = facts;
    opened.set(file, { ...facts, hash });
  }
  kept.keep(FACTS, JSON.stringify(used));
  return opened;
}

/** The cache is ours alone: where it cannot be read, it is as good as empty. */
function readFacts(): Record<string, ImageFacts> {
  try {
    return JSON.parse(kept.read(FACTS)) as Record<string, ImageFacts>;
  } catch {
    return {};
  }
}

async function factsOf(bytes: Uint8Array): Promise<ImageFacts> {
  const image = sharp(bytes, { limitInputPixels: PIXEL_LIMIT });
  const { width = 0, height = 0, orientation = 1, hasAlpha, pages = 1 } = await image.metadata();
  const [widthPx, heightPx] = orientation >= 5 ? [height, width] : [width, height];
  const facts = { widthPx, heightPx, isAnimated: pages > 1 };
  if (hasAlpha && !(await image.stats()).isOpaque) return facts;
  const pixel = await image
    .toColourspace("srgb")
    .removeAlpha()
    .resize(1, 1, { fit: "fill" })
    .raw()
    .toBuffer();
  const part = (index: number) => Math.round(((pixel[index] ?? 0) * 7) / 255);
  return { ...facts, tone: [part(0), part(1), part(2)] };
}

/** A picture and the files that are to be made of it. */
export interface PlannedImage {
  /** Path of the picture. */
  readonly file: string;
  readonly versions: readonly ImageVersion[];
}

/**
 * Writes versions of pictures, and makes those that are not in the cache. What is no longer used is taken out of it.
 *
 * @param target The folder that they go to.
 * @param step Told of each that is there.
 */
export async function writeImages(
  images: readonly PlannedImage[],
  target: string,
  step: Step = () => {},
): Promise<void> {
  for (const [index, { file, versions }] of images.entries()) {
    const missing = versions.filter((version) => !kept.has(version.file));
    // One picture at a time: its versions keep all cores busy, and no second one fills the memory.
    if (missing.length > 0) await makeVersions(file, missing);
    step(index + 1, images.length);
  }
  const names = images.flatMap(({ versions }) => versions.map((version) => version.file));
  kept.publish(names, target, [FACTS]);
}

/** What eleventy-img, which has no types, gives back by format. */
type Made = Readonly<Record<string, readonly { readonly width: number; readonly buffer: Uint8Array }[]>>;
type MakeImage = (file: string, options: Readonly<Record<string, unknown>>) => Promise<Made>;

async function makeVersions(file: string, versions: readonly ImageVersion[]): Promise<void> {
  const name: string = "@11ty/eleventy-img";
  const { default: makeImage } = (await import(name)) as { default: MakeImage };
  for (const format of new Set(versions.map((version) => version.format))) {
    const wanted = versions.filter((version) => version.format === format);
    const made = await makeImage(file, {
      widths: wanted.map(({ widthPx }) => widthPx),
      formats: [format],
      // Its own filter would leave out formats where one can see through the picture: we have chosen them.
      formatFiltering: [],
      // It would write to the folder itself, and leave a part of a file there when it is killed.
      dryRun: true,
      useCache: false,
      fixOrientation: true,
      sharpOptions: { limitInputPixels: PIXEL_LIMIT },
      [OPTION_OF[format]]: IMAGE_QUALITY[format],
    });
    for (const { file: target, widthPx } of wanted) {
      const version = made[format]?.find(({ width }) => width === widthPx);
      if (!version) throw new Error(`${file}: ${IMAGE_MAKER} made no ${format} of ${widthPx} pixels`);
      kept.keep(target, version.buffer);
    }
  }
}

const OPTION_OF: Readonly<Record<ImageFormat, string>> = {
  avif: "sharpAvifOptions",
  webp: "sharpWebpOptions",
  jpeg: "sharpJpegOptions",
  png: "sharpPngOptions",
};
