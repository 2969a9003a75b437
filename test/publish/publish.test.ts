import fs, {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { equal, is, match, not, ok, throws } from "uvu/assert";
import { takeLock } from "../../src/files/publish/lock.ts";
import { abandon, heal, type Notice, newStaging, publish } from "../../src/files/publish/publish.ts";
import { withFs } from "../support/fs-steps.ts";
import { killBuilds, newsroomToKill } from "../support/kills.ts";
import { inOwnFolder, type OwnFolder } from "../support/own-folder.ts";
import { edit, filesIn, polyglot } from "../support/project.ts";
import { suite } from "../support/suite.ts";
import { build, SITES, seen, siteCount, stopAt, write } from "../support/swapped.ts";

const { renameSync: rename, symlinkSync: symlink } = fs;

const swapping = suite<OwnFolder>("publish and heal");
inOwnFolder(swapping);

swapping("points a link at the new site, keeps the previous one, and no more", () => {
  build("first");
  const before = realpathSync("_site");
  const second = build("second");
  is(seen(), "second");
  is(realpathSync("_site"), realpathSync(second));
  // A reader who is still on the previous site finds all of it.
  is(seen(before), "first");
  is(siteCount(), 2);
  build("third");
  is(existsSync(before), false);
  is(siteCount(), 2);
  is(readdirSync(".polyglot/outputs").length, 2);
});

swapping("keeps the previous site for its readers while the next one is built", () => {
  build("first");
  const before = realpathSync("_site");
  build("second");
  heal("_site", newStaging());
  is(seen(before), "first");
});

swapping("publishes a site that other users may read, whatever the user's own files are like", () => {
  const umask = process.umask(0o077);
  try {
    build("first");
  } finally {
    process.umask(umask);
  }
  const modes = ["_site/", "_site/en", "_site/en/index.html", ".polyglot", SITES].map(
    (file) => statSync(file).mode & 0o777,
  );
  equal(modes, [0o755, 0o755, 0o644, 0o711, 0o711]);
  is(statSync(".polyglot/outputs").mode & 0o077, 0);
});

swapping(
  "publishes a folder that other users may read, with a link that works after the project moves",
  ({ folder }) => {
    build("first");
    is(statSync("_site/").mode & 0o777, 0o755);
    is(lstatSync("_site").isSymbolicLink(), true);
    match(readlinkSync("_site"), /^\.polyglot.sites.site-\w+$/);
    const moved = `${folder}-moved`;
    renameSync(folder, moved);
    is(seen(join(moved, "_site")), "first");
    renameSync(moved, folder);
  },
);

swapping("publishes in a subfolder of the project, also by a name with a slash", () => {
  mkdirSync("public");
  build("first", "public/site");
  build("second", "./public/site/");
  is(seen("public/site"), "second");
  match(readlinkSync("public/site"), /^\.\.\/\.polyglot\/sites\//);
});

for (const [fact, error, changes, place] of [
  ["belongs to another user", "EACCES", ["renameSync", "rmSync"], SITES],
  ["is in use", "EBUSY", ["renameSync", "rmSync"], SITES],
  ["has files of another user", "EACCES", ["rmSync"], ".polyglot/discarded"],
] as const) {
  swapping(`continues if a previous site ${fact} and cannot be removed, and reports it`, () => {
    build("first");
    const stuck = basename(realpathSync("_site"));
    build("second");
    const failing = changes.map((name) => {
      const works: (...args: never[]) => void = fs[name];
      const fails = (...args: never[]) => {
        if (String(args[0]) === join(place, stuck)) throw Object.assign(new Error(error), { code: error });
        works(...args);
      };
      return [name, fails] as const;
    });
    const told: Notice[] = [];
    withFs(Object.fromEntries(failing), () => {
      for (const name of ["third", "fourth"]) {
        build(name, "_site", told);
        is(seen(), name);
      }
    });
    equal(told[0], { kind: "left", file: join(place, stuck), reason: error });
    ok(existsSync(join(place, stuck)));
    build("fifth");
    is(siteCount(), 2);
    build("sixth");
    is(existsSync(join(".polyglot/discarded", stuck)), false);
  });
}

swapping("removes a previous site at once where the disk has no room for the trash", () => {
  const first = build("first");
  const mkdir = fs.mkdirSync;
  const mkdirSync = (folder: string, options: object) => {
    if (folder.endsWith("discarded")) throw Object.assign(new Error("ENOSPC"), { code: "ENOSPC" });
    return mkdir(folder, options);
  };
  const told: Notice[] = [];
  withFs({ mkdirSync }, () => {
    for (const name of ["second", "third"]) build(name, "_site", told);
  });
  is(existsSync(first), false);
  equal(told, []);
});

swapping("leaves nothing of a build that failed, which may have filled the disk", () => {
  const failed = newStaging();
  write(failed, "failed");
  abandon(failed);
  is(existsSync(join(".polyglot/discarded", basename(failed))), false);
});

swapping("reports only warnings once the link points at the new site, whatever fails", () => {
  build("first");
  const staging = newStaging();
  write(staging, "second");
  const fail = () => {
    throw Object.assign(new Error("EIO"), { code: "EIO" });
  };
  const renameSync = (from: string, to: string) => {
    rename(from, to);
    if (!to.endsWith("_site")) return;
    // From now on nothing works, and the rename reports a failure, as it may on a network file system.
    for (const name of ["readdirSync", "rmSync", "renameSync", "openSync"] as const)
      Object.assign(fs, { [name]: fail });
    fail();
  };
  const { readdirSync, rmSync, openSync } = fs;
  withFs({ renameSync, readdirSync, rmSync, openSync }, () => {
    const told = publish(staging, "_site");
    ok(told.every(({ kind }) => kind === "left"));
    abandon(staging);
  });
  is(seen(), "second");
});

swapping("removes the folder of a failed build only if readers don't see it", () => {
  const live = build("first");
  abandon(live);
  is(seen(), "first");
  const failed = newStaging();
  write(failed, "failed");
  abandon(failed);
  is(existsSync(failed), false);
  is(siteCount(), 1);
  const stuck = newStaging();
  const rmSync = () => {
    throw Object.assign(new Error("EACCES"), { code: "EACCES" });
  };
  withFs({ rmSync }, () => abandon(stuck));
  build("second");
  is(existsSync(stuck), false);
});

swapping("moves a plain folder aside, with everything in it, and reports where it is", () => {
  for (const folder of [".polyglot/replaced-docs", ".polyglot/replaced-docs-2"]) {
    rmSync("docs", { force: true });
    mkdirSync("docs/.well-known", { recursive: true });
    writeFileSync("docs/CNAME", "news.example.org");
    writeFileSync("docs/.well-known/token", "");
    const told: Notice[] = [];
    build("first", "docs", told);
    is(seen("docs"), "first");
    equal(told, [{ kind: "replaced", output: "docs", folder }]);
    for (const name of ["second", "third"]) build(name, "docs", told);
    equal(filesIn(folder), [".well-known/token", "CNAME"]);
    is(told.length, 1);
  }
});

swapping("replaces an empty folder without a notice", () => {
  mkdirSync("_site");
  const told: Notice[] = [];
  build("first", "_site", told);
  is(seen(), "first");
  equal(told, []);
});

swapping("moves a plain folder back if the link cannot replace it", () => {
  write("_site", "plain");
  const staging = newStaging();
  write(staging, "new");
  const renameSync = (from: string, to: string) => {
    if (from.endsWith("polyglot-new")) throw Object.assign(new Error("EIO"), { code: "EIO" });
    rename(from, to);
  };
  withFs({ renameSync }, () => throws(() => publish(staging, "_site"), "EIO"));
  is(seen(), "plain");
  abandon(staging);
  equal(readdirSync(".").sort(), [".polyglot", "_site"]);
});

/** Works as on Windows: no rename can replace a link to a folder, and a junction has an absolute path. */
const WINDOWS = {
  renameSync: (from: string, to: string) => {
    if (lstatSync(to, { throwIfNoEntry: false })?.isFile() === false)
      throw Object.assign(new Error("EPERM"), { code: "EPERM" });
    rename(from, to);
  },
  symlinkSync: (target: string, link: string, type: string) => {
    is(type, "junction");
    symlink(resolve(dirname(resolve(link)), target), link);
  },
};

swapping("points a junction at the new site, which takes more than one step", () => {
  withFs(WINDOWS, () => {
    for (const [name, output] of [
      ["first", "_site"],
      ["second", "_site"],
      ["below", "public/site"],
      ["third", "_site"],
    ] as const) {
      build(name, output);
      is(seen(output), name);
    }
  });
  is(seen("public/site"), "below");
  is(readlinkSync("_site"), realpathSync("_site"));
  equal(readdirSync(".").sort(), [".polyglot", "_site", "public"]);
  equal(readdirSync("public"), ["site"]);
});

for (const [fact, prepare, allowed, functions = {}] of [
  ["the first site", () => {}, ["none", "new"]],
  ["a site", () => build("old"), ["old", "new"]],
  ["a third site", () => [build("older"), build("old")], ["old", "new"]],
  ["a site over a plain folder", () => write("_site", "old"), ["old", "none", "new"]],
  ["a site over a junction", () => build("old"), ["old", "none", "new"], WINDOWS],
] satisfies [string, () => unknown, string[], object?][]) {
  swapping(
    `killed at any step of publishing ${fact} never shows half a site, and the next build repairs it`,
    () => {
      let steps = 0;
      let gaps = 0;
      for (; ; steps++) {
        for (const rest of ["_site", ".polyglot"]) rmSync(rest, { recursive: true, force: true });
        withFs(functions, prepare);
        if (!withFs(functions, () => stopAt(steps, () => build("new")))) break;
        const now = seen();
        ok(allowed.includes(now), `step ${steps}: ${now}`);
        if (now === "none") gaps++;
        // A build that only starts, and then fails, already restores the last whole site.
        withFs(functions, () => heal("_site", newStaging()));
        const healed = seen();
        is(healed, now === "none" && allowed.includes("old") ? "old" : now, `step ${steps}`);
        withFs(functions, () => build("next"));
        is(seen(), "next");
        ok(siteCount() <= 2, `step ${steps}`);
        is(readdirSync(".polyglot/outputs").length, siteCount());
        equal(readdirSync("."), [".polyglot", "_site"]);
        const rest = readdirSync(".polyglot").filter(
          (name) => !["discarded", "outputs", "sites"].includes(name),
        );
        // A plain folder stays, whenever the build was killed.
        equal(rest, fact.endsWith("plain folder") ? ["replaced-_site"] : [], `step ${steps}`);
        if (rest.length > 0) is(seen(".polyglot/replaced-_site"), "old");
      }
      ok(steps > 10);
      ok(gaps <= 1 || !allowed.includes("old"), `${gaps}`);
    },
  );
}
swapping.run();

const several = suite<OwnFolder>("several outputs of a project");
inOwnFolder(several);

const OUTPUTS = ["_site", "_preview", "public/site", "../outside-of-it"] as const;

several("each have their site and the previous one, whatever the order of the builds", ({ folder }) => {
  const outputs = [...OUTPUTS, join(folder, "absolute")];
  const last = new Map<string, string>();
  for (let round = 0; round < 3; round++) {
    for (const output of round === 1 ? [...outputs].reverse() : outputs) {
      const name = `${output} ${round}`;
      build(name, output);
      last.set(output, name);
      for (const [other, expected] of last) is(seen(other), expected, `${other} after ${name}`);
    }
  }
  is(siteCount(), 2 * outputs.length);
  rmSync("../outside-of-it");
});

several.long("stay whole, whenever a build of another one is killed", () => {
  for (let step = 0; ; step++) {
    for (const rest of ["_site", "_preview", ".polyglot"]) rmSync(rest, { recursive: true, force: true });
    build("old");
    build("preview", "_preview");
    if (!stopAt(step, () => build("new preview", "_preview"))) break;
    is(seen(), "old");
    not.equal(seen("_preview"), "half");
    heal("_site", newStaging());
    not.equal(seen("_preview"), "half");
    not.equal(seen("_preview"), "none");
    build("new");
    build("next preview", "_preview");
    is(seen(), "new");
    ok(siteCount() <= 4, `step ${step}`);
  }
});

several("each keep their folder if a build was killed while it moved the folder aside", () => {
  for (let step = 0; seen() !== "none" || step === 0; step++) {
    for (const rest of ["_site", ".polyglot"]) rmSync(rest, { recursive: true, force: true });
    write("_site", "plain");
    ok(stopAt(step, () => build("new")));
  }
  write("_preview", "plain preview");
  build("preview", "_preview");
  is(seen("_preview"), "preview");
  heal("_site", newStaging());
  is(seen(), "plain");
  is(seen(".polyglot/replaced-_preview"), "plain preview");
});

for (const [fact, from, change, to] of [
  ["was renamed", "_site", () => renameSync("_site", "_old"), "_old"],
  ["was moved to a folder at the same depth", "public/site", () => moveTo("www"), "www/site"],
  ["has a copy", "_site", () => symlinkSync(readlinkSync("_site"), "_old"), "_old"],
  ["has a link to it that a user made", "_site", () => symlinkSync("_site", "current"), "current"],
] as const) {
  several(`keep the site of a link that ${fact}, and remove it when no link is left`, () => {
    build("first", from);
    const site = realpathSync(from);
    change();
    for (const name of ["second", "third", "fourth"]) build(name, from);
    is(seen(from), "fourth");
    is(seen(to), to === "current" ? "fourth" : "first");
    is(siteCount(), to === "current" ? 2 : 3);
    rmSync(to);
    build("fifth", from);
    is(existsSync(site), false);
    is(siteCount(), 2);
  });
}

function moveTo(folder: string): void {
  mkdirSync(folder);
  renameSync("public/site", join(folder, "site"));
}

for (const [fact, remove] of [
  ["removed", () => rmSync("public/preview")],
  ["removed with its folder", () => rmSync("public", { recursive: true })],
] as const) {
  several(`remove the sites of an output that was ${fact}, with the next build of another one`, () => {
    build("first", "public/preview");
    build("second", "public/preview");
    build("live");
    is(siteCount(), 3);
    remove();
    build("new");
    is(siteCount(), 2);
    is(seen(), "new");
  });
}

several(
  "keep the site that another container sees outside of the project, until it is replaced",
  ({ folder }) => {
    const outside = `${folder}-outside`;
    mkdirSync(outside);
    const output = join(outside, "site");
    build("first", output);
    // As if this container had another folder there, or no folder.
    renameSync(outside, `${outside}-hidden`);
    for (const name of ["a", "b", "c"]) build(name);
    mkdirSync(outside);
    for (const name of ["a", "b", "c"]) build(name);
    build("of this container", output);
    for (const name of ["a", "b", "c"]) build(name);
    is(seen(output), "of this container");
    is(seen(join(`${outside}-hidden`, "site")), "first");
    rmSync(outside, { recursive: true });
    renameSync(`${outside}-hidden`, outside);
    for (const name of ["second", "third", "fourth"]) build(name, output);
    is(seen(output), "fourth");
    // The sites of the project, of the other container, and of this one that readers no longer see.
    ok(siteCount() <= 5);
    rmSync(outside, { recursive: true });
  },
);

several("remove what a killed build has left for an output outside of the project", ({ folder }) => {
  const output = `${folder}-outside`;
  build("first", output);
  const stuck = newStaging();
  let links = 0;
  // The first link only tests whether links can be made.
  const killed = (...args: Parameters<typeof symlink>) => {
    if (++links === 2) throw new Error("killed");
    symlink(...args);
  };
  withFs({ symlinkSync: killed }, () => throws(() => publish(stuck, output), "killed"));
  ok(existsSync(stuck));
  build("second", output);
  is(existsSync(stuck), false);
  is(siteCount(), 2);
  rmSync(output);
});

for (const [fact, prepare] of [
  ["without a record", (site: string) => rmSync(`.polyglot/outputs/${basename(site)}.json`)],
  [
    "whose record was cut off",
    (site: string) => writeFileSync(`.polyglot/outputs/${basename(site)}.json`, "{"),
  ],
] as const) {
  several(
    `keep a site ${fact}, which may be in use elsewhere, and remove it once it is replaced`,
    ({ folder }) => {
      const elsewhere = `${folder}-elsewhere`;
      const site = build("first", elsewhere);
      prepare(site);
      for (const name of ["a", "b", "c"]) build(name);
      is(seen(elsewhere), "first");
      for (const name of ["second", "third"]) build(name, elsewhere);
      is(seen(elsewhere), "third");
      is(existsSync(site), false);
      rmSync(elsewhere);
    },
  );
}

several("are found in a workshop that is a link to another disk", ({ folder }) => {
  mkdirSync(`${folder}-disk`);
  symlinkSync(`${folder}-disk`, ".polyglot");
  for (const name of ["first", "second", "third"]) {
    build(name);
    build(`preview ${name}`, "_preview");
  }
  equal([seen(), seen("_preview")], ["third", "preview third"]);
  is(siteCount(), 4);
  rmSync(`${folder}-disk`, { recursive: true });
});
several.run();

const builds = suite<{ project: string }>("polyglot build");
builds.before(async (context) => {
  context.project = await newsroomToKill();
});

builds.long(
  "that is killed shows readers only whole sites, and the next build is whole",
  async ({ project }) => {
    const { kills, rounds, broken } = await killBuilds(project, { kills: 1, seed: 1 });
    equal(broken, []);
    is(kills, 1);
    ok(rounds > 3, `${rounds}`);
  },
);

builds.long("that fails leaves the last site as it was, and no files of its own", async ({ project }) => {
  const before = realpathSync(join(project, "_site"));
  const sites = readdirSync(join(project, SITES));
  const article = "content/articles/known/index.en.md";
  edit(project, article, (text) => text.replace("title:", "tilte:"));
  const { code, stderr } = await polyglot(project, ["build"]);
  is(code, 1, stderr);
  edit(project, article, (text) => text.replace("tilte:", "title:"));
  is(realpathSync(join(project, "_site")), before);
  equal(readdirSync(join(project, SITES)), sites);
});

builds.long(
  "ends with 2 while another one runs, names its process and does not disturb it",
  async ({ project }) => {
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
  },
);

builds.long("removes a deleted article from pages, feeds, sitemaps and the search", async ({ project }) => {
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
  // The remaining article and the standing pages, in three languages.
  is(fragments.length, 3 * (1 + readdirSync(join(project, "content/pages")).length));
});
builds.run();
