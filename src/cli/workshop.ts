import path from "node:path";
import type { Eleventy } from "../eleventy.ts";
import { type Lock, LockedError, SILENCE_MS, takeLock } from "../files/publish/lock.ts";
import { OutputError } from "../files/publish/output.ts";
import { type Folders, WORKSHOP } from "../files/publish/publish.ts";
import { readNewsroomOf } from "./project.ts";
import { UsageError } from "./terminal.ts";

export { WORKSHOP } from "../files/publish/publish.ts";

/** Where and how a configuration publishes its site. */
interface Publishing {
  readonly output: string;
  /** How many published sites stay; undefined where the configuration doesn't say. */
  readonly keep: number | undefined;
  readonly folders: Folders;
}

/** Where and how a configuration publishes. It need not export its options: then only Eleventy's are known. */
export async function publishedBy({ dir }: Eleventy["config"], configPath: string): Promise<Publishing> {
  const { output, input } = dir;
  try {
    const { folders, theme, keptSites } = await readNewsroomOf(configPath);
    return { output, keep: keptSites, folders: [[...Object.values(folders), theme], [input]] };
  } catch (error) {
    if (error instanceof UsageError) return { output, keep: undefined, folders: [undefined, [input]] };
    throw error;
  }
}

/** @throws UsageError while another process builds or publishes. */
export function takeBuildLock(): Lock {
  try {
    return inWorkshop(() => takeLock(path.join(WORKSHOP, "build.lock")));
  } catch (error) {
    if (!(error instanceof LockedError)) throw error;
    const { pid, host, ticket: file } = error;
    if (pid === 0) throw new UsageError("cli:lockedUnreadable", { file });
    if (host === "") throw new UsageError("cli:locked", { pid });
    throw new UsageError("cli:lockedElsewhere", { pid, host, file, minutes: SILENCE_MS / 60_000 });
  }
}

/** @throws UsageError where nothing can be written in the workshop. */
export function inWorkshop<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    const { code: reason, syscall } = error as NodeJS.ErrnoException;
    if (reason === undefined || syscall === undefined) throw error;
    throw new UsageError("cli:usage.workshop", { folder: WORKSHOP, reason });
  }
}

/** @throws UsageError where an output is unfit. */
export function toUsage<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof OutputError)) throw error;
    throw new UsageError(`cli:usage.output.${error.problem}`, error.values);
  }
}
