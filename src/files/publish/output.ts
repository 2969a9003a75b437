import {
  accessSync,
  constants,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  statSync,
} from "node:fs";
import path from "node:path";
import { reasonOf } from "./leftover.ts";
import { draftOf, kindOf, makeLink, removeLink } from "./links.ts";
import { SITE_PREFIX, SITES } from "./sites.ts";
import { WORKSHOP } from "./workshop.ts";

/** What is wrong with an output. */
type Problem =
  /** It is the project's folder, or contains it. */
  | "project"
  /** It is, or contains, a `folder` that the build reads. */
  | "source"
  /** It is in a `folder` that is reserved for other things. */
  | "inside"
  /** A file is in its place. */
  | "file"
  /** A link that no build has made is in its place; it leads to `target`. */
  | "link"
  /** Something above it, `folder`, is not a folder. */
  | "parent"
  /** Nothing can be written into the `folder` above it. */
  | "unwritable"
  /** A folder that can't be moved aside is in its place. */
  | "unmovable";

/** A site cannot be published at its output. */
export class OutputError extends Error {
  override readonly name = "OutputError";
  readonly problem: Problem;
  /** `output` and the other names above; `reason` is the system's error code. */
  readonly values: Readonly<Record<string, string>>;

  constructor(problem: Problem, values: Readonly<Record<string, string>>) {
    super(`cannot publish: ${problem} ${JSON.stringify(values)}`);
    this.problem = problem;
    this.values = values;
  }
}

/** Folders that an output must not contain. */
const SOURCES: readonly string[] = ["src", ".git", "node_modules"];

/** Folders of the texts, where links are refused: an output must not be in them either. */
const TEXTS: readonly string[] = ["content", "locales"];

/**
 * Finds out, before anything is built, whether a site can be published at an output. It leaves everything as it is.
 *
 * @param output As the configuration has it, such as `"_site"`.
 * @param texts Folders of content and catalogues.
 * @param sources Other folders that the build reads.
 * @returns Its path, without links above it. What is there is a link of ours, a folder that can be moved aside, or nothing.
 * @throws OutputError
 */
export function judgeOutput(output: string, texts = TEXTS, sources: readonly string[] = []): string {
  const { anchor, place } = locate(output);
  const kind = kindOf(place);
  // If names differ only in case, the system knows the real one.
  const real = kind === "folder" ? realpathSync.native(place) : place;
  judgePlace(output, real, [WORKSHOP, ...texts], [...SOURCES, ...sources]);
  if (kind === "file") throw new OutputError("file", { output });
  if (kind === "link" && !isOurs(place))
    throw new OutputError("link", { output, target: readlinkSync(place) });
  tryToLink(output, anchor, path.basename(place));
  if (kind === "folder") judgeFolder(output, place);
  return place;
}

/** @returns The real path of an output, and the innermost folder above it that exists. */
function locate(output: string): { anchor: string; place: string } {
  const resolved = path.resolve(output);
  let folder = path.dirname(resolved);
  while (!isFolder(output, folder)) folder = path.dirname(folder);
  const anchor = realpathSync.native(folder);
  return { anchor, place: path.join(anchor, path.relative(folder, resolved)) };
}

/** @returns false where there is nothing. @throws OutputError where there is something else */
function isFolder(output: string, folder: string): boolean {
  try {
    if (statSync(folder).isDirectory()) return true;
  } catch (error) {
    const reason = reasonOf(error);
    // The file is further up; the next calls reach it.
    if (reason === "ENOTDIR") return false;
    if (reason !== "ENOENT") throw new OutputError("unwritable", { output, folder: named(folder), reason });
    if (!lstatSync(folder, { throwIfNoEntry: false })) return false;
  }
  throw new OutputError("parent", { output, folder: named(folder) });
}

/**
 * @param closed Folders that must not contain an output, nor be in one.
 * @param sources Folders that must not be in one.
 */
function judgePlace(
  output: string,
  place: string,
  closed: readonly string[],
  sources: readonly string[],
): void {
  if (holds(place, realpathSync.native("."))) throw new OutputError("project", { output });
  for (const folder of [...closed, ...sources]) {
    const real = realOf(folder);
    if (real === undefined) continue;
    if (holds(place, real)) throw new OutputError("source", { output, folder });
    // A link in place of a folder of texts is refused when it is read, with its own name.
    if (closed.includes(folder) && !isLink(folder) && holds(real, place))
      throw new OutputError("inside", { output, folder });
  }
}

function isLink(folder: string): boolean {
  return lstatSync(folder).isSymbolicLink();
}

/** Whether a folder is the other one or contains it. */
function holds(outer: string, inner: string): boolean {
  const way = path.relative(outer, inner);
  return !path.isAbsolute(way) && way.split(path.sep)[0] !== "..";
}

/**
 * Whether a link leads directly to a site of this project, or to one that is gone, for example because the
 * project was moved.
 */
function isOurs(link: string): boolean {
  const target = path.resolve(path.dirname(link), readlinkSync(link));
  if (!path.basename(target).startsWith(SITE_PREFIX)) return false;
  const folder = path.dirname(target);
  const own = realOf(SITES);
  if (own !== undefined && realOf(folder) === own) return true;
  return realOf(link) === undefined && folder.endsWith(path.join(path.sep, SITES));
}

/** @throws OutputError where a folder cannot be moved into the workshop, or removed where it is empty */
function judgeFolder(output: string, place: string): void {
  const refuse = (reason: string) => new OutputError("unmovable", { output, reason });
  if (mountPoints().includes(place)) throw refuse("EBUSY");
  try {
    if (readdirSync(place).length === 0) return;
    // Moving a folder to another parent writes to the folder itself.
    accessSync(place, constants.W_OK);
  } catch (error) {
    throw refuse(reasonOf(error));
  }
  if (statSync(place).dev !== statSync(existsSync(WORKSHOP) ? WORKSHOP : ".").dev) throw refuse("EXDEV");
}

/**
 * Folders where another file system, or a part of one, is mounted.
 *
 * @see https://man7.org/linux/man-pages/man5/proc_pid_mountinfo.5.html
 */
function mountPoints(): string[] {
  try {
    const lines = readFileSync("/proc/self/mountinfo", "utf8").split("\n");
    return lines.map((line) =>
      (line.split(" ")[4] ?? "").replace(/\\(\d{3})/g, (_, code) =>
        String.fromCharCode(Number.parseInt(code, 8)),
      ),
    );
  } catch {
    // Only Linux has them.
    return [];
  }
}

/** Makes a link like publishing does, and removes it: permissions don't show whether that works. */
function tryToLink(output: string, folder: string, name: string): void {
  const link = draftOf(path.join(folder, name));
  try {
    makeLink(path.resolve(SITES), link);
    removeLink(link);
  } catch (error) {
    throw new OutputError("unwritable", { output, folder: named(folder), reason: reasonOf(error) });
  }
}

function realOf(file: string): string | undefined {
  try {
    return realpathSync.native(file);
  } catch {
    return undefined;
  }
}

/** A folder as messages name it. */
function named(folder: string): string {
  return path.relative("", folder) || ".";
}
