import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { isSpoken, type NewNewsroom, newNewsroom } from "../core/edits/new-newsroom.ts";
import { type LockedPackage, type LockFile, siteLock } from "../core/edits/site-lock.ts";
import { siteNginx } from "../core/edits/site-nginx.ts";
import { KNOWN_LOCALES, languageOf } from "../core/language/languages.ts";
import { nearest } from "../core/language/nearest.ts";
import type { Translate } from "../core/messages/messages.ts";
import { TOOL_LOCALES } from "../core/messages/tool-messages.ts";
import { slugFrom } from "../core/site/urls.ts";
import { ownLocale, ownMessages } from "../files/catalogues/own-messages.ts";
import { planSync } from "../files/catalogues/sync.ts";
import { integrityOf, isTarballOf, packOwnPackage } from "../files/own-tarball.ts";
import { ownPackage } from "../files/packages.ts";
import { withSlashes } from "../files/paths.ts";
import { writeFiles } from "../files/write/write-files.ts";
import { EXIT, say, UsageError, wrongValue } from "./terminal.ts";

/** Options of a new newsroom. */
export interface InitOptions {
  /** The language of the messages; that of the environment where it is not given. */
  readonly lang?: string | undefined;
  /** The languages of the site, separated by commas, the default one first; those of the command where none are given. */
  readonly languages?: unknown;
  readonly typescript?: boolean | undefined;
  /** Where npm gets this package: a version, an address or a tarball. This program itself where it is not given. */
  readonly package?: unknown;
}

/** The manifest of this package, with the versions that it was tested with. */
interface Manifest extends LockedPackage {
  readonly name: string;
  readonly version: string;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/**
 * Packages that a newsroom has besides this one: Eleventy, and those that make share cards
 * and the editor.
 */
const BESIDE = [
  "@11ty/eleventy",
  "@fontsource-variable/noto-sans-sc",
  "@fontsource-variable/noto-serif-sc",
  "@sveltia/cms",
  "@takumi-rs/core",
];

/** The folder of a newsroom that has this package, so that each clone of it can be installed. */
const VENDOR = "vendor";

/** `polyglot init <dir>`: creates a small newsroom, in its own folder, that can be installed. */
export async function init(t: Translate, dir: string, options: InitOptions, today: string): Promise<number> {
  if (!isFree(dir)) throw new UsageError("cli:usage.notEmpty", { folder: dir });
  const spoken = ownLocale(options.lang);
  const locales = localesOf(options.languages, spoken);
  const { typescript = false } = options;
  const temporary = mkdtempSync(path.join(tmpdir(), "polyglot-pack-"));
  try {
    const source = await sourceOf(t, options.package, temporary);
    const own = readOwn<Manifest>("package.json");
    const packages = packagesFor(own, typescript, source.specifier);
    const [first] = locales;
    const name = nameOf(dir);
    const words = ownMessages;
    const newsroom = {
      name,
      locales,
      spoken: isSpoken(first) ? first : spoken,
      typescript,
      date: today,
      packages,
      words,
    };
    const written = writeNewsroom(dir, newsroom, own, source);
    for (const file of written) say(file);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
  sayNext(t, dir, locales);
  return EXIT.ok;
}

/** Writes all files of the newsroom. @returns their paths */
function writeNewsroom(
  dir: string,
  newsroom: NewNewsroom,
  own: Manifest,
  { specifier, tarball }: Source,
): string[] {
  const { locales, name, packages } = newsroom;
  const lock =
    tarball === undefined ? undefined : lockFor(own, { name, dependencies: packages }, specifier, tarball);
  const files = {
    ...newNewsroom(newsroom),
    ...(lock ? { "package-lock.json": `${JSON.stringify(lock, null, 2)}\n` } : {}),
    ".nvmrc": readOwnText(".nvmrc"),
    ".github/workflows/site.yml": readOwnText(".github/workflows/site.yml"),
    "deploy/nginx.conf": siteNginx(readOwnText("deploy/nginx.conf"), locales),
    "deploy/release.sh": readOwnText("deploy/release.sh"),
  };
  const changes = Object.entries(files).map(([file, after]) => ({
    file: path.join(dir, file),
    before: undefined,
    after,
  }));
  writeFiles(changes);
  const copy = tarball === undefined ? [] : [path.join(dir, VENDOR, path.basename(tarball))];
  for (const file of copy) {
    mkdirSync(path.dirname(file));
    copyFileSync(String(tarball), file);
  }
  // The package doesn't have the texts of these languages: their catalogues are to be filled.
  const open = locales.filter((locale) => !isSpoken(locale)).flatMap((locale) => languageOf(locale) ?? []);
  const { files: more, notes } = planSync(withSlashes(path.join(dir, "locales")), open, locales[0]);
  writeFiles([...more, ...notes]);
  return [
    ...new Set([...changes, ...copy.map((file) => ({ file })), ...more, ...notes].map(({ file }) => file)),
  ];
}

/** Says what to do next, in the folder that the user is in. */
function sayNext(t: Translate, dir: string, [first]: NewNewsroom["locales"]): void {
  const step = path.relative("", path.resolve(dir));
  const commands = [...(step === "" ? [] : [`cd ${step}`]), "npm install"];
  say(t("cli:newNewsroom.next"));
  if (isSpoken(first)) commands.push("npm start");
  else commands.push("npm run check");
  for (const command of commands) say(`  ${command}`);
  if (!isSpoken(first))
    say(t("cli:newNewsroom.fill", { language: languageOf(first)?.label ?? first, locale: first }));
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

function nameOf(dir: string): string {
  const folder = path.basename(path.resolve(dir));
  return slugFrom(folder) ?? (/^[a-z0-9-]+$/.test(folder) ? folder : "newsroom");
}

/** The languages of the new site, each once. */
function localesOf(given: unknown, spoken: string): NewNewsroom["locales"] {
  if (given === undefined) return [spoken, ...Object.keys(TOOL_LOCALES).filter((one) => one !== spoken)];
  const locales = String(given)
    .split(",")
    .map((one) => one.trim());
  const [first = "", ...others] = locales;
  if (given === true || locales.includes(""))
    throw wrongValue("--languages", ["en,zh,ru", "fr,de,uk"], given);
  const unknown = locales.find((locale) => !KNOWN_LOCALES.includes(locale));
  if (unknown !== undefined) {
    const values = { locale: unknown, known: KNOWN_LOCALES.join(", ") };
    throw new UsageError("cli:init.unknown", values, nearest(unknown, KNOWN_LOCALES));
  }
  const twice = locales.find((locale, index) => locales.indexOf(locale) !== index);
  if (twice !== undefined) throw new UsageError("cli:init.twice", { locale: twice });
  return [first, ...others];
}

/** Where the newsroom has this package from. */
interface Source {
  /** What its manifest names: a version, an address, or a file in it. */
  readonly specifier: string;
  /** The file that is copied into it. */
  readonly tarball?: string;
}

async function sourceOf(t: Translate, wanted: unknown, temporary: string): Promise<Source> {
  if (wanted === undefined) {
    say(t("cli:init.packing"));
    return vendored(await packOwnPackage(temporary));
  }
  const text = String(wanted);
  if (/^https?:\/\/\S+$/.test(text) || /^[~^]?\d+\.\d+\.\d+(-[\w.-]+)?$/.test(text))
    return { specifier: text };
  if (existsSync(text) && isTarballOf(text, ownPackage().name)) return vendored(text);
  throw new UsageError("cli:init.package", { found: text, name: ownPackage().name });
}

function vendored(tarball: string): Source {
  return { specifier: `file:${VENDOR}/${path.basename(tarball)}`, tarball };
}

function packagesFor(own: Manifest, typescript: boolean, specifier: string): Record<string, string> {
  const names = typescript ? [...BESIDE, "typescript"] : BESIDE;
  const beside = names.map((name): [string, string] => [name, own.devDependencies[name] ?? "*"]);
  return Object.fromEntries([...beside, [own.name, specifier] as const].sort());
}

/** The versions that this project was tested with; undefined where the package is installed, which has no lock file. */
function lockFor(
  own: Manifest,
  site: Parameters<typeof siteLock>[1],
  specifier: string,
  tarball: string,
): LockFile | undefined {
  if (!existsSync(path.join(ownPackage().folder, "package-lock.json"))) return undefined;
  const { version, license, dependencies, bin, engines, peerDependencies, peerDependenciesMeta } = own;
  const entry = {
    ...{ version, resolved: specifier, integrity: integrityOf(tarball), license },
    // npm writes the paths of commands without the dot.
    ...{
      dependencies: dependencies ?? {},
      bin: JSON.parse(JSON.stringify(bin).replaceAll('"./', '"')),
      engines,
    },
    ...{ peerDependencies: peerDependencies ?? {}, peerDependenciesMeta: peerDependenciesMeta ?? {} },
  };
  return siteLock(readOwn<LockFile>("package-lock.json"), site, [own.name, entry]);
}

function readOwn<Value>(name: string): Value {
  return JSON.parse(readOwnText(name)) as Value;
}

/** A file of this package, as source or as installed. */
function readOwnText(name: string): string {
  return readFileSync(path.join(ownPackage().folder, name), "utf8");
}
