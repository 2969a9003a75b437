import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

/** An installed package. */
export interface InstalledPackage {
  readonly name: string;
  readonly version: string;
  readonly folder: string;
}

/** Finds an optional package where Node would look for it; undefined where it is not installed. */
export function findPackage(name: string): InstalledPackage | undefined {
  const { resolve } = createRequire(import.meta.url);
  for (const folder of (resolve.paths(name) ?? []).map((one) => path.join(one, name))) {
    const manifest = readManifest(path.join(folder, "package.json"));
    if (manifest) return { name, version: manifest.version, folder };
  }
  return undefined;
}

function readManifest(file: string): { readonly version: string } | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as { version: string };
  } catch (error) {
    // The package may lie in a folder further up.
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** What was asked for needs a package that is not installed. Its message names the command that installs it. */
export class MissingPackageError extends Error {
  override readonly name = "MissingPackageError";
}
