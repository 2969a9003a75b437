import { readFileSync } from "node:fs";
import path from "node:path";

/**
 * The page that a server has at an address; undefined where it has none.
 *
 * @param folder That it serves.
 * @param url A path that begins with `/`, as requested.
 */
export function readServedPage(folder: string, url: string): string | undefined {
  if (!/(?:\/|\.html)$/.test(url)) return undefined;
  try {
    const name = path.join(folder, decodeURIComponent(url), url.endsWith("/") ? "index.html" : "");
    return name.startsWith(path.join(folder, "/")) ? readFileSync(name, "utf8") : undefined;
  } catch {
    // There is no such page, or the address can't be decoded: the server answers as it does without us.
    return undefined;
  }
}
