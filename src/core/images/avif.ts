/** A box of ISO's media file format: its kind, and where its content begins and ends. */
interface Box {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Overwrites the Exif and XMP data that cameras write into an AVIF with zeros. Removing it would move the
 * picture, and the file contains the positions of the picture data.
 *
 * @returns The same bytes where there is nothing of it, or where the file is not as it should be.
 * @see https://aomediacodec.github.io/av1-avif/ and ISO/IEC 14496-12, 8.11
 */
export function blankAvifMetadata(bytes: Uint8Array): Uint8Array {
  try {
    return blank(bytes);
  } catch (error) {
    // A number in the file points outside it. Other code checks whether the file can be decoded.
    if (error instanceof RangeError) return bytes;
    throw error;
  }
}

function blank(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const meta = boxesIn(view, 0, view.byteLength).find(({ kind }) => kind === "meta");
  if (!meta) return bytes;
  const inside = boxesIn(view, meta.start + 4, meta.end);
  const find = (kind: string) => inside.find((box) => box.kind === kind);
  const [information, locations, data] = [find("iinf"), find("iloc"), find("idat")];
  if (!information || !locations) return bytes;
  const items = metadataItems(view, information);
  if (items.size === 0) return bytes;
  const blanked = Uint8Array.from(bytes);
  for (const { item, start, end } of placesOf(view, locations, data))
    if (items.has(item)) blanked.fill(0, start, end);
  return blanked;
}

function boxesIn(view: DataView, from: number, to: number): Box[] {
  const boxes: Box[] = [];
  for (let at = from; at + 8 <= to; ) {
    const size = view.getUint32(at);
    const isLong = size === 1;
    const length = isLong ? Number(view.getBigUint64(at + 8)) : size === 0 ? to - at : size;
    if (length < 8) throw new RangeError("a box that is smaller than its head");
    boxes.push({
      kind: fourLetters(view, at + 4),
      start: at + (isLong ? 16 : 8),
      end: Math.min(at + length, to),
    });
    at += length;
  }
  return boxes;
}

/** Numbers of the items that are Exif or XMP. */
function metadataItems(view: DataView, { start, end }: Box): Set<number> {
  const isShort = view.getUint8(start) === 0;
  const items = new Set<number>();
  for (const entry of boxesIn(view, start + (isShort ? 6 : 8), end)) {
    const version = view.getUint8(entry.start);
    if (entry.kind !== "infe" || version < 2) continue;
    const item = version === 2 ? view.getUint16(entry.start + 4) : view.getUint32(entry.start + 4);
    const kind = fourLetters(view, entry.start + (version === 2 ? 8 : 10));
    if (kind === "Exif" || kind === "mime") items.add(item);
  }
  return items;
}

/** Where the data of each item is in the file. */
function placesOf(
  view: DataView,
  { start }: Box,
  data: Box | undefined,
): { readonly item: number; readonly start: number; readonly end: number }[] {
  let at = start;
  const number = (size: number): number => {
    at += size;
    if (size === 0) return 0;
    if (size === 1) return view.getUint8(at - 1);
    if (size === 2) return view.getUint16(at - 2);
    return size === 4 ? view.getUint32(at - 4) : Number(view.getBigUint64(at - 8));
  };
  const version = number(4) >>> 24;
  const sizes = number(2);
  const [offsetSize, lengthSize, baseSize, indexSize] = [12, 8, 4, 0].map((bits) => (sizes >> bits) & 15);
  const places: { item: number; start: number; end: number }[] = [];
  for (let left = number(version < 2 ? 2 : 4); left > 0; left--) {
    const item = number(version < 2 ? 2 : 4);
    const isInside = version > 0 && (number(2) & 15) === 1;
    number(2);
    const base = number(baseSize ?? 0) + (isInside ? (data?.start ?? 0) : 0);
    for (let extents = number(2); extents > 0; extents--) {
      if (version > 0) number(indexSize ?? 0);
      const from = base + number(offsetSize ?? 0);
      places.push({ item, start: from, end: from + number(lengthSize ?? 0) });
    }
  }
  return places;
}

function fourLetters(view: DataView, at: number): string {
  return String.fromCharCode(
    view.getUint8(at),
    view.getUint8(at + 1),
    view.getUint8(at + 2),
    view.getUint8(at + 3),
  );
}
