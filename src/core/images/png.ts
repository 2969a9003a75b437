import { ascii, codes, joined, uint32 } from "./bytes.ts";
import { readOrientation, writeOrientation } from "./orientation.ts";

/**
 * The chunks of a PNG that are needed to show it, animated too, and how many bytes each may contain: palette,
 * picture, transparency, colours, size of a pixel, frames. A longer one contains something else as well.
 *
 * @see https://www.w3.org/TR/png-3/#11Chunks
 */
const NEEDED = new Map<string, number>([
  ["IHDR", 13],
  ["PLTE", 768],
  ["IDAT", Number.POSITIVE_INFINITY],
  ["IEND", 0],
  ["tRNS", 256],
  ["cHRM", 32],
  ["gAMA", 4],
  ["iCCP", Number.POSITIVE_INFINITY],
  ["sBIT", 4],
  ["sRGB", 1],
  ["cICP", 4],
  ["mDCV", 24],
  ["cLLI", 8],
  ["bKGD", 6],
  ["pHYs", 9],
  ["acTL", 8],
  ["fcTL", 26],
  ["fdAT", Number.POSITIVE_INFINITY],
]);

/** The chunks of a PNG that are needed to show it, up to its end. */
export function stripPng(bytes: Uint8Array): Uint8Array {
  const chunks: Uint8Array[] = [];
  let orientation = 1;
  for (let at = 8, isOver = false; at + 8 <= bytes.length && !isOver; ) {
    const size = uint32(bytes, at);
    const kind = ascii(bytes, at + 4, 4);
    const chunk = bytes.subarray(at, at + 12 + size);
    if (kind === "eXIf" && orientation === 1) orientation = readOrientation(chunk.subarray(8, 8 + size));
    if (size <= (NEEDED.get(kind) ?? -1)) chunks.push(chunk);
    at += 12 + size;
    isOver = kind === "IEND";
  }
  // Behind the head of the picture, the first chunk.
  if (orientation !== 1) chunks.splice(1, 0, exifChunk(orientation));
  return joined([bytes.subarray(0, 8), ...chunks]);
}

function exifChunk(orientation: number): Uint8Array {
  const exif = writeOrientation(orientation);
  const chunk = new Uint8Array(12 + exif.length);
  chunk[3] = exif.length;
  chunk.set(codes("eXIf"), 4);
  chunk.set(exif, 8);
  new DataView(chunk.buffer).setUint32(8 + exif.length, checksum(chunk.subarray(4, 8 + exif.length)));
  return chunk;
}

/** @see https://www.w3.org/TR/png-3/#5CRC-algorithm */
function checksum(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return ~sum >>> 0;
}
