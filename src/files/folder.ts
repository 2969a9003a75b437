import { lstatSync, readdirSync } from "node:fs";
import path from "node:path";

/**
 * The files below a folder, by path from it with `/`, sorted. Names that begin with a dot are left out, and links
 * are not followed.
 *
 * @returns An empty list where the folder does not exist.
 */
export function listFiles(folder: string): string[] {
  const found: string[] = [];
  walk(folder, "", found);
  return found.sort();
}

function walk(folder: string, prefix: string, found: string[]): void {
  // The top folder is optional: a site without standing pages, or a foreign site without articles, has none.
  if (prefix === "" && !lstatSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  for (const entry of readdirSync(path.join(folder, prefix), { withFileTypes: true })) {
    if (entry.name.startsWith(".")) continue;
    if (entry.isDirectory()) walk(folder, `${prefix}${entry.name}/`, found);
    else if (entry.isFile()) found.push(prefix + entry.name);
  }
}
