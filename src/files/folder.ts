import { lstatSync, readdirSync } from "node:fs";
import path from "node:path";
import type { Entry } from "../core/preflight.ts";

/**
 * Everything below a folder, links and hidden names too, without following or opening anything.
 *
 * @returns An empty list where the folder does not exist: a site without standing pages has none, and a foreign site
 * no articles.
 */
export function listEntries(folder: string): Entry[] {
  const top = lstatSync(folder, { throwIfNoEntry: false });
  if (!top) return [];
  if (!top.isDirectory()) return [{ path: "", kind: top.isSymbolicLink() ? "link" : "other", size: 0 }];
  const entries: Entry[] = [];
  walk(folder, "", entries);
  return entries;
}

function walk(folder: string, prefix: string, entries: Entry[]): void {
  for (const name of readdirSync(path.join(folder, prefix))) {
    const stat = lstatSync(path.join(folder, prefix, name), { throwIfNoEntry: false });
    if (!stat) continue; // Gone since the folder was listed: somebody is working in it.
    const kind = stat.isSymbolicLink()
      ? "link"
      : stat.isDirectory()
        ? "folder"
        : stat.isFile()
          ? "file"
          : "other";
    entries.push({ path: prefix + name, kind, size: stat.size });
    if (kind === "folder") walk(folder, `${prefix}${name}/`, entries);
  }
}

/** The files below a folder of our own making, by path from it with `/`, sorted. Hidden ones are left out. */
export function listFiles(folder: string): string[] {
  return listEntries(folder)
    .filter(({ path: name, kind }) => kind === "file" && !/(?:^|\/)\./.test(name))
    .map((entry) => entry.path)
    .sort();
}
