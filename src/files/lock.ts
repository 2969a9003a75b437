import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import path from "node:path";

/** Another build is at work in the same folder. */
export class LockedError extends Error {
  override readonly name = "LockedError";
  /** Process that holds the lock. */
  readonly pid: number;

  constructor(pid: number) {
    super(`another build is at work here (process ${pid})`);
    this.pid = pid;
  }
}

/**
 * Takes a lock for this process. One whose holder is no longer alive is taken over.
 *
 * @returns A function that gives it back.
 * @throws LockedError where another process holds it.
 */
export function takeLock(file: string): () => void {
  mkdirSync(path.dirname(file), { recursive: true });
  for (;;) {
    if (create(file)) return () => rmSync(file, { force: true });
    const holder = read(file);
    if (holder && isAlive(holder)) throw new LockedError(holder.pid);
    // Two processes may find the same stale lock: whoever renames it has it out of the way, and both try again.
    const stale = `${file}.${process.pid}`;
    try {
      renameSync(file, stale);
      rmSync(stale, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    }
  }
}

interface Holder {
  readonly pid: number;
  /** When the process began, so that a later one with the same number is not taken for it. */
  readonly began: string;
}

function create(file: string): boolean {
  try {
    const handle = openSync(file, "wx");
    writeSync(handle, JSON.stringify({ pid: process.pid, began: beginning(process.pid) } satisfies Holder));
    closeSync(handle);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** A lock that says nothing was left by a process that died while it wrote it. */
function read(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Holder;
  } catch {
    return undefined;
  }
}

function isAlive({ pid, began }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
  }
  return beginning(pid) === began;
}

/** The start of a process in ticks since the machine started, where the system tells; "" elsewhere. */
function beginning(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return "";
  }
}
