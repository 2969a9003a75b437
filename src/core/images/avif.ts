import { type Box, boxesIn } from "./avif-boxes.ts";
import { neededItems, placesOf } from "./avif-items.ts";
import { codes } from "./bytes.ts";

const kinds = (text: string): ReadonlySet<string> => new Set(text.split(" "));

const IN_FILE = kinds("ftyp meta mdat moov moof");

/**
 * The boxes that are needed to show an AVIF, still or animated, by the box that they are in. Those of `ipco` are the
 * properties of pictures: size, encoding, colours, transparency, crop, turn, layers.
 *
 * @see https://aomediacodec.github.io/av1-avif/, ISO/IEC 14496-12 and ISO/IEC 23008-12
 */
const NEEDED: Readonly<Record<string, ReadonlySet<string>>> = {
  meta: kinds("hdlr pitm iinf iloc iref iprp idat dinf grpl"),
  iprp: kinds("ipco ipma"),
  ipco: kinds(
    "av1C colr ispe pixi pasp clap irot imir auxC clli mdcv cclv amve reve ndwt iscl a1op a1lx lsel rloc rref",
  ),
  moov: kinds("mvhd trak mvex"),
  trak: kinds("tkhd tref edts mdia"),
  mdia: kinds("mdhd hdlr minf"),
};

/** Boxes that state when the file was made and when it was changed. */
const TIMED = kinds("mvhd tkhd mdhd");

/**
 * Overwrites with zeros what is not needed to show an AVIF: boxes and items of other kinds, and what is between the
 * data of pictures. Removing it would move the pictures, and the file contains their positions. What follows the last
 * box is cut off.
 *
 * @returns The same bytes where the file is not as it should be.
 */
export function stripAvif(bytes: Uint8Array): Uint8Array {
  try {
    return strip(bytes);
  } catch (error) {
    // A number in the file points outside it. Other code checks whether the file can be decoded.
    if (error instanceof RangeError) return bytes;
    throw error;
  }
}

function strip(bytes: Uint8Array): Uint8Array {
  const boxes = boxesIn(bytes, 0, bytes.length).filter(({ kind, isWhole }) => isWhole || IN_FILE.has(kind));
  const stripped = Uint8Array.from(bytes.subarray(0, boxes.at(-1)?.end ?? 0));
  blankBoxes(stripped, boxes, IN_FILE);
  const meta = boxes.find(({ kind }) => kind === "meta");
  const inside = meta ? boxesIn(bytes, meta.start + 4, meta.end) : [];
  const items = neededItems(bytes, inside);
  const places = placesOf(bytes, inside);
  // Only the tracks of an animation know where its frames are, which are in the same box as its pictures.
  const isAnimated = boxes.some(({ kind }) => kind === "moov" || kind === "moof");
  const data = [...boxes, ...inside].filter(
    ({ kind }) => kind === "idat" || (kind === "mdat" && !isAnimated),
  );
  const others = places.filter(({ item }) => !items.has(item));
  for (const { start, end } of [...data, ...others]) stripped.fill(0, start, end);
  for (const { item, start, end } of places)
    if (items.has(item)) stripped.set(bytes.subarray(start, Math.min(end, stripped.length)), start);
  return stripped;
}

/** Overwrites all boxes but those of some kinds, in the boxes inside too. The format skips boxes that are `free`. */
function blankBoxes(bytes: Uint8Array, boxes: readonly Box[], needed: ReadonlySet<string>): void {
  for (const { kind, name, start, end } of boxes) {
    if (!needed.has(kind)) {
      bytes.set(codes("free"), name);
      bytes.fill(0, start, end);
      continue;
    }
    if (TIMED.has(kind)) bytes.fill(0, start + 4, start + (bytes[start] === 1 ? 20 : 12));
    const inside = Object.hasOwn(NEEDED, kind) ? NEEDED[kind] : undefined;
    // `meta` has a version before its boxes.
    if (inside) blankBoxes(bytes, boxesIn(bytes, kind === "meta" ? start + 4 : start, end), inside);
  }
}
