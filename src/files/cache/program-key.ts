import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { listFiles, stampOfFolders } from "../content/folder.ts";
import { installedVersions, ownPackage } from "../packages.ts";
import { cacheKey } from "./cache.ts";

/** The folder of this package, as it is run: of its sources, or of what was compiled from them. */
const HOME = path.join(import.meta.dirname, "../../..");
const EXTENSION = path.extname(fileURLToPath(import.meta.url));

/** What this program was loaded from. */
const PARTS = ["src", "plugins"].map((part) => path.join(HOME, part));
const LOADED = stampOfFolders(PARTS);

let known: string | undefined;

/**
 * Stands for the program that makes works and pages: its own files, all packages that it depends on, directly or through
 * others, and Node itself with the tables of languages in it. What another program has made is made again.
 */
export function programVersion(): string {
  const now = stampOfFolders(PARTS);
  // A server may have loaded changed modules since, or some of them: no later program is like this one.
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
 * Stands for some modules of this program: for what takes long to make and is made by a few modules that seldom change.
 *
 * @param modules Paths from `src` without an ending, such as `"files/cards/drawing"`.
 */
export function codeKey(modules: readonly string[], home = HOME): string {
  return cacheKey(modules.map((name) => readFileSync(path.join(home, "src", name + EXTENSION), "utf8")));
}
