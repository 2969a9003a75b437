import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** Milliseconds that a server leaves to browsers, to load a page that was edited, before it builds the whole site. */
const LOADING_MS = 300;

/** Files whose edits browsers have been shown, before the site was built with them. */
export class ShownEdits {
  readonly #files = new Set<string>();
  #loading: Promise<void> = Promise.resolve();

  add(file: string): void {
    this.#files.add(path.normalize(file));
    this.#loading = wait(LOADING_MS);
  }

  /** Takes out a file that has changed in a way that only a build can show. */
  forget(file: string): void {
    this.#files.delete(path.normalize(file));
  }

  /** Waits until browsers have had time to load what was edited last: a build leaves them no time. */
  loaded(): Promise<void> {
    return this.#loading;
  }

  /** Whether a build was for nothing but these, so that nothing is left to be shown; it takes them out. */
  areAll(files: readonly string[]): boolean {
    const names = files.map((file) => path.normalize(file));
    const all = names.length > 0 && names.every((name) => this.#files.has(name));
    for (const name of names) this.#files.delete(name);
    return all;
  }
}
