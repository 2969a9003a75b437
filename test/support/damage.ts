import {
  chmodSync,
  cpSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { crc32 } from "node:zlib";

/** Damages a file. `other` is a sound file of the same kind, if possible. */
export type Damage = (file: string, other: string) => void;

/** The same bytes with one bit flipped. */
export function flipped(bytes: Buffer, bit: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return copy;
}

const change = (file: string, change: (bytes: Buffer) => Uint8Array | string) =>
  writeFileSync(file, change(readFileSync(file)));
/** Flips one bit, at a place from the beginning (0) to the end (1). */
const flip =
  (place: number): Damage =>
  (file) =>
    change(file, (bytes) => flipped(bytes, Math.floor(place * (bytes.length * 8 - 1))));

/** The same items, whole, as a machine with other programs would have written them. */
function ofAnotherMachine(bytes: Buffer): Buffer {
  const end = 12 + bytes.readUInt32BE(8);
  const [owner, entries] = JSON.parse(bytes.subarray(12, end).toString());
  const list = Buffer.from(JSON.stringify([`${owner}-elsewhere`, entries]));
  const head = Buffer.from(bytes.subarray(0, 12));
  head.writeUInt32BE(crc32(list), 4);
  head.writeUInt32BE(list.length, 8);
  return Buffer.concat([head, list, bytes.subarray(end)]);
}

/** What may happen to a file of the cache. */
export const DAMAGES: Readonly<Record<string, Damage>> = {
  emptied: (file) => writeFileSync(file, ""),
  missing: (file) => rmSync(file),
  "cut in half": (file) => change(file, (bytes) => bytes.subarray(0, bytes.length / 2)),
  "one byte short": (file) => change(file, (bytes) => bytes.subarray(0, -1)),
  "changed in its first bit": flip(0),
  "changed in a bit near its beginning": flip(0.02),
  "changed in a bit of its middle": flip(0.5),
  "changed in its last bit": flip(1),
  "full of zeros, as after a power cut": (file) => change(file, (bytes) => Buffer.alloc(bytes.length)),
  "full of noise": (file) =>
    change(file, (bytes) => Buffer.from(bytes.map((_, index) => (index * 7919 + (index >> 3)) % 251))),
  "a text": (file) => writeFileSync(file, '{"a": [1]}\n'),
  "a folder": (file) => {
    rmSync(file);
    mkdirSync(join(file, "inner"), { recursive: true });
    writeFileSync(join(file, "inner/file"), "x");
  },
  "a link to elsewhere": (file) => {
    // Even a file with the right bytes counts as damaged: other programs may write there.
    const elsewhere = join(tmpdir(), `polyglot-elsewhere-${process.pid}-${statSync(file).ino}`);
    cpSync(file, elsewhere);
    rmSync(file);
    symlinkSync(elsewhere, file);
  },
  "a dead link": (file) => {
    rmSync(file);
    symlinkSync("nowhere", file);
  },
  "a link to itself": (file) => {
    rmSync(file);
    symlinkSync(file, file);
  },
  "a copy of its neighbour": (file, other) => {
    if (readFileSync(other).equals(readFileSync(file))) writeFileSync(file, "");
    else cpSync(other, file);
  },
  // Root can read every file.
  ...(process.getuid?.() === 0 ? {} : { unreadable: (file: string) => chmodSync(file, 0) }),
  "a sound file of another machine": (file) => change(file, ofAnotherMachine),
  "of an older program": (file) =>
    // The first versions of a cached file had no mark and no checksum.
    change(file, (bytes) => bytes.subarray(12 + bytes.readUInt32BE(8))),
  "of a newer program": (file) =>
    change(file, (bytes) => Buffer.concat([Buffer.from("plg2"), bytes.subarray(4)])),
};

/** The neighbour of a file in its folder, or else itself. */
export function neighbourOf(file: string, files: readonly string[]): string {
  return files.find((one) => one !== file && dirname(one) === dirname(file)) ?? file;
}
