import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** Milliseconds that a server gives browsers to load an edited page before it builds the whole site. */
const LOADING_MS = 300;

/** Files whose edits browsers already show, before a build of the site includes them. */
export class ShownEdits {
  readonly #files = new Set<string>();
  #loading: Promise<void> = Promise.resolve();

  add(file: string): void {
    this.#files.add(path.normalize(file));
    this.#loading = wait(LOADING_MS);
  }

  /** Removes a file that has changed in a way that only a build can show. */
  forget(file: string): void {
    this.#files.delete(path.normalize(file));
  }

  /** Waits until browsers have had time to load the last edit: during a build they have none. */
  loaded(): Promise<void> {
    return this.#loading;
  }

  /**
   * Whether a build was only for these files, so that browsers already show everything; forgets the files.
   */
  areAll(files: readonly string[]): boolean {
    const names = files.map((file) => path.normalize(file));
    const all = names.length > 0 && names.every((name) => this.#files.has(name));
    for (const name of names) this.#files.delete(name);
    return all;
  }
}
