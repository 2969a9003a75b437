import { ascii, codes, joined } from "./bytes.ts";
import { readOrientation, writeOrientation } from "./orientation.ts";

/** The flags of an extended WebP: it contains a colour profile, transparency, Exif, frames. */
const FLAG = { profile: 0x20, alpha: 0x10, exif: 0x08, frames: 0x02 } as const;

/** The chunks that are needed to show a picture, and those to show a frame of it. */
const IN_PICTURE = new Set(["VP8 ", "VP8L", "ALPH", "ICCP", "ANIM"]);
const IN_FRAME = new Set(["VP8 ", "VP8L", "ALPH"]);

/** A frame has 16 bytes before its chunks: its place, size and time. */
const FRAME_HEAD = 16;

interface Chunk {
  readonly kind: string;
  readonly data: Uint8Array;
}

/**
 * The chunks of a WebP that are needed to show it. What is behind the length that the file states is not part of the
 * picture.
 *
 * @see https://developers.google.com/speed/webp/docs/riff_container
 */
export function stripWebp(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks = chunksIn(bytes.subarray(12, 8 + view.getUint32(4, true)));
  const exif = chunks.find(({ kind }) => kind === "EXIF");
  const orientation = exif ? readOrientation(exif.data) : 1;
  // Only the extended format has Exif.
  const isTurned = orientation !== 1 && chunks[0]?.kind === "VP8X";
  const needed = chunks.flatMap(({ kind, data }): Uint8Array[] => {
    if (kind === "VP8X") return [chunk(kind, extended(data, isTurned))];
    if (kind === "ANMF") return [chunk(kind, frame(data))];
    return IN_PICTURE.has(kind) ? [chunk(kind, data)] : [];
  });
  if (isTurned) needed.push(chunk("EXIF", writeOrientation(orientation)));
  const content = joined([Uint8Array.from(codes("WEBP")), ...needed]);
  return chunk("RIFF", content);
}

function chunksIn(bytes: Uint8Array): Chunk[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: Chunk[] = [];
  for (let at = 0; at + 8 <= bytes.length; ) {
    const size = view.getUint32(at + 4, true);
    chunks.push({ kind: ascii(bytes, at, 4), data: bytes.subarray(at + 8, at + 8 + size) });
    at += 8 + size + (size % 2);
  }
  return chunks;
}

/** The chunk of an extended WebP, with the flags of the remaining chunks. */
function extended(data: Uint8Array, isTurned: boolean): Uint8Array {
  const head = Uint8Array.from(data.subarray(0, 10));
  head[0] = ((head[0] ?? 0) & (FLAG.profile | FLAG.alpha | FLAG.frames)) | (isTurned ? FLAG.exif : 0);
  return head;
}

function frame(data: Uint8Array): Uint8Array {
  const inside = chunksIn(data.subarray(FRAME_HEAD)).filter(({ kind }) => IN_FRAME.has(kind));
  return joined([data.subarray(0, FRAME_HEAD), ...inside.map((one) => chunk(one.kind, one.data))]);
}

/** A chunk has an even number of bytes. */
function chunk(kind: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(8 + data.length + (data.length % 2));
  bytes.set(codes(kind));
  new DataView(bytes.buffer).setUint32(4, data.length, true);
  bytes.set(data, 8);
  return bytes;
}
