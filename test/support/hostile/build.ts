import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, lstatSync, readdirSync, readFileSync, readlinkSync, realpathSync } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { equal, is, match, not, ok } from "uvu/assert";
import { POLYGLOT, ROOT } from "../project.ts";
import { judgePages } from "./pages.ts";
import { HostileProject } from "./project.ts";
import type { Tree } from "./rows.ts";

/** What the command left behind. */
export interface Outcome {
  /** null if it had to be killed. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Computing time of the process. */
  readonly milliseconds: number;
  /** Whether code of the content has run. */
  readonly marked: boolean;
  /** What was added, changed or removed, except for the site and `.polyglot`. */
  readonly changes: readonly string[];
  /** Undefined if there is no site. */
  readonly pages?: ReadonlyMap<string, string>;
}

/** Time after which a build counts as one that never ends. */
const PATIENCE_MS = 100_000;

/** The number of builds that run at the same time. */
const LANES = 2;

/**
 * Builds projects in two lanes, in their order: a caller that awaits them one after the other never waits
 * long.
 */
export function buildTrees(trees: readonly Tree[]): Promise<Outcome>[] {
  const outcomes: Promise<Outcome>[] = [];
  for (const [index, tree] of trees.entries()) {
    const turn = outcomes[index - LANES] ?? Promise.resolve();
    const outcome = turn.then(
      () => buildTree(tree),
      () => buildTree(tree),
    );
    // The caller that awaits this tree, maybe later, gets its failure.
    outcome.catch(() => {});
    outcomes.push(outcome);
  }
  return outcomes;
}

/** Builds a project with the real command, in a process and a folder of its own. */
async function buildTree(tree: Tree): Promise<Outcome> {
  const project = new HostileProject();
  try {
    project.complete();
    await tree.make(project);
    const before = stateOf(project.around);
    const run = await polyglot(project.folder);
    const after = stateOf(project.around);
    const names = new Set([...before.keys(), ...after.keys()]);
    const site = join(project.folder, "_site");
    return {
      ...run,
      marked: existsSync(project.marker),
      changes: [...names].filter((name) => before.get(name) !== after.get(name)),
      ...(existsSync(site) ? { pages: readPages(realpathSync(site)) } : {}),
    };
  } finally {
    project.delete();
  }
}

/** Reports at the end of a process its computing time, which no other process can increase. */
const STOPWATCH = `data:text/javascript,${encodeURIComponent(
  'import { writeSync } from "node:fs"; process.on("exit", () => writeSync(3, String(process.cpuUsage().user)));',
)}`;

async function polyglot(
  folder: string,
): Promise<Pick<Outcome, "code" | "stdout" | "stderr" | "milliseconds">> {
  const child = spawn(process.execPath, ["--import", STOPWATCH, ...POLYGLOT, "build", "--format", "json"], {
    cwd: folder,
    env: { ...process.env, LC_ALL: "C", TSX_TSCONFIG_PATH: join(ROOT, "tsconfig.json") },
    stdio: ["ignore", "pipe", "pipe", "pipe"],
    timeout: PATIENCE_MS,
    killSignal: "SIGKILL",
  });
  const [, stdout, stderr, microseconds] = child.stdio.map((stream) => stream && text(stream as Readable));
  const [code] = (await once(child, "close")) as [number | null];
  const spent = Number(await microseconds);
  return { code, stdout: (await stdout) ?? "", stderr: (await stderr) ?? "", milliseconds: spent / 1000 };
}

/** Everything below a folder without following a link: its kind, and a hash of its content. */
function stateOf(folder: string, prefix = "", state = new Map<string, string>()): Map<string, string> {
  // Names are bytes here: some of these are not text.
  const bytesOf = (path: string) => Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(path, "latin1")]);
  for (const name of readdirSync(bytesOf(prefix), { encoding: "buffer" })) {
    const path = `${prefix}${name.toString("latin1")}`;
    if (path === "project/_site" || path === "project/.polyglot") continue;
    const bytes = bytesOf(path);
    const stat = lstatSync(bytes);
    if (stat.isSymbolicLink()) state.set(path, `link to ${readlinkSync(bytes)}`);
    else if (stat.isDirectory()) {
      state.set(path, "folder");
      stateOf(folder, `${path}/`, state);
    } else if (stat.isFile()) state.set(path, createHash("sha256").update(readFileSync(bytes)).digest("hex"));
    else state.set(path, "neither file nor folder");
  }
  return state;
}

/** The HTML files below a folder, by path from it. @throws if it contains anything but files and folders */
function readPages(folder: string): Map<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const strange = entries.filter((entry) => !entry.isFile() && !entry.isDirectory());
  equal(
    strange.map(({ name }) => name),
    [],
    "the site has only files and folders",
  );
  return new Map(
    entries
      .filter(({ name }) => name.endsWith(".html"))
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((file) => [file.slice(folder.length + 1), readFileSync(file, "utf8")]),
  );
}

/** Asserts that a build ended as it must. */
export function judge(tree: Tree, outcome: Outcome): void {
  const { code, stdout, stderr, marked, changes, pages } = outcome;
  not.match(stderr, /^\s+at .+:\d+:\d+\)?$/m, "no stack");
  not.match(stderr, /^polyglot: /m, "no fault of the program itself");
  is(code, tree.codes.length > 0 ? 1 : 0, `exit code; it said: ${stderr.slice(0, 2000)}`);
  is(marked, false, "no code of the content has run");
  equal(changes, [], "nothing is changed but the site");
  is(pages !== undefined, tree.codes.length === 0, "there is a site where nothing is wrong, and none else");
  if (pages) {
    match(stdout, /^\d+ pages written\.$/m);
    judgePages(pages);
    tree.check?.(pages);
  } else judgeFaults(tree, JSON.parse(stderr));
}

function judgeFaults(tree: Tree, faults: readonly Record<string, unknown>[]): void {
  const others = faults.filter(({ code }) => !String(code).startsWith("markup-"));
  equal([...new Set(others.map(({ code }) => code))].sort(), tree.codes);
  for (const fault of faults) {
    // What the audit finds is on a page.
    match(
      String(fault.file),
      String(fault.code).startsWith("audit-") ? /^\// : /^(?:content|locales)(?:\/|$)/,
    );
    ok(fault.line === undefined || (Number(fault.line) > 0 && Number(fault.column) > 0), "a place");
    for (const words of [fault.problem, fault.remedy]) {
      match(String(words), /\S/);
      not.match(String(words).replace(/“.*”|\{\{\S*/g, ""), /undefined|\[object/);
    }
  }
}
