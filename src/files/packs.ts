import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { crc32 } from "node:zlib";
import { writeWhole } from "./cache.ts";

/** A text in a pack, which is read when it is wanted. */
export interface PackedText {
  readonly key: string;
  /** @returns undefined where it is damaged or gone. */
  readonly data: () => Buffer | undefined;
  readonly read: () => string | undefined;
}

/** Where a text stands behind the list, how long it is, and its checksum. */
type Entry = readonly [key: string, at: number, length: number, checksum: number];

/** Bytes of the length of the list, which stands first. */
const HEAD = 4;

/**
 * Writes texts into one file: the length of their list, the list, and the texts one after the other.
 *
 * @returns The texts as they lie there.
 */
export function writePack(
  file: string,
  texts: readonly (readonly [key: string, data: Buffer])[],
): PackedText[] {
  let at = 0;
  const entries = texts.map(([key, data]): Entry => {
    const entry: Entry = [key, at, data.length, crc32(data)];
    at += data.length;
    return entry;
  });
  const list = Buffer.from(JSON.stringify(entries));
  const head = Buffer.alloc(HEAD);
  head.writeUInt32BE(list.length);
  writeWhole(file, Buffer.concat([head, list, ...texts.map(([, data]) => data)]));
  return entries.map((entry) => textAt(file, HEAD + list.length, entry));
}

/**
 * The texts of a pack.
 *
 * @returns Nothing where the file is no pack, or not whole: a cache that was damaged is as good as empty.
 */
export function listPack(file: string): PackedText[] {
  try {
    const length = readAt(file, 0, HEAD).readUInt32BE();
    const entries = JSON.parse(readAt(file, HEAD, length).toString()) as Entry[];
    return entries.map((entry) => textAt(file, HEAD + length, entry));
  } catch {
    return [];
  }
}

function textAt(file: string, start: number, [key, at, length, checksum]: Entry): PackedText {
  const data = () => {
    try {
      const found = readAt(file, start + at, length);
      return crc32(found) === checksum ? found : undefined;
    } catch {
      return undefined;
    }
  };
  return { key, data, read: () => data()?.toString() };
}

/** @throws Error where there is less in the file. */
function readAt(file: string, position: number, length: number): Buffer {
  const descriptor = openSync(file, "r");
  try {
    // A length that was damaged asks for any amount of memory.
    if (position + length > fstatSync(descriptor).size) throw new Error(`${file} ends early`);
    const data = Buffer.allocUnsafe(length);
    readSync(descriptor, data, 0, length, position);
    return data;
  } finally {
    closeSync(descriptor);
  }
}
