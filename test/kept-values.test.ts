import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { equal, is } from "uvu/assert";
import { CACHE } from "../src/files/cache.ts";
import { keptValues } from "../src/files/kept-values.ts";
import { suite } from "./suite.ts";

interface Value {
  readonly text: string;
}
/** As the next program sees what this one has kept. */
const open = () => keptValues<Value>("things", { write: JSON.stringify, read: JSON.parse });

const kept = suite<{ home: string; folder: string }>("values that are kept");
kept.before.each((context) => {
  context.home = process.cwd();
  context.folder = mkdtempSync(join(tmpdir(), "polyglot-values-"));
  process.chdir(context.folder);
});
kept.after.each(({ home, folder }) => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});
kept("are found by their key, in this program and in the next", () => {
  const values = open();
  is(values.find("a"), undefined);
  const value = { text: "访问\n" };
  values.keep("a", value);
  is(values.find("a"), value);
  equal(open().find("a"), value);
  is(open().find("b"), undefined);
});
kept("are forgotten where a build has neither made them nor asked for them", () => {
  const values = open();
  for (const key of ["a", "b"]) values.keep(key, { text: key });
  const next = open();
  next.find("a");
  next.keep("c", { text: "c" });
  next.sweep();
  equal(readdirSync(join(CACHE, "things")).sort(), ["a", "c"]);
  equal([next.find("a"), next.find("b")], [{ text: "a" }, undefined]);
  next.sweep();
  equal(readdirSync(join(CACHE, "things")), ["a"]);
});
kept("are none where the file is damaged or cut short", () => {
  open().keep("a", { text: "whole" });
  const file = join(CACHE, "things", "a");
  const whole = readFileSync(file, "utf8");
  for (const text of [whole.replace("whole", "whale"), whole.slice(0, -1), whole.slice(0, 10), ""]) {
    writeFileSync(file, text);
    is(open().find("a"), undefined, text);
  }
});
kept.run();
