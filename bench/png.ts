import { deflateSync, inflateSync } from "node:zlib";

/** A picture as bytes: `rgb` holds `widthPx * heightPx * 3` values, row by row from the top left. */
export interface Picture {
  widthPx: number;
  heightPx: number;
  rgb: Uint8Array;
}

/** @see https://www.w3.org/TR/png-3/#5PNG-file-signature */
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** 8 bits a channel, RGB, deflate, adaptive filters, not interlaced: the one kind handled here. */
const kind = Buffer.from([8, 2, 0, 0, 0]);

const bytesPerPixel = 3;
const filterTypes = [0, 1, 2, 3, 4] as const;
type FilterType = (typeof filterTypes)[number];

/**
 * Writes a picture as a PNG file. Several ways to choose the filter of each row are tried, and the smallest
 * file is returned.
 */
export function encodePng(picture: Picture): Buffer {
  const rows = filteredRows(picture);
  const choices = [...filterTypes.map((type) => () => type), lightest(sumOfSizes), lightest(countOfChanges)];
  const packed = choices.map((choose) => deflateSync(join(rows, choose), { level: 9, memLevel: 9 }));
  const smallest = packed.reduce((best, next) => (next.length < best.length ? next : best));
  const size = Buffer.alloc(8);
  size.writeUInt32BE(picture.widthPx, 0);
  size.writeUInt32BE(picture.heightPx, 4);
  return Buffer.concat([
    signature,
    chunk("IHDR", Buffer.concat([size, kind])),
    chunk("sRGB", Buffer.from([0])),
    chunk("IDAT", smallest),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/**
 * Reads a PNG file of the kind that {@link encodePng} writes.
 * @throws when the file isn't a PNG, is of another kind, or is cut short.
 */
export function decodePng(file: Buffer): Picture {
  if (!file.subarray(0, 8).equals(signature)) throw new Error("not a PNG file");
  const idat: Buffer[] = [];
  let header: Buffer | undefined;
  for (let at = 8; at + 12 <= file.length; ) {
    const length = file.readUInt32BE(at);
    const type = file.toString("latin1", at + 4, at + 8);
    const body = file.subarray(at + 8, at + 8 + length);
    if (type === "IHDR") header = body;
    if (type === "IDAT") idat.push(body);
    at += length + 12;
  }
  if (!header?.subarray(8, 13).equals(kind)) throw new Error("a PNG of another kind (expected 8-bit RGB)");
  const widthPx = header.readUInt32BE(0);
  const heightPx = header.readUInt32BE(4);
  return { widthPx, heightPx, rgb: unfilter(inflateSync(Buffer.concat(idat)), widthPx, heightPx) };
}

/** Every row five times, once a filter type, each with its type as the first byte. */
function filteredRows({ widthPx, heightPx, rgb }: Picture): Uint8Array[][] {
  const stride = widthPx * bytesPerPixel;
  return Array.from({ length: heightPx }, (_, y) => {
    const row = rgb.subarray(y * stride, (y + 1) * stride);
    const above = y > 0 ? rgb.subarray((y - 1) * stride, y * stride) : new Uint8Array(stride);
    return filterTypes.map((type) => filterRow(type, row, above));
  });
}

function filterRow(type: FilterType, row: Uint8Array, above: Uint8Array): Uint8Array {
  const out = new Uint8Array(row.length + 1);
  out[0] = type;
  for (let i = 0; i < row.length; i++) {
    out[i + 1] =
      (row[i] ?? 0) -
      predict(type, row[i - bytesPerPixel] ?? 0, above[i] ?? 0, above[i - bytesPerPixel] ?? 0);
  }
  return out;
}

function unfilter(bytes: Buffer, widthPx: number, heightPx: number): Uint8Array {
  const stride = widthPx * bytesPerPixel;
  if (bytes.length !== (stride + 1) * heightPx) {
    throw new Error(`cut short (found ${bytes.length} bytes, expected ${(stride + 1) * heightPx})`);
  }
  const rgb = new Uint8Array(stride * heightPx);
  for (let y = 0; y < heightPx; y++) {
    const type = bytes[y * (stride + 1)] ?? 0;
    for (let i = 0; i < stride; i++) {
      const at = y * stride + i;
      const left = i >= bytesPerPixel ? (rgb[at - bytesPerPixel] ?? 0) : 0;
      const above = rgb[at - stride] ?? 0;
      const corner = i >= bytesPerPixel ? (rgb[at - stride - bytesPerPixel] ?? 0) : 0;
      rgb[at] = (bytes[y * (stride + 1) + 1 + i] ?? 0) + predict(type, left, above, corner);
    }
  }
  return rgb;
}

/** @see https://www.w3.org/TR/png-3/#9Filter-types */
function predict(type: number, left: number, above: number, corner: number): number {
  if (type === 0) return 0;
  if (type === 1) return left;
  if (type === 2) return above;
  if (type === 3) return (left + above) >> 1;
  const toLeft = Math.abs(above - corner);
  const toAbove = Math.abs(left - corner);
  const toCorner = Math.abs(left + above - 2 * corner);
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

/** Chooses for each row the filter whose outcome weighs least. */
function lightest(weigh: (row: Uint8Array) => number): (variants: Uint8Array[]) => FilterType {
  return (variants) => {
    const weights = variants.map(weigh);
    return filterTypes.reduce((best, type) => ((weights[type] ?? 0) < (weights[best] ?? 0) ? type : best));
  };
}

/** The usual measure: bytes read as signed, so that 255 counts as 1. */
function sumOfSizes(row: Uint8Array): number {
  let sum = 0;
  for (let i = 1; i < row.length; i++) {
    const value = row[i] ?? 0;
    sum += value < 128 ? value : 256 - value;
  }
  return sum;
}

/** Suits flat areas better: what doesn't change from pixel to pixel costs deflate next to nothing. */
function countOfChanges(row: Uint8Array): number {
  let count = 0;
  for (let i = 1 + bytesPerPixel; i < row.length; i++) if (row[i] !== row[i - bytesPerPixel]) count++;
  return count;
}

function join(rows: Uint8Array[][], choose: (variants: Uint8Array[]) => FilterType): Buffer {
  return Buffer.concat(rows.map((variants) => variants[choose(variants)] ?? new Uint8Array()));
}

function chunk(type: string, body: Buffer): Buffer {
  const out = Buffer.alloc(body.length + 12);
  out.writeUInt32BE(body.length, 0);
  out.write(type, 4, "latin1");
  body.copy(out, 8);
  out.writeUInt32BE(crc32(out.subarray(4, body.length + 8)), body.length + 8);
  return out;
}

/** zlib's own `crc32` came with Node 20.15 and isn't in the types we build against. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
