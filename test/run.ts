import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import { setImmediate } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { bounded, limit } from "./support/bounded.ts";
import { closeBrowser } from "./support/browser.ts";
import { runLanes } from "./support/lanes.ts";
import {
  closeFile,
  closingLine,
  current,
  type Entry,
  enterFault,
  entriesWith,
  explain,
  ledger,
  title,
} from "./support/ledger.ts";
import { queue, runQueue } from "./support/suite.ts";

const usage = "node --import tsx test/run.ts [--long] [--lanes N] [--root DIR] [--timeout-ms N] [pattern...]";
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    long: { type: "boolean", default: false },
    lanes: { type: "string", default: "1" },
    // Set by a run for its lanes: the run sends them the files.
    lane: { type: "boolean", default: false },
    root: { type: "string", default: fileURLToPath(new URL(".", import.meta.url)) },
    "timeout-ms": { type: "string" },
  },
});
// The tests of the long run may take a long time, and the machine may be busy with other things.
limit.ms = Number(values["timeout-ms"] ?? (values.long ? 5 : 1) * limit.ms);
if (!(limit.ms > 0)) throw new Error(`--timeout-ms wants a number over 0. ${usage}`);

const lanes = Number(values.lanes);
if (!(lanes >= 1)) throw new Error(`--lanes wants a number of 1 or more. ${usage}`);

// The original: it may be replaced while tests run or uvu prints its progress marks.
const print = process.stdout.write.bind(process.stdout);
/**
 * The order of files: one that makes the first build, files that run without a build in the meantime, the other long
 * ones, and the rest. So no lane waits for a build, and none has a long file left at the end.
 */
const ORDER = [
  /newsroom\.browser\./,
  /(?:docs\/errors|checks\/run|hostile\/read|thread\/thread|markdown\/|language\/dates)[./]/,
  /\/(?:repeatable|payloads|publish|main|fingerprint-files|drawing|cold-builds|changes)\.|\.browser\./,
  /./,
];
/** What a lane has to know of the run. */
const LANE_ARGS = [
  ...["--root", values.root, "--timeout-ms", String(limit.ms)],
  ...(values.long ? ["--long"] : []),
];
let finished = false;
current.isLong = values.long;
process.on("unhandledRejection", (reason) => stray("unhandled rejection", reason));
process.on("uncaughtException", (error) => stray("uncaught exception", error));
process.on("exit", () => {
  if (finished) return;
  print(`\nFAIL ${current.label}\n  ended the process\n\n${closingLine({ passed: 0, failed: 1 })}\n`);
  process.exitCode = 1;
});

// The lanes share the first build and its cache.
const shared = values.lane ? undefined : mkdtempSync(join(tmpdir(), "polyglot-test-cache-"));
if (shared !== undefined) {
  process.env.POLYGLOT_TEST_CACHE = shared;
  process.once("exit", () => rmSync(shared, { recursive: true, force: true }));
}

const others =
  values.lane || lanes === 1
    ? undefined
    : await runLanes(lanes, findFiles(values.root), fileURLToPath(import.meta.url), LANE_ARGS, (line) =>
        print(`${line}\n`),
      );
if (!others) for await (const file of values.lane ? sentFiles() : findFiles(values.root)) await runFile(file);
await bounded("closing the browser", closeBrowser).catch((error) => stray("closeBrowser", error));
for (const entry of ledger) if (entry.outcome === "failed") printFailure(entry);
const failed = ledger.some((entry) => entry.outcome === "failed") || (others?.failed ?? 0) > 0;
finished = true;
// Nothing that a test left open may keep the process alive, and no exit code of a test may become ours.
print(`\n${closingLine(others)}\n`, () => process.exit(failed ? 1 : 0));

/** The files that the run sends to this lane, one at a time. */
async function* sentFiles(): AsyncGenerator<string> {
  for (;;) {
    const file = await new Promise<string>((resolve) => {
      process.once("message", (message) => resolve(message as string));
      process.send?.("ready");
    });
    if (file === "") return;
    yield file;
  }
}

/**
 * The test files under `root` that match the patterns, sorted, the longest first. A pattern without a match
 * is a fault.
 */
function findFiles(root: string): string[] {
  const files = readdirSync(root, { recursive: true, encoding: "utf8" })
    .map((file) => file.split(sep).join("/"))
    .filter((file) => /\.test\.tsx?$/.test(file) && (values.long || !file.endsWith(".long.test.ts")))
    .sort();
  const patterns = positionals.map((pattern) => pattern.replace(/^(?:\.\/)?test\//, ""));
  for (const pattern of patterns.length > 0 ? patterns : [".test.ts"])
    if (!files.some((file) => file.includes(pattern))) {
      current.file = pattern;
      enterFault(
        "",
        "pattern",
        "no test file has this in its name (those called *.long.test.ts need --long)",
      );
    }
  const chosen = files.filter(
    (file) => patterns.length === 0 || patterns.some((part) => file.includes(part)),
  );
  const placeOf = (file: string) => ORDER.findIndex((pattern) => pattern.test(file));
  // The sort is stable: files of one place stay in the order of their names.
  return chosen.sort((one, other) => placeOf(one) - placeOf(other));
}

async function runFile(file: string): Promise<void> {
  const start = performance.now();
  const path = join(values.root, file);
  current.file = file;
  current.left = 0;
  queue.length = 0;
  if (/^(?:import(?! type)|\}).*['"]uvu['"]/m.test(readFileSync(path, "utf8")))
    enterFault(
      "",
      "import",
      "imports uvu itself, past the guards: import { suite } from test/support/suite.ts",
    );
  try {
    await bounded(`${file}: import`, () => import(pathToFileURL(path).href));
    await runQueue();
  } catch (error) {
    enterFault("", "import", explain(error));
  }
  // Node reports unhandled rejections once the microtasks are done.
  await setImmediate();
  closeFile();
  const [passed, failed] = [entriesWith("passed").length, entriesWith("failed").length];
  const skipped = entriesWith("skipped");
  print(
    `${file}  ${passed} passed${failed > 0 ? `, ${failed} FAILED` : ""}` +
      `${current.left > 0 ? `, ${current.left} left to the long run` : ""}` +
      `${skipped.length > 0 ? `, ${skipped.length} skipped` : ""}  ${Math.round(performance.now() - start)} ms\n`,
  );
  for (const entry of skipped) print(`  skipped: ${entry.name} (${entry.problem})\n`);
}

function stray(kind: string, thrown: unknown): void {
  enterFault("", `${kind} in or after ${current.label || "start"}`, explain(thrown));
}

function printFailure(entry: Entry): void {
  print(`\nFAIL ${title(entry)}\n  ${entry.problem.replaceAll("\n", "\n  ")}\n`);
}
