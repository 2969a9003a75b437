import { equal, is, match, ok, unreachable } from "uvu/assert";
import { Random } from "../../bench/search/random.ts";
import { SendQueue } from "../../src/core/search/send-queue.ts";
import { suite } from "../support/suite.ts";

/** The number of orders of arrival that the tests try. */
const RUNS = 10_000;

/** A receiver that answers when the test wants it to, in any order. */
class Receiver {
  readonly received: number[] = [];
  readonly #unanswered: { readonly item: number; readonly answer: (failed: boolean) => void }[] = [];
  most = 0;

  send = (item: number): Promise<void> => {
    this.received.push(item);
    return new Promise((resolve, reject) => {
      const answer = (failed: boolean) => (failed ? reject(new Error(`item ${item}`)) : resolve());
      this.#unanswered.push({ item, answer });
      this.most = Math.max(this.most, this.#unanswered.length);
    });
  };

  get waits(): boolean {
    return this.#unanswered.length > 0;
  }

  /** @returns the item that was answered */
  answer(random: Random, failing?: number): number {
    const [one] = this.#unanswered.splice(random.between(0, this.#unanswered.length - 1), 1);
    if (!one) throw new Error("there is nothing to answer");
    one.answer(one.item === failing);
    return one.item;
  }
}

const queue = suite("SendQueue");

queue(`sends each item once and in order, and closes after the last answer, in ${RUNS} orders`, async () => {
  const random = new Random(17);
  for (let run = 0; run < RUNS; run++) {
    const [items, limit] = [random.between(0, 8), random.between(1, 4)];
    const receiver = new Receiver();
    const queue = new SendQueue(receiver.send, limit);
    let [added, answered] = [0, 0];
    let closed: Promise<void> | undefined;
    let isClosed = false;
    while (!isClosed) {
      const step = random.between(0, 3);
      if (step === 0 && added < items) queue.add(added++);
      else if (step === 1 && !closed && (added === items || receiver.waits)) {
        // Items that come before the last answer are sent too.
        closed = queue.close().then(() => {
          isClosed = true;
        });
      } else if (step === 2 && receiver.waits && (!closed || added === items)) {
        receiver.answer(random);
        answered++;
      } else await Promise.resolve();
      ok(!isClosed || answered === items, `run ${run}: closed with ${answered} of ${items} answers`);
    }
    await closed;
    equal(receiver.received, [...Array(items).keys()], `run ${run}`);
    ok(receiver.most <= limit, `run ${run}: ${receiver.most} ahead`);
    is(queue.size, items);
  }
});

queue("rejects with the first error after the last answer, and sends nothing after the error", async () => {
  const random = new Random(3);
  for (let run = 0; run < RUNS / 10; run++) {
    const [items, limit] = [random.between(1, 9), random.between(1, 4)];
    const failing = random.between(0, items - 1);
    const receiver = new Receiver();
    const queue = new SendQueue(receiver.send, limit);
    for (let item = 0; item < items; item++) queue.add(item);
    let problem: unknown;
    const closed = queue.close().catch((error: unknown) => {
      problem = error;
      ok(!receiver.waits, `run ${run}: rejected while answers are left`);
    });
    let sent: number | undefined;
    while (receiver.waits) {
      if (receiver.answer(random, failing) === failing) sent = receiver.received.length;
      // More turns than there are between an answer and the next item.
      for (let turn = 0; turn < 9; turn++) await Promise.resolve();
    }
    await closed;
    match(String(problem), `item ${failing}`);
    is(receiver.received.length, sent, `run ${run}`);
  }
});

queue("rejects with an error that is thrown before there is a promise for an answer", async () => {
  const queue = new SendQueue((): Promise<void> => {
    throw new RangeError("no promise");
  }, 2);
  queue.add(1);
  queue.add(2);
  await queue.close().then(
    () => unreachable(),
    (error: unknown) => ok(error instanceof RangeError),
  );
});

queue("refuses an item after the last answer, in each order of answers, items and close", async () => {
  const random = new Random(5);
  for (let run = 0; run < RUNS / 10; run++) {
    const receiver = new Receiver();
    const queue = new SendQueue(receiver.send, random.between(1, 3));
    const taken: number[] = [];
    let ended = false;
    void queue.close().then(() => {
      ended = true;
    });
    for (let item = 0; item < 9; item++) {
      try {
        queue.add(item);
        taken.push(item);
      } catch (error) {
        match(String(error), "after it was closed");
      }
      for (let turn = random.between(0, 3); turn > 0; turn--) await Promise.resolve();
      if (receiver.waits && random.next() < 0.5) receiver.answer(random);
    }
    while (receiver.waits) {
      receiver.answer(random);
      for (let turn = 0; turn < 9; turn++) await Promise.resolve();
    }
    equal(receiver.received, taken, `run ${run}`);
    is(queue.size, taken.length);
    ok(ended);
  }
});

queue("drops unsent items when it is abandoned, and rejects close", async () => {
  const receiver = new Receiver();
  const queue = new SendQueue(receiver.send, 1);
  for (const item of [0, 1, 2]) queue.add(item);
  queue.abandon();
  receiver.answer(new Random(1));
  await queue.close().then(
    () => unreachable(),
    (error: unknown) => match(String(error), "abandoned"),
  );
  equal(receiver.received, [0]);
});
queue.run();
