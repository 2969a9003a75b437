import { execFileSync } from "node:child_process";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { equal, is, not, ok } from "uvu/assert";
import { CACHE, cacheKey, type FileSet, readCached, writeCached } from "../../src/files/cache/cache.ts";
import { listPack, readPack, writePack } from "../../src/files/cache/packs.ts";
import { sweepCache } from "../../src/files/cache/sweep.ts";
import { listEntries } from "../../src/files/content/folder.ts";
import { DAMAGES, flipped } from "../support/damage.ts";
import { inOwnFolder, type OwnFolder } from "../support/own-folder.ts";
import { suite } from "../support/suite.ts";

const FILES: FileSet = new Map([
  ["a/b.html", Buffer.from("<p>访问</p>")],
  ["empty", Buffer.alloc(0)],
  ["bytes", Buffer.from([0, 255, 10])],
]);

/** As hex, so that a view of a larger buffer equals a buffer of the same bytes. */
const plain = (files: FileSet | undefined) =>
  [...(files ?? [])].map(([name, bytes]) => [name, Buffer.from(bytes).toString("hex")]);
const HOUR_MS = 60 * 60 * 1000;
/** Files of the cache, by path from it. */
const cached = () =>
  listEntries(CACHE)
    .map((entry) => entry.path)
    .sort();

/** Makes a file of the cache look as if it was last used some hours ago. */
function age(name: string, hours: number): void {
  const then = (Date.now() - hours * HOUR_MS) / 1000;
  utimesSync(join(CACHE, name), then, then);
}

const cache = suite<OwnFolder>("the cache");
inOwnFolder(cache);
cache("gives back files under the same name and key, and under no others", () => {
  writeCached("one", cacheKey(["x"]), FILES);
  equal(plain(readCached("one", cacheKey(["x"]))), plain(FILES));
  is(readCached("one", cacheKey(["y"])), undefined);
  is(readCached("two", cacheKey(["x"])), undefined);
  writeCached("none", "k", new Map());
  is(readCached("none", "k")?.size, 0);
});
cache("keeps files of one name under several keys: other builds may be using them", () => {
  for (const key of ["x", "y"]) writeCached("one", key, FILES);
  for (const key of ["x", "y"]) ok(readCached("one", key));
});
cache("leaves no drafts", () => {
  writeCached("images/one", "x", FILES);
  equal(cached(), ["images", "images/one.x"]);
});
for (const [name, damage] of Object.entries(DAMAGES))
  cache(`ignores a file that is ${name}, and replaces it`, () => {
    writeCached("images/one", "x", FILES);
    writeCached("images/two", "x", new Map([["other", Buffer.from("other")]]));
    damage(join(CACHE, "images/one.x"), join(CACHE, "images/two.x"));
    is(readCached("images/one", "x"), undefined);
    writeCached("images/one", "x", FILES);
    equal(plain(readCached("images/one", "x")), plain(FILES));
    ok(lstatSync(join(CACHE, "images/one.x")).isFile());
  });
cache("ignores a file with any one bit flipped, or one that ends early", () => {
  writeCached("one", "x", FILES);
  const file = join(CACHE, "one.x");
  const whole = readFileSync(file);
  for (let bit = 0; bit < whole.length * 8; bit++) {
    writeFileSync(file, flipped(whole, bit));
    is(readCached("one", "x"), undefined, `bit ${bit}`);
  }
  for (let length = 0; length < whole.length; length++) {
    writeFileSync(file, whole.subarray(0, length));
    is(readCached("one", "x"), undefined, `${length} bytes`);
  }
});
cache("reads nothing from a pipe, and doesn't wait for its writer", () => {
  mkdirSync(CACHE, { recursive: true });
  execFileSync("mkfifo", [join(CACHE, "one.x")]);
  is(readCached("one", "x"), undefined);
  is(listPack(join(CACHE, "one.x"), "one.x"), undefined);
});
cache("creates its folder again if a file or a dead link is in its place", () => {
  for (const folder of [CACHE, join(CACHE, "images")]) {
    for (const block of [() => writeFileSync(folder, "x"), () => symlinkSync("nowhere", folder)]) {
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(join(folder, ".."), { recursive: true });
      block();
      is(readCached("images/one", "x"), undefined);
      writeCached("images/one", "x", FILES);
      ok(readCached("images/one", "x"), folder);
    }
  }
});
cache("has a key of the separate parts, not of all of them joined", () => {
  not.equal(cacheKey(["ab", "c"]), cacheKey(["a", "bc"]));
  not.equal(cacheKey(["a"]), cacheKey(["a", ""]));
  is(cacheKey(["访问"]), cacheKey(["访问"]));
});
cache.run();

const packs = suite<OwnFolder>("a pack");
inOwnFolder(packs);
packs("of one kind is refused under the name of another", () => {
  const file = join(CACHE, "pages/one");
  writePack(file, "pages", [["k", Buffer.from("v")]]);
  is(readPack(file, "pages")?.get("k")?.toString(), "v");
  is(readPack(file, "facts"), undefined);
  is(listPack(file, "facts"), undefined);
});
packs("gives the intact items if one is damaged, read one by one", () => {
  const file = join(CACHE, "pages/one");
  writePack(file, "pages", [
    ["a", Buffer.from("first")],
    ["b", Buffer.from("second")],
  ]);
  const bytes = readFileSync(file);
  bytes.write("worst", bytes.indexOf("first"));
  writeFileSync(file, bytes);
  const items = listPack(file, "pages") ?? [];
  equal(
    items.map(({ key, read }) => [key, read()?.toString()]),
    [
      ["a", undefined],
      ["b", "second"],
    ],
  );
  is(readPack(file, "pages"), undefined);
  rmSync(file);
  is(items[1]?.read(), undefined);
});
packs.run();

const sweep = suite<OwnFolder>("sweeping the cache");
inOwnFolder(sweep);
sweep.before.each(() => {
  for (const name of ["images/old", "images/new", "pages/old", "preview-pages/old", "works/old", "search-en"])
    writeCached(name, "x", FILES);
  for (const name of ["images/old", "pages/old", "preview-pages/old", "works/old", "search-en"])
    age(`${name}.x`, 25);
});
sweep("after a build removes what no program has used for a day, except the pages of a server", () => {
  sweepCache("build");
  equal(cached(), ["images", "images/new.x", "pages", "preview-pages", "preview-pages/old.x", "works"]);
});
sweep("after a build of a server removes only the kinds of files that a server uses", () => {
  sweepCache("serve");
  equal(cached(), [
    "images",
    "images/new.x",
    "images/old.x",
    "pages",
    "pages/old.x",
    "preview-pages",
    "works",
  ]);
});
sweep("leaves what was read or written within a day", () => {
  for (const name of ["images/old", "pages/old", "works/old", "search-en"]) ok(readCached(name, "x"));
  age("images/new.x", 23);
  sweepCache("build");
  for (const name of ["images/old", "images/new", "pages/old", "works/old", "search-en"])
    ok(existsSync(join(CACHE, `${name}.x`)), name);
});
sweep("removes drafts of killed builds, files of older programs, links and empty folders", () => {
  rmSync(CACHE, { recursive: true });
  mkdirSync(join(CACHE, "images/folder.x"), { recursive: true });
  for (const name of ["images/.draft-1", "images/facts.json", "images.json", "images/one.avif.77"])
    writeFileSync(join(CACHE, name), "x");
  for (const name of cached().reverse()) age(name, 25);
  writeFileSync("elsewhere", "x");
  mkdirSync("outside");
  writeFileSync("outside/file", "x");
  symlinkSync("../../elsewhere", join(CACHE, "link"));
  symlinkSync("../../outside", join(CACHE, "links"));
  const then = (Date.now() - 25 * HOUR_MS) / 1000;
  for (const name of ["elsewhere", "outside/file", "outside"]) utimesSync(name, then, then);
  sweepCache("build");
  equal(cached(), ["images", "link", "links"], "the links are of today");
  for (const name of ["link", "links"]) execFileSync("touch", ["-h", "-d", "2 days ago", join(CACHE, name)]);
  sweepCache("build");
  equal(cached(), ["images"]);
  ok(existsSync("elsewhere") && existsSync("outside/file"));
});
sweep("never follows the cache itself if it is a link", () => {
  renameSync(CACHE, "shared");
  symlinkSync("../shared", CACHE);
  sweepCache("build");
  ok(readCached("images/old", "x"));
});
sweep("removes files that a wrong clock has dated years ahead", () => {
  age("images/new.x", -10_000);
  sweepCache("build");
  is(existsSync(join(CACHE, "images/new.x")), false);
});
sweep("does nothing without a cache", () => {
  rmSync(CACHE, { recursive: true });
  sweepCache("build");
  is(existsSync(CACHE), false);
});
sweep.run();
