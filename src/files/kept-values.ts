import { randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { CACHE } from "./cache.ts";
import { listPack, type PackedText, writePack } from "./packs.ts";

/** Values by a key of all that they were made from: in memory for as long as a program runs, on the disk for the next. */
export interface KeptValues<Value> {
  /** Whether there is something under a key, which may turn out to be damaged. */
  has(key: string): boolean;
  find(key: string): Value | undefined;
  keep(key: string, value: Value): void;
  /** Writes down what was kept since the last time. */
  flush(): void;
  /** Writes down what is left to write, and forgets what nobody has asked for or kept since the last time. */
  sweep(): void;
}

/** How a value is written down. */
interface Form<Value> {
  readonly write: (value: Value) => string;
  readonly read: (text: string) => Value;
}

/** Bytes that are written at once: thousands of small files would take longer than what is in them. */
const PACK_BYTES = 2 ** 23;

/**
 * Packs may come from several machines, put together in one folder: each has a name that no other has.
 *
 * @param kind Name of their folder in the cache.
 */
export function keptValues<Value>(kind: string, { write, read }: Form<Value>): KeptValues<Value> {
  const folder = path.join(CACHE, kind);
  const stored = new Map<string, PackedText>();
  for (const name of packsIn(folder)) for (const text of listPack(name)) stored.set(text.key, text);
  let known = new Map<string, Value>();
  let used = new Map<string, Value>();
  let waiting: [key: string, data: Buffer][] = [];
  let waitingBytes = 0;

  function readStored(key: string): Value | undefined {
    const text = stored.get(key)?.read();
    return text === undefined ? undefined : read(text);
  }

  function flush(): void {
    if (waiting.length === 0) return;
    const file = path.join(folder, randomUUID());
    mkdirSync(folder, { recursive: true });
    for (const text of writePack(file, waiting)) stored.set(text.key, text);
    waiting = [];
    waitingBytes = 0;
  }

  function store(key: string, data: Buffer): void {
    waiting.push([key, data]);
    waitingBytes += data.length;
    if (waitingBytes > PACK_BYTES) flush();
  }

  /** Writes once more what is used, where more than half of what lies there is not. */
  function compact(): void {
    const [kept, others] = [[...stored].filter(([key]) => used.has(key)), stored.size];
    if (2 * kept.length >= others) return;
    const before = packsIn(folder);
    stored.clear();
    for (const [key, text] of kept) {
      const data = text.data();
      if (data) store(key, data);
    }
    flush();
    for (const name of before) rmSync(name, { force: true });
  }

  return {
    has: (key) => used.has(key) || known.has(key) || stored.has(key),
    find(key) {
      const value = used.get(key) ?? known.get(key) ?? readStored(key);
      if (value !== undefined) used.set(key, value);
      return value;
    },
    keep(key, value) {
      if (used.has(key)) return;
      used.set(key, value);
      store(key, Buffer.from(write(value)));
    },
    flush,
    sweep() {
      flush();
      compact();
      [known, used] = [used, new Map()];
    },
  };
}

function packsIn(folder: string): string[] {
  try {
    return readdirSync(folder).map((name) => path.join(folder, name));
  } catch {
    // Nothing was ever kept there.
    return [];
  }
}
