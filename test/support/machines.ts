import { execFile, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { copyProject, filesIn, hashesOf, POLYGLOT, ROOT } from "./project.ts";

/** What may differ from machine to machine. */
export interface Machine {
  readonly zone: string;
  readonly locale: string;
  /** Path of the checkout, below a temporary folder. */
  readonly checkout: string;
  /** What else differs from this machine. @default none */
  readonly other?: readonly ("order" | "clock" | "network")[];
}

export const ZONES: readonly string[] = ["UTC", "America/Los_Angeles", "Asia/Shanghai", "Pacific/Kiritimati"];
export const LOCALES_OF_MACHINES: readonly string[] = ["C", "ru_RU.UTF-8", "zh_CN.UTF-8"];
export const CHECKOUTS: readonly string[] = ["news", "Рабочий стол/新闻 & news (1)"];

/** The user of the machine; no text of the site contains this name. */
export const USER = "quillonwright";

const folders: string[] = [];
process.once("exit", () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const PRELOAD = pathToFileURL(join(import.meta.dirname, "other-machine.js")).href;

/** The variables of a machine's environment. */
export function environmentOf({ zone, locale, other = [] }: Machine, home: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    TZ: zone,
    LANG: locale,
    LC_ALL: locale,
    LANGUAGE: locale.slice(0, 2),
    HOME: home,
    USER,
    LOGNAME: USER,
    OTHER_MACHINE: other.join(" "),
    NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ""} --import=${PRELOAD}`.trim(),
  };
}

/** A site that was built on a machine. */
export interface BuiltThere {
  readonly output: string;
  readonly hashes: Readonly<Record<string, string>>;
  /** Paths and names that must not be in a site. */
  readonly traces: readonly string[];
}

/**
 * Checks out the newsroom on a machine, with its files made in another order than here, and builds it with
 * the real command.
 */
export async function buildOn(machine: Machine): Promise<BuiltThere> {
  const home = mkdtempSync(join(tmpdir(), `${USER}-`));
  folders.push(home);
  const checkout = join(home, machine.checkout);
  const from = copyProject({ cold: true });
  for (const file of filesIn(from)
    .filter((name) => !name.startsWith("node_modules/"))
    .reverse()) {
    mkdirSync(dirname(join(checkout, file)), { recursive: true });
    writeFileSync(join(checkout, file), readFileSync(join(from, file)));
  }
  symlinkSync(join(ROOT, "node_modules"), join(checkout, "node_modules"), "junction");
  const prefix = machine.other?.includes("network") ? withoutNetwork() : [];
  const [command = "", ...args] = [...prefix, process.execPath, ...POLYGLOT, "build"];
  const env = environmentOf(machine, home);
  await new Promise<void>((resolve, reject) => {
    execFile(command, args, { cwd: checkout, env }, (error, _, stderr) =>
      error ? reject(new Error(`${error.message}\n${stderr}`)) : resolve(),
    );
  });
  const output = join(checkout, "_site");
  return { output, hashes: hashesOf(`${output}/`), traces: [checkout, home, USER, ROOT] };
}

/**
 * The start of a command that runs a program and its child processes without any network, if the system
 * allows it; else empty, and only Node has no network.
 */
function withoutNetwork(): string[] {
  const prefix = ["unshare", "--map-root-user", "--net"];
  return spawnSync(prefix[0] ?? "", [...prefix.slice(1), "true"]).status === 0 ? prefix : [];
}
