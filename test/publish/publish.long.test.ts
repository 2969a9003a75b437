import { rmSync } from "node:fs";
import { join } from "node:path";
import { equal, is, not, ok } from "uvu/assert";
import { killBuilds, newsroomToKill } from "../support/kills.ts";
import { edit, hashesOf, polyglot } from "../support/project.ts";
import { suite } from "../support/suite.ts";

const SERIES = 12;
const KILLS = 5;

const builds = suite<{ project: string; kills: number }>("polyglot build, killed");
builds.before(async (context) => {
  context.project = await newsroomToKill();
  context.kills = 0;
});
for (let series = 1; series <= SERIES; series++) {
  builds(
    `${KILLS} times at random moments shows only whole sites (series ${series} of ${SERIES})`,
    async (context) => {
      const { kills, rounds, generations, broken } = await killBuilds(context.project, {
        kills: KILLS,
        seed: series,
      });
      equal(broken, []);
      ok(rounds > 10 && generations > 1, `${rounds} rounds, ${generations} generations`);
      context.kills += kills;
    },
  );
}
builds("makes the same bytes afterwards as a build that never had a cache", async ({ project }) => {
  const site = () => hashesOf(`${join(project, "_site")}/`);
  const recovered = site();
  rmSync(join(project, ".polyglot/cache"), { recursive: true });
  const { code, stderr } = await polyglot(project, ["build"]);
  equal([code, stderr], [0, ""]);
  equal(site(), recovered);
});
builds("was killed that number of times", ({ kills }) => is(kills, SERIES * KILLS));
builds.run();

const judged = suite("the reader");
judged("sees a broken site if a build writes it in place", async () => {
  const project = await newsroomToKill();
  for (const [link, copy] of [
    ["chmodSync,", "chmodSync, cpSync, rmSync,"],
    [
      "    replaceLink(draft, place);\n",
      "    rmSync(place, { recursive: true, force: true });\n    cpSync(path.join(SITES, site), place, { recursive: true });\n",
    ],
  ] as const)
    edit(project, "src/files/publish/publish.ts", (text) => text.replace(link, copy));
  const { broken } = await killBuilds(project, { kills: 1, seed: 1 });
  not.equal(broken, []);
});
judged.run();
