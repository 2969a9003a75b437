import fs, { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { equal, is, ok, throws } from "uvu/assert";
import { newStaging, publish } from "../../src/files/publish/publish.ts";
import { withFs } from "../support/fs-steps.ts";
import { inOwnFolder, type OwnFolder } from "../support/own-folder.ts";
import { suite } from "../support/suite.ts";
import { build, seen, write } from "../support/swapped.ts";

const { fsyncSync, renameSync } = fs;
const inodeOf = (file: string) => statSync(file).ino;

const flushing = suite<OwnFolder>("publish");
inOwnFolder(flushing);

/** Publishes a site and records which files were on the disk before its link was, and after it. */
function flushedBy(staging: string): { before: Set<number>; after: Set<number> } {
  const [before, after] = [new Set<number>(), new Set<number>()];
  let isTurned = false;
  withFs(
    {
      fsyncSync(descriptor: number) {
        (isTurned ? after : before).add(fs.fstatSync(descriptor).ino);
        fsyncSync(descriptor);
      },
      renameSync(from: string, to: string) {
        renameSync(from, to);
        isTurned ||= to.endsWith("_site");
      },
    },
    () => publish(staging, "_site"),
  );
  return { before, after };
}

flushing("waits until every file of the site is on the disk, then for the link", () => {
  const staging = newStaging();
  write(staging, "first");
  const files = ["index.html", "en", "en/index.html", "."].map((name) => inodeOf(join(staging, name)));
  const { before, after } = flushedBy(staging);
  equal(
    files.filter((inode) => !before.has(inode)),
    [],
  );
  ok(after.has(inodeOf(".")));
});

flushing("leaves the site before where the disk can't write a file of the new one", () => {
  build("first");
  const staging = newStaging();
  write(staging, "second");
  const broken = inodeOf(join(staging, "en/index.html"));
  const fails = (descriptor: number) => {
    if (fs.fstatSync(descriptor).ino === broken) throw Object.assign(new Error("EIO"), { code: "EIO" });
    fsyncSync(descriptor);
  };
  withFs({ fsyncSync: fails }, () => throws(() => publish(staging, "_site"), /EIO/));
  is(seen(), "first");
});

if (process.platform === "win32") flushing.skip("flushes a disk once", "Windows has no such command");
else
  flushing("asks the system once where a site has many files, before readers see it", ({ folder }) => {
    build("first");
    const staging = newStaging();
    write(staging, "second");
    for (let number = 0; number < 300; number++) writeFileSync(join(staging, `${number}.html`), "a");
    const [bin, log] = [join(folder, "bin"), join(folder, "log")];
    mkdirSync(bin);
    writeFileSync(
      join(bin, "sync"),
      `#!/bin/sh\necho "$@ $(cat "${resolve("_site")}/index.html")" >> "${log}"\n`,
    );
    chmodSync(join(bin, "sync"), 0o755);
    const { PATH } = process.env;
    process.env.PATH = `${bin}${delimiter}${PATH}`;
    try {
      const { before } = flushedBy(staging);
      ok(before.size < 10);
    } finally {
      process.env.PATH = PATH;
    }
    is(readFileSync(log, "utf8"), `-f ${staging} first\n`);
    is(seen(), "second");
  });
flushing.run();
