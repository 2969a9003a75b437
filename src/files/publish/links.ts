import { lstatSync, symlinkSync, unlinkSync } from "node:fs";
import path from "node:path";
import { type RenameSystem, renameFile, THIS_SYSTEM } from "../write/rename.ts";

/** What is at a path. @returns undefined where nothing is, or nothing can be seen */
export function kindOf(file: string): "link" | "folder" | "file" | undefined {
  try {
    const stat = lstatSync(file);
    return stat.isSymbolicLink() ? "link" : stat.isDirectory() ? "folder" : "file";
  } catch {
    return undefined;
  }
}

/**
 * The path where a link is made before it replaces an output: in the same folder, so that one rename puts it
 * there.
 */
export function draftOf(place: string): string {
  return besideOf(place, "new");
}

/** The temporary path of an output's link on systems that don't rename one link onto another. */
export function formerOf(place: string): string {
  return besideOf(place, "old");
}

function besideOf(place: string, kind: string): string {
  return path.join(path.dirname(place), `.${path.basename(place)}.polyglot-${kind}`);
}

/**
 * The target of an output's link. On Windows the link is a junction, which has an absolute path. Elsewhere it
 * is relative to the folder of the link, so that it stays right when the project is moved.
 *
 * @param site Absolute path of the site's folder.
 * @param place Absolute path of the link.
 * @example
 * linkTarget("/news/.polyglot/sites/site-a", "/news/_site", "linux"); // => ".polyglot/sites/site-a"
 */
export function linkTarget(
  site: string,
  place: string,
  platform: NodeJS.Platform = THIS_SYSTEM.platform,
): string {
  return platform === "win32" ? site : path.relative(path.dirname(place), site);
}

/** Makes a link to a folder, in the place of any file or link that is there. */
export function makeLink(target: string, link: string): void {
  removeLink(link);
  symlinkSync(target, link, "junction");
}

/** Removes a link or a file, if it is there. What a link leads to stays. */
export function removeLink(link: string): void {
  try {
    unlinkSync(link);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
}

/**
 * Puts a new link in the place of an output that is a link or doesn't exist. On Windows, which doesn't rename
 * onto a link to a folder, there is a moment without a site.
 *
 * @throws Error where the link cannot be replaced; the former link is then in its place.
 */
export function replaceLink(draft: string, place: string, system: RenameSystem = THIS_SYSTEM): void {
  if (system.platform === "win32" && kindOf(place) === "link") {
    replaceInSteps(draft, place, system);
    return;
  }
  try {
    renameFile(draft, place, system);
  } catch (error) {
    // A network drive may report an error for a rename that it has done.
    if (kindOf(draft) === undefined) return;
    // Nor does a drive that a Windows machine shares rename onto a link.
    if (kindOf(place) !== "link") throw error;
    replaceInSteps(draft, place, system);
  }
}

function replaceInSteps(draft: string, place: string, system: RenameSystem): void {
  const former = formerOf(place);
  // Left by a build that was killed after it had put its own link in place.
  removeLink(former);
  renameFile(place, former, system);
  try {
    renameFile(draft, place, system);
  } catch (error) {
    renameFile(former, place, system);
    throw error;
  }
  try {
    removeLink(former);
  } catch {
    // The next build removes it.
  }
}
