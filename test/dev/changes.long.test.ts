import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { is, ok } from "uvu/assert";
import { Random } from "../../bench/search/random.ts";
import { disturb, equalsFresh } from "../support/dev-rounds.ts";
import { type DevServer, startDev } from "../support/dev-server.ts";
import { copyProject, edit } from "../support/project.ts";
import { suite } from "../support/suite.ts";

const ROUNDS = 8;

/** Milliseconds that a build of the large newsroom takes. */
const BUILD_MS = 3000;

const rounds = suite("changes at any moment of many builds of polyglot dev");
for (const seed of [11, 12])
  rounds(`lead to the same site as a clean build, seed ${seed}`, async () => {
    const server = await startDev(copyProject());
    try {
      const random = new Random(seed);
      for (let part = 0; part < 2; part++) {
        await disturb(server, random, ROUNDS);
        await equalsFresh(server);
      }
      is(server.child.exitCode, null);
    } finally {
      await server.stop("SIGKILL");
    }
  });
rounds.run();

interface Context {
  server: DevServer;
  busy: ChildProcess[];
}

/** The number of builds that have ended, and of those that have failed. */
function builds({ log }: DevServer): { ended: number; failed: number } {
  const text = log();
  return {
    ended: text.split("[11ty] Wrote").length - 1,
    failed: text.split("The build failed.").length - 1,
  };
}

const large = suite<Context>("polyglot dev with a hundred articles on a busy machine");
large.before(async (context) => {
  const project = copyProject();
  const articles = join(project, "content/articles");
  const [first = ""] = readdirSync(articles).sort();
  for (let number = 0; number < 100; number++)
    cpSync(join(articles, first), join(articles, `copy-${number}`), { recursive: true });
  context.busy = [1, 2].map(() => spawn(process.execPath, ["-e", "for (;;);"]));
  context.server = await startDev(project);
});
large.after(async ({ server, busy }) => {
  for (const child of busy ?? []) child.kill("SIGKILL");
  await server?.stop("SIGKILL");
});
large("serves the same as a clean build, after changes during every other build", async ({ server }) => {
  const random = new Random(5);
  const articles = join(server.project, "content/articles");
  const pick = () => random.pick(readdirSync(articles).filter((name) => name.startsWith("copy-")));
  for (let round = 0; round < ROUNDS; round++) {
    const { ended } = builds(server);
    edit(server.project, `content/articles/${pick()}/index.en.md`, (text) => `${text}\nRound ${round}.\n`);
    if (round % 2 === 1) {
      await setTimeout(random.between(0, BUILD_MS));
      rmSync(join(articles, pick()), { recursive: true });
      await setTimeout(random.between(0, BUILD_MS / 4));
      edit(server.project, `content/articles/${pick()}/index.en.md`, (text) => `${text}\nMeanwhile.\n`);
      renameSync(join(articles, pick()), join(articles, `copy-renamed-${round}`));
    }
    await server.until("a build", () => builds(server).ended > ended);
    is(await server.status("/zh/"), 200);
  }
  await equalsFresh(server);
  const { ended, failed } = builds(server);
  ok(ended > ROUNDS);
  process.stderr.write(`${ended} builds, of which ${failed} have met a change half-way\n`);
});
large.run();
