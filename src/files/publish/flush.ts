import { spawnSync } from "node:child_process";
import { closeSync, fsyncSync, openSync, readdirSync } from "node:fs";
import path from "node:path";

/** Up to this number of files, each of them is faster by itself than everything that waits for the disk. */
const FEW = 200;

/**
 * Waits until all files of a folder are on the disk, with their names: without that, a power failure may leave a link to
 * files that are empty.
 *
 * @throws Error where the disk can't write a file.
 */
export function flushSite(folder: string): void {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  if (entries.length > FEW && flushDisk(folder)) return;
  for (const entry of entries) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.isDirectory()) flushFolder(file);
    else if (entry.isFile()) flush(file);
  }
  flushFolder(folder);
}

/** Waits until the names in a folder are on the disk, where the system can do that. */
export function flushFolder(folder: string): void {
  try {
    flush(folder);
  } catch {
    // Windows opens no folders, and some network drives flush none.
  }
}

function flush(file: string): void {
  // Windows flushes only what is open for writing.
  const descriptor = openSync(file, process.platform === "win32" ? "r+" : "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Flushes the whole disk that a folder is on. @returns false where the system has no such command, or it failed */
function flushDisk(folder: string): boolean {
  return process.platform !== "win32" && spawnSync("sync", ["-f", folder], { stdio: "ignore" }).status === 0;
}
