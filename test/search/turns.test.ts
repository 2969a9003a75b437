import { equal, is, match } from "uvu/assert";
import { turns } from "../../src/files/search/turns.ts";
import { suite } from "../support/suite.ts";

/** Tasks that end when they are told to. */
function tasks(limit: number) {
  const inTurn = turns(limit);
  const started: string[] = [];
  const enders = new Map<string, (error?: Error) => void>();
  const results: Promise<string>[] = [];
  return {
    started,
    results,
    add(name: string): void {
      results.push(
        inTurn(() => {
          started.push(name);
          return new Promise<string>((resolve, reject) =>
            enders.set(name, (error) => (error ? reject(error) : resolve(name))),
          );
        }),
      );
    },
    async end(name: string, error?: Error): Promise<void> {
      enders.get(name)?.(error);
      // Until everything that follows from it has happened.
      await new Promise(setImmediate);
    },
  };
}

const turn = suite("turns");
turn("start up to the limit, then one for each that ends, in their order", async () => {
  const { add, end, started, results } = tasks(2);
  for (const name of "abcde") add(name);
  equal(started, ["a", "b"]);
  await end("b");
  equal(started, ["a", "b", "c"]);
  await end("a");
  await end("c");
  equal(started, ["a", "b", "c", "d", "e"]);
  await end("d");
  await end("e");
  equal(await Promise.all(results), ["a", "b", "c", "d", "e"]);
});
turn("go on after a task that fails", async () => {
  const { add, end, started, results } = tasks(1);
  add("a");
  add("b");
  const failed = results[0]?.catch(String);
  await end("a", new Error("broken"));
  match(String(await failed), "broken");
  equal(started, ["a", "b"]);
  await end("b");
  is(await results[1], "b");
});
turn("never exceed the limit when a task comes while another ends", async () => {
  const inTurn = turns(1);
  let running = 0;
  let most = 0;
  const task = async () => {
    most = Math.max(most, ++running);
    await new Promise(setImmediate);
    running--;
  };
  const later: Promise<void>[] = [];
  const first = inTurn(async () => {
    await task();
    // In the same step as this one ends, and in those after it.
    for (let step = Promise.resolve(), at = 0; at < 5; at++)
      step = step.then(() => void later.push(inTurn(task)));
  });
  const second = inTurn(task);
  await Promise.all([first, second]);
  await new Promise(setImmediate);
  await Promise.all(later);
  is(later.length, 5);
  is(most, 1);
});
turn.run();
