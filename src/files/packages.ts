import { readFileSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

/** An installed package. */
export interface InstalledPackage {
  readonly name: string;
  readonly version: string;
  readonly folder: string;
  /** Names of the packages that it depends on. */
  readonly dependencies: readonly string[];
  /** Names of its optional dependencies, such as its compiled parts for other machines. */
  readonly optionalDependencies: readonly string[];
}

/**
 * Finds a package where Node would look for it, also in the stores of pnpm and Yarn; undefined where it is not
 * installed.
 *
 * @param from Path of the file that imports it, or of any file in the same folder. @default this file
 */
export function findPackage(name: string, from = import.meta.filename): InstalledPackage | undefined {
  const load = createRequire(from);
  for (const folder of foldersOf(name, load, from)) {
    const found = readPackage(folder);
    if (found) return found;
  }
  return undefined;
}

/** The folders that may have a package, the first one first. */
function* foldersOf(name: string, load: NodeJS.Require, from: string): Generator<string> {
  if (process.versions.pnp !== undefined) {
    const folder = attempt(() => (load("pnpapi") as PnpApi).resolveToUnqualified(`${name}/`, from));
    if (folder) yield folder;
    return;
  }
  // A package need not export its manifest, and it may export another file under that name.
  for (const place of load.resolve.paths(name) ?? []) {
    const folder = attempt(() => realpathSync(path.join(place, name)));
    if (folder) yield folder;
  }
}

/** @see https://yarnpkg.com/advanced/pnpapi */
interface PnpApi {
  resolveToUnqualified(request: string, issuer: string): string | null;
}

/** Returns nothing where a package or folder is not there. */
function attempt<Value>(find: () => Value): Value | undefined {
  try {
    return find();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "MODULE_NOT_FOUND" || code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw error;
  }
}

/** A package that a site may have, and the way to load it. */
export interface OptionalPackage extends InstalledPackage {
  /** Loads the package, or a file of it. */
  readonly load: NodeJS.Require;
}

/**
 * Finds a package that the site chooses to have: among the packages of the site's project, then among those
 * that this package gets. The two differ in workspaces, and where the package manager gives each package only
 * what it asks for.
 *
 * @param project The folder of the site's configuration.
 */
export function findOptionalPackage(name: string, project = process.cwd()): OptionalPackage | undefined {
  for (const from of [path.join(project, "package.json"), import.meta.filename]) {
    const found = findPackage(name, from);
    if (found) return { ...found, load: createRequire(from) };
  }
  return undefined;
}

/**
 * Loads an optional package from where `findOptionalPackage` finds it.
 *
 * @throws MissingPackageError where it is not installed.
 */
export function loadOptionalPackage(name: string): unknown {
  const found = findOptionalPackage(name);
  if (found) return found.load(name);
  throw new MissingPackageError(name);
}

/**
 * Names and versions of packages and of everything they depend on, as they are installed, sorted:
 * `["color@4.2.3", …]`. A package that is not installed is left out.
 *
 * @param withOptional Whether compiled parts count, which differ between machines.
 */
export function installedVersions(names: readonly string[], { withOptional = false } = {}): string[] {
  const folders = new Set<string>();
  const versions = new Set<string>();
  const visit = (wanted: readonly string[], from?: string): void => {
    for (const one of wanted) {
      const found = findPackage(one, from);
      if (!found || folders.has(found.folder)) continue;
      const { name, version, folder, dependencies, optionalDependencies } = found;
      folders.add(folder);
      versions.add(`${name}@${version}`);
      const others = withOptional ? [...dependencies, ...optionalDependencies] : dependencies;
      visit(others, path.join(folder, "package.json"));
    }
  };
  visit(names);
  return [...versions].sort();
}

/** This package, as source or as installed. */
export function ownPackage(): InstalledPackage {
  for (let folder = import.meta.dirname; ; folder = path.dirname(folder)) {
    const found = readPackage(folder);
    if (found) return found;
    if (folder === path.dirname(folder)) throw new Error("the package has lost its package.json");
  }
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

function readPackage(folder: string): InstalledPackage | undefined {
  const manifest = readManifest(path.join(folder, "package.json"));
  if (!manifest) return undefined;
  const { name, version, dependencies = {}, optionalDependencies = {} } = manifest;
  // npm lists the optional ones among the others too.
  const needed = Object.keys(dependencies).filter((one) => !Object.hasOwn(optionalDependencies, one));
  return {
    name,
    version,
    folder,
    dependencies: needed,
    optionalDependencies: Object.keys(optionalDependencies),
  };
}

function readManifest(file: string): Manifest | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Manifest;
  } catch (error) {
    // The package may be in a folder further up.
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** A feature needs a package that is not installed. The message names the command that installs it. */
export class MissingPackageError extends Error {
  override readonly name = "MissingPackageError";
  readonly packageName: string;

  constructor(packageName: string) {
    super(`${packageName} is not installed: npm install --save-dev ${packageName}`);
    this.packageName = packageName;
  }
}
