import { type Box, boxesIn, reader } from "./avif-boxes.ts";

/** Where data of an item is in the file. */
export interface Place {
  readonly item: number;
  readonly start: number;
  readonly end: number;
}

/** An item that refers to others: `dimg` to those that it is made of, `auxl` to those that it adds something to. */
interface Reference {
  readonly kind: string;
  readonly from: number;
  readonly to: readonly number[];
}

/**
 * The items that a picture is made of: the one that the file names, the parts that this one is put together from,
 * their transparency, and what makes it brighter on screens that can do so. Exif, XMP and previews are not among them.
 *
 * @param boxes Those of the file's `meta`.
 * @see ISO/IEC 23008-12, 6
 */
export function neededItems(bytes: Uint8Array, boxes: readonly Box[]): Set<number> {
  const needed = new Set([...primaryItem(bytes, boxes), ...toneMaps(bytes, boxes)]);
  const references = referencesIn(bytes, boxes);
  for (let before = -1; before < needed.size; ) {
    before = needed.size;
    for (const { kind, from, to } of references) {
      if (kind === "dimg" && needed.has(from)) for (const item of to) needed.add(item);
      if (kind === "auxl" && to.some((item) => needed.has(item))) needed.add(from);
    }
  }
  return needed;
}

function primaryItem(bytes: Uint8Array, boxes: readonly Box[]): number[] {
  return ofKind(boxes, "pitm").map(({ start }) => {
    const read = reader(bytes, start);
    return read(version(read) === 0 ? 2 : 4);
  });
}

/** Items that describe how a picture becomes one for brighter screens. */
function toneMaps(bytes: Uint8Array, boxes: readonly Box[]): number[] {
  return ofKind(boxes, "iinf").flatMap(({ start, end }) => {
    const isShort = version(reader(bytes, start)) === 0;
    return boxesIn(bytes, start + (isShort ? 6 : 8), end).flatMap((entry) => {
      const read = reader(bytes, entry.start);
      const item = read(version(read) === 2 ? 2 : 4);
      read(2);
      return read(4) === TONE_MAP ? [item] : [];
    });
  });
}

/** The letters `tmap` as a number. */
const TONE_MAP = 0x746d6170;

function referencesIn(bytes: Uint8Array, boxes: readonly Box[]): Reference[] {
  return ofKind(boxes, "iref").flatMap((box) => {
    const size = version(reader(bytes, box.start)) === 0 ? 2 : 4;
    return boxesIn(bytes, box.start + 4, box.end).map(({ kind, start }) => {
      const read = reader(bytes, start);
      const from = read(size);
      return { kind, from, to: Array.from({ length: read(2) }, () => read(size)) };
    });
  });
}

/**
 * Where the data of all items is.
 *
 * @see ISO/IEC 14496-12, 8.11.3
 */
export function placesOf(bytes: Uint8Array, boxes: readonly Box[]): Place[] {
  const [locations] = ofKind(boxes, "iloc");
  if (!locations) return [];
  const file = { start: 0, end: bytes.length };
  const [inside = file] = ofKind(boxes, "idat");
  const read = reader(bytes, locations.start);
  const form = version(read);
  const sizes = read(2);
  const [offsetSize = 0, lengthSize = 0, baseSize = 0, indexSize = 0] = [12, 8, 4, 0].map(
    (bits) => (sizes >> bits) & 15,
  );
  const places: Place[] = [];
  for (let left = read(form < 2 ? 2 : 4); left > 0; left--) {
    const item = read(form < 2 ? 2 : 4);
    const source = form > 0 && (read(2) & 15) === 1 ? inside : file;
    read(2);
    const base = source.start + read(baseSize);
    for (let extents = read(2); extents > 0; extents--) {
      if (form > 0) read(indexSize);
      const start = base + read(offsetSize);
      const length = read(lengthSize);
      // Without a length, the data is all that follows.
      places.push({ item, start, end: length === 0 ? source.end : start + length });
    }
  }
  return places;
}

/** The version of a box, its first byte; the next three are flags. */
function version(read: (size: number) => number): number {
  return read(4) >>> 24;
}

function ofKind(boxes: readonly Box[], kind: string): Box[] {
  return boxes.filter((box) => box.kind === kind);
}
