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

/**
 * The path of a file from a folder, if it is in there; otherwise the path as it is.
 *
 * @example
 * pathWithin("src/pages/", "src/pages/parts/a.njk"); // => "parts/a.njk"
 * pathWithin("src/pages/", "src/parts/a.njk"); // => "src/parts/a.njk"
 */
export function pathWithin(folder: string, file: string): string {
  const inside = path.posix.relative(folder, file);
  return inside.startsWith("../") ? file : inside;
}
