import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import path from "node:path";

/** Where sites are built before readers see them; safe to delete while no build runs and none is published from it. */
export const WORKSHOP = ".polyglot";
const SITES = path.join(WORKSHOP, "sites");
/** A plain folder that stood where the site is published, moved aside. */
const REPLACED = "replaced-";

/**
 * An empty folder to build a site in, on the same disk as the place where it will be published.
 *
 * @returns Its path from the project's folder.
 */
export function newStaging(): string {
  mkdirSync(SITES, { recursive: true });
  const folder = mkdtempSync(path.join(SITES, "site-"));
  // A temporary folder is for its owner alone; a web server is somebody else.
  chmodSync(folder, 0o755);
  return folder;
}

/**
 * Puts a finished site in the place of the one that readers see. That place is a link, and one rename turns it to the
 * new site: there is no moment without a site, and none with half of one. The site before it is kept until the next
 * one, for those who are reading it.
 *
 * @param staging Folder of the finished site.
 * @param output Where readers find it, such as `"_site"`.
 */
export function publish(staging: string, output: string): void {
  const before = published(output);
  const link = path.join(WORKSHOP, `link-${process.pid}`);
  rmSync(link, { force: true });
  symlinkSync(path.relative(path.dirname(path.resolve(output)), path.resolve(staging)), link, "junction");
  if (isPlainFolder(output)) renameSync(output, path.join(SITES, `${REPLACED}${process.pid}`));
  renameSync(link, output);
  discard([path.basename(staging), ...(before === undefined ? [] : [path.basename(before)])]);
}

/**
 * Tidies up after a build that was killed: a folder that was on its way out goes back where no site has taken its place,
 * and what was begun is removed. Only for the holder of the lock.
 *
 * @param staging Folder of the build that is about to begin.
 */
export function heal(output: string, staging: string): void {
  const site = published(output);
  if (site === undefined && !existsSync(output) && existsSync(SITES)) {
    const replaced = readdirSync(SITES).find((name) => name.startsWith(REPLACED));
    if (replaced !== undefined) renameSync(path.join(SITES, replaced), output);
  }
  for (const name of existsSync(WORKSHOP) ? readdirSync(WORKSHOP) : []) {
    if (name.startsWith("link-")) rmSync(path.join(WORKSHOP, name), { force: true });
  }
  discard([path.basename(staging), ...(site === undefined ? [] : [path.basename(site)])]);
}

/** The folder that is published, where it is one of ours. */
function published(output: string): string | undefined {
  if (!lstatSync(output, { throwIfNoEntry: false })?.isSymbolicLink()) return undefined;
  return path.resolve(path.dirname(path.resolve(output)), readlinkSync(output));
}

function isPlainFolder(output: string): boolean {
  return lstatSync(output, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function discard(kept: readonly string[]): void {
  for (const name of existsSync(SITES) ? readdirSync(SITES) : []) {
    if (!kept.includes(name)) rmSync(path.join(SITES, name), { recursive: true, force: true });
  }
}
