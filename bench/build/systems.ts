import { execFileSync } from "node:child_process";
import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { LOCALES } from "./archive.ts";
import type { Command } from "./process-tree.ts";
import { type Part, packageOf, ROOT } from "./projects.ts";

/** A way to build the archive. */
export interface System {
  readonly name: string;
  /** Rows are compared within their group, with the first of its peers. */
  readonly group: string;
  readonly command: Command;
  /** Folder that it writes. */
  readonly output: string;
  /** Work before a run, which is not measured. */
  readonly prepare: (round: number) => void;
  /** Work after a run. */
  readonly settle?: () => void;
}

/** A Hugo on this machine. */
export interface Hugo {
  readonly path: string;
  readonly version: string;
}

/** The versions of Hugo among some paths and names of commands. */
export function findHugos(candidates: readonly string[]): Hugo[] {
  return candidates.flatMap((candidate) => {
    try {
      const said = execFileSync(candidate, ["version"], { encoding: "utf8" });
      return [{ path: candidate, version: /v(\d+\.\d+)/.exec(said)?.[1] ?? said.trim() }];
    } catch {
      return [];
    }
  });
}

/** All systems over the projects in a folder, for some of the parts. */
export function systemsOf(folder: string, hugos: readonly Hugo[], parts: readonly string[]): System[] {
  return [
    ...(["site", "search"] as const)
      .filter((part) => parts.includes(part))
      .flatMap((part) => [
        ...ours(path.join(folder, "ours"), part),
        ...hugos.flatMap((hugo) =>
          [true, false].map((related) => hugoSystem(path.join(folder, "hugo"), hugo, part, related)),
        ),
        eleventySystem(path.join(folder, "eleventy"), part),
      ]),
  ];
}

const GROUPS: Readonly<Record<Part, string>> = { site: "pages", search: "pages and search" };

/** Builds from nothing, then with nothing changed, then with one article changed. */
function ours(cwd: string, part: Part): System[] {
  const command: Command = {
    file: process.execPath,
    args: [path.join(cwd, packageOf(part), "dist/src/cli/main.js"), "build"],
    cwd,
    env: { BENCH_PACKAGE: packageOf(part) },
  };
  const output = path.join(cwd, "_site");
  const system = (name: string, prepare: System["prepare"]): System => ({
    name,
    group: GROUPS[part],
    command,
    output,
    prepare,
  });
  return [
    system("polyglot, cold", () => {
      for (const made of [".polyglot", "_site"])
        rmSync(path.join(cwd, made), { recursive: true, force: true });
    }),
    system("polyglot, nothing edited", () => {}),
    system("polyglot, one article edited", (round) =>
      appendFileSync(fileOf(cwd, editedArticle(cwd)), `\nEdit ${round}.\n`),
    ),
  ];
}

/** A translation in the middle of the archive. */
export function editedArticle(cwd: string): { slug: string; locale: string } {
  const names = readdirSync(path.join(cwd, "content/articles")).sort();
  for (const slug of names.slice(Math.floor(names.length / 2)))
    for (const locale of LOCALES) {
      const file = fileOf(cwd, { slug, locale });
      if (existsSync(file) && /^translation:/m.test(readFileSync(file, "utf8")) && isWhole(file))
        return { slug, locale };
    }
  throw new Error("the archive has no translation");
}

function fileOf(cwd: string, { slug, locale }: { slug: string; locale: string }): string {
  return path.join(cwd, "content/articles", slug, `index.${locale}.md`);
}

function isWhole(file: string): boolean {
  return (readFileSync(file, "utf8").split(/^---\n/m)[2] ?? "").trim() !== "";
}

/**
 * @param related Whether articles name related ones. For these, Hugo compares each article by all of its
 *   topics.
 */
function hugoSystem(cwd: string, { path: hugo, version }: Hugo, part: Part, related: boolean): System {
  const build = `"${hugo}" --quiet${related ? "" : " --config config.toml,unrelated.toml"}`;
  return {
    name: `Hugo ${version}${part === "search" ? " and Pagefind" : ""}${related ? "" : ", nothing related"}`,
    group: GROUPS[part],
    command: shell(cwd, part === "search" ? `${build} && ${pagefind("public")}` : build),
    output: path.join(cwd, "public"),
    prepare: () => {
      for (const made of ["public", "resources"])
        rmSync(path.join(cwd, made), { recursive: true, force: true });
    },
  };
}

function eleventySystem(cwd: string, part: Part): System {
  const build = `"${process.execPath}" "${path.join(ROOT, "node_modules/@11ty/eleventy/cmd.cjs")}" --quiet`;
  return {
    name: `Eleventy and Nunjucks${part === "search" ? " and Pagefind" : ""}`,
    group: GROUPS[part],
    command: shell(cwd, part === "search" ? `${build} && ${pagefind("_site")}` : build),
    output: path.join(cwd, "_site"),
    prepare: () => rmSync(path.join(cwd, "_site"), { recursive: true, force: true }),
  };
}

function shell(cwd: string, line: string): Command {
  return { file: "/bin/sh", args: ["-c", line], cwd };
}

/** The program itself, without the script that looks for it. */
function pagefind(site: string): string {
  const require = createRequire(import.meta.url);
  const platform = `@pagefind/${process.platform}-${process.arch}`;
  const folder = path.dirname(require.resolve(`${platform}/package.json`));
  return `"${path.join(folder, "bin/pagefind_extended")}" --site ${site} --quiet`;
}

/** What a system has written. */
export interface Census {
  readonly pages: number;
  readonly files: number;
  readonly megabytes: number;
}

/** Counts what is in a folder, without the index of the search. */
export function census(folder: string): Census {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const files = names
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((name) => !name.includes("/pagefind/"));
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
  return {
    pages: files.filter((name) => name.endsWith(".html")).length,
    files: files.length,
    megabytes: bytes / 1e6,
  };
}
