import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { equal, is, match } from "uvu/assert";
import { HostileProject } from "../support/hostile/project.ts";
import { TREES } from "../support/hostile/trees.ts";
import { polyglot, ROOT } from "../support/project.ts";
import { suite } from "../support/suite.ts";

const accepting = suite("polyglot accept");
for (const [fact, target] of [
  ["the folder of the original snapshots", ".accepted"],
  ["a snapshot of an original", ".accepted/000000000000.md"],
])
  accepting(`writes nothing, and removes nothing, behind a link in place of ${fact}`, async () => {
    const project = new HostileProject();
    try {
      project.complete();
      project.link(
        `content/articles/visit/${target}`,
        target === ".accepted" ? project.around : project.secret,
      );
      const before = readdirSync(project.around);
      const env = { TSX_TSCONFIG_PATH: join(ROOT, "tsconfig.json") };
      const { code, stderr } = await polyglot(project.folder, ["accept", "visit", "ru"], env);
      is(code, 1);
      match(stderr, /^content\/articles\/visit\/\.accepted\S* {2}error {2}file-link$/m);
      equal(readdirSync(project.around), before);
      match(readFileSync(project.path("content/articles/visit/index.ru.md"), "utf8"), 'of: "000000000000"');
    } finally {
      project.delete();
    }
  });
accepting.run();

const payloads = suite("payloads");
for (const name of [
  "code: front matter in js",
  "code: front matter in jsLegacy",
  "code: front matter with templateEngineOverride: njk",
  "code: a data file *.11tydata.cjs",
  "code: a file evil.njk",
])
  payloads(`run in plain Eleventy, which does not stop them: ${name}`, async () => {
    const project = new HostileProject();
    try {
      project.complete();
      await TREES.find((tree) => tree.name === name)?.make(project);
      is(existsSync(project.marker), false);
      project.write("plain.config.cjs", "module.exports = () => {};");
      const eleventy = join(project.folder, "node_modules/@11ty/eleventy/cmd.cjs");
      const args = [eleventy, "--config=plain.config.cjs", "--input=content", "--output=_site", "--quiet"];
      try {
        execFileSync(process.execPath, args, { cwd: project.folder, stdio: "ignore" });
      } catch {
        // The exit code does not matter: some payloads break the build after they have run.
      }
      is(existsSync(project.marker), true);
    } finally {
      project.delete();
    }
  });
payloads.run();
