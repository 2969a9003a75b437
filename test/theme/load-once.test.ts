import { equal, is } from "uvu/assert";
import { loadOnce } from "../../src/theme/client/load-once.ts";
import { suite } from "../support/suite.ts";

/** A load function whose attempts end with the given outcomes, and that counts them. */
function attempts(...outcomes: readonly (string | Error)[]) {
  const begun: number[] = [];
  const load = async () => {
    const outcome = outcomes[begun.length];
    begun.push(begun.length);
    if (typeof outcome === "string") return outcome;
    throw outcome;
  };
  return { begun, load };
}

const failed = (promise: Promise<unknown>) =>
  promise.then(
    () => false,
    () => true,
  );

const once = suite("loadOnce");
once("loads nothing before the first call, and then once for all callers", async () => {
  const { begun, load } = attempts("a", "b");
  const value = loadOnce(load);
  is(begun.length, 0);
  is(value.peek(), undefined);
  equal(await Promise.all([value.get(), value.get()]), ["a", "a"]);
  is(await value.get(), "a");
  is(value.peek(), "a");
  is(begun.length, 1);
});
once("gives one failure to all waiting callers, and loads again at the next call", async () => {
  const { begun, load } = attempts(new Error("no network"), new Error("still none"), "a");
  const value = loadOnce(load);
  equal(await Promise.all([failed(value.get()), failed(value.get())]), [true, true]);
  is(begun.length, 1);
  is(await failed(value.get()), true);
  is(value.peek(), undefined);
  is(await value.get(), "a");
  is(await value.get(), "a");
  is(begun.length, 3);
});
once("treats a synchronous error like any other failure", async () => {
  let calls = 0;
  const value = loadOnce(() => {
    calls += 1;
    if (calls === 1) throw new Error("at once");
    return Promise.resolve("a");
  });
  is(await failed(value.get()), true);
  is(await value.get(), "a");
});
once("leaves no unhandled rejection if no caller uses the result of a failed load", async () => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => unhandled.push(reason);
  process.on("unhandledRejection", note);
  try {
    void loadOnce(() => Promise.reject(new Error("not awaited"))).get();
    // Node.js reports them after the microtasks of a turn.
    await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setImmediate(resolve));
  } finally {
    process.off("unhandledRejection", note);
  }
  equal(unhandled, []);
});
once("loads a dropped value again, once for all callers who drop the same value", async () => {
  const { begun, load } = attempts("a", "b");
  const value = loadOnce(load);
  const first = await value.get();
  value.drop(first);
  is(value.peek(), undefined);
  is(await value.get(), "b");
  // A late drop by a caller that still had the first value.
  value.drop(first);
  is(await value.get(), "b");
  is(begun.length, 2);
});
once.run();
