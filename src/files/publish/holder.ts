import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

/** The process that holds a lock, with the machine and the container that its process number is valid in. */
export interface Holder {
  readonly pid: number;
  /**
   * When the process began, so that a later one with the same number is not mistaken for it; "" where that is
   * unknown.
   */
  readonly began: string;
  readonly host: string;
  /** Identifies the run of the system, from start to shutdown; "" where the system has no such ID. */
  readonly boot: string;
  /**
   * Identifies the namespace of process numbers (each container has its own); "" where the system has
   * no such ID.
   */
  readonly space: string;
}

/** Whether a holder is alive: `"unknown"` where its process can't be checked from here. */
export type Life = "alive" | "dead" | "unknown";

/** This process as a holder. */
export function ownHolder(): Holder {
  return { pid: process.pid, began: beginning(process.pid), ...surroundings() };
}

/**
 * Reads the holder from a ticket.
 *
 * @returns undefined for what names no process: an empty text, or one that a power failure cut off.
 */
export function readHolder(text: string): Holder | undefined {
  try {
    const { pid, began, host, boot, space } = JSON.parse(text) as Record<keyof Holder, unknown>;
    if (!Number.isSafeInteger(pid) || Number(pid) <= 0 || typeof began !== "string") return undefined;
    const own = surroundings();
    return {
      pid: Number(pid),
      began,
      host: typeof host === "string" ? host : own.host,
      boot: typeof boot === "string" ? boot : own.boot,
      space: typeof space === "string" ? space : own.space,
    };
  } catch {
    return undefined;
  }
}

/** Whether the process that a ticket names still runs. */
export function lifeOf(holder: Holder): Life {
  if (!isHere(holder)) return "unknown";
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return "dead";
  }
  const began = beginning(holder.pid);
  // The system may hide the processes of other users, or have no start times: it may be the holder or a later
  // process.
  if (began === "" || holder.began === "") return "unknown";
  return began === holder.began ? "alive" : "dead";
}

/** Whether the process number of a holder means the same process here. */
export function isHere(holder: Holder): boolean {
  const own = surroundings();
  if (holder.boot !== own.boot || holder.space !== own.space) return false;
  // Containers of one machine may choose their host name; the IDs of the system are more reliable.
  return (own.boot !== "" && own.space !== "") || holder.host === own.host;
}

function surroundings(): Pick<Holder, "host" | "boot" | "space"> {
  return {
    host: hostname(),
    boot: known(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()),
    space: known(() => readlinkSync("/proc/self/ns/pid")),
  };
}

/**
 * The start of a process in ticks since the machine started. A process that has ended but that its parent has
 * not collected, as happens in containers, has no start.
 *
 * @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
 */
function beginning(pid: number): string {
  return known(() => {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return /^[ZXx]$/.test(fields[0] ?? "") ? "ended" : (fields[19] ?? "");
  });
}

/** Returns "" where a system without /proc can't answer. */
function known(ask: () => string): string {
  try {
    return ask();
  } catch {
    return "";
  }
}
