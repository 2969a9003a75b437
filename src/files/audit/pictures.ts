import path from "node:path";
import { listFiles } from "../content/folder.ts";
import { judgeImages } from "../images/decode.ts";

/** What our decoder reads as browsers do; they also show drawings (SVG) that it refuses, such as one without a size. */
const PICTURE = /\.(?:avif|jpe?g|png|webp)$/i;

/**
 * Decodes the pictures of a built site, unless the same bytes were decoded before.
 *
 * @param known Addresses of pictures that need no decoding.
 * @returns The addresses of those that are broken.
 */
export async function brokenPictures(
  folder: string,
  known: (url: string) => boolean = () => false,
): Promise<string[]> {
  const names = listFiles(folder).filter((name) => PICTURE.test(name) && !known(`/${name}`));
  const files = new Map(names.map((name) => [path.join(folder, name), `/${name}`]));
  const sound = await judgeImages([...files.keys()]);
  return [...files].flatMap(([file, url]) => (sound.has(file) ? [] : [url]));
}
