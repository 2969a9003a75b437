/**
 * Runs a limited number of tasks at once. A task that comes later waits for its turn.
 *
 * @param limit Number of tasks that run at once.
 * @example
 * const inTurn = turns(2);
 * await Promise.all(files.map((file) => inTurn(() => pack(file))));
 */
export function turns(limit: number): <Result>(task: () => Promise<Result>) => Promise<Result> {
  let free = limit;
  const waiting: (() => void)[] = [];
  return async (task) => {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await task();
    } finally {
      // The turn goes to the next task directly: a task that comes at this moment must not take it too.
      const next = waiting.shift();
      if (next) next();
      else free++;
    }
  };
}

/** Waits until all have ended, and then throws the first error, so that no work goes on after a failure. */
export async function allEnded<Result>(works: readonly Promise<Result>[]): Promise<Result[]> {
  await Promise.allSettled(works);
  return Promise.all(works);
}
