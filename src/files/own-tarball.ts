import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { gunzipSync } from "node:zlib";
import { ownPackage } from "./packages.ts";

const run = promisify(execFile);

/**
 * Packs this package as npm does: compiled from its sources, or as it is installed.
 *
 * @param folder Where the tarball is written.
 * @returns Path of the tarball.
 * @throws Error where npm can't be run or the sources don't compile.
 */
export async function packOwnPackage(folder: string): Promise<string> {
  const own = ownPackage().folder;
  const scripts = existsSync(path.join(own, "tsconfig.build.json")) ? [] : ["--ignore-scripts"];
  const args = ["pack", "--silent", ...scripts, "--pack-destination", folder];
  // On Windows npm is a script, which needs a shell.
  await run("npm", args, { cwd: own, shell: process.platform === "win32" });
  const [name = ""] = readdirSync(folder).filter((file) => file.endsWith(".tgz"));
  return path.join(folder, name);
}

/** Whether a file is a tarball of npm with the package of this name. */
export function isTarballOf(file: string, name: string): boolean {
  try {
    const manifest = fileIn(gunzipSync(readFileSync(file)), "package/package.json");
    return manifest !== undefined && (JSON.parse(manifest) as { name?: unknown }).name === name;
  } catch {
    // A folder, a file that gzip can't read, or a manifest that isn't JSON.
    return false;
  }
}

/** The size of a header of tar, and the unit of all its parts. */
const BLOCK = 512;

/**
 * The text of a file in a tar archive.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html#tag_20_92_13_06
 */
function fileIn(archive: Buffer, name: string): string | undefined {
  const field = (at: number, bytes: number) =>
    archive.toString("latin1", at, at + bytes).replace(/\0.*$/s, "");
  for (let at = 0; at + BLOCK <= archive.length; ) {
    const size = Number.parseInt(field(at + 124, 12), 8) || 0;
    const start = at + BLOCK;
    if (field(at, 100) === name) return archive.toString("utf8", start, start + size);
    at = start + Math.ceil(size / BLOCK) * BLOCK;
  }
  return undefined;
}

/** The checksum of a tarball, as lock files have it. */
export function integrityOf(tarball: string): string {
  return `sha512-${createHash("sha512").update(readFileSync(tarball)).digest("base64")}`;
}
