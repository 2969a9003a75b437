import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { equal, ok } from "uvu/assert";
import type { Random } from "../../bench/search/random.ts";
import { CHANGES } from "./cached-build.ts";
import { copyContent, type DevServer, indexOf, servedBy, startDev } from "./dev-server.ts";
import { copyProject } from "./project.ts";

/** Milliseconds between two changes, at most: some come during a build, some right after the previous one. */
const PAUSE_MS = 400;

/** Changes in a round. */
const CHANGES_A_ROUND = 4;

/**
 * Changes to the content of a newsroom: texts are edited, added, renamed and removed, a picture and a
 * catalogue change.
 */
const KINDS: readonly ((project: string, random: Random, time: number) => void)[] = [
  ...[
    "a sentence in a text",
    "a translation is taken away",
    "an article gets another address",
    "an article is added",
    "a picture is another",
    "a catalogue",
  ].flatMap((name) => CHANGES[name] ?? []),
  (project, random) => {
    const articles = join(project, "content/articles");
    const slugs = readdirSync(articles).sort();
    if (slugs.length > 3) rmSync(join(articles, random.pick(slugs)), { recursive: true });
  },
];

/** Changes the content of a server's project at any moment of its builds. */
export async function disturb(server: DevServer, random: Random, rounds: number): Promise<void> {
  for (let time = 0; time < rounds * CHANGES_A_ROUND; time++) {
    try {
      random.pick(KINDS)(server.project, random, time);
    } catch (error) {
      // This change finds nothing to change any more; the next one may.
      if (!/nothing to pick from|is as it was|ENOENT/.test(String(error))) throw error;
    }
    await setTimeout(random.next() < 0.3 ? 0 : random.between(0, PAUSE_MS));
  }
}

/**
 * Waits until a server serves the same pages and files as another one that has built the same content once,
 * from nothing.
 */
export async function equalsFresh(server: DevServer): Promise<void> {
  const project = copyProject();
  for (const folder of ["content", "locales"]) rmSync(join(project, folder), { recursive: true });
  copyContent(server.project, project);
  const fresh = await startDev(project);
  try {
    const expected = servedBy(fresh);
    ok(Object.keys(expected).length > 20);
    await server
      .until("the same site", () => isEqual(servedBy(server), expected))
      .catch((error: unknown) => {
        equal(servedBy(server), expected, String(error));
      });
    await fresh.until("an index of the search", () => hasIndex(fresh));
    const index = indexOf(fresh);
    await server.until("the same index", () => hasIndex(server) && isEqual(indexOf(server), index));
  } finally {
    await fresh.stop("SIGKILL");
    rmSync(project, { recursive: true, force: true });
  }
}

function hasIndex(server: DevServer): boolean {
  try {
    return indexOf(server).length > 0;
  } catch {
    return false;
  }
}

const isEqual = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
