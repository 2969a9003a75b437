import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { equal, is, ok } from "uvu/assert";
import { newsroomToKill, writeGeneration } from "../support/kills.ts";
import { hashesOf, polyglot } from "../support/project.ts";
import { suite } from "../support/suite.ts";

/** Parts of the bytes that a build writes, after which the disk is full: from the first file to the last. */
const PARTS = [0, 0.05, 0.15, 0.3, 0.45, 0.6, 0.75, 0.85, 0.95, 0.99];
/** Bytes of the small disk: for some sites and their cache. */
const SIZE = 2 ** 27;

const mount = (folder: string) =>
  spawnSync("mount", ["-t", "tmpfs", "-o", `size=${SIZE}`, "tmpfs", folder]).status === 0;
const unmount = (folder: string) => spawnSync("umount", ["-l", folder]);

/** Why no small disk can be made here; undefined where one can. */
function obstacle(): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), "polyglot-disk-"));
  const isMounted = mount(folder);
  if (isMounted) unmount(folder);
  rmSync(folder, { recursive: true, force: true });
  return isMounted ? undefined : "only an administrator of Linux can mount a small disk";
}

interface Full {
  project: string;
  workshop: string;
  /** Bytes that a build without a cache writes. */
  needed: number;
}

const full = suite<Full>("polyglot build on a full disk");
const reason = obstacle();
if (reason !== undefined) full.skip("leaves a whole site in each phase", reason);
else {
  full.before(async (context) => {
    const project = await newsroomToKill();
    const workshop = join(project, ".polyglot");
    rmSync(join(project, "_site"));
    rmSync(workshop, { recursive: true });
    mkdirSync(workshop);
    ok(mount(workshop));
    const before = free(workshop);
    is((await polyglot(project, ["build"])).code, 0);
    Object.assign(context, { project, workshop, needed: before - free(workshop) });
  });
  full.after(({ workshop }) => {
    unmount(workshop);
  });
  for (const [index, part] of PARTS.entries())
    full(`leaves a whole site where ${Math.round(part * 100)} % of it fit`, async (context) => {
      const { project, workshop, needed } = context;
      const site = () => hashesOf(`${join(project, "_site")}/`);
      const before = site();
      writeGeneration(project, index + 1);
      rmSync(join(workshop, "cache"), { recursive: true });
      const ballast = join(workshop, "ballast");
      writeFileSync(ballast, Buffer.alloc(Math.max(0, free(workshop) - Math.floor(part * needed))));
      const { code, stderr } = await polyglot(project, ["build"]);
      rmSync(ballast);
      // The site itself doesn't fit; what is missing later may be parts of the cache, which a build can do without.
      if (part < 0.3) is(code === 0, false, "the disk was full");
      if (code === 0) ok(JSON.stringify(site()) !== JSON.stringify(before));
      else {
        ok(/ENOSPC|no space/i.test(stderr), stderr);
        equal(site(), before);
      }
      is((await polyglot(project, ["build"])).code, 0);
      const recovered = site();
      rmSync(join(workshop, "cache"), { recursive: true });
      is((await polyglot(project, ["build"])).code, 0);
      equal(recovered, site(), "the same bytes as without a cache");
      ok(existsSync(join(project, "_site/en/news/known/index.html")));
    });
}
full.run();

function free(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}
