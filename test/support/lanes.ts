import { type ChildProcess, fork } from "node:child_process";
import { createInterface } from "node:readline";

/** The counts of all lanes of a run together. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

/**
 * Runs test files in several processes at once. Each gets the next file when it has finished one; when there
 * are no files left, a process prints its failures and its share of the count.
 *
 * @param runner The module that runs the files it is sent, one after the other.
 * @param args Handed on to each process.
 * @param print Gets what the processes print, line by line, without their closing lines.
 */
export async function runLanes(
  lanes: number,
  files: readonly string[],
  runner: string,
  args: readonly string[],
  print: (line: string) => void,
): Promise<Counts> {
  const waiting = [...files];
  const counts = await Promise.all(
    Array.from({ length: Math.min(lanes, files.length) }, () => runLane(waiting, runner, args, print)),
  );
  const sum = (name: keyof Counts) => counts.reduce((total, lane) => total + lane[name], 0);
  for (const file of waiting) print(`FAIL ${file}\n  was not run: every lane had ended`);
  return { passed: sum("passed"), failed: sum("failed") + waiting.length };
}

function runLane(
  waiting: string[],
  runner: string,
  args: readonly string[],
  print: (line: string) => void,
): Promise<Counts> {
  const child = fork(runner, [...args, "--lane"], { stdio: ["ignore", "pipe", "inherit", "ipc"] });
  let closing: Counts | undefined;
  let file = "";
  const next = () => {
    file = waiting.shift() ?? "";
    if (child.connected) child.send(file);
  };
  child.on("message", next);
  if (child.stdout) {
    createInterface({ input: child.stdout }).on("line", (line) => {
      const [, passed, failed] = /^(\d+) passed, (\d+) failed$/.exec(line) ?? [];
      if (passed === undefined || failed === undefined) print(line);
      else closing = { passed: Number(passed), failed: Number(failed) };
    });
  }
  return ended(child).then((problem) => {
    if (closing && (problem === undefined || closing.failed > 0)) return closing;
    print(
      `FAIL ${file || "a lane"}\n  ended without its count${problem === undefined ? "" : `: ${problem}`}`,
    );
    return { passed: closing?.passed ?? 0, failed: (closing?.failed ?? 0) + 1 };
  });
}

/** Why a process ended, unless it ended well. Its output has been read to the end by then. */
function ended(child: ChildProcess): Promise<string | undefined> {
  return new Promise((resolve) => {
    child.on("close", (code, signal) => resolve(code === 0 ? undefined : (signal ?? `exit code ${code}`)));
  });
}
