import { existsSync, type FSWatcher, lstatSync, readdirSync, watch } from "node:fs";
import path from "node:path";
import { isLeftover } from "../../core/publish/leftovers.ts";

/** A watch of folders, until it is closed. */
export interface FolderWatch {
  close(): void;
}

/** What a watch reports to. */
export interface Watcher {
  /** @param file Path of the file or folder that was written, made, renamed or removed; undefined where anything may have changed. */
  readonly changed: (file: string | undefined) => void;
  /**
   * Called once if the system can't watch more folders: from then on, `changed` is called regularly without a
   * path.
   */
  readonly blinded: (error: Error) => void;
}

/** Milliseconds after which a folder that has come back is watched again. */
const TEND_MS = 1000;

/**
 * On these systems a watch includes all subfolders. Node's own substitute elsewhere loses files that were
 * renamed over others.
 */
const RECURSIVE = process.platform === "darwin" || process.platform === "win32";

/**
 * Watches folders with all their subfolders. Temporary files of editors are ignored. A folder that doesn't
 * exist is watched as soon as it does, and so is one that was removed and created again.
 *
 * @param folders Paths; the paths of changed files begin with them.
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

  /** Watches a folder first and then lists it, so that no change in between is lost. */
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
      // A removed folder reports its own name, as if it were a file in it.
      if (this.#roots.includes(folder) && name === path.basename(folder)) {
        this.#leave(folder);
        this.#enter(folder);
        this.#watcher.changed(folder);
      }
      if (!RECURSIVE && name !== "") this.#enter(file);
    }
    if (!isLeftover(path.basename(file))) this.#watcher.changed(file);
  }

  /** Stops watching a folder and its subfolders; another folder may have its name by now. */
  #leave(folder: string): void {
    if (!this.#folders.has(folder)) return;
    for (const [name, left] of this.#folders) {
      if (name !== folder && !name.startsWith(folder + path.sep)) continue;
      left.close();
      this.#folders.delete(name);
    }
  }

  /** The parent of a folder that is gone by now reports it. */
  #lose(folder: string, error: NodeJS.ErrnoException): void {
    this.#leave(folder);
    if (!existsSync(folder) || this.#blind) return;
    this.#blind = true;
    this.#watcher.blinded(error);
  }
}

/** Links are not followed: the reader of content refuses them. */
function isFolder(file: string): boolean {
  try {
    return lstatSync(file).isDirectory();
  } catch {
    return false;
  }
}
