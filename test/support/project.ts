import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import { setTimeout } from "node:timers/promises";

/** The folder of the project itself. */
export const ROOT = join(import.meta.dirname, "../..");

/** What a project needs, besides its packages. */
const PARTS = [
  "content",
  "eleventy.config.ts",
  "locales",
  "package.json",
  "plugins",
  "src",
  "tsconfig.json",
] as const;

const copies: string[] = [];
process.once("exit", () => {
  for (const copy of copies) rmSync(copy, { recursive: true, force: true });
});

/** Where a project caches what it has made of pictures and titles. */
const CACHE = join(".polyglot", "cache");

/**
 * Where the cache of the first build is stored, for the projects that are copied after it: pictures take the
 * longest. The lanes of a run share it.
 */
const SHARED = process.env.POLYGLOT_TEST_CACHE ?? mkdtempSync(join(tmpdir(), "polyglot-shared-"));
if (process.env.POLYGLOT_TEST_CACHE === undefined) copies.push(SHARED);

/**
 * Builds the project as it is with the real command. The first lane of a run that asks for it makes the build, and the
 * others get copies of its site.
 *
 * @returns The folder of the project; its site is in `_site`.
 */
export async function builtProject(): Promise<string> {
  const site = join(SHARED, "site");
  const [begun, ended] = ["begun", "ended"].map((name) => join(SHARED, name)) as [string, string];
  const isFirst = await mkdir(begun).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
      return false;
    },
  );
  while (!isFirst && !existsSync(ended)) await setTimeout(100);
  const project = copyProject();
  if (!isFirst && existsSync(site)) {
    cpSync(site, join(project, "_site"), { recursive: true });
    return project;
  }
  try {
    const { code, stderr } = await polyglot(project, ["build"]);
    if (code !== 0) throw new Error(`polyglot build ended with ${code}: ${stderr}`);
    if (isFirst) cpSync(join(project, "_site"), site, { recursive: true, dereference: true });
  } finally {
    if (isFirst) await mkdir(ended);
  }
  return project;
}

/**
 * A copy of the project in a temporary folder, removed at the end of the run.
 *
 * @param cold Whether it is as on a machine where nothing was ever built.
 */
export function copyProject({ cold = false } = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "polyglot-project-"));
  for (const part of PARTS) cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  if (!cold && existsSync(join(SHARED, "cache")))
    cpSync(join(SHARED, "cache"), join(folder, CACHE), { recursive: true });
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"), "junction");
  copies.push(folder);
  return folder;
}

/** Changes a file of a project and fails if nothing changed. */
export function edit(project: string, name: string, change: (text: string) => string): void {
  const file = join(project, name);
  const before = readFileSync(file, "utf8");
  const after = change(before);
  if (after === before) throw new Error(`${name} is as it was`);
  writeFileSync(file, after);
}

/** How a run of the command ended. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The arguments of Node for the command `polyglot`. */
export const POLYGLOT = ["--import", "tsx", "src/cli/main.ts"] as const;

/**
 * Runs the command `polyglot` in a folder, in English unless `env` sets another language.
 *
 * @param env Variables in addition to those of this process.
 */
export function polyglot(folder: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Run> {
  const options = { cwd: folder, env: { ...process.env, LC_ALL: "C", ...env }, maxBuffer: 2 ** 26 };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [...POLYGLOT, ...args], options, (_, stdout, stderr) => {
      if (child.exitCode === 0 && args[0] === "build") keepCache(folder);
      resolve({ code: child.exitCode, stdout, stderr });
    });
  });
}

function keepCache(folder: string): void {
  if (existsSync(join(SHARED, "cache")) || !existsSync(join(folder, CACHE))) return;
  const copy = join(SHARED, `cache-${process.pid}`);
  cpSync(join(folder, CACHE), copy, { recursive: true });
  try {
    renameSync(copy, join(SHARED, "cache"));
  } catch {
    // Another lane was first.
    rmSync(copy, { recursive: true });
  }
}

/** The files below a folder, by path from it with `/`, sorted. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
}

/** A hash of each file below a folder, by path. */
export function hashesOf(folder: string): Record<string, string> {
  const hash = (file: string) =>
    createHash("sha256")
      .update(readFileSync(join(folder, file)))
      .digest("hex");
  return Object.fromEntries(filesIn(folder).map((file) => [file, hash(file)]));
}
