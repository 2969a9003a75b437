import {
  closeSync,
  type Dirent,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeSync,
} from "node:fs";
import path from "node:path";
import { largest } from "../../core/long-lists.ts";
import { renameFile } from "../write/rename.ts";
import { flushFolder } from "./flush.ts";
import { type Leftover, reasonOf } from "./leftover.ts";
import { moveToTrash } from "./trash.ts";
import { WORKSHOP } from "./workshop.ts";

/** Finished sites and the one that is being built, each in its own folder. */
export const SITES = path.join(WORKSHOP, "sites");
/** For each site, the output that it was built for. */
const RECORDS = path.join(WORKSHOP, "outputs");

/** The prefix of every name of a site. */
export const SITE_PREFIX = "site-";

/** Folders that are not searched for outputs: they contain none, and many other files. */
const UNSEARCHED: ReadonlySet<string> = new Set([WORKSHOP, ".git", "node_modules"]);

/** What is known about a site. */
export interface SiteRecord {
  /** Where it is published, from the project's real folder; undefined until it is finished. */
  readonly output?: string;
  /** The sites that the link of the output led to before, the last one first. */
  readonly before?: readonly string[];
  /** How many sites of the output stay, with this one. */
  readonly keep?: number;
}

/** How many sites of an output stay: the one that readers see, and the one before it, which they may still be in. */
export const KEPT = 2;

/**
 * Records the output of a site, before the output's link leads to it. The record is on the disk when this
 * returns: after a power failure, the link must not exist without it.
 */
export function writeRecord(site: string, record: SiteRecord): void {
  mkdirSync(RECORDS, { recursive: true });
  const draft = `${recordOf(site)}.new`;
  const file = openSync(draft, "w");
  try {
    writeSync(file, JSON.stringify(record));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameFile(draft, recordOf(site));
  flushFolder(RECORDS);
}

/** @returns undefined where nothing is known of the site. */
export function readRecord(site: string): SiteRecord | undefined {
  try {
    const { output, before, keep } = JSON.parse(readFileSync(recordOf(site), "utf8")) as Record<
      string,
      unknown
    >;
    return {
      ...(typeof output === "string" ? { output } : {}),
      before: [before].flat().filter((name) => typeof name === "string"),
      ...(typeof keep === "number" ? { keep } : {}),
    };
  } catch {
    return undefined;
  }
}

/** The site that a path is in, through any links. @returns undefined where it leads elsewhere, or nowhere */
export function siteAt(file: string): string | undefined {
  try {
    const [name = ""] = path.relative(realpathSync(SITES), realpathSync(file)).split(path.sep);
    return name.startsWith(SITE_PREFIX) ? name : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The sites that an output led to before the one that it leads to now, the last one first. A site that is gone is
 * not among them.
 */
export function sitesBefore(site: string): string[] {
  const before = readRecord(site)?.before ?? [];
  return before.filter((name) => namesIn(path.join(SITES, name)).length > 0);
}

/**
 * Takes away the sites that certainly no output leads to. It keeps a site that an output leads to, and as many of those
 * before it as its record says: for readers who are still in the last one, and to go back to. It also keeps a site
 * without a record, and a site outside the project's folder whose link is not visible from here: another container may
 * have that link.
 *
 * @param spared Sites that stay in any case.
 * @returns What could not be removed; it never throws.
 */
export function discardSites(spared: readonly string[]): Leftover[] {
  try {
    const names = namesIn(SITES).filter((name) => name.startsWith(SITE_PREFIX));
    const records = new Map(names.map((name) => [name, readRecord(name)]));
    const linked = linkedSites([...records.values()]);
    const stay = new Set([...spared, ...linked, ...linked.flatMap((name) => keptBefore(records.get(name)))]);
    const replaced = replacedBy(linked, records);
    for (const file of namesIn(RECORDS))
      if (!records.has(path.parse(file).name)) rmSync(path.join(RECORDS, file), { force: true });
    return names
      .filter((name) => !stay.has(name) && (replaced.has(name) || isUnused(name, records.get(name))))
      .flatMap(setAside);
  } catch (error) {
    return [{ file: SITES, reason: reasonOf(error) }];
  }
}

/** Takes a site away; the next build removes its files. @returns what is left of it; it never throws */
function setAside(site: string): Leftover[] {
  try {
    moveToTrash(path.join(SITES, site));
  } catch {
    // A full disk has no room for the folder of the trash either.
  }
  return removeSite(site);
}

/** Removes a site, and what is known about it. @returns what is left of it; it never throws */
export function removeSite(site: string): Leftover[] {
  const file = path.join(SITES, site);
  try {
    rmSync(file, { recursive: true, force: true, maxRetries: 3 });
    rmSync(recordOf(site), { force: true });
    return [];
  } catch (error) {
    return [{ file, reason: reasonOf(error) }];
  }
}

function recordOf(site: string): string {
  return path.join(RECORDS, `${site}.json`);
}

/**
 * The sites that links lead to. Links are searched where an output may be, also under another name. Our links
 * contain the relative path to the project's folder, so a moved link leads to a site only from a folder of
 * the same depth.
 */
function linkedSites(records: readonly (SiteRecord | undefined)[]): string[] {
  const outputs = [...new Set(records.flatMap((record) => record?.output ?? []))];
  const depths = outputs.filter(isInside).map((output) => output.split(path.sep).length - 1);
  const outside = outputs.filter((output) => !isInside(output)).map((output) => path.dirname(output));
  const links = [
    ...linksIn(".", largest(depths)),
    ...[...new Set(outside)].flatMap((folder) => [...linksIn(folder, 0)]),
  ];
  return [...new Set(links.flatMap((link) => siteAt(link) ?? []))];
}

function* linksIn(folder: string, depth: number): Generator<string> {
  for (const entry of entriesIn(folder)) {
    const file = path.join(folder, entry.name);
    if (entry.isSymbolicLink()) yield file;
    else if (depth > 0 && entry.isDirectory() && !UNSEARCHED.has(entry.name)) yield* linksIn(file, depth - 1);
  }
}

/**
 * Empty for a folder that can't be listed or doesn't exist: no output is made there. If one was made in a
 * folder that can't be listed now, its site is not removed.
 */
function entriesIn(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** The sites that stay next to the one of the record. */
function keptBefore({ before = [], keep = KEPT }: SiteRecord = {}): readonly string[] {
  return before.slice(0, keep - 1);
}

/** The sites that others have replaced since, up to those that links lead to. */
function replacedBy(
  linked: readonly string[],
  records: ReadonlyMap<string, SiteRecord | undefined>,
): Set<string> {
  const found = new Set<string>();
  const open = [...linked];
  for (let name = open.pop(); name !== undefined; name = open.pop())
    for (const before of records.get(name)?.before ?? [])
      if (!found.has(before)) {
        found.add(before);
        open.push(before);
      }
  return found;
}

/** Whether no output leads to a site for which no link was found. */
function isUnused(site: string, record: SiteRecord | undefined): boolean {
  // A build was killed after it had made the folder and nothing else.
  if (!record) return namesIn(path.join(SITES, site)).length === 0;
  const { output, before: [before] = [] } = record;
  if (output === undefined) return true;
  // A build was killed before it changed the link.
  if (before !== undefined && siteAt(output) === before) return true;
  return isInside(output) && isListed(path.dirname(output));
}

function isInside(output: string): boolean {
  return !path.isAbsolute(output) && output.split(path.sep)[0] !== "..";
}

/** Whether a folder doesn't exist, or its content can be listed. */
function isListed(folder: string): boolean {
  try {
    namesIn(folder);
    return true;
  } catch {
    return false;
  }
}

/** @returns An empty list where the folder is not there. @throws Error where it cannot be listed. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes(reasonOf(error))) return [];
    throw error;
  }
}
