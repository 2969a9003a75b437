import { equal, is, ok } from "uvu/assert";
import { latestTask } from "../../src/theme/client/latest.ts";
import { suite } from "../support/suite.ts";

/** A step of a schedule: a task starts, ends well or fails, or all tasks are cancelled. */
type Step = readonly [kind: "start" | "end" | "fail" | "cancel", task: number];

/** All orders of starts, ends and failures of tasks, with up to `cancels` cancels at any place. */
function* schedules(tasks: number, cancels: number): Generator<Step[]> {
  function* go(
    started: number,
    open: readonly number[],
    cancelled: number,
    steps: Step[],
  ): Generator<Step[]> {
    if (started === tasks && open.length === 0) yield steps;
    if (started < tasks)
      yield* go(started + 1, [...open, started], cancelled, [...steps, ["start", started]]);
    for (const task of open)
      for (const kind of ["end", "fail"] as const)
        yield* go(
          started,
          open.filter((other) => other !== task),
          cancelled,
          [...steps, [kind, task]],
        );
    if (cancelled < cancels && started > 0)
      yield* go(started, open, cancelled + 1, [...steps, ["cancel", -1]]);
  }
  yield* go(0, [], 0, []);
}

/** What a reader sees after each step: "busy", the last result, or "failed". */
async function seen(steps: readonly Step[]): Promise<string[]> {
  let shown = "";
  let busy = false;
  const open = new Map<number, { end(): void; fail(): void }>();
  const latest = latestTask({
    setBusy: (value) => {
      busy = value;
    },
    showFailure: () => {
      shown = "failed";
    },
  });
  const states: string[] = [];
  for (const [kind, task] of steps) {
    if (kind === "cancel") {
      latest.cancel();
      shown = "";
    } else if (kind === "start") {
      void latest.run(async (isLatest) => {
        await new Promise<void>((end, fail) => open.set(task, { end, fail }));
        if (isLatest()) shown = `task ${task}`;
      });
    } else open.get(task)?.[kind]();
    // Wait for all reactions to the step.
    await new Promise((resolve) => setImmediate(resolve));
    is(latest.isBusy(), busy);
    states.push(busy ? "busy" : shown);
  }
  return states;
}

/** The same, computed by the rule: only the newest task counts. */
function expected(steps: readonly Step[]): string[] {
  let newest: number | undefined;
  let shown = "";
  let busy = false;
  return steps.map(([kind, task]) => {
    if (kind === "start") [newest, busy] = [task, true];
    else if (kind === "cancel") [newest, busy, shown] = [undefined, false, ""];
    else if (task === newest) [busy, shown] = [false, kind === "end" ? `task ${task}` : "failed"];
    return busy ? "busy" : shown;
  });
}

const latest = suite("latestTask");
for (const [tasks, cancels] of [
  [1, 2],
  [2, 2],
  [3, 1],
  [4, 0],
] as const)
  latest(
    `shows the newest of ${tasks} tasks, and is busy until it ends, in every order with ${cancels} cancels`,
    async () => {
      let count = 0;
      for (const steps of schedules(tasks, cancels)) {
        count += 1;
        equal(await seen(steps), expected(steps), JSON.stringify(steps));
      }
      ok(count >= 3, String(count));
    },
  );
latest("shows the failure of a task that throws at once, and is not busy afterwards", async () => {
  const shown: string[] = [];
  const task = latestTask({
    setBusy: (busy) => shown.push(busy ? "busy" : "idle"),
    showFailure: () => shown.push("failed"),
  });
  await task.run(() => {
    throw new Error("at once");
  });
  equal(shown, ["busy", "failed", "idle"]);
});
latest.run();
