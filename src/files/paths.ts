import path from "node:path";

/**
 * A path of this system as settings, faults and package managers write it on every system.
 *
 * @param separator Of the system.
 * @example
 * withSlashes("content\\articles\\visit", "\\"); // => "content/articles/visit"
 */
export function withSlashes(file: string, separator: string = path.sep): string {
  return file.split(separator).join("/");
}
