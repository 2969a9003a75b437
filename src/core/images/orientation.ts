import { ascii } from "./bytes.ts";

/** The tag of the orientation in the first directory of Exif. */
const ORIENTATION = 0x0112;

/** Some programs write the head of JPEG's segment before the directory in other kinds of pictures too. */
const HEAD = "Exif\0\0";

/**
 * How a picture is to be turned, by its Exif data.
 *
 * @param exif The directories, with or without `Exif` before them.
 * @returns From 1 (upright) to 8; 1 where the data has no valid orientation.
 * @see https://www.cipa.jp/std/documents/download_e.html?DC-008-Translation-2023-E, 4.6.5
 */
export function readOrientation(exif: Uint8Array): number {
  const tiff = ascii(exif, 0, HEAD.length) === HEAD ? exif.subarray(HEAD.length) : exif;
  if (tiff.length < 8) return 1;
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const isLittle = view.getUint16(0) === 0x4949;
  const directory = view.getUint32(4, isLittle);
  if (directory + 2 > view.byteLength) return 1;
  for (let entry = 0; entry < view.getUint16(directory, isLittle); entry++) {
    const place = directory + 2 + entry * 12;
    if (place + 12 > view.byteLength) return 1;
    if (view.getUint16(place, isLittle) === ORIENTATION) {
      const value = view.getUint16(place + 8, isLittle);
      return value >= 1 && value <= 8 ? value : 1;
    }
  }
  return 1;
}

/** Exif data that contains only the orientation of a picture. */
export function writeOrientation(orientation: number): Uint8Array {
  const head = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1];
  return Uint8Array.from([...head, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]);
}
