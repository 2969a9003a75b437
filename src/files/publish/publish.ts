import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmdirSync, statSync } from "node:fs";
import path from "node:path";
import { renameFile } from "../write/rename.ts";
import { flushFolder, flushSite } from "./flush.ts";
import { type Leftover, reasonOf } from "./leftover.ts";
import { draftOf, formerOf, kindOf, linkTarget, makeLink, removeLink, replaceLink } from "./links.ts";
import { judgeOutput, OutputError } from "./output.ts";
import {
  discardSites,
  KEPT,
  readRecord,
  removeSite,
  SITE_PREFIX,
  SITES,
  type SiteRecord,
  siteAt,
  sitesBefore,
  writeRecord,
} from "./sites.ts";
import { emptyTrash } from "./trash.ts";
import { WORKSHOP } from "./workshop.ts";

export { SITES } from "./sites.ts";
export { WORKSHOP } from "./workshop.ts";

/** Something to tell the user about publishing. The message has the name of its kind. */
export type Notice =
  | ({ readonly kind: "left" } & Leftover)
  /** A folder was in the place of the output; its content is now in `folder`. */
  | { readonly kind: "replaced"; readonly output: string; readonly folder: string };

/** Folders that the build reads, as {@link judgeOutput} takes them. */
export type Folders = readonly [texts?: readonly string[] | undefined, sources?: readonly string[]];

/**
 * An empty folder to build a site in.
 *
 * @returns Its path from the project's folder.
 */
export function newStaging(): string {
  mkdirSync(SITES, { recursive: true });
  const folder = mkdtempSync(path.join(SITES, SITE_PREFIX));
  writeRecord(path.basename(folder), {});
  return folder;
}

/**
 * Replaces the site that readers see with a finished one. The output is a link, and one rename makes it lead
 * to the new site: at no moment is there no site, or half of one. All its files are on the disk before, so that a power
 * failure leaves no link to half a site. The previous site stays until the next one is published, for readers who are
 * still in it.
 *
 * @param staging Folder of the finished site.
 * @param output Where readers find it, such as `"_site"`.
 * @param keep How many sites of the output stay, the new one among them.
 * @returns What to tell the user. Once readers see the site, a failure is only reported here.
 * @throws Error where the site cannot be published; readers see the one before.
 */
export function publish(staging: string, output: string, keep = KEPT, ...folders: Folders): Notice[] {
  const place = judgeOutput(output, ...folders);
  const site = path.basename(staging);
  mkdirSync(path.dirname(place), { recursive: true });
  const { live, before } = publishedAt(place);
  const sites = live === undefined ? before : [live, ...before];
  openToReaders(staging);
  flushSite(staging);
  turn(site, place, { before: sites, keep }, () => clear(output, place));
  return [...finishMove(place), ...discard(site)];
}

/**
 * Leads readers back to a site that was published earlier. The one that they see now stays, and is the first of those
 * before it.
 *
 * @param wanted Name of the site's folder; the last one before the site that readers see where it is not given.
 * @returns The names of both sites.
 * @throws OutputError where no site of this project is published at the output.
 * @throws UnknownSiteError where there is no such site.
 */
export function rollBack(
  output: string,
  wanted: string | undefined,
  ...folders: Folders
): { readonly from: string; readonly to: string } {
  const place = judgeOutput(output, ...folders);
  const { live: from, before } = publishedAt(place);
  const to = wanted ?? before[0];
  if (from === undefined || to === undefined || !before.includes(to)) throw new UnknownSiteError(before);
  const rest = before.filter((name) => name !== to);
  const { keep = KEPT } = readRecord(from) ?? {};
  turn(to, place, { before: [from, ...rest], keep });
  return { from, to };
}

/** The site that readers see at an output, and those that they saw before it, the last one first. */
export function publishedAt(output: string): { readonly live?: string; readonly before: readonly string[] } {
  const live = siteAt(output);
  return live === undefined ? { before: [] } : { live, before: sitesBefore(live) };
}

/** There is no such site to go back to. */
export class UnknownSiteError extends Error {
  override readonly name = "UnknownSiteError";
  /** The sites that there are. */
  readonly known: readonly string[];

  constructor(known: readonly string[]) {
    super(`no such site; known: ${known.join(", ")}`);
    this.known = known;
  }
}

/** Makes an output lead to a site. @param clear Makes room for the link, right before it takes its place */
function turn(
  site: string,
  place: string,
  record: Omit<SiteRecord, "output">,
  clear: () => void = () => {},
): void {
  writeRecord(site, { output: fromProject(place), ...record });
  const draft = draftOf(place);
  try {
    makeLink(linkTarget(path.resolve(realpathSync.native("."), SITES, site), place), draft);
    clear();
    replaceLink(draft, place);
    flushFolder(path.dirname(place));
  } catch (error) {
    quietly(() => removeLink(draft));
    finishMove(place);
    throw error;
  }
}

/**
 * Cleans up after a build that was killed: a folder that was being moved aside goes back if no site has taken
 * its place, and unfinished sites are removed. Only the holder of the lock may call it.
 *
 * @param staging Folder of the build that is about to begin.
 * @returns What to tell the user.
 * @throws OutputError where no site can be published at the output; nothing else fails.
 */
export function heal(output: string, staging: string, ...folders: Folders): Notice[] {
  const place = judgeOutput(output, ...folders);
  const former = formerOf(place);
  if (kindOf(former) === "link") {
    if (kindOf(place) === undefined) quietly(() => renameFile(former, place));
    else quietly(() => removeLink(former));
  }
  return [...finishMove(place), ...discard(path.basename(staging))];
}

/** Takes away the sites that no output leads to, except the one that is being built. It never throws. */
export function discard(site: string): Notice[] {
  return discardSites([site]).map(leftNotice);
}

/** Removes the files of all sites that were taken away, while other work goes on. It never rejects. */
export async function removeDiscarded(): Promise<Notice[]> {
  return (await emptyTrash()).map(leftNotice);
}

function leftNotice(leftover: Leftover): Notice {
  return { kind: "left", ...leftover };
}

/** Removes the site of a build that failed, unless readers see it. It never throws. */
export function abandon(staging: string): void {
  const site = path.basename(staging);
  const { output } = readRecord(site) ?? {};
  if (output === undefined || siteAt(output) !== site) removeSite(site);
}

/**
 * Lets other users read a site: a web server runs as one of them, only its owner can read a temporary folder, and the
 * files of a cautious user (umask 077) are closed too. The folders around it let them through, and no more.
 */
function openToReaders(site: string): void {
  for (const folder of [WORKSHOP, SITES]) allow(folder, 0o711);
  allow(site, 0o755);
  for (const entry of readdirSync(site, { withFileTypes: true, recursive: true }))
    if (!entry.isSymbolicLink())
      allow(path.join(entry.parentPath, entry.name), entry.isDirectory() ? 0o755 : 0o644);
}

/** Adds what is missing to the mode of a file. */
function allow(file: string, mode: number): void {
  const own = statSync(file).mode & 0o7777;
  if ((own | mode) !== own) chmodSync(file, own | mode);
}

/** Makes room if a folder is in the place of an output: it is moved aside, with everything in it. */
function clear(output: string, place: string): void {
  if (kindOf(place) !== "folder") return;
  try {
    if (readdirSync(place).length === 0) rmdirSync(place);
    else renameFile(place, asideOf(place));
  } catch (error) {
    throw new OutputError("unmovable", { output, reason: reasonOf(error) });
  }
}

/**
 * Ends the move of a folder that was in the place of an output: back if no site has taken its place, else to
 * where it stays.
 */
function finishMove(place: string): Notice[] {
  const aside = asideOf(place);
  if (kindOf(aside) === undefined) return [];
  try {
    if (kindOf(place) === undefined) {
      renameFile(aside, place);
      return [];
    }
    const folder = freeName(path.join(WORKSHOP, `replaced-${path.basename(place)}`));
    renameFile(aside, folder);
    return [{ kind: "replaced", output: fromProject(place), folder }];
  } catch (error) {
    return [{ kind: "left", file: aside, reason: reasonOf(error) }];
  }
}

/** The path of a folder while a link takes its place; each output has its own. */
function asideOf(place: string): string {
  const key = createHash("sha256").update(fromProject(place)).digest("hex").slice(0, 8);
  return path.join(WORKSHOP, `aside-${key}`);
}

function freeName(name: string): string {
  for (let number = 1; ; number++) {
    const tried = number === 1 ? name : `${name}-${number}`;
    if (kindOf(tried) === undefined) return tried;
  }
}

function fromProject(place: string): string {
  return path.relative(realpathSync.native("."), place);
}

/** Does something that the next build repeats if it fails. */
function quietly(act: () => void): void {
  try {
    act();
  } catch {
    // The next build tries again.
  }
}
