import { stripAvif } from "./avif.ts";
import { ascii, isEqual } from "./bytes.ts";
import { stripJpeg } from "./jpeg.ts";
import { stripPng } from "./png.ts";
import { stripWebp } from "./webp.ts";

/**
 * Leaves in a picture only what is needed to show it, so that nothing that cameras and programs add is published:
 * where, when and with what it was taken, whose it is, how it was edited, small previews. The picture itself is not
 * compressed again. Its orientation and its colour profile stay.
 *
 * @returns The same bytes where there is nothing to take out, or where the kind of picture is not known here.
 */
export function stripMetadata(bytes: Uint8Array): Uint8Array {
  const strip = stripperOf(bytes);
  const stripped = strip ? strip(bytes) : bytes;
  return isEqual(stripped, bytes) ? bytes : stripped;
}

function stripperOf(bytes: Uint8Array): ((bytes: Uint8Array) => Uint8Array) | undefined {
  const start = ascii(bytes, 0, 4);
  if (start.startsWith("\xff\xd8\xff")) return stripJpeg;
  if (start === "\x89PNG") return stripPng;
  if (start === "RIFF" && ascii(bytes, 8, 4) === "WEBP") return stripWebp;
  return ascii(bytes, 4, 4) === "ftyp" ? stripAvif : undefined;
}
