import fs, {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import { equal, instance, is, match, not, ok } from "uvu/assert";
import { takeLock } from "../src/files/lock.ts";
import { heal, newStaging, publish } from "../src/files/publish.ts";
import { killBuilds, newsroomToKill } from "./kills.ts";
import { inOwnFolder, type OwnFolder } from "./own-folder.ts";
import { edit, polyglot } from "./project.ts";
import { suite } from "./suite.ts";

const SITES = ".polyglot/sites";

const swapping = suite<OwnFolder>("publish and heal");
inOwnFolder(swapping);

/** Builds and publishes a site of two files, as the command does: heals first. */
function build(name: string, output = "_site"): string {
  const staging = newStaging();
  heal(output, staging);
  write(staging, name);
  publish(staging, output);
  return staging;
}

function write(folder: string, name: string): void {
  mkdirSync(join(folder, "en"), { recursive: true });
  writeFileSync(join(folder, "index.html"), name);
  writeFileSync(join(folder, "en/index.html"), name);
}

/** What readers see: the name of the site that is whole, `"none"`, or `"half"`. */
function seen(output = "_site"): string {
  if (!existsSync(output)) return "none";
  const [root, page] = ["index.html", "en/index.html"].map((file) =>
    existsSync(join(output, file)) ? readFileSync(join(output, file), "utf8") : undefined,
  );
  return root !== undefined && root === page ? root : "half";
}

swapping("turns a link to the new site, keeps the one before, and no more", () => {
  build("first");
  const before = realpathSync("_site");
  const second = build("second");
  is(seen(), "second");
  is(realpathSync("_site"), realpathSync(second));
  // A reader that is still in the site before finds all of it.
  is(seen(before), "first");
  is(readdirSync(SITES).length, 2);
  build("third");
  is(existsSync(before), false);
  is(readdirSync(SITES).length, 2);
});

swapping(
  "publishes a folder that others may read, by a link that may be moved with the project",
  ({ folder }) => {
    build("first");
    is(statSync("_site/").mode & 0o777, 0o755);
    is(lstatSync("_site").isSymbolicLink(), true);
    match(readlinkSync("_site"), /^\.polyglot.sites.site-\w+$/);
    const moved = `${folder}-moved`;
    fs.renameSync(folder, moved);
    is(seen(join(moved, "_site")), "first");
    fs.renameSync(moved, folder);
  },
);

swapping("publishes in another folder than that of the project", () => {
  mkdirSync("public");
  build("first", "public/site");
  build("second", "public/site");
  is(seen("public/site"), "second");
  match(readlinkSync("public/site"), /^\.\.\/\.polyglot\/sites\//);
});

swapping("replaces a plain folder, with everything in it", () => {
  write("_site", "plain");
  writeFileSync("_site/old.html", "old");
  build("first");
  is(seen(), "first");
  is(existsSync("_site/old.html"), false);
  is(readdirSync(SITES).length, 1);
});

swapping("leaves alone a link that leads elsewhere, but for turning it", () => {
  write("elsewhere", "elsewhere");
  fs.symlinkSync("elsewhere", "_site");
  build("first");
  is(seen(), "first");
  is(seen("elsewhere"), "elsewhere");
});

/** Functions of `fs` that change something. */
const CHANGING = ["chmodSync", "mkdirSync", "mkdtempSync", "renameSync", "rmSync", "symlinkSync"] as const;

class Killed extends Error {}

/** Does some work and stops at a step of it as a killed process would: nothing comes after. @returns whether it stopped */
function stopAt(step: number, work: () => void): boolean {
  let left = step;
  const originals = CHANGING.map((name) => fs[name]);
  for (const name of CHANGING) {
    const original = fs[name] as (...args: unknown[]) => unknown;
    const counted = (...args: unknown[]) => {
      if (left-- === 0) throw new Killed(name);
      return original(...args);
    };
    Object.assign(fs, { [name]: counted });
  }
  syncBuiltinESMExports();
  try {
    work();
    return false;
  } catch (error) {
    instance(error, Killed);
    return true;
  } finally {
    for (const [index, name] of CHANGING.entries()) Object.assign(fs, { [name]: originals[index] });
    syncBuiltinESMExports();
  }
}

for (const [fact, prepare, allowed] of [
  ["the first site", () => {}, ["none", "new"]],
  ["a site", () => build("old"), ["old", "new"]],
  ["a third site", () => [build("older"), build("old")], ["old", "new"]],
  ["a site over a plain folder", () => write("_site", "old"), ["old", "none", "new"]],
] satisfies [string, () => unknown, string[]][]) {
  swapping(
    `killed at any step of publishing ${fact} never shows half of one, and the next build heals`,
    () => {
      let steps = 0;
      let gaps = 0;
      for (; ; steps++) {
        for (const rest of ["_site", ".polyglot"]) rmSync(rest, { recursive: true, force: true });
        prepare();
        if (!stopAt(steps, () => build("new"))) break;
        const now = seen();
        ok(allowed.includes(now), `step ${steps}: ${now}`);
        if (now === "none") gaps++;
        // A build that only begins, and fails, already gives readers the last whole site back.
        heal("_site", newStaging());
        equal(readdirSync(".polyglot"), ["sites"], `step ${steps}`);
        const healed = seen();
        is(healed, now === "none" && allowed.includes("old") ? "old" : now, `step ${steps}`);
        build("next");
        is(seen(), "next");
        ok(readdirSync(SITES).length <= 2, `step ${steps}`);
        equal(readdirSync(".polyglot"), ["sites"]);
      }
      ok(steps > 5);
      ok(gaps <= 1 || !allowed.includes("old"), `${gaps}`);
    },
  );
}
swapping.run();

const builds = suite<{ project: string }>("polyglot build");
builds.before(async (context) => {
  context.project = await newsroomToKill();
});

builds("that is killed shows readers whole sites alone, and the next build is whole", async ({ project }) => {
  const { kills, rounds, broken } = await killBuilds(project, { kills: 1, seed: 1 });
  equal(broken, []);
  is(kills, 1);
  ok(rounds > 3, `${rounds}`);
});

builds("that fails leaves the last site as it was, and nothing of its own", async ({ project }) => {
  const before = realpathSync(join(project, "_site"));
  const article = "content/articles/known/index.en.md";
  edit(project, article, (text) => text.replace("title:", "tilte:"));
  is((await polyglot(project, ["build"])).code, 1);
  edit(project, article, (text) => text.replace("tilte:", "title:"));
  is(realpathSync(join(project, "_site")), before);
  is(readdirSync(join(project, SITES)).length, 1);
});

builds("ends with 2 beside another one, names its process and leaves it alone", async ({ project }) => {
  const file = join(project, ".polyglot/build.lock");
  const release = takeLock(file);
  const staging = readdirSync(join(project, SITES));
  const { code, stderr } = await polyglot(project, ["build"]);
  is(code, 2);
  match(stderr, String(process.pid));
  not.match(stderr, /^\s+at /m);
  equal(readdirSync(join(project, SITES)), staging);
  release();
  is((await polyglot(project, ["build"])).code, 0);
});

builds(
  "takes an article that was deleted from pages, feeds, sitemaps and the search",
  async ({ project }) => {
    const files = () => readdirSync(join(project, "_site/"), { recursive: true, encoding: "utf8" });
    ok(files().some((file) => file.includes("sometimes")));
    rmSync(join(project, "content/articles/sometimes"), { recursive: true });
    is((await polyglot(project, ["build"])).code, 0);
    equal(
      files().filter((file) => file.includes("sometimes")),
      [],
    );
    for (const file of files().filter((name) => /\.(?:html|xml|json)$/.test(name)))
      not.match(readFileSync(join(project, "_site", file), "utf8"), "sometimes", file);
    const fragments = files().filter((file) => file.endsWith(".pf_fragment"));
    // The article that is left and the page about the archive, in three languages.
    is(fragments.length, 6);
  },
);
builds.run();
