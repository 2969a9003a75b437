import { blankAvifMetadata } from "./avif.ts";

/**
 * Removes from a picture what cameras and programs add to it: where, when and with what it was taken, whose
 * it is, small previews. The picture itself is not compressed again. Its orientation and its colour profile
 * stay.
 *
 * @returns The same bytes where there is nothing to take out, or where the kind of picture is not known here.
 */
export function stripMetadata(bytes: Uint8Array): Uint8Array {
  if (starts(bytes, 0, [0xff, 0xd8, 0xff])) return stripJpeg(bytes);
  if (starts(bytes, 0, [0x89, 0x50, 0x4e, 0x47])) return stripPng(bytes);
  if (ascii(bytes, 0, 4) === "RIFF" && ascii(bytes, 8, 4) === "WEBP") return stripWebp(bytes);
  if (ascii(bytes, 4, 4) === "ftyp") return blankAvifMetadata(bytes);
  return bytes;
}

/**
 * Filters the segments of a JPEG before the picture. Of the application segments, JFIF (0), colour profiles
 * (2) and Adobe's encoding (14) are needed to show it.
 *
 * @see https://www.w3.org/Graphics/JPEG/itu-t81.pdf, B.1.1.3
 */
function stripJpeg(bytes: Uint8Array): Uint8Array {
  const segments: Uint8Array[] = [bytes.subarray(0, 2)];
  let orientation = 1;
  let at = 2;
  while (bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    // Fill bytes.
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === 0xda || marker === 0xd9) break;
    const end = at + 2 + word(bytes, at + 2);
    const segment = bytes.subarray(at, end);
    if (marker === 0xe1) orientation = orientationIn(segment) ?? orientation;
    if (isNeededInJpeg(marker, segment)) segments.push(segment);
    if (end <= at + 2 || end > bytes.length) return bytes;
    at = end;
  }
  if (orientation !== 1) segments.splice(1, 0, exifOf(orientation));
  segments.push(bytes.subarray(at, endOfJpeg(bytes, at)));
  return joined(segments, bytes);
}

/** Whether a segment is needed to show the picture: not a comment, not from another application. */
function isNeededInJpeg(marker: number, segment: Uint8Array): boolean {
  const isApplication = marker >= 0xe0 && marker <= 0xef;
  if (!isApplication) return marker !== 0xfe;
  const isProfile = marker === 0xe2 && ascii(segment, 4, 11) === "ICC_PROFILE";
  return marker === 0xe0 || marker === 0xee || isProfile;
}

/** Where the picture ends, from the head of its first scan: some cameras append more pictures and videos. */
function endOfJpeg(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at + 3 < bytes.length) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xd9) break;
    if (marker === 0xff) {
      at++;
      continue;
    }
    at += 2 + word(bytes, at + 2);
    if (marker === 0xda) while (at + 1 < bytes.length && !isMarker(bytes, at)) at++;
  }
  return Math.min(at + 2, bytes.length);
}

/** In the data of a scan, a byte 0xff is followed by 0; restart markers belong to the data. */
function isMarker(bytes: Uint8Array, at: number): boolean {
  const next = bytes[at + 1] ?? 0;
  return bytes[at] === 0xff && next !== 0 && !(next >= 0xd0 && next <= 0xd7);
}

/** Tag 0x0112 of the first directory of Exif: from 1 to 8. */
function orientationIn(segment: Uint8Array): number | undefined {
  const start = 10;
  if (ascii(segment, 4, 4) !== "Exif" || segment.length < start + 8) return undefined;
  const view = new DataView(segment.buffer, segment.byteOffset + start, segment.length - start);
  const isLittle = view.getUint16(0) === 0x4949;
  const directory = view.getUint32(4, isLittle);
  if (directory + 2 > view.byteLength) return undefined;
  for (let entry = 0; entry < view.getUint16(directory, isLittle); entry++) {
    const place = directory + 2 + entry * 12;
    if (place + 12 > view.byteLength) return undefined;
    if (view.getUint16(place, isLittle) === 0x0112) {
      const value = view.getUint16(place + 8, isLittle);
      return value >= 1 && value <= 8 ? value : undefined;
    }
  }
  return undefined;
}

/** An Exif segment that contains only the orientation of a picture. */
function exifOf(orientation: number): Uint8Array {
  const head = [0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1];
  return Uint8Array.from([...head, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]);
}

/** Chunks that hold texts, times, previews and Exif. */
const PNG_METADATA = new Set(["tEXt", "zTXt", "iTXt", "eXIf", "tIME"]);

/** @see https://www.w3.org/TR/png-3/#5Chunk-layout */
function stripPng(bytes: Uint8Array): Uint8Array {
  const segments: Uint8Array[] = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const kind = ascii(bytes, at + 4, 4);
    const end = at + 12 + word(bytes, at) * 0x10000 + word(bytes, at + 2);
    if (end > bytes.length) return bytes;
    if (!PNG_METADATA.has(kind)) segments.push(bytes.subarray(at, end));
    at = end;
    if (kind === "IEND") break;
  }
  return joined(segments, bytes);
}

/** @see https://developers.google.com/speed/webp/docs/riff_container */
function stripWebp(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const segments: Uint8Array[] = [bytes.slice(0, 12)];
  for (let at = 12; at + 8 <= bytes.length; ) {
    const kind = ascii(bytes, at, 4);
    const length = view.getUint32(at + 4, true);
    const end = at + 8 + length + (length % 2);
    if (end > bytes.length) return bytes;
    const chunk = bytes.slice(at, end);
    // The flags for Exif and XMP.
    if (kind === "VP8X") chunk[8] = (chunk[8] ?? 0) & ~0b1100;
    if (kind !== "EXIF" && kind !== "XMP ") segments.push(chunk);
    at = end;
  }
  const whole = joined(segments, bytes);
  if (whole !== bytes) new DataView(whole.buffer).setUint32(4, whole.length - 8, true);
  return whole;
}

function joined(parts: readonly Uint8Array[], whole: Uint8Array): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  if (length === whole.length) return whole;
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function starts(bytes: Uint8Array, at: number, expected: readonly number[]): boolean {
  return expected.every((byte, index) => bytes[at + index] === byte);
}

function word(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}

function ascii(bytes: Uint8Array, at: number, length: number): string {
  return Array.from(bytes.subarray(at, at + length), (byte) => String.fromCharCode(byte)).join("");
}
