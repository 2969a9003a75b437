import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { listFiles, stampOfFolders } from "../content/folder.ts";
import { installedVersions, ownPackage } from "../packages.ts";
import { cacheKey } from "./cache.ts";

/** The folder of this package as it runs: its sources, or the code compiled from them. */
const HOME = path.join(import.meta.dirname, "../../..");
const EXTENSION = path.extname(fileURLToPath(import.meta.url));

/** The state of the files from which this program was loaded. */
const PARTS = ["src", "plugins"].map((part) => path.join(HOME, part));
const LOADED = stampOfFolders(PARTS);

let known: string | undefined;

/**
 * Identifies the program that makes works and pages: its own files, all packages that it depends on, directly
 * or indirectly, and Node itself with its language tables. The results of another program are not reused.
 */
export function programVersion(): string {
  const now = stampOfFolders(PARTS);
  // A server may have loaded some of the changed modules since: no later program is equal to this one.
  if (now !== LOADED) return cacheKey([now, randomUUID()]);
  known ??= cacheKey([
    JSON.stringify(process.versions),
    ...installedVersions(ownPackage().dependencies),
    ...PARTS.flatMap((part) =>
      listFiles(part).flatMap((name) => [name, readFileSync(path.join(part, name), "utf8")]),
    ),
  ]);
  return known;
}

/**
 * Identifies some modules of this program, for results that take long to make and come from a few modules
 * that seldom change.
 *
 * @param modules Paths from `src` without an ending, such as `"files/cards/drawing"`.
 */
export function codeKey(modules: readonly string[], home = HOME): string {
  return cacheKey(modules.map((name) => readFileSync(path.join(home, "src", name + EXTENSION), "utf8")));
}
