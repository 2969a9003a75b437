import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Suite } from "./suite.ts";

/** Where a test works, and where it came from. */
export interface OwnFolder {
  folder: string;
  home: string;
}

/** Has each test of a suite work in a folder of its own, where what the program keeps beside a project goes too. */
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
