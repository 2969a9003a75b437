// Loaded before the program (`node --import`): simulates a disk on which nothing can be written into the
// cache. Plain JavaScript, because it is loaded before anything that reads TypeScript.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const code = process.env.FULL_DISK ?? "ENOSPC";
const { writeFileSync } = fs;
fs.writeFileSync = (file, ...rest) => {
  if (String(file).includes(".polyglot/cache"))
    throw Object.assign(new Error(`${code}: no write, write '${file}'`), { code });
  return writeFileSync(file, ...rest);
};
syncBuiltinESMExports();
