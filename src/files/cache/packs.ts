import { randomUUID } from "node:crypto";
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { crc32 } from "node:zlib";
import { renameFile } from "../write/rename.ts";
import { warnOfCache } from "./warning.ts";

/** What builds save for the next ones; safe to delete. */
export const CACHE = path.join(".polyglot", "cache");

/** An item of a pack, which is read on demand. */
export interface PackedItem {
  readonly key: string;
  /** Its length in bytes. */
  readonly length: number;
  /** @returns undefined where it is damaged or gone */
  readonly read: () => Buffer | undefined;
}

/** An item to write. */
export type NewItem = readonly [key: string, data: Uint8Array];

type Entry = readonly [key: string, length: number, checksum: number];

/**
 * The first bytes of each pack. Another format gets another mark, so that an older program's packs count as
 * damaged.
 */
const MARK = Buffer.from("plg1");

/** Bytes before the list of items: the mark, the checksum of the list, its length. */
const HEAD = MARK.length + 8;

/**
 * Writes a pack. All files in the cache have this format: a mark, a list of items with their checksums, and
 * the items. The checksums reveal a file that a power cut left incomplete, so writing doesn't wait for the
 * disk. If the cache can't be written, the user is warned once and nothing else happens.
 *
 * @param owner What the pack belongs to, such as `"pages"`. A pack under the name of another one is refused.
 * @returns The items as they are on the disk; undefined where they could not be written.
 */
export function writePack(file: string, owner: string, items: readonly NewItem[]): PackedItem[] | undefined {
  const entries = items.map(([key, data]): Entry => [key, data.length, crc32(data)]);
  const list = Buffer.from(JSON.stringify([owner, entries]));
  const numbers = Buffer.alloc(8);
  numbers.writeUInt32BE(crc32(list), 0);
  numbers.writeUInt32BE(list.length, 4);
  try {
    writeWhole(file, Buffer.concat([MARK, numbers, list, ...items.map(([, data]) => data)]));
  } catch (error) {
    warnOfCache(file, error);
    return undefined;
  }
  return itemsOf(entries, HEAD + list.length, (read) => withFile(file, read));
}

/**
 * Lists the items of a pack without reading them.
 *
 * @returns undefined where the file is missing, damaged, no pack or another owner's
 */
export function listPack(file: string, owner: string): PackedItem[] | undefined {
  return withFile(file, (readAt) => readList(readAt, owner, (read) => withFile(file, read)));
}

/**
 * Reads a whole pack at once.
 *
 * @returns Its items by key; undefined where any of them is missing or damaged
 */
export function readPack(file: string, owner: string): Map<string, Buffer> | undefined {
  return withFile(file, (readFile, size) => {
    const whole = readFile(0, size);
    const readAt: ReadAt = (position, length) => slice(whole, position, length);
    const items = new Map<string, Buffer>();
    for (const { key, read } of readList(readAt, owner, (readItem) => readItem(readAt, size))) {
      const data = read();
      if (!data) return undefined;
      items.set(key, data);
    }
    return items;
  });
}

/**
 * Sets the date of a file of the cache to show that it is in use. `sweepCache` removes files that have not
 * been used for long.
 *
 * @returns false where the file is gone or its date can't be set
 */
export function markUsed(file: string): boolean {
  const now = Date.now() / 1000;
  try {
    utimesSync(file, now, now);
    return true;
  } catch {
    return false;
  }
}

/** Reads a part of a file. @throws RangeError where the file ends before */
type ReadAt = (position: number, length: number) => Buffer;
type Read<Result> = (readAt: ReadAt, size: number) => Result;

/** @throws Error where the list is damaged */
function readList(
  readAt: ReadAt,
  owner: string,
  open: <Result>(read: Read<Result>) => Result | undefined,
): PackedItem[] {
  const head = readAt(0, HEAD);
  if (!head.subarray(0, MARK.length).equals(MARK)) throw new Error("no pack");
  const list = readAt(HEAD, head.readUInt32BE(MARK.length + 4));
  if (crc32(list) !== head.readUInt32BE(MARK.length)) throw new Error("a damaged list");
  const [of, entries] = JSON.parse(list.toString()) as [string, Entry[]];
  if (of !== owner) throw new Error("another owner's pack");
  return itemsOf(entries, HEAD + list.length, open);
}

function itemsOf(
  entries: readonly Entry[],
  start: number,
  open: <Result>(read: Read<Result>) => Result | undefined,
): PackedItem[] {
  let next = start;
  return entries.map(([key, length, checksum]) => {
    const position = next;
    next += length;
    const read = () =>
      open((readAt) => {
        const data = readAt(position, length);
        return crc32(data) === checksum ? data : undefined;
      });
    return { key, length, read };
  });
}

/** Does something with an open file. @returns undefined where it is no file of ours or something goes wrong */
function withFile<Result>(file: string, read: Read<Result>): Result | undefined {
  let descriptor: number | undefined;
  try {
    // A link would lead out of the cache, and a pipe would wait for its writer forever.
    descriptor = openSync(
      file,
      constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0),
    );
    const stat = fstatSync(descriptor);
    if (!stat.isFile()) return undefined;
    return read((position, length) => readFrom(descriptor as number, stat.size, position, length), stat.size);
  } catch {
    // Everything in the cache can be rebuilt.
    return undefined;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function readFrom(descriptor: number, size: number, position: number, length: number): Buffer {
  // A damaged length could ask for any amount of memory.
  if (position + length > size) throw new RangeError("the file ends early");
  const data = Buffer.allocUnsafe(length);
  for (let done = 0; done < length; ) {
    const count = readSync(descriptor, data, done, length - done, position + done);
    if (count === 0) throw new RangeError("the file ends early");
    done += count;
  }
  return data;
}

function slice(whole: Buffer, position: number, length: number): Buffer {
  if (position + length > whole.length) throw new RangeError("the file ends early");
  return whole.subarray(position, position + length);
}

/**
 * Drafts begin with a dot, so that they are not taken for packs. `sweepCache` removes those of killed builds.
 */
const DRAFT = ".draft-";

/**
 * Whether a file name is that of a draft: a file that is still being written, or that a killed build left.
 */
export function isDraft(name: string): boolean {
  return name.startsWith(DRAFT);
}

/**
 * Writes a file that appears under its name only when it is complete. Removes anything else in its place,
 * because only files of the cache belong there.
 */
function writeWhole(file: string, data: Uint8Array): void {
  try {
    writeDraft(file, data);
  } catch {
    clearWay(file);
    writeDraft(file, data);
  }
}

function writeDraft(file: string, data: Uint8Array): void {
  const folder = path.dirname(file);
  mkdirSync(folder, { recursive: true });
  // Threads of one process share its number, so the number would not make a unique name.
  const draft = path.join(folder, DRAFT + randomUUID());
  try {
    writeFileSync(draft, data, { flag: "wx" });
    // The disk of another machine may have another clock: all dates in the cache come from this machine's
    // clock.
    markUsed(draft);
    renameFile(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/** Removes a folder that has the name of a file, and a file or a dead link that has the name of a folder. */
function clearWay(file: string): void {
  for (const folder of new Set([CACHE, path.dirname(file)])) {
    const isThere = lstatSync(folder, { throwIfNoEntry: false }) !== undefined;
    if (isThere && !statSync(folder, { throwIfNoEntry: false })?.isDirectory())
      rmSync(folder, { force: true });
  }
  if (lstatSync(file, { throwIfNoEntry: false })?.isDirectory())
    rmSync(file, { recursive: true, force: true });
}
