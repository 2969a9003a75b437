import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

/**
 * Writes a file of a site; creates its folder if missing.
 *
 * @param folder Output folder of the site.
 * @param address Address of the file from the root of the site.
 * @returns Path of the file.
 */
export function writeSiteFile(folder: string, address: string, contents: string | Uint8Array): string {
  const file = path.join(folder, address);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, contents);
  return file;
}
