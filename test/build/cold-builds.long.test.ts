import { rmSync } from "node:fs";
import { join } from "node:path";
import { equal, is } from "uvu/assert";
import { archiveProject, underLoad } from "../support/archive-project.ts";
import { hashesOf, polyglot } from "../support/project.ts";
import { suite } from "../support/suite.ts";

/** Threads and processes answer in a different order in each build: several builds cover more orders. */
const BUILDS = Number(process.env.POLYGLOT_COLD_BUILDS ?? 3);
const ARTICLES = 300;

const builds = suite("cold builds on a busy machine");
builds(`give the same bytes ${BUILDS} times, with ${ARTICLES} articles in three languages`, async () => {
  const project = archiveProject(ARTICLES, 17);
  await underLoad(2, async () => {
    let first: Record<string, string> | undefined;
    for (let build = 1; build <= BUILDS; build++) {
      rmSync(join(project, ".polyglot/cache"), { recursive: true, force: true });
      const { code, stderr } = await polyglot(project, ["build"]);
      is(code, 0, `build ${build}: ${stderr}`);
      const hashes = hashesOf(`${join(project, "_site")}/`);
      first ??= hashes;
      equal(hashes, first, `build ${build}`);
    }
  });
});
builds.run();
