import { rmSync } from "node:fs";
import { equal, ok } from "uvu/assert";
import type { Random } from "../../bench/search/random.ts";
import { CACHE, readCached, writeCached } from "../../src/files/cache/cache.ts";
import { sweepCache } from "../../src/files/cache/sweep.ts";
import { cachedValues } from "../../src/files/cache/values.ts";

/** A user of the cache: a part of a build, a whole build, a server that builds again and again. */
type Kind = "shard" | "build" | "serve";

const HOUR_MS = 60 * 60 * 1000;
/** How long a used value is safe. */
const SAFE_MS = 24 * HOUR_MS;
/** All keys; the content of a site is a list of them. */
const KEYS = Array.from({ length: 30 }, (_, index) => `key ${index}`);
const textOf = (key: string) => `value of ${key}: ${key.repeat(20)}`;

/** What the cache has promised: until when every program that opens the cache finds each key. */
class Promises {
  readonly #until = new Map<string, number>();
  /**
   * By server, what its last build has used: a server drops from its own packs what it no longer uses itself.
   */
  readonly #served = new Map<object, ReadonlyMap<string, number>>();

  use(keys: Iterable<string>, server?: object): void {
    const until = Date.now() + SAFE_MS;
    if (server) this.#served.set(server, new Map([...keys].map((key) => [key, until])));
    else for (const key of keys) this.#until.set(key, until);
  }

  /** What a program that opens the cache now can rely on. */
  made(): (key: string) => boolean {
    const until = new Map(this.#until);
    const served = new Map(this.#served);
    const isSafe = (keys: ReadonlyMap<string, number> | undefined, key: string) =>
      (keys?.get(key) ?? 0) > Date.now();
    return (key) =>
      isSafe(until, key) ||
      [...served].some(([server, keys]) => isSafe(keys, key) && isSafe(this.#served.get(server), key));
  }
}

/** A program that uses the cache, a step at a time. */
function* program(kind: Kind, random: Random, contents: readonly (readonly string[])[], promises: Promises) {
  const values = cachedValues<string>("works", { write: String, read: String });
  let isPromised = promises.made();
  const me = {};
  const builds = kind === "serve" ? random.between(1, 4) : 1;
  for (let build = 0; build < builds; build++) {
    yield;
    const content = random.pick(contents);
    const share = kind === "shard" ? content.filter(() => random.next() < 0.5) : content;
    for (const key of share) {
      const found = values.find(key);
      if (found === undefined) {
        ok(!isPromised(key), `${key} was promised`);
        values.keep(key, textOf(key));
        if (random.next() < 0.3) values.flush();
      } else equal(found, textOf(key));
      if (random.next() < 0.5) yield;
    }
    const name = content.join();
    const files = readCached("search-en", name);
    if (files) equal(files.get("index")?.toString(), name);
    else {
      ok(!promises.made()(name), "the index was promised");
      writeCached("search-en", name, new Map([["index", Buffer.from(name)]]));
    }
    promises.use([name]);
    yield;
    values.sweep();
    promises.use(share, kind === "serve" ? me : undefined);
    yield;
    if (kind !== "shard") sweepCache(kind);
    isPromised = () => false;
  }
}

/**
 * Runs several programs in one cache, their steps in any order, and lets hours pass between them.
 *
 * @throws where one of them reads wrong data, or misses what was used within a day
 */
export function shareCache(random: Random): void {
  rmSync(CACHE, { recursive: true, force: true });
  const { now } = Date;
  let clock = now();
  Date.now = () => clock;
  try {
    const promises = new Promises();
    const all = Array.from({ length: 3 }, () => KEYS.filter(() => random.next() < 0.7));
    const contents = [...all, all[0] ?? []];
    const running: Generator[] = [];
    for (let started = 0; started < 9 || running.length > 0; ) {
      clock += random.next() < 0.02 ? random.between(1, 30) * HOUR_MS : 1000;
      if (running.length < 3 && started < 9 && random.next() < 0.2) {
        running.push(program(random.pick(["shard", "build", "serve"] as const), random, contents, promises));
        started++;
      }
      if (running.length === 0) continue;
      const at = random.between(0, running.length - 1);
      if (running[at]?.next().done) running.splice(at, 1);
    }
  } finally {
    Date.now = now;
  }
}
