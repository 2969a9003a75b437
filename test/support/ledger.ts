import { inspect, types } from "node:util";

/**
 * One test, or one fault that belongs to no test (a hook, an import, an unhandled rejection). `waiting`:
 * registered, uvu does not have its suite yet; `queued`: uvu has its suite, it is not finished.
 */
export interface Entry {
  /** Path from the root of the tests, with `/`. */
  file: string;
  /** Title of the suite; empty for a fault of the whole file. */
  suite: string;
  name: string;
  outcome: "waiting" | "queued" | "passed" | "failed" | "skipped";
  /** Why it failed, ready to print, or why it was skipped; empty for other outcomes. */
  problem: string;
}

/**
 * Everything that was registered in this run. uvu's own verdict does not count: a test has passed when its
 * end was seen here, so a test that uvu silently leaves out is still `waiting` or `queued`.
 */
export const ledger: Entry[] = [];

/** The work in progress, for faults without a known origin; empty `file` means no run is under way. */
export const current = {
  file: "",
  label: "",
  /** Whether the long tests run too. */
  isLong: false,
  /** How many tests of the file under way are left to the long run. */
  left: 0,
};

/** Counted separately from the ledger, because the closing line is needed before every test. */
const totals = { passed: 0, failed: 0 };

/** Writes a new entry for the file under way. */
export function enter(suite: string, name: string, outcome: Entry["outcome"] = "waiting"): Entry {
  const entry: Entry = { file: current.file, suite, name, outcome, problem: "" };
  ledger.push(entry);
  return entry;
}

/** Writes a new entry that has already failed. */
export function enterFault(suite: string, name: string, problem: string): void {
  fail(enter(suite, name), problem);
}

/** Marks an entry as passed, unless it has failed or was never queued. */
export function pass(entry: Entry): void {
  if (entry.outcome !== "queued") return;
  entry.outcome = "passed";
  totals.passed++;
}

/** Marks an entry as failed; the first problem stays. */
export function fail(entry: Entry, problem: string): void {
  if (entry.outcome === "failed") return;
  entry.outcome = "failed";
  totals.failed++;
  entry.problem = problem;
}

/** Fails the tests of the file under way that have no outcome, and the file itself if it has no test. */
export function closeFile(): void {
  const entries = ledger.filter((entry) => entry.file === current.file);
  if (entries.length === 0 && current.left === 0) enterFault("", "file", "registers no test");
  for (const entry of entries) {
    if (entry.outcome === "waiting") fail(entry, "did not run: .run() of its suite is forgotten");
    if (entry.outcome === "queued")
      fail(entry, "did not run: .only is left in, or a hook of its suite failed");
  }
}

/** The entries of the file under way that have this outcome. */
export function entriesWith(outcome: Entry["outcome"]): Entry[] {
  return ledger.filter((entry) => entry.outcome === outcome && entry.file === current.file);
}

/**
 * The last line of a run.
 *
 * @param more Counts that are not in the ledger.
 * @example
 * closingLine() // => '12 passed, 0 failed'
 */
export function closingLine(
  more: { readonly passed: number; readonly failed: number } = { passed: 0, failed: 0 },
): string {
  return `${totals.passed + more.passed} passed, ${totals.failed + more.failed} failed`;
}

/** File, suite and test as they are printed; without a suite, only file and test. */
export function title(entry: Pick<Entry, "file" | "suite" | "name">): string {
  return `${entry.file}: ${entry.suite ? `${entry.suite} › ` : ""}${entry.name}`;
}

/** A thrown value as text: message, difference and the frames outside uvu, Node and this harness. */
export function explain(thrown: unknown): string {
  if (!(thrown instanceof Error || types.isNativeError(thrown)))
    return `threw a value that is not an Error: ${inspect(thrown)}`;
  const assertion = thrown as Error & { details?: unknown; operator?: unknown };
  if (thrown.name !== "Assertion") return withoutInnerFrames(inspect(thrown));
  const details = typeof assertion.details === "string" ? `\n${assertion.details}` : "";
  const frames = (thrown.stack ?? "").split("\n").filter((line) => line.startsWith("    at "));
  return withoutInnerFrames([`${thrown.message} (${assertion.operator})${details}`, ...frames].join("\n"));
}

function withoutInnerFrames(text: string): string {
  const inner = /^\s+at .*(?:node:|node_modules\/uvu\/|\/test\/(?:bounded|suite|run)\.ts)/;
  return text
    .split("\n")
    .filter((line) => !inner.test(line))
    .join("\n");
}
