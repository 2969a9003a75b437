import { cpSync, existsSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { equal, is, match, not } from "uvu/assert";
import { listPack } from "../../src/files/cache/packs.ts";
import { copyProject, filesIn, hashesOf, polyglot } from "../support/project.ts";
import { suite } from "../support/suite.ts";

const CACHE = ".polyglot/cache";
/** Folders of the cache that store values in packs. The names of packs are unpredictable. */
const PACKED = new Set(["works", "pages", "facts", "image-facts", "sound-images"]);
const build = async (project: string, ...more: string[]) => {
  const run = await polyglot(project, ["build", ...more]);
  is(run.code, 0, run.stderr);
  return run.stdout;
};

const parts = suite("polyglot build --shard");
for (const of of [2, 4])
  parts(`on ${of} machines gives the same bytes as one build, search included`, async () => {
    const whole = copyProject({ cold: true });
    await build(whole);
    const together = copyProject({ cold: true });
    for (let index = 1; index <= of; index += 1) {
      const machine = copyProject({ cold: true });
      match(await build(machine, "--shard", `${index}/${of}`), `Part ${index} of ${of} is built`);
      not(existsSync(join(machine, "_site")));
      cpSync(join(machine, CACHE), join(together, CACHE), { recursive: true });
    }
    const made = kept(together);
    await build(together);
    equal(hashesOf(`${join(together, "_site")}/`), hashesOf(`${join(whole, "_site")}/`));
    // The parts have already made everything that the whole build caches.
    equal(missing(made, kept(whole)), of === 2 ? [] : ["search"]);
  });
parts(
  "in one folder, one after the other, keeps the work of the other parts, even from days ago",
  async () => {
    const project = copyProject({ cold: true });
    const parts = [1, 2, 3, 4];
    for (const index of parts) await build(project, "--shard", `${index}/4`);
    const made = stamps(project);
    // Like a cache that is restored on Monday.
    const friday = Date.now() / 1000 - 3 * 24 * 60 * 60;
    for (const name of filesIn(join(project, CACHE))) utimesSync(join(project, CACHE, name), friday, friday);
    for (const index of parts) await build(project, "--shard", `${index}/4`);
    equal(stamps(project), made, "nothing is made again");
    await build(project);
    const after = stamps(project);
    equal(
      made.filter((stamp) => !after.includes(stamp)),
      [],
      "the build of the whole uses all of it",
    );
  },
);
parts("is refused if there is no such part", async () => {
  const { code, stderr } = await polyglot(copyProject({ cold: true }), ["build", "--shard", "3/2"]);
  is(code, 2);
  match(stderr, "--shard");
});
parts.run();

/** What the cache has: files by name, and values in packs by key. */
function kept(project: string): Set<string> {
  const files = filesIn(join(project, CACHE));
  return new Set(
    files.flatMap((name) => {
      const [kind = "", pack] = name.split("/");
      if (pack === undefined || !PACKED.has(kind)) return [name];
      return (listPack(join(project, CACHE, name), kind) ?? []).map(({ key }) => `${kind}/${key}`);
    }),
  );
}

/** File names with inodes: an inode changes if its file is written again. */
function stamps(project: string): string[] {
  const files = filesIn(join(project, CACHE));
  return files.map((name) => `${name} ${statSync(join(project, CACHE, name)).ino}`);
}

/** The kinds that `all` has and `made` doesn't. */
function missing(made: ReadonlySet<string>, all: ReadonlySet<string>): string[] {
  const kinds = [...all].filter((name) => !made.has(name)).map((name) => name.split(/[/-]/)[0] ?? "");
  return [...new Set(kinds)].sort();
}
