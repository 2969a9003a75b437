import { rmdirSync, rmSync, statSync } from "node:fs";
import path from "node:path";

/**
 * The folder that a server serves while builds write into it. What builds have written and write no longer is removed, and
 * nothing else: files from elsewhere, and the index of the search, which follows behind the builds, have owners of their own.
 */
export class ServedFolder {
  readonly #root: string;
  #known = new Set<string>();

  /** @param root Its path; those of all files begin with it. */
  constructor(root: string) {
    this.#root = path.normalize(root);
  }

  /** Takes note of files that a build is about to write, even if it fails half-way. */
  expect(files: Iterable<string>): void {
    for (const file of files) this.#known.add(path.normalize(file));
  }

  /**
   * Removes what earlier builds have written and this one has not.
   *
   * @param files All that a sound build has written.
   */
  keepOnly(files: Iterable<string>): void {
    const written = new Set([...files].map((file) => path.normalize(file)));
    const folded = new Map([...written].map((file) => [fold(file), file]));
    for (const file of this.#known) {
      if (written.has(file)) continue;
      const twin = folded.get(fold(file));
      if (twin === undefined || !isSame(file, twin)) this.#remove(file);
    }
    this.#known = written;
  }

  #remove(file: string): void {
    rmSync(file, { force: true });
    for (let folder = path.dirname(file); folder.startsWith(this.#root + path.sep); ) {
      try {
        rmdirSync(folder);
      } catch {
        // Something else is in it, or it has gone.
        return;
      }
      folder = path.dirname(folder);
    }
  }
}

const fold = (file: string): string => file.normalize("NFC").toLowerCase();

/** Whether two names that differ in case name one file, as on most desktops. */
function isSame(a: string, b: string): boolean {
  const [first, second] = [a, b].map((file) => statSync(file, { throwIfNoEntry: false }));
  return first !== undefined && first.ino === second?.ino;
}
