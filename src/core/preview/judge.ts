import type { EditorPlace } from "../admin/places.ts";
import type { Fault } from "../faults/table.ts";

/** A fault, and where it is corrected in the editor. */
export interface PlacedFault {
  readonly fault: Fault;
  readonly place?: EditorPlace;
}

/** The results of a check. */
export interface Verdict {
  /** Rises with each check. */
  readonly version: number;
  readonly faults: readonly PlacedFault[];
}

/** Whole files by their paths from the project's folder, with `/`. */
export type Texts = Readonly<Record<string, string>>;

/**
 * Judges the texts of a served site, with the results of `polyglot check`. The command that serves the site has
 * it, and gives it to the preview.
 */
export interface Judge {
  /** What the last check found. */
  verdict(): Verdict;
  /**
   * The errors that the project would have in addition if it had these texts.
   *
   * @param accepted The files among them that are translations to be accepted.
   */
  added(texts: Texts, accepted: readonly string[]): Promise<readonly PlacedFault[]>;
  /**
   * Marks translations as up to date with their original.
   *
   * @param name `articles/<slug>` or `pages/<slug>`.
   * @returns What keeps some of them from being accepted.
   */
  accept(name: string, locales: readonly string[]): Promise<readonly PlacedFault[]>;
}
