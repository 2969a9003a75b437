import { renameSync } from "node:fs";

/** What differs between systems when a file is renamed. */
export interface RenameSystem {
  readonly platform: NodeJS.Platform;
  /** Waits, without doing anything else. */
  readonly pause: (ms: number) => void;
}

/** The system that this program runs on. */
export const THIS_SYSTEM: RenameSystem = {
  platform: process.platform,
  pause: (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms),
};

/** Errors of Windows while another program, such as a virus scanner, has a file open that was just written. */
const IN_USE: ReadonlySet<string> = new Set(["EPERM", "EACCES", "EBUSY"]);

/** Pauses in milliseconds between two attempts: a scanner is done within a second or two. */
const PAUSES_MS = [10, 20, 50, 100, 200, 400, 800] as const;

/**
 * Renames a file or folder. Windows renames nothing that another program has open: there it tries again for a
 * moment.
 *
 * @throws Error of the last attempt.
 */
export function renameFile(from: string, to: string, { platform, pause } = THIS_SYSTEM): void {
  for (const ms of platform === "win32" ? PAUSES_MS : []) {
    try {
      renameSync(from, to);
      return;
    } catch (error) {
      if (!IN_USE.has((error as NodeJS.ErrnoException).code ?? "")) throw error;
      pause(ms);
    }
  }
  renameSync(from, to);
}
