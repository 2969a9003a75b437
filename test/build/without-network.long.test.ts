import { execFileSync, spawnSync } from "node:child_process";
import { join } from "node:path";
import { equal, ok } from "uvu/assert";
import { copyProject, filesIn, POLYGLOT, polyglot } from "../support/project.ts";
import { suite } from "../support/suite.ts";

const UNSHARE = ["unshare", ["--map-root-user", "--net"]] as const;
const canUnshare = spawnSync(UNSHARE[0], [...UNSHARE[1], "true"]).status === 0;

const build = suite("polyglot build without a network");
if (!canUnshare)
  build.skip("makes the whole site", "this system lets no user make a process without a network");
else
  build("makes the whole site", async () => {
    const project = copyProject({ cold: true });
    const args = [...UNSHARE[1], process.execPath, ...POLYGLOT, "build"];
    execFileSync(UNSHARE[0], args, { cwd: project, stdio: "ignore" });
    const without = filesIn(join(project, "_site/"));
    ok(without.length > 100);
    equal((await polyglot(project, ["build"])).code, 0);
    equal(without, filesIn(join(project, "_site/")));
  });
build.run();
