import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { equal, is } from "uvu/assert";
import { CACHE } from "../src/files/cache.ts";
import { keptValues } from "../src/files/kept-values.ts";
import { inOwnFolder, type OwnFolder } from "./own-folder.ts";
import { suite } from "./suite.ts";

interface Value {
  readonly text: string;
}
/** As the next program sees what this one has kept. */
const open = () => keptValues<Value>("things", { write: JSON.stringify, read: JSON.parse });

const kept = suite<OwnFolder>("values that are kept");
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
kept("are written in packs, the last when there is a pause", () => {
  const values = open();
  const text = "访".repeat(2 ** 20);
  for (const key of ["a", "b", "c", "d"]) values.keep(key, { text: key + text });
  is(readdirSync(join(CACHE, "things")).length, 1);
  is(open().find("c")?.text.length, text.length + 1);
  is(open().find("d"), undefined);
  values.sweep();
  is(open().find("d")?.text.length, text.length + 1);
});
kept(
  "are forgotten where builds have neither made them nor asked for them, once most of them are such",
  () => {
    const first = open();
    for (const key of ["a", "b", "c"]) first.keep(key, { text: key });
    first.sweep();
    const next = open();
    next.keep("d", { text: "d" });
    for (const key of ["a", "d"]) next.find(key);
    next.sweep();
    equal(open().find("b"), { text: "b" });
    next.find("a");
    next.sweep();
    is(readdirSync(join(CACHE, "things")).length, 1);
    equal(
      ["a", "b", "d"].map((key) => open().find(key)?.text),
      ["a", undefined, undefined],
    );
  },
);
kept("of several machines are found when their folders are put together", () => {
  const others = mkdtempSync(join(tmpdir(), "polyglot-values-"));
  open().sweep();
  for (const key of ["a", "b"]) {
    const values = open();
    values.keep(key, { text: key });
    values.flush();
    cpSync(join(CACHE, "things"), others, { recursive: true });
    rmSync(join(CACHE, "things"), { recursive: true });
  }
  cpSync(others, join(CACHE, "things"), { recursive: true });
  equal([open().find("a"), open().find("b")], [{ text: "a" }, { text: "b" }]);
  rmSync(others, { recursive: true });
});
kept("are none where the file is damaged, cut short or gone", () => {
  const values = open();
  values.keep("a", { text: "whole" });
  values.flush();
  const [name = ""] = readdirSync(join(CACHE, "things"));
  const file = join(CACHE, "things", name);
  const whole = readFileSync(file, "latin1");
  for (const text of [whole.replace("whole", "whale"), whole.slice(0, -1), whole.slice(0, 10), ""]) {
    writeFileSync(file, text, "latin1");
    is(open().find("a"), undefined, text);
  }
  const late = open();
  rmSync(file);
  is(late.find("a"), undefined);
});
kept.run();
