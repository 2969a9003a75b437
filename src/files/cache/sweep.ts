import { lstatSync, rmdirSync, rmSync } from "node:fs";
import path from "node:path";
import { listEntries } from "../content/folder.ts";
import { CACHE } from "./packs.ts";

/** Milliseconds for which an unused file stays: several times as long as any build takes. */
const UNUSED_MS = 24 * 60 * 60 * 1000;

/** Which files of the cache a build may remove: only kinds whose used files it has just marked. */
const JUDGED = {
  // The server has its own pages.
  build: /^(?!preview-)/,
  // A server makes no pictures, cards or audit, so it can't know which of those files are in use.
  serve: /^(?:preview-|works\/|search-)/,
} as const;

/**
 * Removes what no program has used for a day: values and files of older content or older programs, drafts of
 * killed builds, and anything else. Call it at the end of a build that has used everything in use.
 *
 * The date of a file is the time of its last use (`markUsed`) by any program. So several programs can share a
 * cache, in any order and at the same time: no program removes what another has written or read within a day.
 * A part of a build (`--shard`) uses only its share and removes nothing.
 *
 * Links are not followed, so a cache that is itself a link is used but never swept.
 */
export function sweepCache(by: keyof typeof JUDGED): void {
  // A folder comes before its contents in this list. In reverse order, it may be empty by its turn.
  for (const { path: name, kind } of listEntries(CACHE).reverse())
    if (name !== "" && JUDGED[by].test(name)) removeUnused(path.join(CACHE, name), kind === "folder");
}

function removeUnused(file: string, isFolder: boolean): void {
  try {
    // A date far in the future comes from a wrong clock.
    if (Math.abs(Date.now() - lstatSync(file).mtimeMs) < UNUSED_MS) return;
    if (isFolder) rmdirSync(file);
    else rmSync(file);
  } catch {
    // In use again, not ours to remove, or removed by another program: the next build looks again.
  }
}
