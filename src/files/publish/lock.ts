import { randomUUID } from "node:crypto";
import {
  closeSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import path from "node:path";
import { largest } from "../../core/long-lists.ts";
import { type Holder, isHere, lifeOf, ownHolder, readHolder } from "./holder.ts";

/** Milliseconds between two signs of life of a holder. */
const BEAT_MS = 10_000;

/**
 * Milliseconds without a sign of life after which a holder on another machine or in another container counts
 * as dead. A holder gives no sign during one long computation, which takes tens of seconds in a large
 * archive.
 */
export const SILENCE_MS = 5 * 60_000;

/** Another build is running in the same folder. */
export class LockedError extends Error {
  override readonly name = "LockedError";
  /** Process that holds the lock, in its own container; 0 where the ticket cannot be read. */
  readonly pid: number;
  /** Machine or container of the process; "" where it is this one, or where the ticket cannot be read. */
  readonly host: string;
  /** The file to remove if it is certain that no build is running. */
  readonly ticket: string;

  constructor(ticket: string, holder: Holder | undefined) {
    super(`another build is at work here (${holder ? `process ${holder.pid}` : `${ticket} cannot be read`})`);
    this.ticket = ticket;
    this.pid = holder?.pid ?? 0;
    this.host = holder && !isHere(holder) ? holder.host : "";
  }
}

/** A lock that this process has taken. Calling it releases the lock, and never throws. */
export interface Lock {
  (): void;
  /** Whether it is still ours: it was not removed, and no other process has taken it over. */
  isHeld(): boolean;
}

/**
 * Takes a lock for this process. A lock whose holder is no longer alive is taken over.
 *
 * The lock is a series of tickets, `<file>.1`, `<file>.2` and so on, and the highest counts. Each ticket
 * appears at once with its content, and the highest is never removed, only followed. If several processes
 * find the same dead holder, one gets the next number, and one that comes too late sees a higher ticket than
 * its own.
 *
 * A holder whose process can be checked is alive or dead. Of a holder on another machine or in another
 * container, only the ticket is visible: the holder rewrites it from time to time, and counts as dead after
 * {@link SILENCE_MS} without a rewrite.
 *
 * @param file Path that the tickets begin with.
 * @returns A function that releases it.
 * @throws LockedError where another process holds it.
 */
export function takeLock(file: string): Lock {
  mkdirSync(path.dirname(file), { recursive: true });
  const text = JSON.stringify({ ...ownHolder(), id: randomUUID() });
  for (;;) {
    const last = highest(file);
    if (last > 0) refuseWhereHeld(`${file}.${last}`);
    const own = `${file}.${last + 1}`;
    if (!create(own, text)) continue;
    if (highest(file) === last + 1) {
      clear(file, last);
      return lockOf(file, last + 1, text);
    }
    remove(own);
  }
}

function lockOf(file: string, number: number, text: string): Lock {
  const own = `${file}.${number}`;
  const isHeld = () => attempt(() => highest(file) === number && readFileSync(own, "utf8") === text) ?? false;
  const beat = setInterval(() => attempt(() => isHeld() && rewrite(own, text)), BEAT_MS).unref();
  const release = () => {
    clearInterval(beat);
    // Truncated, not written as a new file: a removed ticket must not come back ahead of those of others. If
    // it can't be emptied, the lock is free when this process has ended.
    attempt(() => isHeld() && truncateSync(own));
  };
  return Object.assign(release, { isHeld });
}

/** @throws LockedError where a ticket is that of a process which is alive, or may be. */
function refuseWhereHeld(ticket: string): void {
  let text: string | undefined;
  try {
    text = readFileSync(ticket, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // A missing ticket was followed by a higher one; a folder was never a ticket.
    if (code === "ENOENT" || code === "EISDIR") return;
  }
  const holder = text === undefined ? undefined : readHolder(text);
  // Released, or cut off by a power failure.
  if (text !== undefined && !holder) return;
  const life = holder ? lifeOf(holder) : "unknown";
  if (life === "alive" || (life === "unknown" && silenceMs(ticket) < SILENCE_MS))
    throw new LockedError(ticket, holder);
}

/**
 * Milliseconds since a ticket was written, by the clock of the file system: the clocks of machines that share
 * it may differ.
 */
function silenceMs(ticket: string): number {
  const draft = write(ticket, "");
  const [written, now] = [ticket, draft].map((file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs);
  remove(draft);
  // One of them was removed: there is a higher ticket.
  return written === undefined || now === undefined ? Number.POSITIVE_INFINITY : now - written;
}

function tickets(file: string): number[] {
  return numbers(file, /^([1-9]\d{0,14})$/).map(({ number }) => number);
}

/** Files whose name begins like the tickets and continues as the pattern requires, with the number in it. */
function numbers(file: string, pattern: RegExp): { name: string; number: number }[] {
  const prefix = `${path.basename(file)}.`;
  return readdirSync(path.dirname(file)).flatMap((name) => {
    const found = name.startsWith(prefix) ? pattern.exec(name.slice(prefix.length)) : null;
    return found ? [{ name, number: Number(found[1]) }] : [];
  });
}

function highest(file: string): number {
  return largest(tickets(file));
}

/** @returns Whether this process was the one that made the ticket. */
function create(ticket: string, text: string): boolean {
  const draft = write(ticket, text);
  try {
    linkSync(draft, ticket);
    return true;
  } catch (error) {
    // If the draft is gone, the process with a higher ticket has removed it.
    if (["EEXIST", "ENOENT"].includes((error as NodeJS.ErrnoException).code ?? "")) return false;
    throw error;
  } finally {
    remove(draft);
  }
}

/** Removes tickets that were followed, and drafts of them that killed processes left behind. */
function clear(file: string, last: number): void {
  for (const { name, number } of numbers(file, /^([1-9]\d{0,14})(?:\.[\w-]+)?$/))
    if (number <= last) remove(path.join(path.dirname(file), name));
}

/** Writes a file for one ticket and one attempt: processes in two containers may have the same number. */
function write(ticket: string, text: string): string {
  const draft = `${ticket}.${randomUUID()}`;
  writeFileSync(draft, text);
  return draft;
}

/** Writes the same bytes again, so that the time of the file changes and it is complete at every moment. */
function rewrite(ticket: string, text: string): void {
  const file = openSync(ticket, "r+");
  try {
    writeSync(file, text, 0);
  } finally {
    closeSync(file);
  }
}

/** What cannot be removed does no harm: only the highest ticket counts. */
function remove(file: string): void {
  attempt(() => rmSync(file, { force: true }));
}

function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
