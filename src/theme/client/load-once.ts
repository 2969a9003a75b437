/** A value that is loaded when it is first asked for. */
export interface LoadedOnce<Value> {
  /** The value. All who wait share one attempt; after a failure the next call makes another. */
  get(): Promise<Value>;
  /** The value, if it is there already. */
  peek(): Value | undefined;
  /** Makes the next call load again, unless that has already happened since this value. */
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
    // What throws at once fails like what rejects later.
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
