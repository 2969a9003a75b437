import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Suite } from "./suite.ts";

/** The folder that a test works in, and the one that it came from. */
export interface OwnFolder {
  folder: string;
  home: string;
}

/** Runs each test of a suite in its own folder, which also gets what the program stores next to a project. */
export function inOwnFolder<Context extends OwnFolder>(suite: Suite<Context>): void {
  suite.before.each((context) => {
    context.home = process.cwd();
    context.folder = mkdtempSync(join(tmpdir(), "polyglot-own-"));
    process.chdir(context.folder);
  });
  suite.after.each(({ home, folder }) => {
    process.chdir(home);
    rmSync(folder, { recursive: true });
  });
}
