import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { crc32 } from "node:zlib";
import { CACHE } from "./cache.ts";

/** Values by a key of all that they were made from: in memory for as long as a program runs, on the disk for the next. */
export interface KeptValues<Value> {
  find(key: string): Value | undefined;
  keep(key: string, value: Value): void;
  /** Forgets what nobody has asked for or kept since the last time. */
  sweep(): void;
}

/** How a value is written down. */
interface Form<Value> {
  readonly write: (value: Value) => string;
  readonly read: (text: string) => Value;
}

/** @param kind Name of their folder in the cache. */
export function keptValues<Value>(kind: string, { write, read }: Form<Value>): KeptValues<Value> {
  const folder = path.join(CACHE, kind);
  let known = new Map<string, Value>();
  let used = new Map<string, Value>();
  let isThere = existsSync(folder);
  const readFile = (key: string): Value | undefined => {
    const text = isThere ? readSealed(path.join(folder, key)) : undefined;
    return text === undefined ? undefined : read(text);
  };
  return {
    find(key) {
      const value = used.get(key) ?? known.get(key) ?? readFile(key);
      if (value !== undefined) used.set(key, value);
      return value;
    },
    keep(key, value) {
      if (used.has(key)) return;
      used.set(key, value);
      if (!isThere) mkdirSync(folder, { recursive: true });
      isThere = true;
      writeFileSync(path.join(folder, key), seal(write(value)));
    },
    sweep() {
      for (const name of isThere ? readdirSync(folder) : [])
        if (!used.has(name)) rmSync(path.join(folder, name), { force: true });
      [known, used] = [used, new Map()];
    },
  };
}

/** Digits of the checksum that stands before a text: a build that is killed meanwhile leaves half of one. */
const SEAL = 8;

function seal(text: string): string {
  return `${checksum(text)}${text}`;
}

/** @returns undefined where there is no such file, or where it is not whole. */
function readSealed(file: string): string | undefined {
  try {
    const sealed = readFileSync(file, "utf8");
    const text = sealed.slice(SEAL);
    return sealed.startsWith(checksum(text)) ? text : undefined;
  } catch {
    return undefined;
  }
}

function checksum(text: string): string {
  return crc32(text).toString(16).padStart(SEAL, "0");
}
