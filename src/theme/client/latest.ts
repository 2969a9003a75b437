/** Shows the state of the newest task. */
export interface TaskView {
  setBusy(busy: boolean): void;
  /** The newest task has failed. */
  showFailure(): void;
}

/** Runs tasks that overlap; only the newest may show anything. */
export interface LatestTask {
  /**
   * Starts a task that replaces the previous one. The task calls `isLatest` after each wait. Never rejects.
   */
  run(task: (isLatest: () => boolean) => Promise<void>): Promise<void>;
  /** Stops the newest task from showing anything. */
  cancel(): void;
  /** Whether the newest task is under way. */
  isBusy(): boolean;
}

/**
 * Busy from the start of a task until the newest one ends, in whatever order they end.
 *
 * @example
 * const searches = latestTask({ setBusy, showFailure });
 * searches.run(async (isLatest) => {
 *   const results = await search(query);
 *   if (isLatest()) show(results);
 * });
 */
export function latestTask(view: TaskView): LatestTask {
  let turn = 0;
  let busy = false;

  function setBusy(value: boolean): void {
    busy = value;
    view.setBusy(value);
  }

  return {
    async run(task) {
      turn += 1;
      const own = turn;
      const isLatest = () => own === turn;
      setBusy(true);
      try {
        await task(isLatest);
      } catch {
        if (isLatest()) view.showFailure();
      } finally {
        if (isLatest()) setBusy(false);
      }
    },
    cancel() {
      turn += 1;
      setBusy(false);
    },
    isBusy: () => busy,
  };
}
