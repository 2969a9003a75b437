import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { LockedError, takeLock } from "../publish/lock.ts";
import { WORKSHOP } from "../publish/publish.ts";

const LOCK = path.join(WORKSHOP, "dev.lock");
const ADDRESS = path.join(WORKSHOP, "dev.json");

/** Another server is running in the same folder. */
export class ServedError extends Error {
  override readonly name = "ServedError";
  /** Process of that server. */
  readonly pid: number;
  /** Its address; undefined until it has one. */
  readonly url: string | undefined;

  constructor(pid: number, url: string | undefined) {
    super(`another server is at work here (process ${pid})`);
    this.pid = pid;
    this.url = url;
  }
}

/** The right of a server to a folder. */
export interface ServerClaim {
  /** Records the address, for users who start another server here. */
  announce(url: string): void;
  /** Releases the folder. A second call changes nothing. */
  release(): void;
}

/** What is recorded about a server. */
interface Served {
  readonly pid: number;
  readonly url: string;
}

/**
 * Claims the project's folder for the server of this process. The claim of a process that has died is taken over.
 *
 * @throws ServedError where another server has it.
 */
export function claimServer(): ServerClaim {
  const unlock = lock();
  let isHeld = true;
  return {
    // A reader that finds an incomplete file continues without the address.
    announce: (url) => writeFileSync(ADDRESS, JSON.stringify({ pid: process.pid, url } satisfies Served)),
    release() {
      if (!isHeld) return;
      isHeld = false;
      rmSync(ADDRESS, { force: true });
      unlock();
    },
  };
}

function lock(): () => void {
  try {
    return takeLock(LOCK);
  } catch (error) {
    if (error instanceof LockedError) throw new ServedError(error.pid, addressOf(error.pid));
    throw error;
  }
}

/** A killed server leaves its address behind: its process number is not that of the lock. */
function addressOf(pid: number): string | undefined {
  try {
    const served = JSON.parse(readFileSync(ADDRESS, "utf8")) as Served;
    return served.pid === pid ? served.url : undefined;
  } catch {
    return undefined;
  }
}
