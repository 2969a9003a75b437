import sharp from "sharp";
import { CARD_SIZE } from "../../core/cards/cards.ts";
import { PIXEL_LIMIT } from "../../core/images/measure.ts";
import type { BrandSize } from "../../core/theme/brand.ts";
import { cacheKey, readCached, writeCached } from "../cache/cache.ts";
import { codeKey } from "../cache/program-key.ts";
import { DECODER } from "../images/decoder.ts";

/** Pictures of few colors: small files, the same bytes everywhere. */
const PNG = { palette: true, compressionLevel: 9 } as const;

/** High enough for a drawing of 16 pixels to be sharp as the largest icon. */
const DENSITY = 2304;

/** An SVG as a PNG of its own size. */
export function rasterize(svg: string): Promise<Uint8Array> {
  return cached("svg", [svg], () => sharp(Buffer.from(svg)).png(PNG).toBuffer());
}

/** An icon in the middle of a colored ground, as a PNG. */
export function iconOnGround(icon: Uint8Array, size: BrandSize, color: string): Promise<Uint8Array> {
  return cached("icon", [icon, JSON.stringify(size), color], async () => {
    const { widthPx: width, heightPx: height, markPx } = size;
    const fit = { width: markPx, height: markPx, fit: "contain", background: "#0000" } as const;
    const input = await sharp(icon, { density: DENSITY, limitInputPixels: PIXEL_LIMIT })
      .resize(fit)
      .toBuffer();
    const ground = { create: { width, height, channels: 3, background: color } } as const;
    return sharp(ground).composite([{ input }]).png(PNG).toBuffer();
  });
}

/** A picture in the size of the share picture, as a PNG: as it is where it has that size, else cut to it. */
export async function sharePicture(picture: Uint8Array): Promise<Uint8Array> {
  const { format, width, height } = await sharp(picture, DECODER).metadata();
  if (format === "png" && width === CARD_SIZE.widthPx && height === CARD_SIZE.heightPx) return picture;
  return cached("share", [picture], () =>
    sharp(picture, DECODER)
      .rotate()
      .resize(CARD_SIZE.widthPx, CARD_SIZE.heightPx, { fit: "cover" })
      .flatten({ background: "#fff" })
      .png({ compressionLevel: 9 })
      .toBuffer(),
  );
}

async function cached(
  kind: string,
  parts: readonly (string | Uint8Array)[],
  make: () => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const program = [JSON.stringify(sharp.versions), codeKey(["files/theme/brand-pictures"])];
  const inputs = parts.map((part) => Buffer.from(part as Uint8Array).toString("base64"));
  const key = cacheKey([...program, kind, ...inputs]);
  const known = readCached("brand", key)?.get(kind);
  if (known) return known;
  const bytes = await make();
  writeCached("brand", key, new Map([[kind, bytes]]));
  return bytes;
}
