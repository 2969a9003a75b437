import { linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { largest } from "../core/long-lists.ts";

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
 * The lock is a row of tickets, `<file>.1`, `<file>.2` and so on, and the highest counts. Each appears at once with what is
 * in it, and the highest is never removed, only followed: of processes that find the same dead holder, one gets the
 * next number, and one that comes too late sees a higher ticket than its own.
 *
 * @param file Path that the tickets begin with.
 * @returns A function that gives it back.
 * @throws LockedError where another process holds it.
 */
export function takeLock(file: string): () => void {
  mkdirSync(path.dirname(file), { recursive: true });
  for (;;) {
    const last = highest(file);
    const holder = last === 0 ? undefined : read(`${file}.${last}`);
    if (holder && isAlive(holder)) throw new LockedError(holder.pid);
    const own = `${file}.${last + 1}`;
    if (!create(own)) continue;
    if (highest(file) === last + 1) {
      for (const number of tickets(file)) if (number <= last) rmSync(`${file}.${number}`, { force: true });
      return () => replace(own, "");
    }
    rmSync(own, { force: true });
  }
}

function tickets(file: string): number[] {
  const prefix = `${path.basename(file)}.`;
  return readdirSync(path.dirname(file))
    .filter((name) => name.startsWith(prefix) && /^\d+$/.test(name.slice(prefix.length)))
    .map((name) => Number(name.slice(prefix.length)));
}

function highest(file: string): number {
  return largest(tickets(file));
}

interface Holder {
  readonly pid: number;
  /** When the process began, so that a later one with the same number is not taken for it. */
  readonly began: string;
}

/** @returns Whether this process was the one that made the ticket. */
function create(ticket: string): boolean {
  const draft = write(ticket, JSON.stringify({ pid: process.pid, began: beginning(process.pid) } as Holder));
  try {
    linkSync(draft, ticket);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function replace(ticket: string, text: string): void {
  renameSync(write(ticket, text), ticket);
}

function write(ticket: string, text: string): string {
  const draft = `${ticket}.${process.pid}`;
  writeFileSync(draft, text);
  return draft;
}

/** A ticket that says nothing was given back; one that has gone was followed by a higher one. */
function read(ticket: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(ticket, "utf8")) as Holder;
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

/**
 * The start of a process in ticks since the machine started, where the system tells; "" elsewhere. One that has ended but
 * that nobody has asked about, as happens in containers, has no start.
 *
 * @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
 */
function beginning(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return /^[ZXx]$/.test(fields[0] ?? "") ? "ended" : (fields[19] ?? "");
  } catch {
    return "";
  }
}
