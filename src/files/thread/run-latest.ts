/**
 * Runs one task at a time in the background; of the tasks that arrive meanwhile, it runs only the last.
 *
 * @param onError Called with what a task throws.
 * @returns A function that takes a task.
 */
export function runLatest(onError: (error: unknown) => void): (task: () => Promise<void>) => void {
  let next: (() => Promise<void>) | undefined;
  let isBusy = false;
  const work = async (): Promise<void> => {
    isBusy = true;
    for (let task = next; task; task = next) {
      next = undefined;
      await task().catch(onError);
    }
    isBusy = false;
  };
  return (task) => {
    next = task;
    if (!isBusy) void work();
  };
}
