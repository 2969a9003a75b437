import sharp from "sharp";
import { IMAGE_QUALITY, type ImageVersion } from "../../core/images/images.ts";
import type { FileSet } from "../cache/cache.ts";
import { codeKey } from "../cache/program-key.ts";
import { DECODER, ofPicture } from "./decoder.ts";

/**
 * Identifies what makes versions of pictures: all libraries that decode and encode, and this file. Another version of any
 * of them may produce other bytes.
 */
export function encoderKey(): string {
  return `${JSON.stringify(sharp.versions)} ${codeKey(["files/images/encoder", "files/images/decoder"])}`;
}

/**
 * Makes versions of a picture, turned as its camera was held, in its own colours.
 *
 * @returns By the names of their files.
 */
export async function makeVersions(bytes: Buffer, versions: readonly ImageVersion[]): Promise<FileSet> {
  const picture = sharp(bytes, DECODER).keepIccProfile().rotate();
  const made = versions.map(async ({ file, format, widthPx }): Promise<[string, Uint8Array]> => {
    const version = picture
      .clone()
      .resize({ width: widthPx, withoutEnlargement: true })
      .toFormat(format, IMAGE_QUALITY[format]);
    return [file, await version.toBuffer()];
  });
  return new Map(await ofPicture(Promise.all(made)));
}
