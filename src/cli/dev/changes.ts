import { existsSync } from "node:fs";
import type { ReloadEvent } from "../../eleventy.ts";
import type { ServerBuilds } from "./builds.ts";
import type { ShownEdits } from "./shown-edits.ts";

/** Milliseconds in which a file that is being written gets the rest of its text. */
const WRITING_MS = 15;

/** Milliseconds without a change after which the site is built. */
const REST_MS = 150;

/** Milliseconds after which it is built, even if changes go on. */
const PATIENCE_MS = 2000;

/** What is done about changes of the content. */
interface ChangeHandlers {
  readonly builds: ServerBuilds;
  readonly shown: ShownEdits;
  /** Makes the pages of a text again. @returns whether they show it as it is now */
  readonly edit: (file: string) => Promise<boolean>;
  /** Has browsers load their pages again. */
  readonly reload: (event: ReloadEvent) => Promise<void>;
  /** Told of an error that nothing waits for. */
  readonly report: (error: unknown) => void;
}

/** Changes of content and catalogues: an edited text is shown at once, and the site is built when its files have come to rest. */
export class ContentChanges {
  readonly #handlers: ChangeHandlers;
  readonly #writing = new Map<string, NodeJS.Timeout>();
  readonly #resting = new Set<string>();
  #rest: NodeJS.Timeout | undefined;
  /** When the first and the last change of those were seen that no build was asked for yet. */
  #firstMs = 0;
  #lastMs = 0;

  constructor(handlers: ChangeHandlers) {
    this.#handlers = handlers;
  }

  /** @param file Path of what has changed; undefined where that is not known. */
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
  }
}
