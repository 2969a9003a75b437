import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

/** What was made once and is kept for the next build; safe to delete. */
export const CACHE = path.join(".polyglot", "cache");

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
  const draft = `${target}.${process.pid}`;
  writeFileSync(draft, pack(files));
  renameSync(draft, target);
  for (const other of readdirSync(folder))
    if (other.startsWith(`${name}.`) && other !== path.basename(target))
      rmSync(path.join(folder, other), { force: true });
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
