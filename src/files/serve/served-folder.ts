import { rmdirSync, rmSync, statSync } from "node:fs";
import path from "node:path";

/**
 * The folder that a server serves while builds write into it. It removes files that builds no longer write,
 * and nothing else: other files, and the search index, which is written after the builds, have their own
 * owners.
 */
export class ServedFolder {
  readonly #root: string;
  #known = new Set<string>();

  /** @param root Its path; those of all files begin with it. */
  constructor(root: string) {
    this.#root = path.normalize(root);
  }

  /** Records the files that a build is about to write, even if it fails half-way. */
  expect(files: Iterable<string>): void {
    for (const file of files) this.#known.add(path.normalize(file));
  }

  /**
   * Removes what earlier builds wrote and this one didn't.
   *
   * @param files All files that a successful build has written.
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
        // It contains something else, or it is gone.
        return;
      }
      folder = path.dirname(folder);
    }
  }
}

const fold = (file: string): string => file.normalize("NFC").toLowerCase();

/** Whether two names that differ in case are one file, as on most desktops. */
function isSame(a: string, b: string): boolean {
  const [first, second] = [a, b].map((file) => statSync(file, { throwIfNoEntry: false }));
  return first !== undefined && first.ino === second?.ino;
}
