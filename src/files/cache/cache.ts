import { createHash } from "node:crypto";
import path from "node:path";
import { CACHE, markUsed, readPack, writePack } from "./packs.ts";

export { CACHE };

/** Called with the number of things that are done, and their total. */
export type Step = (done: number, total: number) => void;

/** Files by path, with `/`. */
export type FileSet = ReadonlyMap<string, Uint8Array>;

/**
 * A key of everything that something is made from: equal parts give an equal key, on every machine.
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
 * Reads files that were made together and cached together.
 *
 * @param name What they are, such as `"search-en"` or `"images/versions"`: begins the name of their file in the cache.
 * @param key The cache key of everything that they were made from.
 * @returns undefined where they are missing or any of them is damaged: they can always be rebuilt
 */
export function readCached(name: string, key: string): FileSet | undefined {
  const file = fileOf(name, key);
  const files = readPack(file, ownerOf(name, key));
  if (files) markUsed(file);
  return files;
}

/**
 * Caches files that were made together. `sweepCache` removes what is cached under other keys: other programs
 * may be using it.
 *
 * @returns false where the cache can't be written
 */
export function writeCached(name: string, key: string, files: FileSet): boolean {
  return writePack(fileOf(name, key), ownerOf(name, key), [...files]) !== undefined;
}

function ownerOf(name: string, key: string): string {
  return `${name}.${key}`;
}

function fileOf(name: string, key: string): string {
  return path.join(CACHE, ownerOf(name, key));
}
