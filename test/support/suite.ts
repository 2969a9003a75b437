import type { Callback, Test } from "uvu";
import { bounded } from "./bounded.ts";
import { current, type Entry, enter, enterFault, explain, fail, pass, title } from "./ledger.ts";

/** The suites of the file under way that uvu will run; emptied by `test/run.ts` before each file. */
export const queue: Array<() => Promise<unknown>> = [];

// Read by uvu when it is loaded: keep the suites in the queue instead of running them on a timer.
Object.assign(globalThis, { UVU_DEFER: 1, UVU_QUEUE: [queue] });
const uvu = await import("uvu");

/** uvu's suite, with tests that take long, and with a reason for a test that is skipped. */
export interface Suite<T> extends Omit<Test<T>, "skip"> {
  (name: string, test: Callback<T>): void;
  /** A test that only `npm run test:long` runs. */
  long(name: string, test: Callback<T>): void;
  /** @param reason why it can't run here; the run prints it */
  skip(name: string, reason: string): void;
}

/**
 * uvu's `suite`, with every test and hook entered in the ledger, so that a thrown hook, a thrown non-Error, a
 * forgotten `.run()`, a left `.only`, a suite without tests and a hanging test all fail.
 *
 * @throws outside `test/run.ts`, where nothing reads the ledger
 * @example
 * const dates = suite('dates');
 * dates('writes 2019年3月9日 for zh long', () => is(long('zh'), '2019年3月9日'));
 * dates.run();
 */
export function suite<T = Record<string, unknown>>(name: string, context?: T): Suite<T> {
  if (current.file === "") throw new Error("run it with: node --import tsx test/run.ts <file>");
  const inner = uvu.suite<T>(name, context ?? ({} as T));
  let entries: Entry[] = [];
  const register = (test: string): Entry => {
    const entry = enter(name, test);
    entries.push(entry);
    return entry;
  };

  const add = (test: string, handler: Callback<T>) => inner(test, seen(register(test), handler));
  const before = hook(name, "before", inner.before);
  const after = hook(name, "after", inner.after);
  let hasLeft = false;
  return Object.assign(add, {
    long(test: string, handler: Callback<T>) {
      if (current.isLong) return add(test, handler);
      hasLeft = true;
      current.left++;
    },
    only(test: string, handler: Callback<T>) {
      const entry = register(test);
      inner.only(test, seen(entry, handler));
      fail(entry, ".only is left in");
    },
    skip(test: string, reason: string) {
      enter(name, test, "skipped").problem = reason;
      inner.skip();
    },
    before: Object.assign(before, { each: hook(name, "before.each", inner.before.each) }),
    after: Object.assign(after, { each: hook(name, "after.each", inner.after.each) }),
    run() {
      // Without a test, its hooks don't run either.
      if (entries.length === 0 && hasLeft) return;
      if (entries.length === 0) enterFault(name, "run", "the suite has no test");
      for (const entry of entries) if (entry.outcome === "waiting") entry.outcome = "queued";
      entries = [];
      inner.run();
    },
  });
}

/** A test that enters its end in the ledger; uvu gets an Error whatever was thrown. */
function seen<T>(entry: Entry, handler: Callback<T>): Callback<T> {
  return async (context) => {
    try {
      await aloud(() => bounded(title(entry), () => handler(context)));
      pass(entry);
    } catch (thrown) {
      fail(entry, explain(thrown));
      throw new Error(entry.problem);
    }
  };
}

/**
 * A hook that enters its fault. After a failed `before` nothing may run; after a failed `after` the rest may.
 */
function hook<T>(suiteName: string, kind: string, register: (handler: Callback<T>) => void) {
  return (handler: Callback<T>): void =>
    register(async (context) => {
      try {
        const label = title({ file: current.file, suite: suiteName, name: kind });
        await aloud(() => bounded(label, () => handler(context)));
      } catch (thrown) {
        enterFault(suiteName, kind, explain(thrown));
        if (kind.startsWith("before")) throw new Error(`${kind} failed`);
      }
    });
}

const write = process.stdout.write;

/** Runs the queue without uvu's own progress marks; what a test or a hook writes is printed. */
export async function runQueue(): Promise<void> {
  process.stdout.write = () => true;
  try {
    for (const run of queue) await run();
  } finally {
    process.stdout.write = write;
  }
}

async function aloud(work: () => Promise<void>): Promise<void> {
  const muted = process.stdout.write;
  process.stdout.write = write;
  try {
    await work();
  } finally {
    process.stdout.write = muted;
  }
}
