import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import jsQr from "jsqr";
import sharp from "sharp";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";

// By default it would load its WebAssembly from a CDN.
const wasm = createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm");
const { buffer } = new Uint8Array(readFileSync(wasm));
prepareZXingModule({ overrides: { wasmBinary: buffer } });

/** What two readers that we did not write see in a picture; undefined if a reader sees no code. */
export interface Seen {
  readonly jsqr: string | undefined;
  readonly zxing: string | undefined;
}

/** Reads the QR code in a picture, as PNG or SVG. */
export async function readQr(picture: Uint8Array): Promise<Seen> {
  const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const pixels = new Uint8ClampedArray(data);
  const jsqr = (jsQr as unknown as typeof jsQr.default)(pixels, info.width, info.height, {
    inversionAttempts: "dontInvert",
  });
  const image = { data: pixels, width: info.width, height: info.height } as ImageData;
  const [zxing] = await readBarcodes(image, { formats: ["QRCode"], tryInvert: false, tryHarder: false });
  return { jsqr: jsqr?.data, zxing: zxing?.text };
}
