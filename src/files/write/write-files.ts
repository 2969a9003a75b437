import { readFileSync } from "node:fs";
import path from "node:path";
import { TextFile } from "../../core/faults/text-file.ts";
import { temporaryName, writerOf } from "../../core/publish/leftovers.ts";
import { DISK, type Disk } from "./disk.ts";

/** The change of one file. */
export interface FileChange {
  readonly file: string;
  /** What was read there; undefined where there was no file. */
  readonly before: string | Uint8Array | undefined;
  /** Undefined if the file must be removed. */
  readonly after: string | undefined;
}

/** The reason if a file has changed since it was read. */
export const CHANGED = "changed";

/** A file could not be written. */
export class WriteError extends Error {
  override readonly name = "WriteError";
  readonly file: string;
  /** `CHANGED`, or the system's error code, such as `"ENOSPC"`. */
  readonly reason: string;
  /** Files that still have their new text, in the order of the plan: their old text could not be put back. */
  readonly written: readonly string[];

  constructor(file: string, reason: string, written: readonly string[] = [], cause?: unknown) {
    super(`${file} cannot be written (${reason})`, { cause });
    this.file = file;
    this.reason = reason;
    this.written = written;
  }
}

/**
 * Makes all of these changes, or none. It first writes drafts next to the files. Only when all drafts are
 * complete do they replace the files, one rename each, in the order of the list. If one of them fails, those
 * before it are put back.
 *
 * A killed process leaves each file complete, old or new, and the new ones are the first of the list.
 *
 * @param changes Each file once. Those that change nothing are not written. Removals belong at the end.
 * @throws WriteError where a file has changed since it was read, or cannot be written.
 */
export function writeFiles(changes: readonly FileChange[], disk: Disk = DISK): void {
  const writing = new Writing(disk);
  for (const change of changes) writing.prepare(change);
  writing.finish();
}

/**
 * The current text of a file on the disk, with its byte order mark, if it is still the one that was judged.
 *
 * @throws WriteError where it has changed since.
 */
export function readAgain({ file, text }: TextFile): string {
  const now = readFileSync(file, "utf8");
  if (new TextFile(file, now).text !== text) throw new WriteError(file, CHANGED);
  return now;
}

/** The change of one file, with its temporary names. */
interface Step extends FileChange {
  /** The target of a link, so that the link itself stays. */
  readonly target: string;
  readonly draft: string;
  /** The old file, saved until all new ones are in their places. */
  readonly old: string;
}

class Writing {
  readonly #disk: Disk;
  readonly #steps: Step[] = [];
  readonly #placed: Step[] = [];
  /** Where files are written. */
  readonly #folders = new Set<string>();
  /** Folders that were made for it, the outermost first. */
  readonly #made: string[] = [];

  constructor(disk: Disk) {
    this.#disk = disk;
  }

  /** Writes the draft of a file. */
  prepare(change: FileChange): void {
    this.#attempt(change, () => {
      const target = this.#disk.targetOf(change.file);
      // `dirname` of a name without a folder is ".", and `parse` has none.
      const [dir, base] = [path.dirname(target), path.basename(target)];
      this.#folders.add(dir);
      if (isSame(change.before, change.after)) return;
      const step = {
        ...change,
        target,
        draft: path.join(dir, temporaryName(base, process.pid, "new")),
        old: path.join(dir, temporaryName(base, process.pid, "old")),
      };
      this.#steps.push(step);
      if (this.#isChanged(step, target)) throw new ChangedError();
      const made = this.#disk.makeFolder(dir);
      if (made !== undefined) this.#made.push(made);
      if (step.after !== undefined) this.#disk.write(step.draft, step.after, target);
    });
  }

  /** Puts the drafts in their places. */
  finish(): void {
    for (const step of this.#steps) {
      this.#attempt(step, () => {
        this.#place(step);
        this.#placed.push(step);
      });
    }
    this.#removeTemporary();
  }

  #place(step: Step): void {
    const { before, after, target, draft, old } = step;
    if (before === undefined) {
      // Only this call creates a file and never overwrites one.
      if (!this.#disk.link(draft, target)) throw new ChangedError();
      return;
    }
    // The old file stays under its name until the new one takes it.
    if (after !== undefined) this.#disk.copy(target, old);
    else this.#disk.rename(target, old);
    if (this.#isChanged(step, old)) {
      if (after === undefined) this.#disk.rename(old, target);
      throw new ChangedError();
    }
    if (after !== undefined) this.#disk.rename(draft, target);
  }

  #isChanged({ before }: Step, file: string): boolean {
    return !isSame(before, this.#disk.read(file));
  }

  #attempt({ file }: FileChange, work: () => void): void {
    try {
      work();
    } catch (error) {
      const written = this.#undo();
      this.#removeTemporary();
      for (const folder of this.#made.reverse()) quietly(() => this.#disk.removeEmptyFolders(folder));
      throw new WriteError(file, reasonOf(error), written, error);
    }
  }

  /** Puts the old files back. @returns Those that could not be put back. */
  #undo(): string[] {
    const left: string[] = [];
    for (const { file, before, target, old } of this.#placed.reverse()) {
      try {
        if (before === undefined) this.#disk.remove(target);
        else this.#disk.rename(old, target);
      } catch {
        left.unshift(file);
      }
    }
    return left;
  }

  /** Removes drafts and old files, also those of a killed process. What can't be removed is harmless. */
  #removeTemporary(): void {
    for (const folder of this.#folders) {
      quietly(() => {
        for (const name of this.#disk.list(folder)) {
          const pid = writerOf(name);
          if (pid === undefined || (pid !== process.pid && this.#disk.isAlive(pid))) continue;
          quietly(() => this.#disk.remove(path.join(folder, name)));
        }
      });
    }
  }
}

type Text = FileChange["before"];

/** The file has changed since it was read. */
class ChangedError extends Error {}

function isSame(a: Text, b: Text): boolean {
  return a === undefined || b === undefined ? a === b : Buffer.from(a).equals(Buffer.from(b));
}

function reasonOf(error: unknown): string {
  return error instanceof ChangedError ? CHANGED : ((error as NodeJS.ErrnoException).code ?? String(error));
}

/** A failed cleanup is no reason to stop. */
function quietly(work: () => void): void {
  try {
    work();
  } catch {
    // Temporary files and empty folders do no harm.
  }
}
