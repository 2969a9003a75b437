import { readFileSync } from "node:fs";
import path from "node:path";

/**
 * How the command is run in a project, so that what a message prints can be pasted there: by its script, which
 * a new newsroom and this repository have, or by npm's runner of packages.
 *
 * @param folder The project's.
 * @example
 * `${programName()} accept visit ru`; // => "npm run polyglot -- accept visit ru"
 */
export function programName(folder = process.cwd()): string {
  return hasScript(path.join(folder, "package.json")) ? "npm run polyglot --" : "npx polyglot";
}

function hasScript(manifest: string): boolean {
  try {
    const { scripts } = JSON.parse(readFileSync(manifest, "utf8")) as { scripts?: Record<string, unknown> };
    return typeof scripts?.polyglot === "string";
  } catch {
    // Without a manifest that can be read, npm reports that itself when the command is run.
    return false;
  }
}
