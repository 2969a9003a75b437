import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";

/** What was made once and is kept for the next build; safe to delete. */
export const CACHE = path.join(".polyglot", "cache");

/** Told how many of a number of things are done. */
export type Step = (done: number, total: number) => void;

/** Files by path, with `/`. */
export type FileSet = ReadonlyMap<string, Uint8Array>;

/**
 * A key of all that something is made from: equal parts give an equal key, on every machine.
 *
 * @example
 * cacheKey(["pagefind 1.6.0", html]) === cacheKey(["pagefind 1.6.0", html]); // => true
 */
export function cacheKey(parts: Iterable<string>): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part);
  return hash.digest("hex");
}

/**
 * What was kept under a name, if it was made from what the key stands for.
 *
 * @returns undefined where there is nothing, something else, or not all of it: the cache is ours alone, and to make it
 * again is never wrong.
 */
export function readCached(name: string, key: string): FileSet | undefined {
  try {
    return unpack(readFileSync(placeOf(name, key)));
  } catch {
    return undefined;
  }
}

/** Keeps files under a name, in the place of what was kept under it before. */
export function keepCached(name: string, key: string, files: FileSet): void {
  const target = placeOf(name, key);
  const folder = path.dirname(target);
  mkdirSync(folder, { recursive: true });
  writeWhole(target, pack(files));
  for (const other of readdirSync(folder))
    if (other.startsWith(`${name}.`) && other !== path.basename(target))
      rmSync(path.join(folder, other), { force: true });
}

/** Files of one kind, kept one by one under names that say what they were made from. */
export interface KeptFiles {
  has(name: string): boolean;
  /** @throws Error where there is no such file. */
  read(name: string): string;
  keep(name: string, data: string | Uint8Array): void;
  /** Copies files to a folder, and forgets all but these and the others that are named. */
  publish(names: Iterable<string>, target: string, others?: readonly string[]): void;
}

/** @param kind Name of their folder in the cache. */
export function keptFiles(kind: string): KeptFiles {
  const folder = path.join(CACHE, kind);
  return {
    has: (name) => existsSync(path.join(folder, name)),
    read: (name) => readFileSync(path.join(folder, name), "utf8"),
    keep(name, data) {
      mkdirSync(folder, { recursive: true });
      writeWhole(path.join(folder, name), data);
    },
    publish(names, target, others = []) {
      const published = new Set(names);
      mkdirSync(target, { recursive: true });
      for (const name of published) copyFileSync(path.join(folder, name), path.join(target, name));
      const used = new Set([...published, ...others]);
      for (const name of existsSync(folder) ? readdirSync(folder) : [])
        if (!used.has(name)) rmSync(path.join(folder, name));
    },
  };
}

/** Writes a file into a folder that is there. A build that is killed meanwhile leaves no half of it under its name. */
export function writeWhole(file: string, data: string | Uint8Array): void {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, data);
  renameSync(draft, file);
}

function placeOf(name: string, key: string): string {
  return path.join(CACHE, `${name}.${key}`);
}

/** A hash of all that follows it, the length of the list of files, the list, and the files one after the other. */
function pack(files: FileSet): Uint8Array {
  const list = Buffer.from(JSON.stringify([...files].map(([name, { length }]) => [name, length])));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(list.length);
  const rest = Buffer.concat([length, list, ...files.values()]);
  return Buffer.concat([createHash("sha256").update(rest).digest(), rest]);
}

/** @throws Error where something is amiss. */
function unpack(bytes: Buffer): FileSet {
  const rest = bytes.subarray(32);
  if (!createHash("sha256").update(rest).digest().equals(bytes.subarray(0, 32))) throw new Error("damaged");
  let at = 4 + rest.readUInt32BE(0);
  const list = JSON.parse(rest.subarray(4, at).toString()) as [name: string, length: number][];
  return new Map(
    list.map(([name, length]) => {
      const file = rest.subarray(at, at + length);
      at += length;
      return [name, file];
    }),
  );
}
