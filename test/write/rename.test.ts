import fs, { existsSync, readFileSync, writeFileSync } from "node:fs";
import { equal, is, throws } from "uvu/assert";
import { renameFile } from "../../src/files/write/rename.ts";
import { withFs } from "../support/fs-steps.ts";
import { inOwnFolder, type OwnFolder } from "../support/own-folder.ts";
import { suite } from "../support/suite.ts";

const { renameSync: rename } = fs;

/** Renames while another program has the file open for some attempts. @returns the pauses in between */
function renameWhileOpen(platform: NodeJS.Platform, code: string, attempts: number): number[] {
  const pauses: number[] = [];
  let left = attempts;
  const renameSync = (from: string, to: string) => {
    if (left-- > 0) throw Object.assign(new Error(code), { code });
    rename(from, to);
  };
  const system = { platform, pause: (ms: number) => void pauses.push(ms) };
  withFs({ renameSync }, () => renameFile("new.md", "старое 新.md", system));
  return pauses;
}

const renaming = suite<OwnFolder>("renameFile");
inOwnFolder(renaming);
renaming.before.each(() => {
  writeFileSync("new.md", "new");
  writeFileSync("старое 新.md", "old");
});
for (const code of ["EPERM", "EACCES", "EBUSY"]) {
  renaming(`waits on Windows while another program has the file open (${code})`, () => {
    is(renameWhileOpen("win32", code, 5).length, 5);
    is(readFileSync("старое 新.md", "utf8"), "new");
    is(existsSync("new.md"), false);
  });
}
renaming("gives up on a file that stays open, after ever longer pauses, and leaves both files", () => {
  throws(() => renameWhileOpen("win32", "EBUSY", 100), "EBUSY");
  equal(
    ["new.md", "старое 新.md"].map((name) => readFileSync(name, "utf8")),
    ["new", "old"],
  );
  const pauses = renameWhileOpen("win32", "EBUSY", 7);
  equal(
    pauses,
    [...pauses].sort((a, b) => a - b),
  );
});
renaming("doesn't wait for what waiting can't change", () => {
  throws(() => renameWhileOpen("win32", "ENOSPC", 1), "ENOSPC");
  for (const platform of ["linux", "darwin"] as const)
    throws(() => renameWhileOpen(platform, "EPERM", 1), "EPERM");
  equal(renameWhileOpen("linux", "", 0), []);
});
renaming.run();
