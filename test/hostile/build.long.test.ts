import { ok } from "uvu/assert";
import { buildTrees, judge, type Outcome } from "../support/hostile/build.ts";
import { TREES } from "../support/hostile/trees.ts";
import { suite } from "../support/suite.ts";

/** Computing time that a build may take. */
const LIMIT_MS = 10_000;

/** All that must be built, and a third of those that must be refused: another test reads each of them. */
const BUILT = TREES.filter(({ codes }, index) => codes.length === 0 || index % 3 === 0);

let outcomes: Promise<Outcome>[] = [];
const building = suite("a hostile project, built");
building.before(() => {
  outcomes = buildTrees(BUILT);
});
for (const [index, tree] of BUILT.entries())
  building(`${tree.name}: ${tree.codes.join(", ") || "sound"}`, async () => {
    const outcome = await outcomes[index];
    ok(outcome);
    judge(tree, outcome as Outcome);
    ok((outcome?.milliseconds ?? 0) < LIMIT_MS, `takes ${outcome?.milliseconds} ms`);
  });
building.after(async () => {
  const times = (await Promise.allSettled(outcomes)).map((one) =>
    one.status === "fulfilled" ? one.value.milliseconds : 0,
  );
  const slowest = times.indexOf(Math.max(...times));
  process.stdout.write(
    `hostile projects: ${BUILT.length} built; the slowest, ${BUILT[slowest]?.name}, took ` +
      `${Math.round(times[slowest] ?? 0)} ms\n`,
  );
});
building.run();
