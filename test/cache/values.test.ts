import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { equal, is, ok } from "uvu/assert";
import { CACHE } from "../../src/files/cache/cache.ts";
import { markUsed } from "../../src/files/cache/packs.ts";
import { cachedValues } from "../../src/files/cache/values.ts";
import { inOwnFolder, type OwnFolder } from "../support/own-folder.ts";
import { suite } from "../support/suite.ts";

interface Value {
  readonly text: string;
}
/** Opens the cache like the next program, with the values that this one has cached. */
const open = () => cachedValues<Value>("things", { write: JSON.stringify, read: JSON.parse });
const FOLDER = join(CACHE, "things");
const packs = () => readdirSync(FOLDER).sort();

const kept = suite<OwnFolder>("cached values");
inOwnFolder(kept);
kept("are found by their key, in this program and in the next", () => {
  const values = open();
  is(values.find("a"), undefined);
  const value = { text: "访问\n" };
  values.keep("a", value);
  is(values.find("a"), value);
  values.flush();
  equal(open().find("a"), value);
  is(open().find("b"), undefined);
});
kept("are read from the disk if they don't stay in memory, also after their packs were merged", () => {
  const opened = () =>
    cachedValues<Value>("things", { write: JSON.stringify, read: JSON.parse, inMemory: false });
  for (let at = 0; at < 20; at++) {
    const values = opened();
    values.keep(`${at}`, { text: `${at}` });
    values.sweep();
  }
  is(packs().length, 20);
  const values = opened();
  for (let at = 0; at < 20; at++) equal(values.find(`${at}`), { text: `${at}` });
  equal(values.find("7"), { text: "7" });
  values.sweep();
  rmSync(join(FOLDER, packs()[0] ?? ""));
  for (let at = 0; at < 20; at++) equal(opened().find(`${at}`), { text: `${at}` });
});
kept("are written in packs, the last when there is a pause", () => {
  const values = open();
  const text = "访".repeat(2 ** 20);
  for (const key of ["a", "b", "c", "d"]) values.keep(key, { text: key + text });
  is(packs().length, 1);
  is(open().find("c")?.text.length, text.length + 1);
  is(open().find("d"), undefined);
  values.sweep();
  is(open().find("d")?.text.length, text.length + 1);
});
kept("stay if a later program doesn't use them: another one may", () => {
  const first = open();
  for (const key of ["a", "b", "c"]) first.keep(key, { text: key });
  first.sweep();
  const next = open();
  next.find("a");
  next.keep("d", { text: "d" });
  next.sweep();
  for (const key of ["a", "b", "c", "d"]) equal(open().find(key), { text: key });
});
kept("are dropped by the program that wrote them if its later build has others", () => {
  const values = open();
  values.keep("old", { text: "old" });
  values.sweep();
  const [before] = packs();
  values.keep("new", { text: "new" });
  values.sweep();
  is(packs().includes(String(before)), false);
  equal([open().find("old"), open().find("new")], [undefined, { text: "new" }]);
});
kept("stay if another program has used them since", () => {
  const values = open();
  values.keep("old", { text: "old" });
  values.sweep();
  const [before = ""] = packs();
  const other = open();
  other.find("old");
  const { now } = Date;
  Date.now = () => now() + 1000;
  try {
    other.sweep();
  } finally {
    Date.now = now;
  }
  values.keep("new", { text: "new" });
  values.sweep();
  ok(packs().includes(before));
  values.sweep();
  ok(packs().includes(before), "and it no longer belongs to this program");
});
kept("that a later build needs again are written again", () => {
  const values = open();
  for (const key of ["a", "b", "a"]) {
    if (!values.find(key)) values.keep(key, { text: key });
    values.sweep();
  }
  equal(open().find("a"), { text: "a" });
});
kept("are written again if the cache is deleted while the program runs", () => {
  const values = open();
  values.keep("a", { text: "a" });
  values.sweep();
  rmSync(CACHE, { recursive: true });
  equal(values.find("a"), { text: "a" });
  values.sweep();
  equal(open().find("a"), { text: "a" });
});
kept("of many small packs are merged, and found in the old packs as long as these exist", () => {
  for (let index = 0; index < 20; index++) {
    const values = open();
    values.keep(`key ${index}`, { text: String(index) });
    values.sweep();
  }
  const before = packs();
  const late = open();
  const values = open();
  for (let index = 0; index < 20; index++) equal(values.find(`key ${index}`), { text: String(index) });
  values.sweep();
  equal(
    packs().filter((name) => before.includes(name)),
    before,
  );
  is(packs().length, before.length + 1);
  equal(late.find("key 7"), { text: "7" });
  for (const name of before) rmSync(join(FOLDER, name));
  for (let index = 0; index < 20; index++) equal(open().find(`key ${index}`), { text: String(index) });
});
kept("of several machines are found after their folders are merged", () => {
  const others = mkdtempSync(join(tmpdir(), "polyglot-values-"));
  open().sweep();
  for (const key of ["a", "b"]) {
    const values = open();
    values.keep(key, { text: key });
    values.flush();
    cpSync(FOLDER, others, { recursive: true });
    rmSync(FOLDER, { recursive: true });
  }
  cpSync(others, FOLDER, { recursive: true });
  equal([open().find("a"), open().find("b")], [{ text: "a" }, { text: "b" }]);
  rmSync(others, { recursive: true });
});
kept("are undefined if the file is damaged, cut short or gone, and are then cached again", () => {
  const values = open();
  values.keep("a", { text: "whole" });
  values.flush();
  const [name = ""] = packs();
  const file = join(FOLDER, name);
  const whole = readFileSync(file, "latin1");
  for (const text of [whole.replace("whole", "whale"), whole.slice(0, -1), whole.slice(0, 10), ""]) {
    writeFileSync(file, text, "latin1");
    const next = open();
    is(next.find("a"), undefined, text);
    next.keep("a", { text: "again" });
    next.sweep();
    equal(open().find("a"), { text: "again" });
    for (const other of packs()) if (other !== name) rmSync(join(FOLDER, other));
  }
  writeFileSync(file, whole, "latin1");
  const late = open();
  rmSync(file);
  is(late.find("a"), undefined);
});
kept("of one kind are not found in another kind, which may have the same keys", () => {
  const values = open();
  values.keep("a", { text: "a" });
  values.flush();
  cpSync(FOLDER, join(CACHE, "others"), { recursive: true });
  const others = cachedValues<string>("others", { write: String, read: String });
  is(others.find("a"), undefined);
  ok(markUsed(join(CACHE, "others", packs()[0] ?? "")));
  ok(existsSync(FOLDER));
});
kept.run();
