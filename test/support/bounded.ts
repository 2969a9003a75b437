import { Worker } from "node:worker_threads";
import { closingLine, current } from "./ledger.ts";

/** The time that a test, a hook or the import of a file may take. */
export const limit = { ms: 120_000 };

/** More than `limit.ms`, so that only a blocked event loop is left to the watchdog. */
const graceMs = 500;

/** Sent to the watchdog when a piece of work begins; `null` when it has ended. */
interface Watch {
  limitMs: number;
  /** Written to standard output before the process is killed. */
  lastWords: string;
}

let watchdog: Worker | undefined;

/**
 * Runs `work` and reports it if it does not end: by a rejection if the event loop is free, else (an endless
 * loop, a runaway regular expression) by ending the process with a closing line.
 *
 * @param label what is said to hang
 * @throws whatever `work` throws, or an Error after `limit.ms`
 */
export async function bounded<T>(label: string, work: () => T | Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no end after ${limit.ms} ms`)), limit.ms);
  });
  current.label = label;
  watch({
    limitMs: limit.ms + graceMs,
    lastWords: `\nFAIL ${label}\n  blocks the process: no end after ${limit.ms} ms\n\n${closingLine({ passed: 0, failed: 1 })}\n`,
  });
  try {
    return await Promise.race([work(), tooLate]);
  } finally {
    clearTimeout(timer);
    watch(null);
  }
}

function watch(message: Watch | null): void {
  if (watchdog === undefined) {
    watchdog = new Worker(new URL("./watchdog.js", import.meta.url));
    watchdog.unref();
  }
  watchdog.postMessage(message);
}
