import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

/** A function of `fs` by name. */
type Name = keyof typeof fs;

/**
 * Runs `work`, and `act` right before one step of it. A step is a call of one of the named functions.
 *
 * @param step Counted from 0.
 * @param act Its own calls are no steps. What it throws ends the step as an error does.
 * @param isOver Whether every later step ends in the same way.
 * @returns Whether the work had that many steps.
 */
export function beforeStep(
  step: number,
  names: readonly Name[],
  act: (name: Name) => void,
  work: () => void,
  isOver = () => false,
): boolean {
  let left = step;
  const replaced = Object.fromEntries(
    names.map((name) => {
      const original = fs[name] as (...args: unknown[]) => unknown;
      const counted = (...args: unknown[]) => {
        if (left-- === 0 || isOver()) act(name);
        return original(...args);
      };
      return [name, counted];
    }),
  );
  withFs(replaced, work);
  return left < 0;
}

/** Runs `work` while some functions of `fs` are replaced. */
export function withFs<T>(functions: Readonly<Record<string, unknown>>, work: () => T): T {
  const originals = Object.keys(functions).map((name) => [name, fs[name as Name]]);
  Object.assign(fs, functions);
  syncBuiltinESMExports();
  try {
    return work();
  } finally {
    Object.assign(fs, Object.fromEntries(originals));
    syncBuiltinESMExports();
  }
}
