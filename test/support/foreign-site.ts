import { execFile, execFileSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { auditSite } from "../../src/core/audit/audit.ts";
import type { Fault } from "../../src/core/faults/table.ts";
import { type LanguageOption, languageOf } from "../../src/core/language/languages.ts";
import { readBuiltSite } from "../../src/files/audit/built-site.ts";
import { ROOT } from "./project.ts";

/**
 * A site that is not ours: it has its own templates, and uses only the entry points of the package.
 */
export interface ForeignSite {
  /** Where it was built, absolute. */
  readonly output: string;
  remove(): void;
}

const ENTRY = /"eleventy-plugin-polyglot\/([\w-]+)"/g;

/**
 * Copies a site into a temporary folder and builds it there with Eleventy's own command.
 *
 * @param install Puts packages into the folder and returns the arguments for Node; by default those of the
 *   project, and the plugins from their source.
 * @param sites The folder that has it, absolute.
 * @throws Error with what Eleventy said where the build fails.
 */
export async function buildForeignSite(
  name: string,
  install: (folder: string) => readonly string[] = fromSource,
  sites = join(import.meta.dirname, "sites"),
): Promise<ForeignSite> {
  const folder = mkdtempSync(join(tmpdir(), `polyglot-site-${name}-`));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    cpSync(join(sites, name), folder, { recursive: true });
    await eleventy(folder, install(folder));
  } catch (error) {
    remove();
    throw error;
  }
  return { output: join(folder, "_site"), remove };
}

/** Puts the packages of the project into a folder, and names the plugins by their source in its configuration. */
export function fromSource(folder: string): readonly string[] {
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"), "junction");
  const config = join(folder, "eleventy.config.js");
  const text = readFileSync(config, "utf8");
  const url = (plugin: string) => JSON.stringify(pathToFileURL(join(ROOT, "plugins", `${plugin}.ts`)).href);
  writeFileSync(
    config,
    text.replace(ENTRY, (_, plugin: string) => url(plugin)),
  );
  return ["--import", "tsx"];
}

/**
 * Puts a packed package into a folder, next to all those of the project; Node runs without arguments.
 *
 * @param tarball As `npm pack` makes it.
 */
export function fromTarball(folder: string, tarball: string): readonly string[] {
  const packages = join(folder, "node_modules");
  const own = join(packages, "eleventy-plugin-polyglot");
  mkdirSync(own, { recursive: true });
  for (const name of readdirSync(join(ROOT, "node_modules")))
    symlinkSync(join(ROOT, "node_modules", name), join(packages, name), "junction");
  execFileSync("tar", ["-xzf", tarball, "-C", own, "--strip-components=1"]);
  return [];
}

function eleventy(folder: string, node: readonly string[]): Promise<void> {
  const command = join(ROOT, "node_modules/@11ty/eleventy/cmd.cjs");
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [...node, command, "--quiet"], { cwd: folder }, (error, out, said) =>
      error ? reject(new Error(`${out}\n${said}`)) : resolve(),
    );
  });
}

/** Everything that the audit finds wrong in a built site. */
export function auditForeign(output: string, url: string, options: readonly LanguageOption[]): Fault[] {
  const languages = options.flatMap((option) => languageOf(option) ?? []);
  return auditSite({ ...readBuiltSite(output), url, languages });
}
