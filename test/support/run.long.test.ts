import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { equal, match, not } from "uvu/assert";
import { suite } from "./suite.ts";

interface Row {
  fact: string;
  /** Fixture files by name; `suite` is imported into each. */
  files: Record<string, string>;
  args?: string[];
  /** Exit code, or the signal that ended the run. */
  exit?: number | string;
  closing: string;
  /** Text that the output must contain. */
  says?: string;
}

const good = 'const a = suite("A"); a("works", () => {}); a.run();';
/** A file with the suite B, its tests `first` and `second`, and one more line. */
const withLine = (line: string) =>
  `const b = suite("B"); ${line}; b("first", () => {}); b("second", () => {}); b.run();`;
/** A file with the suite B, whose test `bad` comes before one that passes. */
const withTest = (body: string) => `const b = suite("B"); b("bad", ${body}); b("next", () => {}); b.run();`;

const rows: Row[] = [
  { fact: "passes a passing test", files: { "a.test.ts": good }, exit: 0, closing: "1 passed, 0 failed" },
  {
    fact: "runs .tsx files and folders, in one run",
    files: { "a.test.ts": good, "b.test.tsx": good, "c/d.test.ts": good, "c/d.ts": "throw 1" },
    exit: 0,
    closing: "3 passed, 0 failed",
  },
  {
    fact: "counts the files of two lanes together",
    files: {
      "a.test.ts": good,
      "b.test.ts": good,
      "c.test.ts": withTest('() => { throw new Error("oh no") }'),
    },
    args: ["--lanes", "2"],
    closing: "3 passed, 1 failed",
    says: "FAIL c.test.ts: B › bad\n  Error: oh no",
  },
  {
    fact: "passes in two lanes",
    files: { "a.test.ts": good, "b.test.ts": good, "c.test.ts": good },
    args: ["--lanes", "2"],
    exit: 0,
    closing: "3 passed, 0 failed",
  },
  {
    fact: "names the file that ended a lane, and runs the others",
    files: {
      "a.test.ts": withTest("() => process.kill(process.pid, 'SIGKILL')"),
      "b.test.ts": good,
      "c.test.ts": good,
    },
    args: ["--lanes", "2"],
    closing: "2 passed, 1 failed",
    says: "FAIL a.test.ts\n  ended without its count: SIGKILL",
  },
  {
    fact: "fails on files if no lane is left for them",
    files: Object.fromEntries(
      ["a", "b", "c"].map((name) => [
        `${name}.test.ts`,
        withTest("() => process.kill(process.pid, 'SIGKILL')"),
      ]),
    ),
    args: ["--lanes", "2"],
    closing: "0 passed, 3 failed",
    says: "FAIL c.test.ts\n  was not run: every lane had ended",
  },
  {
    fact: "fails on an Error",
    files: { "a.test.ts": withTest('() => { throw new Error("oh no") }') },
    closing: "1 passed, 1 failed",
    says: "FAIL a.test.ts: B › bad\n  Error: oh no",
  },
  {
    fact: "fails on a thrown string",
    files: { "a.test.ts": withTest('() => { throw "oh no" }') },
    closing: "1 passed, 1 failed",
    says: "B › bad\n  threw a value that is not an Error: 'oh no'",
  },
  {
    fact: "fails on a rejection with undefined",
    files: { "a.test.ts": withTest("() => Promise.reject()") },
    closing: "1 passed, 1 failed",
    says: "not an Error: undefined",
  },
  {
    fact: "fails on a throwing before hook and on the tests that it stops",
    files: { "a.test.ts": withLine('b.before(() => { throw new Error("oh no") })') },
    closing: "0 passed, 3 failed",
    says: "B › before\n  Error: oh no",
  },
  {
    fact: "fails on a throwing after hook",
    files: { "a.test.ts": withLine('b.after(() => { throw new Error("oh no") })') },
    closing: "2 passed, 1 failed",
    says: "B › after\n  Error: oh no",
  },
  {
    fact: "fails on a throwing before.each hook",
    files: { "a.test.ts": withLine('b.before.each(() => { throw "oh no" })') },
    closing: "0 passed, 4 failed",
    says: "B › before.each",
  },
  {
    fact: "fails on a throwing after.each hook and still runs the other tests",
    files: { "a.test.ts": withLine('b.after.each(() => { throw "oh no" })') },
    closing: "2 passed, 2 failed",
    says: "B › after.each",
  },
  {
    fact: "fails on a forgotten .run()",
    files: { "a.test.ts": `${good} const b = suite("B"); b("idle", () => {});` },
    closing: "1 passed, 1 failed",
    says: "B › idle\n  did not run: .run() of its suite is forgotten",
  },
  {
    fact: "fails on .only and on the tests that it skips",
    files: { "a.test.ts": withLine('b.only("mine", () => {})') },
    closing: "0 passed, 3 failed",
    says: "B › mine\n  .only is left in",
  },
  {
    fact: "leaves a long test, and a suite of long tests with its hooks, to the long run",
    files: {
      "a.test.ts": `${withLine('b.long("later", () => { throw new Error(); })')}
        const c = suite("C"); c.before(() => { throw new Error(); }); c.long("later", () => {}); c.run();`,
    },
    exit: 0,
    closing: "2 passed, 0 failed",
    says: "2 passed, 2 left to the long run",
  },
  {
    fact: "runs a long test with --long",
    files: { "a.test.ts": withLine('b.long("later", () => {})') },
    args: ["--long"],
    exit: 0,
    closing: "3 passed, 0 failed",
    says: "3 passed",
  },
  {
    fact: "shows a skipped test",
    files: { "a.test.ts": withLine('b.skip("later", "no disk")') },
    exit: 0,
    closing: "2 passed, 0 failed",
    says: "skipped: later (no disk)",
  },
  {
    fact: "fails on a suite without tests",
    files: { "a.test.ts": `suite("B").run(); ${good}` },
    closing: "1 passed, 1 failed",
    says: "B › run\n  the suite has no test",
  },
  {
    fact: "names a file that registers no test",
    files: { "a.test.ts": good, "b.test.ts": "" },
    closing: "1 passed, 1 failed",
    says: "FAIL b.test.ts: file\n  registers no test",
  },
  {
    fact: "names a file that throws on import and continues",
    files: { "a.test.ts": 'throw new Error("oh no")', "b.test.ts": good },
    closing: "1 passed, 1 failed",
    says: "FAIL a.test.ts: import\n  Error: oh no",
  },
  {
    fact: "fails on a direct import of uvu",
    files: { "a.test.ts": `import "uvu";\n${good}` },
    closing: "0 passed, 2 failed",
    says: "a.test.ts: import\n  imports uvu itself",
  },
  {
    fact: "fails on an unhandled rejection",
    files: { "a.test.ts": withTest('() => { Promise.reject(new Error("oh no")) }') },
    closing: "2 passed, 1 failed",
    says: "unhandled rejection",
  },
  {
    fact: "fails on an uncaught exception",
    files: { "a.test.ts": withTest("async () => { setImmediate(() => { throw 1 }) }") },
    closing: "2 passed, 1 failed",
    says: "uncaught exception",
  },
  {
    fact: "fails when a test ends the process",
    files: { "a.test.ts": `${good} ${withTest("() => process.exit(0)")}` },
    closing: "1 passed, 1 failed",
    says: "FAIL a.test.ts: B › bad\n  ended the process",
  },
  {
    fact: "names a test that never ends",
    files: { "a.test.ts": withTest("() => new Promise(() => {})") },
    args: ["--timeout-ms", "1000"],
    closing: "1 passed, 1 failed",
    says: "B › bad\n  Error: no end after 1000 ms",
  },
  {
    fact: "names a file whose import never ends",
    files: { "a.test.ts": `${good} await new Promise(() => {});` },
    args: ["--timeout-ms", "1000"],
    closing: "0 passed, 2 failed",
    says: "a.test.ts: import\n  Error: no end after 1000 ms",
  },
  {
    fact: "names a test that blocks the process",
    files: { "a.test.ts": `${good} ${withTest("() => { for (;;); }")}` },
    args: ["--timeout-ms", "1000"],
    exit: "SIGKILL",
    closing: "1 passed, 1 failed",
    says: "FAIL a.test.ts: B › bad\n  blocks the process",
  },
  {
    fact: "leaves out long tests and files that match no pattern",
    files: { "ab.test.ts": good, "c.test.ts": "throw 1", "ab.long.test.ts": "throw 1" },
    args: ["test/ab"],
    exit: 0,
    closing: "1 passed, 0 failed",
  },
  {
    fact: "runs long tests with --long",
    files: { "a.test.ts": good, "a.long.test.ts": good },
    args: ["--long"],
    exit: 0,
    closing: "2 passed, 0 failed",
  },
  {
    fact: "fails on a pattern that finds no file",
    files: { "a.test.ts": good },
    args: ["a.test", "nowhere"],
    closing: "1 passed, 1 failed",
    says: "FAIL nowhere: pattern",
  },
];

// Each row is a process; there is one at a time for each processor.
const lanes: Promise<unknown>[] = Array.from({ length: availableParallelism() }, () => Promise.resolve());
const run = suite("run");
for (const [index, row] of rows.entries()) {
  const lane = index % lanes.length;
  const ending = Promise.resolve(lanes[lane]).then(() => runOver(row));
  lanes[lane] = ending;
  run(row.fact, async () => {
    const { exit, output } = await ending;
    equal([exit, output.split("\n").slice(-2)], [row.exit ?? 1, [row.closing, ""]], output);
    match(output, row.says ?? "");
    if (exit === 0) not.match(output, "FAIL");
  });
}
run.run();

/** Writes the files into a temporary folder and runs test/run.ts over them, as its own process. */
async function runOver({ files, args = [] }: Row) {
  const root = mkdtempSync(join(tmpdir(), "polyglot-run-"));
  const imports = `import { suite } from ${JSON.stringify(new URL("suite.ts", import.meta.url).href)};\n`;
  // Without this, tsx would treat the files as CommonJS and load a second test/support/suite.ts.
  writeFileSync(join(root, "package.json"), '{ "type": "module" }');
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), imports + text);
  }
  const runner = fileURLToPath(new URL("../run.ts", import.meta.url));
  const command = ["--import", "tsx", runner, "--root", root, ...args];
  const ended = await new Promise<{ exit: number | string | null; output: string }>((resolve) => {
    const child = execFile(process.execPath, command, { timeout: 60_000 }, (_, stdout) =>
      resolve({ exit: child.exitCode ?? child.signalCode, output: stdout }),
    );
  });
  rmSync(root, { recursive: true });
  return ended;
}
