import path from "node:path";
import { judgeImages } from "../images/decode.ts";

/** What our decoder reads as browsers do; they also show drawings (SVG) that it refuses, such as one without a size. */
const PICTURE = /\.(?:avif|jpe?g|png|webp)$/i;

/** What is known about the pictures of a built site. */
interface PictureOptions {
  /** Whether the picture at an address needs no decoding. @default none */
  readonly isSound?: (url: string) => boolean;
  /** Whether the present folder has a cache. @default true */
  readonly isCached?: boolean;
}

/**
 * Decodes the pictures of a built site, unless the same bytes were decoded before.
 *
 * @param files Addresses of all its files, without escapes.
 * @returns The addresses of those that are broken.
 */
export async function brokenPictures(
  folder: string,
  files: Iterable<string>,
  { isSound = () => false, isCached = true }: PictureOptions = {},
): Promise<string[]> {
  const urls = [...files].filter((url) => PICTURE.test(url) && !isSound(url));
  const fileOf = (url: string) => path.join(folder, url);
  const sound = await judgeImages(urls.map(fileOf), isCached);
  return urls.filter((url) => !sound.has(fileOf(url)));
}
