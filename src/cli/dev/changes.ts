import { existsSync } from "node:fs";
import type { ReloadEvent } from "../../eleventy.ts";
import type { ServerBuilds } from "./builds.ts";
import type { ProjectJudge } from "./judge.ts";
import type { ShownEdits } from "./shown-edits.ts";

/** Milliseconds to wait for the rest of the text of a file that is being written. */
const WRITING_MS = 15;

/** Milliseconds without a change after which the site is built. */
const REST_MS = 150;

/** Milliseconds after which the site is built even if changes go on. */
const PATIENCE_MS = 2000;

/** What to do when the content changes. */
interface ChangeHandlers {
  readonly builds: ServerBuilds;
  readonly shown: ShownEdits;
  readonly judge: Pick<ProjectJudge, "check">;
  /** Updates the pages of a text. @returns whether they show it as it is now */
  readonly edit: (file: string) => Promise<boolean>;
  /** Makes browsers reload their pages. */
  readonly reload: (event: ReloadEvent) => Promise<void>;
  /** Called with an error that no caller waits for. */
  readonly report: (error: unknown) => void;
}

/**
 * Changes of content and catalogues: an edited text is shown at once, and the site is built when its files
 * stop changing.
 */
export class ContentChanges {
  readonly #handlers: ChangeHandlers;
  readonly #writing = new Map<string, NodeJS.Timeout>();
  readonly #resting = new Set<string>();
  #rest: NodeJS.Timeout | undefined;
  /** The times of the first and the last change since a build was last requested. */
  #firstMs = 0;
  #lastMs = 0;

  constructor(handlers: ChangeHandlers) {
    this.#handlers = handlers;
  }

  /** @param file Path of the changed file; undefined where that is not known. */
  add(file: string | undefined): void {
    if (file !== undefined) {
      clearTimeout(this.#writing.get(file));
      this.#writing.set(
        file,
        setTimeout(() => this.#show(file).catch(this.#handlers.report), WRITING_MS),
      );
      this.#resting.add(file);
    }
    this.#lastMs = performance.now();
    if (this.#rest === undefined) this.#firstMs = this.#lastMs;
    clearTimeout(this.#rest);
    const left = this.#firstMs + PATIENCE_MS - this.#lastMs;
    this.#rest = setTimeout(() => this.#build(), Math.max(0, Math.min(REST_MS, left)));
  }

  close(): void {
    clearTimeout(this.#rest);
    for (const timer of this.#writing.values()) clearTimeout(timer);
  }

  async #show(file: string): Promise<void> {
    this.#writing.delete(file);
    const { shown, edit, reload } = this.#handlers;
    if (existsSync(file) && (await edit(file))) {
      shown.add(file);
      await reload({ files: [file] });
    } else {
      shown.forget(file);
    }
  }

  #build(): void {
    const files = [...this.#resting];
    this.#resting.clear();
    this.#rest = undefined;
    this.#handlers.builds.change(files, this.#lastMs);
    this.#handlers.judge.check();
  }
}
