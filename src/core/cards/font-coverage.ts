/** Code points from the first to the last, both included. */
export type CodePointRange = readonly [first: number, last: number];

/**
 * Reads the `unicode-range` of a style sheet.
 *
 * @example
 * parseUnicodeRange("U+20-22,U+A9"); // => [[0x20, 0x22], [0xa9, 0xa9]]
 * @throws RangeError where a part is not a range.
 */
export function parseUnicodeRange(text: string): CodePointRange[] {
  return text.split(",").map((part) => {
    const [, first, last = first] = /^\s*U\+([0-9a-f]{1,6})(?:-([0-9a-f]{1,6}))?\s*$/i.exec(part) ?? [];
    if (first === undefined || last === undefined) throw new RangeError(`no unicode-range: ${part}`);
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
  });
}

/** Joins sorted code points into ranges. */
export function rangesOf(codePoints: Iterable<number>): CodePointRange[] {
  const ranges: [number, number][] = [];
  for (const codePoint of codePoints) {
    const last = ranges.at(-1);
    if (last && last[1] === codePoint - 1) last[1] = codePoint;
    else ranges.push([codePoint, codePoint]);
  }
  return ranges;
}

/** The tags of the tables that WOFF2 writes as a number; `cmap` is the first, `glyf` and `loca` are transformed. */
const CMAP = 0;
const GLYF = 10;
const LOCA = 11;
const OTHER_TAG = 63;

/** The position of the table `cmap` in the unpacked data of a WOFF2 file. */
export interface Woff2Directory {
  /** The part of the file that is compressed with Brotli. */
  readonly packed: Uint8Array;
  readonly cmap: { readonly start: number; readonly length: number };
}

/**
 * Reads the directory of a WOFF2 font.
 *
 * @throws RangeError where the bytes are no such font, or it has no `cmap`.
 * @see https://www.w3.org/TR/WOFF2/#woff20Header
 */
export function readWoff2Directory(bytes: Uint8Array): Woff2Directory {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0) !== 0x774f4632) throw new RangeError("no WOFF2 font");
  let at = 48;
  const base128 = () => {
    let value = 0;
    for (let more = true; more; ) {
      const byte = view.getUint8(at++);
      value = (value << 7) | (byte & 0x7f);
      more = (byte & 0x80) !== 0;
    }
    return value;
  };
  let start = 0;
  let cmap: Woff2Directory["cmap"] | undefined;
  for (let left = view.getUint16(12); left > 0; left--) {
    const flags = view.getUint8(at++);
    const tag = flags & 0x3f;
    const version = flags >> 6;
    if (tag === OTHER_TAG) at += 4;
    const original = base128();
    const isTransformed = tag === GLYF || tag === LOCA ? version !== 3 : version !== 0;
    const length = isTransformed ? base128() : original;
    if (tag === CMAP) cmap = { start, length };
    start += length;
  }
  if (!cmap) throw new RangeError("a font without a cmap");
  return { packed: bytes.subarray(at, at + view.getUint32(20)), cmap };
}

/**
 * The code points for which a font has a glyph, sorted. Style sheets claim more in their `unicode-range`.
 *
 * @param cmap The table of that name.
 * @see https://learn.microsoft.com/typography/opentype/spec/cmap
 */
export function readCmap(cmap: Uint8Array): number[] {
  const view = new DataView(cmap.buffer, cmap.byteOffset, cmap.byteLength);
  const found = new Set<number>();
  for (let record = 0; record < view.getUint16(2); record++) {
    const platform = view.getUint16(4 + record * 8);
    if (platform !== 0 && platform !== 3) continue;
    const subtable = new DataView(cmap.buffer, cmap.byteOffset + view.getUint32(8 + record * 8));
    const format = subtable.getUint16(0);
    if (format === 4) for (const codePoint of readFormat4(subtable)) found.add(codePoint);
    if (format === 12) for (const codePoint of readFormat12(subtable)) found.add(codePoint);
  }
  return [...found].sort((a, b) => a - b);
}

function* readFormat4(table: DataView): Generator<number> {
  const twice = table.getUint16(6);
  for (let segment = 0; segment < twice; segment += 2) {
    const last = table.getUint16(14 + segment);
    const first = table.getUint16(16 + twice + segment);
    const delta = table.getUint16(16 + 2 * twice + segment);
    const place = 16 + 3 * twice + segment;
    const offset = table.getUint16(place);
    for (let code = first; code <= last && code !== 0xffff; code++) {
      const listed = offset === 0 ? code : table.getUint16(place + offset + 2 * (code - first));
      const glyph = offset !== 0 && listed === 0 ? 0 : (listed + delta) & 0xffff;
      if (glyph !== 0) yield code;
    }
  }
}

function* readFormat12(table: DataView): Generator<number> {
  for (let group = 0; group < table.getUint32(12); group++) {
    const first = table.getUint32(16 + group * 12);
    const last = table.getUint32(20 + group * 12);
    const glyph = table.getUint32(24 + group * 12);
    for (let code = first; code <= last; code++) if (glyph + code - first !== 0) yield code;
  }
}
