import { writeFileSync } from "node:fs";
import { DISK, type Disk } from "../../src/files/write/disk.ts";

/** What changes something on a disk. */
const CHANGES = ["makeFolder", "write", "link", "copy", "rename", "remove"] as const;

/** How a disk fails: one call of many, or that one and all after it, as for a process that is killed. */
export type Failure = "once" | "dead";

/** What a disk that fails has done. */
export interface FaultyDisk extends Disk {
  /** Calls that change something, with the one that failed. */
  readonly calls: () => number;
}

/**
 * The disk of this machine, on which the `at`th change fails, counted from 1. A text that is being written then leaves half
 * of it behind, as on a disk that is full.
 */
export function faultyDisk(at: number, failure: Failure = "once"): FaultyDisk {
  let calls = 0;
  const fails = () => {
    calls += 1;
    return failure === "once" ? calls === at : calls >= at;
  };
  const disk: FaultyDisk = { ...DISK, calls: () => calls };
  for (const name of CHANGES)
    Object.assign(disk, {
      [name]: (...args: never[]) => {
        if (!fails()) return (DISK[name] as (...args: never[]) => unknown).apply(DISK, args);
        const [file, text] = args as unknown as [string, string];
        if (name === "write") writeFileSync(file, text.slice(0, text.length / 2));
        throw Object.assign(new Error(`ENOSPC: no space left on device, ${name}`), { code: "ENOSPC" });
      },
    });
  return disk;
}
