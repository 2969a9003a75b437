/**
 * Remembers the result of a function, so that it runs once. A failure is not remembered: the next call tries
 * again.
 *
 * @example
 * const bundle = once(bundleAdmin);
 * (await bundle()) === (await bundle()); // => true
 */
export function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}
