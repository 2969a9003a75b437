import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  chownSync,
  existsSync,
  lchownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import { equal, is, match, not, ok } from "uvu/assert";
import { ownHolder } from "../../src/files/publish/holder.ts";
import { ROOT } from "../support/project.ts";
import { suite } from "../support/suite.ts";

/** A user who owns nothing. */
const UNPRIVILEGED = 65_534;

const command = suite<{ project: string }>("polyglot build");
command.before.each((context) => {
  context.project = mkdtempSync(join(tmpdir(), "polyglot-command-"));
  const files = {
    "package.json": '{ "type": "module" }',
    "pages/index.html": "---\n---\n{{ word }}",
    // A site of one page with the value of the variable WORD; everything else happens when it is written.
    "eleventy.config.js": `import { appendFileSync, rmSync } from "node:fs";
      export default function (config) {
        config.addGlobalData("word", process.env.WORD);
        config.on("eleventy.after", () => appendFileSync("built", "x"));
        if (process.env.REMOVE) config.on("eleventy.after", () => rmSync(process.env.REMOVE, { recursive: true }));
        return { dir: { input: "pages", output: process.env.OUTPUT ?? "_site" } };
      }`,
  };
  mkdirSync(join(context.project, "pages"));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(context.project, name), content);
});
command.after.each(({ project }) => rmSync(project, { recursive: true }));

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Builds a site with a word on its page. @param before Command that runs the build. */
async function build(
  project: string,
  word: string,
  env: NodeJS.ProcessEnv = {},
  before: readonly string[] = [],
): Promise<Ended> {
  const args = ["--import", pathToFileURL(join(ROOT, "node_modules/tsx/dist/loader.mjs")).href];
  if (env.DIE_AT) args.push("--import", new URL("../support/die-after-turn.js", import.meta.url).href);
  const [name = "", ...rest] = [...before, process.execPath, ...args, join(ROOT, "src/cli/main.ts"), "build"];
  const child = spawn(name, rest, {
    cwd: project,
    env: { ...process.env, LC_ALL: "C", WORD: word, ...env },
  });
  const [stdout, stderr, [code, signal]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close") as Promise<[number | null, NodeJS.Signals | null]>,
  ]);
  return { code, signal, stdout, stderr };
}

function seen(project: string, output = "_site"): string {
  const page = join(project, output, "index.html");
  return existsSync(page) ? readFileSync(page, "utf8").trim() : "none";
}

command("ends with 2 before it builds anything if its output is unfit", async ({ project }) => {
  symlinkSync("/srv/www", join(project, "_site"));
  const { code, stderr } = await build(project, "new", { POLYGLOT_LANG: "ru" });
  is(code, 2, stderr);
  match(stderr, "_site — ссылка на /srv/www");
  not.match(stderr, /^\s+at |\{\{|cli:/m);
  is(existsSync(join(project, "built")), false);
  is(readlinkSync(join(project, "_site")), "/srv/www");
  equal(readdirSync(join(project, ".polyglot/sites")), []);
});

command(
  "publishes two configurations of a project, and neither replaces the other's site",
  async ({ project }) => {
    for (const [output, word] of [
      ["_site", "live"],
      ["_preview", "draft"],
      ["_preview", "draft 2"],
      ["_site", "live 2"],
    ] as const) {
      is((await build(project, word, { OUTPUT: output })).code, 0);
      is(seen(project, output), word);
      if (output === "_preview") is(seen(project), "live");
    }
    is(seen(project, "_preview"), "draft 2");
  },
);

command(
  "reports where it moved a plain folder that was in its way, with all its files",
  async ({ project }) => {
    mkdirSync(join(project, "_site"));
    writeFileSync(join(project, "_site/CNAME"), "news.example.org");
    const { code, stdout, stderr } = await build(project, "new");
    is(code, 0, stderr);
    match(stdout, "1 page written");
    match(stderr, ".polyglot/replaced-_site");
    is(readFileSync(join(project, ".polyglot/replaced-_site/CNAME"), "utf8"), "news.example.org");
    is((await build(project, "newer")).stderr, "");
    is(seen(project), "newer");
  },
);

if (process.getuid?.() === 0 && spawnSync("setpriv", ["--version"]).status === 0) {
  command("continues if the previous site has files of another user, and reports it", async ({ project }) => {
    const user = ["setpriv", `--reuid=${UNPRIVILEGED}`, `--regid=${UNPRIVILEGED}`, "--clear-groups"];
    mkdirSync(join(project, "_site/.well-known/acme"), { recursive: true });
    writeFileSync(join(project, "_site/.well-known/acme/token"), "");
    for (const name of [".", ...readdirSync(project, { recursive: true, encoding: "utf8" })])
      if (!name.includes(".well-known")) lchownSync(join(project, name), UNPRIVILEGED, UNPRIVILEGED);
    is((await build(project, "first", {}, user)).code, 0);
    ok(existsSync(join(project, ".polyglot/replaced-_site/.well-known/acme/token")));
    const site = realpathSync(join(project, "_site"));
    mkdirSync(join(site, "of-root"));
    writeFileSync(join(site, "of-root/file"), "");
    // The third takes it away, the fourth removes its files.
    for (const word of ["second", "third", "fourth"]) {
      const { code, stderr } = await build(project, word, {}, user);
      is(code, 0, stderr);
      is(seen(project), word);
      if (word === "fourth") match(stderr, "EACCES");
      else is(stderr, "");
    }
    const discarded = join(project, ".polyglot/discarded", basename(site));
    ok(existsSync(join(discarded, "of-root/file")));
    chownSync(join(discarded, "of-root"), UNPRIVILEGED, UNPRIVILEGED);
    is((await build(project, "fifth", {}, user)).stderr, "");
    is(existsSync(discarded), false);
  });
} else
  command.skip("goes on where the site before holds what another user owns", "the tests aren't run by root");

for (const [fact, remove] of [
  ["workshop", ".polyglot"],
  ["lock", ".polyglot/build.lock.2"],
] as const) {
  command(
    `publishes nothing if its ${fact} was removed in the meantime, and reports it`,
    async ({ project }) => {
      is((await build(project, "old")).code, 0);
      const { code, stderr } = await build(project, "new", { REMOVE: remove });
      is(code, 2, stderr);
      match(stderr, "Nothing was published");
      is(seen(project), fact === "lock" ? "old" : "none");
      is((await build(project, "newer")).code, 0);
      is(seen(project), "newer");
    },
  );
}

command("ends with 2 while another machine builds, and names it", async ({ project }) => {
  mkdirSync(join(project, ".polyglot"));
  const ticket = { ...ownHolder(), pid: 7, host: "builder", boot: "another" };
  writeFileSync(join(project, ".polyglot/build.lock.1"), JSON.stringify(ticket));
  const { code, stderr } = await build(project, "new", { POLYGLOT_LANG: "zh" });
  is(code, 2);
  match(stderr, "builder上的进程7");
  match(stderr, ".polyglot/build.lock.1");
  is(existsSync(join(project, "built")), false);
});

command(
  "that is killed at any step after the rename has published, and the next one tidies up",
  async ({ project }) => {
    for (const word of ["older", "old"]) is((await build(project, word)).code, 0);
    let step = 0;
    for (; ; step++) {
      const { signal, stderr } = await build(project, `new ${step}`, { DIE_AT: `${step}` });
      is(seen(project), `new ${step}`, stderr);
      if (signal === null) break;
      is(signal, "SIGKILL");
    }
    ok(step >= 3, `${step}`);
    is((await build(project, "next")).code, 0);
    is(seen(project), "next");
    is(readdirSync(join(project, ".polyglot/sites")).length, 2);
    equal(readdirSync(join(project, ".polyglot")).sort(), ["cache", "discarded", "outputs", "sites"]);
  },
);

command("publishes even if no process reads its output", async ({ project }) => {
  await build(project, "new", {}, ["sh", "-c", 'exec "$@" | true', "sh"]);
  is(seen(project), "new");
  is((await build(project, "newer")).code, 0);
  is(seen(project), "newer");
});
command.run();
