import {
  accessSync,
  chownSync,
  closeSync,
  constants,
  copyFileSync,
  fchmodSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { renameFile } from "./rename.ts";

/** The operations of a disk that `writeFiles` uses. Each of these fails with the system's error. */
export interface Disk {
  /** The file that a path leads to; the path itself if it leads to no file. */
  targetOf(file: string): string;
  /** @returns undefined where there is no file. */
  read(file: string): Uint8Array | undefined;
  list(folder: string): string[];
  /** Makes a folder and its parents. @returns The outermost one that did not exist. */
  makeFolder(folder: string): string | undefined;
  /**
   * Writes a new file and flushes it to the disk, with the mode and the owner of another file if that exists.
   */
  write(file: string, text: string, like: string): void;
  /** Gives a file a second name. @returns false where the name is taken. */
  link(file: string, name: string): boolean;
  /** Keeps the content of a file under a second name. */
  copy(file: string, name: string): void;
  rename(file: string, name: string): void;
  remove(file: string): void;
  /** Removes a folder and those in it, as far as they are empty. */
  removeEmptyFolders(folder: string): void;
  /** Whether a process of this machine is running. */
  isAlive(pid: number): boolean;
}

/** The disk of this machine. */
export const DISK: Disk = {
  targetOf: (file) => optional(() => realpathSync(file)) ?? file,
  read: (file) => optional(() => readFileSync(file)),
  list: (folder) => readdirSync(folder),
  makeFolder: (folder) => mkdirSync(folder, { recursive: true }),
  write(file, text, like) {
    const there = optional(() => statSync(like));
    // A rename would replace even a file that its owner has made read-only.
    if (there) accessSync(like, constants.W_OK);
    rmSync(file, { force: true });
    const descriptor = openSync(file, "wx");
    try {
      writeFileSync(descriptor, text);
      if (there) fchmodSync(descriptor, there.mode & 0o7777);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    if (there && there.uid !== process.getuid?.()) giveTo(file, there);
  },
  link(file, name) {
    try {
      linkSync(file, name);
      return true;
    } catch (error) {
      if (codeOf(error) === "EEXIST") return false;
      if (!WITHOUT_LINKS.has(codeOf(error))) throw error;
    }
    if (optional(() => statSync(name))) return false;
    renameFile(file, name);
    return true;
  },
  copy(file, name) {
    rmSync(name, { force: true });
    try {
      linkSync(file, name);
    } catch (error) {
      if (!WITHOUT_LINKS.has(codeOf(error))) throw error;
      copyFileSync(file, name);
    }
  },
  rename: (file, name) => renameFile(file, name),
  remove: (file) => rmSync(file),
  removeEmptyFolders(folder) {
    for (const entry of readdirSync(folder, { withFileTypes: true }))
      if (entry.isDirectory()) this.removeEmptyFolders(path.join(folder, entry.name));
    rmdirSync(folder);
  },
  isAlive(pid) {
    try {
      process.kill(pid, 0);
    } catch (error) {
      return codeOf(error) !== "ESRCH";
    }
    return true;
  },
};

/**
 * Error codes of file systems without hard links, or with a limit on their number. `EISDIR` is what Windows
 * reports on a drive with exFAT.
 */
const WITHOUT_LINKS: ReadonlySet<string> = new Set([
  "EPERM",
  "ENOTSUP",
  "EOPNOTSUPP",
  "ENOSYS",
  "EMLINK",
  "EISDIR",
]);

/** @returns undefined where there is no such file. */
function optional<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (/^(?:ENOENT|ENOTDIR)$/.test(codeOf(error))) return undefined;
    throw error;
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? "";
}

/** A file that the administrator writes still belongs to its owner. Other users can't change owners. */
function giveTo(file: string, { uid, gid }: { readonly uid: number; readonly gid: number }): void {
  try {
    chownSync(file, uid, gid);
  } catch (error) {
    if (codeOf(error) !== "EPERM") throw error;
  }
}
