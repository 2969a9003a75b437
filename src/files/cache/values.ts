import { randomUUID } from "node:crypto";
import { existsSync, readdirSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { CACHE, isDraft, listPack, markUsed, type NewItem, type PackedItem, writePack } from "./packs.ts";

/**
 * Values by a key of everything that they were made from: in memory while a program runs, on the disk for the
 * next program.
 */
export interface CachedValues<Value> {
  /** Whether the key has a value, which may turn out to be damaged. */
  has(key: string): boolean;
  find(key: string): Value | undefined;
  keep(key: string, value: Value): void;
  /** Writes the values that were added since the last time to the disk. */
  flush(): void;
  /**
   * Ends a build: writes the remaining values, marks those that the build has used, and drops the others from
   * memory. On the disk it removes only packs that it wrote itself and that neither this build nor any other
   * program has used; `sweepCache` removes older ones.
   */
  sweep(): void;
}

/** How a value is converted to text and back. */
interface Form<Value> {
  readonly write: (value: Value) => string;
  readonly read: (text: string) => Value;
  /** Whether used values stay in memory, for a program that asks for them again. @default true */
  readonly inMemory?: boolean;
}

/** Bytes that are written into one file: thousands of small files would take longer to write. */
const PACK_BYTES = 2 ** 23;

/** Number of packs that a build may use only a little of, before their used values are merged. */
const THIN_PACKS = 16;

interface Stored extends PackedItem {
  readonly file: string;
}

/**
 * Opens the values of a kind. Each pack has a unique name that is never used again, so packs of several
 * machines can share a folder, and what a program has read about a pack stays true until the pack is gone.
 *
 * @param kind Name of their folder in the cache.
 */
export function cachedValues<Value>(
  kind: string,
  { write, read, inMemory = true }: Form<Value>,
): CachedValues<Value> {
  const folder = path.join(CACHE, kind);
  const stored = new Map<string, Stored>();
  /** The same values in other packs, in case one is damaged. */
  const copies = new Map<string, Stored[]>();
  for (const file of packsIn(folder))
    for (const item of listPack(file, kind) ?? []) {
      const copy = stored.get(item.key);
      if (copy) copies.set(item.key, [...(copies.get(item.key) ?? []), copy]);
      stored.set(item.key, { ...item, file });
    }
  /** Packs that only this program has used, and when it last did. */
  const own = new Map<string, number>();
  let known = new Map<string, Value | undefined>();
  /** Undefined where the value is only on the disk. */
  let used = new Map<string, Value | undefined>();
  let waiting: NewItem[] = [];
  let waitingBytes = 0;

  function readStored(key: string): Value | undefined {
    const packed = [stored.get(key), ...(copies.get(key) ?? [])];
    for (const item of packed) {
      const data = item?.read();
      if (!item || !data) continue;
      stored.set(key, item);
      return read(data.toString());
    }
    return undefined;
  }

  function flush(): void {
    if (waiting.length === 0) return;
    const file = path.join(folder, randomUUID());
    const items = writePack(file, kind, waiting);
    for (const item of items ?? []) stored.set(item.key, { ...item, file });
    if (items) own.set(file, usedAt(file));
    waiting = [];
    waitingBytes = 0;
  }

  function add(key: string, value: Value): void {
    const data = Buffer.from(write(value));
    waiting.push([key, data]);
    waitingBytes += data.length;
    if (waitingBytes > PACK_BYTES) flush();
  }

  /** How many bytes of each pack this build has used. */
  function usage(): Map<string, number> {
    const bytes = new Map<string, number>();
    for (const key of used.keys()) {
      const item = stored.get(key);
      if (item) bytes.set(item.file, (bytes.get(item.file) ?? 0) + item.length);
    }
    return bytes;
  }

  /**
   * Writes the used values that are no longer on the disk, and merges those in packs that are little used.
   */
  function rewrite(): void {
    const packs = [...usage()];
    const thin = packs.filter(([, bytes]) => bytes < PACK_BYTES / 2).map(([file]) => file);
    const left = new Set<string | undefined>([
      undefined,
      ...packs.map(([file]) => file).filter((file) => !existsSync(file)),
      ...(thin.length > THIN_PACKS ? thin : []),
    ]);
    for (const [key, inUse] of used) {
      if (!left.has(stored.get(key)?.file)) continue;
      const value = inUse ?? readStored(key);
      if (value !== undefined) add(key, value);
    }
    flush();
  }

  /** Marks the packs in use, and removes its own unused packs, unless another program has used them since. */
  function markAndRemovePacks(): void {
    for (const [file, at] of own) if (usedAt(file) !== at) own.delete(file);
    const inUse = usage();
    for (const file of inUse.keys()) markUsed(file);
    for (const file of own.keys()) {
      if (inUse.has(file)) own.set(file, usedAt(file));
      else forget(file);
    }
  }

  function forget(file: string): void {
    own.delete(file);
    removePack(file);
    for (const [key, item] of stored) if (item.file === file) stored.delete(key);
  }

  return {
    has: (key) => used.has(key) || known.has(key) || stored.has(key),
    find(key) {
      const value = used.get(key) ?? known.get(key) ?? readStored(key);
      if (value !== undefined) used.set(key, inMemory ? value : undefined);
      return value;
    },
    keep(key, value) {
      if (used.has(key)) return;
      used.set(key, inMemory ? value : undefined);
      add(key, value);
    },
    flush,
    sweep() {
      flush();
      rewrite();
      markAndRemovePacks();
      [known, used] = [used, new Map()];
    },
  };
}

function packsIn(folder: string): string[] {
  try {
    const names = readdirSync(folder).filter((name) => !isDraft(name));
    return names.map((name) => path.join(folder, name));
  } catch {
    // Nothing was ever cached there, or it can't be read.
    return [];
  }
}

/** @returns 0 where that can't be told: the pack is gone */
function usedAt(file: string): number {
  try {
    return statSync(file).mtimeMs;
  } catch {
    return 0;
  }
}

function removePack(file: string): void {
  try {
    rmSync(file);
  } catch {
    // In a cache that can't be written, the pack stays.
  }
}
