import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { equal, is, not } from "uvu/assert";
import { CACHE, cacheKey, keepCached, readCached } from "../src/files/cache.ts";
import { suite } from "./suite.ts";

const FILES = new Map([
  ["a/b.html", Buffer.from("<p>访问</p>")],
  ["empty", Buffer.alloc(0)],
  ["bytes", Buffer.from([0, 255, 10])],
]);

const cache = suite<{ home: string; folder: string }>("cache");
cache.before((context) => {
  context.home = process.cwd();
  context.folder = mkdtempSync(join(tmpdir(), "polyglot-cache-"));
  process.chdir(context.folder);
});
cache.after(({ home, folder }) => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

/** As plain bytes, so that a view of a larger buffer equals the same bytes by themselves. */
const plain = (files: ReadonlyMap<string, Uint8Array> | undefined) =>
  [...(files ?? [])].map(([name, bytes]) => [name, Buffer.from(bytes).toString("hex")]);

cache("gives back what was kept under the same key", () => {
  keepCached("one", cacheKey(["x"]), FILES);
  equal(plain(readCached("one", cacheKey(["x"]))), plain(FILES));
});
cache("gives nothing for another key or another name", () => {
  is(readCached("one", cacheKey(["y"])), undefined);
  is(readCached("two", cacheKey(["x"])), undefined);
});
cache("keeps one thing a name", () => {
  keepCached("one", cacheKey(["y"]), FILES);
  is(readCached("one", cacheKey(["x"])), undefined);
  equal(
    readdirSync(CACHE).filter((name) => name.startsWith("one.")),
    [`one.${cacheKey(["y"])}`],
  );
});
cache("takes nothing that is damaged or cut short", () => {
  const key = cacheKey(["z"]);
  keepCached("three", key, FILES);
  const file = join(CACHE, `three.${key}`);
  const whole = readFileSync(file);
  const broken = Buffer.from(whole);
  broken[whole.length - 1] = 11;
  for (const bytes of [broken, whole.subarray(0, -1), whole.subarray(0, 20), Buffer.alloc(0)]) {
    writeFileSync(file, bytes);
    is(readCached("three", key), undefined);
  }
});
cache("has a key of the parts, not of their sum", () => {
  not.equal(cacheKey(["ab", "c"]), cacheKey(["a", "bc"]));
  not.equal(cacheKey(["a"]), cacheKey(["a", ""]));
  is(cacheKey(["访问"]), cacheKey(["访问"]));
});
cache.run();
