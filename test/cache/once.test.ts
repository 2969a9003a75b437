import { is } from "uvu/assert";
import { once } from "../../src/files/cache/once.ts";
import { suite } from "../support/suite.ts";

const remembered = suite("what is made once");
remembered("is made by the first call, also for calls in the meantime", async () => {
  let count = 0;
  const make = once(async () => ++count);
  const [first, second] = await Promise.all([make(), make()]);
  is(first, 1);
  is(second, 1);
  is(await make(), 1);
});
remembered("is tried again after a failure, and every waiting call gets the error", async () => {
  let count = 0;
  const make = once(async () => {
    if (++count === 1) throw new Error("not yet");
    return count;
  });
  const results = await Promise.allSettled([make(), make()]);
  is(results.map(({ status }) => status).join(), "rejected,rejected");
  is(await make(), 2);
  is(await make(), 2);
});
remembered.run();
