import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";

/** The cost of a command and of all processes that it starts. */
export interface Cost {
  /** From its start to its end. */
  readonly wallS: number;
  /** Of all its processes together. */
  readonly cpuS: number;
  /** The most memory that all its processes held at one moment. */
  readonly peakMb: number;
}

/** A command to run. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** How often the processes are measured. What a process does after the last time is not counted. */
const EVERY_MS = 10;
/**
 * Linux counts the time of processes in hundredths of a second.
 *
 * @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
 */
const TICKS = 100;
const PAGE_MB = 4096 / 1e6;

/**
 * Runs a command to its end and measures its whole tree of processes while it runs: a program may leave work
 * to processes that it doesn't wait for. Only on Linux.
 *
 * @throws Error with what the command said where it fails.
 */
export function measure(command: Command): Promise<Cost> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const child = spawn(command.file, command.args, {
      cwd: command.cwd,
      env: { ...process.env, ...command.env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const said: Buffer[] = [];
    child.stdout.on("data", (part: Buffer) => said.push(part));
    child.stderr.on("data", (part: Buffer) => said.push(part));
    const watch = new Watch(child.pid ?? 0);
    const timer = setInterval(() => watch.look(), EVERY_MS);
    let wallS = 0;
    child.once("exit", () => {
      wallS = (performance.now() - began) / 1000;
      clearInterval(timer);
    });
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve({ wallS, cpuS: watch.cpuS(), peakMb: watch.peakMb });
      else reject(new Error(`${command.file} ${command.args.join(" ")}: ${code}\n${Buffer.concat(said)}`));
    });
  });
}

/** The processes of a tree, also those whose parent has gone. */
class Watch {
  readonly #ticks = new Map<number, number>();
  peakMb = 0;

  constructor(root: number) {
    this.#ticks.set(root, 0);
  }

  look(): void {
    let mb = 0;
    // Iterating over a map includes entries added meanwhile: children come after their parents.
    for (const pid of this.#ticks.keys()) {
      const seen = inspect(pid);
      if (!seen) continue;
      this.#ticks.set(pid, seen.ticks);
      mb += seen.mb;
      for (const child of seen.children) if (!this.#ticks.has(child)) this.#ticks.set(child, 0);
    }
    this.peakMb = Math.max(this.peakMb, mb);
  }

  cpuS(): number {
    return [...this.#ticks.values()].reduce((sum, ticks) => sum + ticks, 0) / TICKS;
  }
}

/** @returns undefined for a process that has ended. */
function inspect(pid: number): { ticks: number; mb: number; children: number[] } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const children = readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, "utf8").split(" ").filter(Boolean).map(Number),
    );
    return {
      ticks: Number(fields[11]) + Number(fields[12]),
      mb: Number(fields[21]) * PAGE_MB,
      children,
    };
  } catch {
    return undefined;
  }
}
