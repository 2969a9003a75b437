import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { newNewsroom } from "../core/edits/new-newsroom.ts";
import type { Translate } from "../core/messages/messages.ts";
import { TOOL_LOCALES } from "../core/messages/tool-messages.ts";
import { slugFrom } from "../core/site/urls.ts";
import { ownLocale, ownMessages } from "../files/catalogues/own-messages.ts";
import { withSlashes } from "../files/paths.ts";
import { writeFiles } from "../files/write/write-files.ts";
import { EXIT, say, UsageError } from "./terminal.ts";

/** Options of a new newsroom. */
export interface InitOptions {
  /** The language of the first article; that of the environment where it is not given. */
  readonly lang?: string | undefined;
  readonly typescript?: boolean | undefined;
  /** Where npm gets this package: a version, or a tarball. The version of this program where it is not given. */
  readonly package?: string | undefined;
}

/** The manifest of this package, with the versions that it was tested with. */
interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/**
 * Packages that a newsroom has besides this one: Eleventy, and those that make share cards and versions of
 * pictures.
 */
const BESIDE = [
  "@11ty/eleventy",
  "@11ty/eleventy-img",
  "@fontsource-variable/noto-sans-sc",
  "@fontsource-variable/noto-serif-sc",
  "@takumi-rs/core",
];

/** `polyglot init <dir>`: creates a small newsroom that works, in its own folder. */
export async function init(t: Translate, dir: string, options: InitOptions, today: string): Promise<number> {
  if (!isFree(dir)) throw new UsageError("cli:usage.notEmpty", { folder: dir });
  const source = ownLocale(options.lang);
  const folder = path.basename(path.resolve(dir));
  const { typescript = false } = options;
  const files = newNewsroom({
    name: slugFrom(folder) ?? (/^[a-z0-9-]+$/.test(folder) ? folder : "newsroom"),
    locales: [source, ...Object.keys(TOOL_LOCALES).filter((locale) => locale !== source)],
    typescript,
    date: today,
    packages: packagesFor(dir, typescript, options.package),
    words: ownMessages,
  });
  const changes = Object.entries(files).map(([name, after]) => ({
    file: path.join(dir, name),
    before: undefined,
    after,
  }));
  writeFiles(changes);
  for (const { file } of changes) say(file);
  say(t("cli:newNewsroom.next"));
  const step = path.relative("", path.resolve(dir));
  for (const command of [...(step === "" ? [] : [`cd ${step}`]), "npm install", "npm start"])
    say(`  ${command}`);
  return EXIT.ok;
}

/** Whether the folder has nothing to lose. Many projects start as a repository without files. */
function isFree(dir: string): boolean {
  try {
    return readdirSync(dir).every((name) => name === ".git");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return true;
    // A file, or a folder that can't be read.
    return false;
  }
}

function packagesFor(dir: string, typescript: boolean, wanted: string | undefined): Record<string, string> {
  // A package can resolve its own name, both from its sources and when it is installed.
  const own = createRequire(import.meta.url)("eleventy-plugin-polyglot/package.json") as Manifest;
  const names = typescript ? [...BESIDE, "typescript"] : BESIDE;
  const beside = names.map((name): [string, string] => [name, own.devDependencies[name] ?? "*"]);
  const at = wanted === undefined ? own.version : specifierOf(wanted, dir);
  return Object.fromEntries([...beside, [own.name, at] as const].sort());
}

/** What a manifest in a folder has for a version, an address, or the path of a tarball. */
function specifierOf(wanted: string, dir: string): string {
  // "C:" is a drive, "https:" is not.
  const isFile = wanted.endsWith(".tgz") && !/^[a-z][a-z+]+:/i.test(wanted);
  return isFile ? `file:${withSlashes(path.relative(dir, wanted))}` : wanted;
}
