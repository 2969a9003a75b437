import { availableParallelism } from "node:os";
import type { FileSet } from "../cache/cache.ts";
import { type FoundText, LanguageIndex } from "./index.ts";
import { turns } from "./turns.ts";

/**
 * Number of parts of large languages that are indexed at once: each process holds its whole part in memory, and one
 * processor is busy with the pages.
 */
const PROCESSES = availableParallelism() > 2 ? 2 : 1;

/** One part after the other of large languages. */
export type InTurn = ReturnType<typeof turns>;

export const openTurns = (): InTurn => turns(PROCESSES);

/**
 * The index of a language, or of a part of it, while its pages come. Pagefind gets the pages of an undivided language as
 * they come; those of a part wait until all of them are there, so that its process ends soon after it has started.
 */
export class PartIndex {
  readonly #lang: string;
  readonly #inTurn: InTurn;
  readonly #waiting: (() => FoundText)[] = [];
  #index: LanguageIndex | undefined;
  #made: Promise<FileSet> | undefined;
  #isClosed = false;
  #size = 0;

  /**
   * @param lang BCP 47 tag, as `<html lang>` has it.
   * @param isOnly Whether the language has no other part.
   */
  constructor(lang: string, isOnly: boolean, inTurn: InTurn) {
    this.#lang = lang;
    this.#inTurn = inTurn;
    if (isOnly) this.#index = new LanguageIndex(lang);
  }

  /** Number of pages that were added. */
  get size(): number {
    return this.#size;
  }

  /**
   * @param page Makes the page when its turn comes.
   * @throws Error where the part is already being made: the page would not be in it.
   */
  add(page: () => FoundText): void {
    if (this.#made || this.#isClosed) throw new Error("a page came after its part of the search index");
    this.#size++;
    if (this.#index) this.#index.add(page);
    else this.#waiting.push(page);
  }

  /**
   * The files of the index; no more pages are accepted. If it is called again, it returns the same promise.
   *
   * @throws Error with the message of Pagefind, or after `close`
   */
  make(): Promise<FileSet> {
    this.#made ??= this.#index ? this.#index.finish() : this.#inTurn(() => this.#makeNow());
    // A caller that comes later gets the error.
    this.#made.catch(() => {});
    return this.#made;
  }

  /** Ends its process, whatever it is doing. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#waiting.length = 0;
    await this.#index?.close();
  }

  async #makeNow(): Promise<FileSet> {
    if (this.#isClosed) throw new Error("the part of the search index was dropped");
    const index = new LanguageIndex(this.#lang);
    this.#index = index;
    for (const page of this.#waiting.splice(0)) index.add(page);
    return index.finish();
  }
}
