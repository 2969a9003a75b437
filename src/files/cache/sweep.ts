import { lstatSync, rmdirSync, rmSync } from "node:fs";
import path from "node:path";
import { listEntries } from "../content/folder.ts";
import { CACHE } from "./packs.ts";

/** Milliseconds for which an unused file stays: several times as long as any build takes. */
const UNUSED_MS = 24 * 60 * 60 * 1000;

/** Which files of the cache a build may judge: only those of which it has just marked all that are in use. */
const JUDGED = {
  // Pages of the server are its own.
  build: /^(?!preview-)/,
  // It makes no pictures, cards or audit, so it can't know which of theirs are in use.
  serve: /^(?:preview-|works\/|search-)/,
} as const;

/**
 * Removes what no program has used for a day: values and files of older content or older programs, drafts of killed builds,
 * whatever else is there. It is called at the end of a build that has used all that is in use.
 *
 * The date of a file is when it was last used (`markUsed`), by whatever program. So several programs can share a cache, in
 * any order and at the same time: what one of them has written or read today, no other one removes. A part of a build
 * (`--shard`) uses only its share and removes nothing.
 *
 * No link is followed, so where the cache itself is a link it is used, but never swept.
 */
export function sweepCache(by: keyof typeof JUDGED): void {
  // Contents come after their folder in this list: going backwards, an empty folder is seen empty.
  for (const { path: name, kind } of listEntries(CACHE).reverse())
    if (name !== "" && JUDGED[by].test(name)) removeUnused(path.join(CACHE, name), kind === "folder");
}

function removeUnused(file: string, isFolder: boolean): void {
  try {
    // A date far ahead is that of a clock that was wrong.
    if (Math.abs(Date.now() - lstatSync(file).mtimeMs) < UNUSED_MS) return;
    if (isFolder) rmdirSync(file);
    else rmSync(file);
  } catch {
    // In use again, not ours to remove, or removed by another program: the next build looks again.
  }
}
