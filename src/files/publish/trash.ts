import { mkdirSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { Thread } from "../thread/thread.ts";
import { renameFile } from "../write/rename.ts";
import { type Leftover, reasonOf } from "./leftover.ts";
import { WORKSHOP } from "./workshop.ts";

/**
 * Sites that are no longer needed. To remove the files of a site takes as long as to write them, so the next build
 * does it, while it is reading and rendering.
 */
const TRASH = path.join(WORKSHOP, "discarded");

/** The module of the thread, from `src/files`. */
const SERVICE = "publish/trash";

/** Takes a folder away at once. @throws the system's error */
export function moveToTrash(folder: string): void {
  mkdirSync(TRASH, { recursive: true });
  renameFile(folder, path.join(TRASH, path.basename(folder)));
}

/**
 * Removes what is in the trash, in a thread of its own where there is something.
 *
 * @returns What could not be removed; it never rejects.
 */
export async function emptyTrash(): Promise<readonly Leftover[]> {
  if (namesInTrash().length === 0) return [];
  const thread = new Thread<ReturnType<typeof openService>>(SERVICE);
  try {
    return await thread.ask("removeDiscarded");
  } catch (error) {
    return [{ file: TRASH, reason: reasonOf(error) }];
  } finally {
    await thread.end();
  }
}

/** The work of the thread. */
export function openService() {
  return { removeDiscarded };
}

function removeDiscarded(): Leftover[] {
  return namesInTrash().flatMap((name) => {
    const file = path.join(TRASH, name);
    try {
      rmSync(file, { recursive: true, force: true, maxRetries: 3 });
      return [];
    } catch (error) {
      return [{ file, reason: reasonOf(error) }];
    }
  });
}

function namesInTrash(): string[] {
  try {
    return readdirSync(TRASH);
  } catch {
    // There was never a site to discard, or it can't be listed: then the next build tries again.
    return [];
  }
}
