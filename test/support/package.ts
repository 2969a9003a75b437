import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ROOT } from "./project.ts";

/** What `npm pack` reads, besides the packages. */
const PARTS = [
  ".ci",
  ".github",
  ".nvmrc",
  "CHANGELOG.md",
  "CONTRIBUTING.md",
  "Containerfile",
  "LICENSE",
  "README.md",
  "SECURITY.md",
  "deploy",
  "docs",
  "locales",
  "package-lock.json",
  "package.json",
  "plugins",
  "src",
  "tsconfig.build.json",
  "tsconfig.json",
] as const;

/** The package as it is described in `package.json`. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta: Readonly<Record<string, { readonly optional?: boolean }>>;
}

export const manifest = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as Manifest;

const folders: string[] = [];
process.once("exit", () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A temporary folder, removed at the end of the run. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "polyglot-package-"));
  folders.push(folder);
  return folder;
}

/**
 * Copies what the package is made of, with a link to the packages of the project.
 *
 * @returns Its folder, which is in a temporary folder of its own.
 */
export function copyCheckout(): string {
  const folder = join(temporaryFolder(), "polyglot");
  mkdirSync(folder);
  for (const part of PARTS) cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"), "junction");
  return folder;
}

/**
 * Packs the project as npm would for the registry, from a copy: a `dist` in the project is neither read nor
 * touched.
 *
 * @returns Path of the tarball.
 */
export function packProject(): string {
  const folder = copyCheckout();
  execFileSync("npm", ["pack", "--silent", "--offline"], { cwd: folder, stdio: "pipe" });
  return join(folder, `${manifest.name}-${manifest.version}.tgz`);
}

/**
 * Installs a tarball as npm does, without the registry: its dependencies are links to those of the project,
 * and no other package can be found.
 *
 * @param folder A project's folder.
 * @param without Packages that are left out.
 * @returns The folder of the installed package.
 */
export function installPackage(tarball: string, folder: string, without: readonly string[] = []): string {
  const modules = join(folder, "node_modules");
  const installed = join(modules, manifest.name);
  mkdirSync(installed, { recursive: true });
  execFileSync("tar", ["-xzf", tarball, "-C", installed, "--strip-components=1"]);
  for (const name of Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })) {
    if (without.includes(name)) continue;
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(ROOT, "node_modules", name), join(modules, name), "junction");
  }
  mkdirSync(join(modules, ".bin"));
  for (const [name, file] of Object.entries(manifest.bin)) {
    chmodSync(join(installed, file), 0o755);
    symlinkSync(join(installed, file), join(modules, ".bin", name));
  }
  return installed;
}
