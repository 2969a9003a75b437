import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { limit } from "./bounded.ts";
import { filesIn, hashesOf, POLYGLOT } from "./project.ts";

const PAUSE_MS = 75;

/** The share of a test's time that one condition may take to become true. */
const SHARE = 0.8;

/** The folder that `polyglot dev` serves, in its project. */
export const PREVIEW = join(".polyglot", "preview");

/** A running `polyglot dev`. */
export interface DevServer {
  readonly project: string;
  readonly child: ChildProcess;
  /** Its address, without a slash at its end. */
  readonly origin: string;
  /** What it has printed so far. */
  log(): string;
  /** Waits until a condition is true. @throws Error with what the server has printed */
  until(what: string, probe: () => boolean | Promise<boolean>): Promise<void>;
  /** The status of an address; 0 if there is no answer. */
  status(address: string): Promise<number>;
  /** The text at an address; "" if there is no answer. */
  read(address: string): Promise<string>;
  /** Ends it with a signal. @returns its exit code */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Starts `polyglot dev` in a project, without waiting for anything. */
export function spawnDev(
  project: string,
  args: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
): Omit<DevServer, "origin"> {
  const child = spawn(process.execPath, [...POLYGLOT, "dev", ...args], {
    cwd: project,
    env: { ...process.env, LC_ALL: "C", ...env },
  });
  return handle(project, child, () => "");
}

/**
 * Starts `polyglot dev` in a project, and waits until it serves.
 *
 * @param detached Whether it has a process group of its own, as in a terminal.
 */
export async function startDev(project: string, detached = false): Promise<DevServer> {
  const port = await freePort();
  const child = spawn(process.execPath, [...POLYGLOT, "dev", "--port", String(port)], {
    cwd: project,
    detached,
    env: { ...process.env, LC_ALL: "C" },
  });
  let origin = "";
  const server = handle(project, child, () => origin);
  try {
    await server.until("an address", () => {
      if (child.exitCode !== null) throw new Error(`it has ended with ${child.exitCode}:\n${server.log()}`);
      [, origin = ""] = /The newsroom is at (http:\/\/localhost:\d+)\//.exec(server.log()) ?? [];
      return origin !== "";
    });
  } catch (error) {
    await server.stop("SIGKILL");
    throw error;
  }
  return { ...server, origin };
}

function handle(project: string, child: ChildProcess, origin: () => string): Omit<DevServer, "origin"> {
  let log = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding("utf8").on("data", (text: string) => {
      log += text;
    });
  const get = (address: string) => fetch(origin() + address, { redirect: "manual" });
  return {
    project,
    child,
    log: () => log,
    async until(what, probe) {
      const end = performance.now() + limit.ms * SHARE;
      while (performance.now() < end) {
        if (await probe()) return;
        await setTimeout(PAUSE_MS);
      }
      throw new Error(`${what}: not in ${limit.ms * SHARE} ms. The server printed:\n${log}`);
    },
    status: (address) =>
      get(address).then(
        ({ status }) => status,
        () => 0,
      ),
    read: (address) =>
      get(address)
        .then((response) => response.text())
        .catch(() => ""),
    stop: (signal = "SIGTERM") =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve(child.exitCode);
        child.once("exit", resolve);
        child.kill(signal);
      }),
  };
}

/** The pages and files of a preview by their hashes, without the index of the search. */
export function servedBy({ project }: Pick<DevServer, "project">): Record<string, string> {
  const all = Object.entries(hashesOf(join(project, PREVIEW)));
  return Object.fromEntries(all.filter(([name]) => !name.startsWith("pagefind/")));
}

/**
 * The names of the files of the search's index, which change with their content, and the file that lists its
 * languages.
 */
export function indexOf({ project }: Pick<DevServer, "project">): string[] {
  const folder = join(project, PREVIEW, "pagefind");
  return [...filesIn(folder), readFileSync(join(folder, "pagefind-entry.json"), "utf8")];
}

/** Copies content and catalogues of one project into another. */
export function copyContent(from: string, to: string): void {
  for (const folder of ["content", "locales"])
    cpSync(join(from, folder), join(to, folder), { recursive: true, preserveTimestamps: false });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
