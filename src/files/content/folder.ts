import { lstatSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { decodeText, type Entry } from "../../core/content/preflight.ts";
import type { Fault } from "../../core/faults/table.ts";
import type { TextFile } from "../../core/faults/text-file.ts";
import { isLeftover } from "../../core/publish/leftovers.ts";

/**
 * Everything below a folder, links and hidden names too, without following or opening anything.
 *
 * @returns An empty list where the folder does not exist: a site without standing pages has none, and a foreign site
 * no articles.
 */
export function listEntries(folder: string): Entry[] {
  const top = inspect(folder, "");
  if (!top) return [];
  if (top.kind === "file") return [{ ...top, kind: "other" }];
  if (top.kind !== "folder") return [top];
  const entries: Entry[] = [];
  try {
    walk(folder, "", entries);
  } catch (error) {
    return [{ ...top, kind: "closed", reason: reasonOf(error) }];
  }
  return entries;
}

function walk(folder: string, prefix: string, entries: Entry[]): void {
  for (const name of readdirSync(path.join(folder, prefix))) {
    const entry = inspect(path.join(folder, prefix, name), prefix + name);
    // Gone since the folder was listed: a person or a program is working in it.
    if (!entry) continue;
    const index = entries.push(entry) - 1;
    if (entry.kind !== "folder") continue;
    try {
      walk(folder, `${prefix}${name}/`, entries);
    } catch (error) {
      entries.length = index;
      entries.push({ path: entry.path, kind: "closed", size: 0, reason: reasonOf(error) });
    }
  }
}

/** What is at a path, without following or opening it. @returns undefined where nothing is */
export function inspect(file: string, name: string): Entry | undefined {
  try {
    const stat = lstatSync(file);
    const kind = stat.isSymbolicLink()
      ? "link"
      : stat.isDirectory()
        ? "folder"
        : stat.isFile()
          ? "file"
          : "other";
    return { path: name, kind, size: stat.size };
  } catch (error) {
    const reason = reasonOf(error);
    if (reason !== "ENOENT") return { path: name, kind: "closed", size: 0, reason };
    // A name that is not valid UTF-8 is listed, but can't be opened.
    return name.includes("\uFFFD") ? { path: name, kind: "file", size: 0 } : undefined;
  }
}

/**
 * The bytes of a file, or the reason why it can't be read.
 *
 * @param file Path, as it appears in messages.
 */
export function readBytes(file: string): { bytes?: Uint8Array; faults: Fault[] } {
  try {
    return { bytes: readFileSync(file), faults: [] };
  } catch (error) {
    return { faults: [{ code: "file-unreadable", file, values: { found: reasonOf(error) } }] };
  }
}

/**
 * A text file, or the reason why it can't be read.
 *
 * @param file Path, as it appears in messages.
 */
export function readTextFile(file: string): { text?: TextFile; faults: Fault[] } {
  const { bytes, faults } = readBytes(file);
  return bytes ? decodeText(file, bytes) : { faults };
}

/**
 * A stamp that changes when a file is written: its size, its times to the nanosecond, its number on the disk.
 *
 * @returns undefined where there is no file.
 */
export function stampOf(file: string): string | undefined {
  const stat = lstatSync(file, { bigint: true, throwIfNoEntry: false });
  return stat && `${stat.size} ${stat.mtimeNs} ${stat.ctimeNs} ${stat.ino}`;
}

/**
 * A stamp that changes when anything in some folders does: a file is written, made, removed or renamed.
 * Temporary files of editors don't change it. Nor do the times of a folder, which such files change too.
 */
export function stampOfFolders(folders: readonly string[]): string {
  return folders
    .flatMap((folder) =>
      listEntries(folder).flatMap(({ path: name, kind }) => {
        if (kind === "folder") return [`${name} ${kind}`];
        return isLeftover(path.basename(name))
          ? []
          : [`${name} ${kind} ${stampOf(path.join(folder, name)) ?? ""}`];
      }),
    )
    .join("\n");
}

/** The system's error code, such as `"EACCES"`. @throws what is no error of the system */
function reasonOf(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  return code;
}

/**
 * The files below a folder that this program made, by path from it with `/`, sorted. Hidden files are left
 * out.
 */
export function listFiles(folder: string): string[] {
  return listEntries(folder)
    .filter(({ path: name, kind }) => kind === "file" && !/(?:^|\/)\./.test(name))
    .map((entry) => entry.path)
    .sort();
}
