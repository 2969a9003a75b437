import { readFileSync } from "node:fs";
import path from "node:path";
import { cacheKey } from "./cache.ts";
import { listFiles } from "./folder.ts";
import { findPackage } from "./packages.ts";

/** The folder of this package, as it is run: of its sources, or of what was compiled from them. */
const HOME = path.join(import.meta.dirname, "../..");

/** Packages whose answers stand in works and pages. */
const HELPERS = [
  "diff",
  "htmlparser2",
  "i18next",
  "luxon",
  "markdown-it",
  "markdown-it-footnote",
  "opencc-js",
  "preact",
  "preact-render-to-string",
  "qr",
  "yaml",
  "zod",
] as const;

let found: string | undefined;

/**
 * Stands for the program that makes works and pages: its own files, the packages that it uses for them and Node itself.
 * What another one has made is made again.
 */
export function makerKey(): string {
  found ??= cacheKey([
    process.version,
    ...HELPERS.map((name) => `${name} ${findPackage(name)?.version}`),
    ...["src", "plugins"].flatMap((part) =>
      listFiles(path.join(HOME, part)).flatMap((name) => [
        `${part}/${name}`,
        readFileSync(path.join(HOME, part, name), "utf8"),
      ]),
    ),
  ]);
  return found;
}
