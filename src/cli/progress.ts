import { type Phase, PROGRESS_EVENT, type Progress, paceOf } from "../core/build/progress.ts";
import type { Translate } from "../core/messages/messages.ts";
import type { EleventyConfig } from "../eleventy.ts";
import { say } from "./terminal.ts";

/** The time that a phase has taken. */
interface Spent {
  readonly phase: Phase;
  wallMs: number;
  /** CPU time of this process, without the processes of the search index. */
  cpuMs: number;
}

/** How to show the progress of a build. */
export interface ProgressOptions {
  /** Plain lines, one for each phase and for every few seconds of a long one. */
  readonly progress: boolean;
  /** A table at the end that shows where the time went. */
  readonly profile: boolean;
}

/** Milliseconds between two lines. */
const EVERY_MS = { live: 100, plain: 5000 } as const;

/**
 * Shows the progress of a build: on a terminal in one line that changes, or in plain lines if the user wants
 * them.
 *
 * @returns A function to call at its end.
 */
export function follow(
  config: EleventyConfig,
  t: Translate,
  { progress, profile }: ProgressOptions,
): () => void {
  const live = process.stderr.isTTY && !progress;
  const every = live ? EVERY_MS.live : EVERY_MS.plain;
  const spent: Spent[] = [];
  let began = measure();
  let shown = 0;

  config.on(PROGRESS_EVENT, ({ phase, done, total }: Progress) => {
    const now = performance.now();
    const isNew = spent.at(-1)?.phase !== phase;
    if (isNew) enter(phase);
    if (!live && !progress) return;
    if (!isNew && now - shown < every) return;
    shown = now;
    show(lineOf(phase, done, total, now - began.wallMs));
  });
  return () => {
    leave();
    if (live) process.stderr.write("\r\u001B[K");
    if (profile) for (const line of tableOf(spent, t)) say(line);
  };

  function enter(phase: Phase): void {
    leave();
    spent.push({ phase, wallMs: 0, cpuMs: 0 });
  }

  function leave(): void {
    const now = measure();
    const last = spent.at(-1);
    if (last) {
      last.wallMs = now.wallMs - began.wallMs;
      last.cpuMs = now.cpuMs - began.cpuMs;
    }
    began = now;
  }

  function lineOf(phase: Phase, done: number | undefined, total: number | undefined, ms: number): string {
    const name = t(`cli:phases.${phase}`);
    if (done === undefined || total === undefined) return name;
    const pace = paceOf(done, total, ms);
    return `${name}: ${pace ? t("cli:pace", { ...pace }) : t("cli:counted", { done, total })}`;
  }

  function show(line: string): void {
    if (live) process.stderr.write(`\r${line}\u001B[K`);
    else process.stderr.write(`${line}\n`);
  }
}

function measure(): { wallMs: number; cpuMs: number } {
  const { user, system } = process.cpuUsage();
  return { wallMs: performance.now(), cpuMs: (user + system) / 1000 };
}

/** Phases in their order, each once. */
function tableOf(spent: readonly Spent[], t: Translate): string[] {
  const phases = new Map<Phase, { wallMs: number; cpuMs: number }>();
  for (const { phase, wallMs, cpuMs } of spent) {
    const before = phases.get(phase) ?? { wallMs: 0, cpuMs: 0 };
    phases.set(phase, { wallMs: before.wallMs + wallMs, cpuMs: before.cpuMs + cpuMs });
  }
  const seconds = (ms: number) => (ms / 1000).toFixed(2).padStart(7);
  return [...phases].map(([phase, { wallMs, cpuMs }]) =>
    t("cli:spent", { wall: seconds(wallMs), cpu: seconds(cpuMs), phase: t(`cli:phases.${phase}`) }),
  );
}
