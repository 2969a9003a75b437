import { writeFileSync } from "node:fs";
import { DISK, type Disk } from "../../src/files/write/disk.ts";

/** The functions that change something on a disk. */
const CHANGES = ["makeFolder", "write", "link", "copy", "rename", "remove"] as const;

/** How a disk fails: in one call, or in that one and all later ones, as if the process were killed. */
export type Failure = "once" | "dead";

/** A disk that fails, and counts its changes. */
export interface FaultyDisk extends Disk {
  /** The number of calls that change something, including the one that failed. */
  readonly calls: () => number;
}

/**
 * The disk of this machine, on which the `at`th change fails, counted from 1. If that change writes a text,
 * half of it is left behind, as on a full disk.
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
