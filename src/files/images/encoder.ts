import { createRequire } from "node:module";
import path from "node:path";
import type sharp from "sharp";
import { IMAGE_QUALITY, type ImageFormat, type ImageVersion } from "../../core/images/images.ts";
import type { FileSet } from "../cache/cache.ts";
import { codeKey } from "../cache/program-key.ts";
import { findOptionalPackage, loadOptionalPackage } from "../packages.ts";
import { DECODER, ofPicture } from "./decoder.ts";

/** The package that makes versions of pictures. */
export const IMAGE_PACKAGE = "@11ty/eleventy-img";

/**
 * Identifies what makes versions of pictures: the package, all libraries that decode and encode, and this
 * file. Another version of any of them may produce other bytes.
 *
 * @returns undefined where the package is not installed
 */
export function findImagePackage(): string | undefined {
  const found = findOptionalPackage(IMAGE_PACKAGE);
  if (!found) return undefined;
  // The package may have its own copy of sharp.
  const load = createRequire(path.join(found.folder, "package.json"));
  const { versions } = load("sharp") as typeof sharp;
  return `${found.name}@${found.version} ${JSON.stringify(versions)} ${codeKey(["files/images/encoder", "files/images/decoder"])}`;
}

/** The result of eleventy-img, which has no types, by format. */
type Made = Readonly<Record<string, readonly { readonly width: number; readonly buffer: Uint8Array }[]>>;
type MakeImage = (bytes: Buffer, options: Readonly<Record<string, unknown>>) => Promise<Made>;

/**
 * Makes versions of a picture.
 *
 * @returns By the names of their files.
 */
export async function makeVersions(bytes: Buffer, versions: readonly ImageVersion[]): Promise<FileSet> {
  const makeImage = loadOptionalPackage("@11ty/eleventy-img") as MakeImage;
  const files = new Map<string, Uint8Array>();
  for (const format of new Set(versions.map((version) => version.format))) {
    const wanted = versions.filter((version) => version.format === format);
    const options = {
      widths: wanted.map(({ widthPx }) => widthPx),
      formats: [format],
      // Its own filter would leave out formats for transparent pictures, but we have chosen the formats.
      formatFiltering: [],
      // Without this, it would write to the folder itself, and leave part of a file there when it is killed.
      dryRun: true,
      useCache: false,
      fixOrientation: true,
      sharpOptions: DECODER,
      [OPTION_OF[format]]: IMAGE_QUALITY[format],
    };
    const made = await ofPicture(makeImage(bytes, options));
    for (const { file, widthPx } of wanted) {
      const version = made[format]?.find(({ width }) => width === widthPx);
      if (!version) throw new Error(`${IMAGE_PACKAGE} made no ${format} of ${widthPx} pixels`);
      files.set(file, version.buffer);
    }
  }
  return files;
}

const OPTION_OF: Readonly<Record<ImageFormat, string>> = {
  avif: "sharpAvifOptions",
  webp: "sharpWebpOptions",
  jpeg: "sharpJpegOptions",
  png: "sharpPngOptions",
};
