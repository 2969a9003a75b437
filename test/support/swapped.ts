import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { heal, type Notice, newStaging, publish } from "../../src/files/publish/publish.ts";
import { openService } from "../../src/files/publish/trash.ts";
import { beforeStep } from "./fs-steps.ts";

export const SITES = ".polyglot/sites";

const { removeDiscarded } = openService();

/**
 * Builds and publishes a site of two files, as the command does: it heals first, and removes what an earlier one has
 * discarded.
 *
 * @returns Its folder.
 */
export function build(name: string, output = "_site", told: Notice[] = []): string {
  const staging = newStaging();
  told.push(...heal(output, staging));
  told.push(...removeDiscarded().map((leftover) => ({ kind: "left" as const, ...leftover })));
  write(staging, name);
  told.push(...publish(staging, output));
  return staging;
}

/** Writes a site of two files. */
export function write(folder: string, name: string): void {
  mkdirSync(join(folder, "en"), { recursive: true });
  writeFileSync(join(folder, "index.html"), name);
  writeFileSync(join(folder, "en/index.html"), name);
}

/** What readers see: the name of the site that is whole, `"none"`, or `"half"`. */
export function seen(output = "_site"): string {
  if (!existsSync(output)) return "none";
  const [root, page] = ["index.html", "en/index.html"].map((file) =>
    existsSync(join(output, file)) ? readFileSync(join(output, file), "utf8") : undefined,
  );
  return root !== undefined && root === page ? root : "half";
}

/** The number of sites on the disk. */
export function siteCount(): number {
  return readdirSync(SITES).length;
}

/** Functions of `fs` that change something. */
const CHANGING = [
  "chmodSync",
  "fsyncSync",
  "mkdirSync",
  "mkdtempSync",
  "openSync",
  "renameSync",
  "rmSync",
  "rmdirSync",
  "symlinkSync",
  "unlinkSync",
  "writeSync",
] as const;

/**
 * Runs `work` and stops at a step of it as a killed process would: nothing happens after that.
 *
 * @returns whether it stopped
 */
export function stopAt(step: number, work: () => void): boolean {
  let dead = false;
  const die = (name: string) => {
    dead = true;
    throw new Error(`killed before ${name}`);
  };
  try {
    // What the work tries after it was stopped does not happen either.
    beforeStep(step, CHANGING, die, work, () => dead);
    return dead;
  } catch (error) {
    if (!dead) throw error;
    return true;
  }
}
