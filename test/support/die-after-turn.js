// Loaded into a build: kills it right before a step that changes something, once readers see the new site.
// The steps are counted from 0 in the variable DIE_AT.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

let left = Number(process.env.DIE_AT);
let isTurned = false;
for (const name of ["renameSync", "rmSync", "rmdirSync", "truncateSync", "writeSync", "unlinkSync"]) {
  const original = fs[name];
  fs[name] = (...args) => {
    if (isTurned && args[0] !== 1 && args[0] !== 2 && left-- === 0) process.kill(process.pid, "SIGKILL");
    const result = original(...args);
    if (name === "renameSync" && /polyglot-new$/.test(args[0])) isTurned = true;
    return result;
  };
}
syncBuiltinESMExports();
