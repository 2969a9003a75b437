import { existsSync, type FSWatcher, lstatSync, readdirSync, watch } from "node:fs";
import path from "node:path";
import { isLeftover } from "../../core/publish/leftovers.ts";

/** Folders that are watched, until they are left. */
export interface FolderWatch {
  close(): void;
}

/** What a watch reports to. */
export interface Watcher {
  /** @param file Path of what was written, made, renamed or removed; undefined where anything may have changed. */
  readonly changed: (file: string | undefined) => void;
  /** Called once where the system watches no more folders: from then on the disk has to be looked at again and again. */
  readonly blinded: (error: Error) => void;
}

/** Milliseconds after which a folder that has come back is watched again. */
const TEND_MS = 1000;

/** These systems watch a folder with all below it. Node's own substitute loses files that were renamed over others. */
const RECURSIVE = process.platform === "darwin" || process.platform === "win32";

/**
 * Watches folders with all below them. Leftovers of editors are passed over. A folder that is not there is watched as soon as it
 * is, and so is one that was removed and made again.
 *
 * @param folders Paths, as those of changed files begin.
 * @param open Watches one folder. By default, as the system does.
 */
export function watchFolders(
  folders: readonly string[],
  watcher: Watcher,
  open: (folder: string) => FSWatcher = (folder) => watch(folder, { recursive: RECURSIVE }),
): FolderWatch {
  return new Tree(folders, watcher, open);
}

class Tree implements FolderWatch {
  readonly #roots: readonly string[];
  readonly #watcher: Watcher;
  readonly #open: (folder: string) => FSWatcher;
  readonly #folders = new Map<string, FSWatcher>();
  readonly #timer: NodeJS.Timeout;
  /** Folders whose watch has failed. */
  readonly #lost = new Set<string>();
  #blind = false;

  constructor(roots: readonly string[], watcher: Watcher, open: (folder: string) => FSWatcher) {
    this.#roots = roots.map((root) => path.normalize(root));
    this.#watcher = watcher;
    this.#open = open;
    for (const root of this.#roots) this.#enter(root);
    this.#timer = setInterval(() => this.#tend(), TEND_MS);
  }

  close(): void {
    clearInterval(this.#timer);
    for (const folder of this.#folders.values()) folder.close();
    this.#folders.clear();
  }

  #tend(): void {
    for (const folder of [...this.#roots, ...this.#lost]) {
      if (this.#folders.has(folder) || !isFolder(folder)) continue;
      this.#enter(folder);
      this.#watcher.changed(folder);
    }
    this.#lost.clear();
    if (this.#blind) this.#watcher.changed(undefined);
  }

  /** Watches a folder first and lists it then, so that what comes between is not lost. */
  #enter(folder: string): void {
    if (!isFolder(folder)) return;
    try {
      const entered = this.#open(folder);
      this.#folders.set(folder, entered);
      entered.on("change", (kind, name) => this.#seen(folder, kind, String(name ?? "")));
      entered.on("error", () => {
        this.#leave(folder);
        this.#lost.add(folder);
      });
      if (RECURSIVE) return;
      for (const entry of readdirSync(folder, { withFileTypes: true }))
        if (entry.isDirectory()) this.#enter(path.join(folder, entry.name));
    } catch (error) {
      this.#lose(folder, error as NodeJS.ErrnoException);
    }
  }

  #seen(folder: string, kind: string, name: string): void {
    if (!this.#folders.has(folder)) return;
    const file = path.join(folder, name);
    if (kind === "rename") {
      this.#leave(file);
      // A folder that goes reports its own name, as if that were in it.
      if (this.#roots.includes(folder) && name === path.basename(folder)) {
        this.#leave(folder);
        this.#enter(folder);
        this.#watcher.changed(folder);
      }
      if (!RECURSIVE && name !== "") this.#enter(file);
    }
    if (!isLeftover(path.basename(file))) this.#watcher.changed(file);
  }

  /** Leaves a folder with all below it; another one may have its name by now. */
  #leave(folder: string): void {
    if (!this.#folders.has(folder)) return;
    for (const [name, left] of this.#folders) {
      if (name !== folder && !name.startsWith(folder + path.sep)) continue;
      left.close();
      this.#folders.delete(name);
    }
  }

  /** A folder that has gone meanwhile is reported by the one above it. */
  #lose(folder: string, error: NodeJS.ErrnoException): void {
    this.#leave(folder);
    if (!existsSync(folder) || this.#blind) return;
    this.#blind = true;
    this.#watcher.blinded(error);
  }
}

/** Links are not followed: they are refused where content is read. */
function isFolder(file: string): boolean {
  try {
    return lstatSync(file).isDirectory();
  } catch {
    return false;
  }
}
