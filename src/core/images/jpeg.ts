import { ascii, codes, joined, uint16 } from "./bytes.ts";
import { readOrientation, writeOrientation } from "./orientation.ts";

/**
 * The segments of a JPEG that are needed to show it: frames, tables and scans, JFIF, the colour profile and
 * Adobe's kind of encoding. Some cameras write segments between scans too, and pictures and videos behind the end.
 *
 * @see https://www.w3.org/Graphics/JPEG/itu-t81.pdf, B.1.1.3
 */
export function stripJpeg(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let orientation = 1;
  let at = nextMarker(bytes, 2);
  while (at < bytes.length && bytes[at + 1] !== 0xd9) {
    const marker = bytes[at + 1] ?? 0;
    const end = hasContent(marker) ? at + 2 + uint16(bytes, at + 2) : at + 2;
    const segment = bytes.subarray(at, end);
    if (marker === 0xe1 && orientation === 1 && ascii(segment, 4, 4) === "Exif")
      orientation = readOrientation(segment.subarray(4));
    if (marker === 0xe0) parts.push(...jfif(segment));
    else if (marker === 0xda) parts.push(bytes.subarray(at, nextMarker(bytes, end, true)));
    else if (isNeeded(marker, segment)) parts.push(segment);
    at = nextMarker(bytes, Math.max(end, at + 2), marker === 0xda);
  }
  const exif = orientation === 1 ? [] : [exifSegment(orientation)];
  return joined([bytes.subarray(0, 2), ...exif, ...parts, bytes.subarray(at, at + 2)]);
}

/**
 * The place of the next marker: a byte 0xff and one that is neither 0xff nor 0. In the data of a scan, restart markers
 * belong to the data.
 *
 * @returns The length of the bytes where no marker follows.
 */
function nextMarker(bytes: Uint8Array, from: number, isScan = false): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    const marker = bytes[at + 1] ?? 0;
    const isRestart = isScan && marker >= 0xd0 && marker <= 0xd7;
    if (bytes[at] === 0xff && marker !== 0xff && marker !== 0 && !isRestart) return at;
  }
  return bytes.length;
}

/** Restart markers, beginnings, and the marker 1 are only two bytes. */
function hasContent(marker: number): boolean {
  return marker !== 1 && !(marker >= 0xd0 && marker <= 0xd8);
}

function isNeeded(marker: number, segment: Uint8Array): boolean {
  if (marker === 0xe2) return ascii(segment, 4, 11) === "ICC_PROFILE";
  if (marker === 0xee) return ascii(segment, 4, 5) === "Adobe";
  return (marker >= 0xc0 && marker <= 0xcf) || (marker >= 0xdb && marker <= 0xdf);
}

/**
 * JFIF without its preview, which may show what was cut off from the picture.
 *
 * @see https://www.w3.org/Graphics/JPEG/jfif3.pdf
 */
function jfif(segment: Uint8Array): Uint8Array[] {
  if (ascii(segment, 4, 5) !== "JFIF\0") return [];
  const head = Uint8Array.from(segment.subarray(0, 18));
  head.set([0, 16], 2);
  head.set([0, 0], 16);
  return [head];
}

function exifSegment(orientation: number): Uint8Array {
  const exif = [...codes("Exif\0\0"), ...writeOrientation(orientation)];
  return Uint8Array.from([0xff, 0xe1, 0, exif.length + 2, ...exif]);
}
