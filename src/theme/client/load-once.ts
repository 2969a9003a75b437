/** A value that is loaded on the first request. */
export interface LoadedOnce<Value> {
  /** The value. Simultaneous calls share one attempt; after a failure the next call makes another. */
  get(): Promise<Value>;
  /** The value, if it is there already. */
  peek(): Value | undefined;
  /** Makes the next call load again, unless a newer value has already replaced this one. */
  drop(value: Value): void;
}

/**
 * Loads a value once, and forgets failures.
 *
 * @example
 * const words = loadOnce(() => fetchWords());
 * await words.get().catch(() => []); // => [] while there is no connection
 * await words.get(); // => the words, once there is one
 */
export function loadOnce<Value>(load: () => Promise<Value>): LoadedOnce<Value> {
  let current: Promise<Value> | undefined;
  let loaded: { readonly value: Value } | undefined;

  function start(): Promise<Value> {
    // A `load` that throws at once fails like one that rejects later.
    const attempt = (async () => load())();
    attempt.then(
      (value) => {
        if (current === attempt) loaded = { value };
      },
      () => {
        if (current === attempt) current = undefined;
      },
    );
    return attempt;
  }

  return {
    get() {
      current ??= start();
      return current;
    },
    peek: () => loaded?.value,
    drop(value) {
      if (loaded?.value !== value) return;
      current = undefined;
      loaded = undefined;
    },
  };
}
