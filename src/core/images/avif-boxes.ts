import { ascii } from "./bytes.ts";

/** A box of ISO's media file format. */
export interface Box {
  readonly kind: string;
  /** Where its kind is written. */
  readonly name: number;
  /** Where its content begins. */
  readonly start: number;
  readonly end: number;
  /** Whether it ends where it states. */
  readonly isWhole: boolean;
}

/**
 * The boxes in a part of a file, up to the first bytes that are not a box.
 *
 * @see ISO/IEC 14496-12, 4.2
 */
export function boxesIn(bytes: Uint8Array, from: number, to: number): Box[] {
  const boxes: Box[] = [];
  for (let at = from; at + 8 <= to; ) {
    const read = reader(bytes, at);
    const size = read(4);
    read(4);
    const isLong = size === 1;
    const length = isLong ? read(8) : size === 0 ? to - at : size;
    const head = isLong ? 16 : 8;
    if (length < head) break;
    const end = Math.min(at + length, to);
    boxes.push({
      kind: ascii(bytes, at + 4, 4),
      name: at + 4,
      start: at + head,
      end,
      isWhole: at + length <= to,
    });
    at += length;
  }
  return boxes;
}

/**
 * Reads numbers of 0, 1, 2, 4 or 8 bytes, one after the other.
 *
 * @throws RangeError from the reader, for a number outside the bytes.
 */
export function reader(bytes: Uint8Array, from: number): (size: number) => number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = from;
  return (size) => {
    at += size;
    if (size === 0) return 0;
    if (size === 1) return view.getUint8(at - 1);
    if (size === 2) return view.getUint16(at - 2);
    return size === 4 ? view.getUint32(at - 4) : Number(view.getBigUint64(at - 8));
  };
}
