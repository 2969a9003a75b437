import { imageSize } from "image-size";
import type { Fault } from "../faults/table.ts";

/** The most pixels that a picture may have: enough to print on a page, too few to fill the memory. */
export const PIXEL_LIMIT = 50_000_000;

/** Width and height of a picture, in pixels as it is shown. */
export interface ImageSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** File endings by the kind of picture that the bytes contain. */
const ENDINGS: Readonly<Record<string, RegExp>> = {
  jpg: /\.jpe?g$/i,
  png: /\.png$/i,
  webp: /\.webp$/i,
  avif: /\.avif$/i,
};

/**
 * Measures a picture by its first bytes: its kind must match its name, and it must not be too large to
 * process. This does not check whether it can be decoded to its end.
 */
export function measureImage(file: string, bytes: Uint8Array): { size?: ImageSize; faults: Fault[] } {
  const measured = measure(bytes);
  if (!measured) return { faults: [{ code: "image-broken", file, values: {} }] };
  const { width, height, type = "", orientation = 1 } = measured;
  const ending = type === "heif" ? ENDINGS.avif : ENDINGS[type];
  if (!ending?.test(file)) return { faults: [{ code: "image-type", file, values: { found: type } }] };
  if (width < 1 || height < 1) return { faults: [{ code: "image-broken", file, values: {} }] };
  if (width * height > PIXEL_LIMIT) {
    const values = { found: `${width} × ${height}`, limit: String(PIXEL_LIMIT) };
    return { faults: [{ code: "image-too-large", file, values }] };
  }
  const turned = orientation >= 5;
  return {
    size: turned ? { widthPx: height, heightPx: width } : { widthPx: width, heightPx: height },
    faults: [],
  };
}

function measure(bytes: Uint8Array): ReturnType<typeof imageSize> | undefined {
  try {
    // Small buffers of Node share their memory, and the measurer would read on into the next one.
    const ownBuffer = bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes);
    return imageSize(ownBuffer);
  } catch {
    return undefined;
  }
}
