/**
 * Sends items in the order that they are added, some of them before earlier answers arrive. Each change
 * of its state is one synchronous step: an item is either sent, or waits until an answer arrives and sends
 * it. An item that comes too late is refused, never dropped.
 *
 * @example
 * const queue = new SendQueue(send, 16);
 * queue.add("a");
 * queue.add("b");
 * await queue.close(); // both are sent and answered
 */
export class SendQueue<Item> {
  readonly #send: (item: Item) => Promise<unknown>;
  readonly #limit: number;
  readonly #waiting: Item[] = [];
  #unanswered = 0;
  #added = 0;
  #failure: { readonly error: unknown } | undefined;
  #drained: Promise<void> | undefined;
  #close: (() => void) | undefined;
  #isClosed = false;

  /**
   * @param send Sends an item. It is called again before it has answered.
   * @param limit Items that are sent and not answered.
   */
  constructor(send: (item: Item) => Promise<unknown>, limit: number) {
    this.#send = send;
    this.#limit = limit;
  }

  /** Items that were added. */
  get size(): number {
    return this.#added;
  }

  /** @throws Error where the queue is closed: what is added then would be in no result. */
  add(item: Item): void {
    if (this.#isClosed) throw new Error("added to a queue after it was closed");
    this.#added++;
    if (this.#failure) return;
    this.#waiting.push(item);
    this.#sendNext();
  }

  /**
   * Waits until all items are answered, including those added meanwhile, and closes in the same step.
   *
   * @throws the first error of `send`; what was not sent by then never is.
   */
  close(): Promise<void> {
    this.#drained ??= new Promise<void>((resolve) => {
      this.#close = () => {
        this.#isClosed = true;
        resolve();
      };
      this.#closeIfDone();
    }).then(() => {
      if (this.#failure) throw this.#failure.error;
    });
    return this.#drained;
  }

  /** Takes no more items, and forgets those that were not sent. */
  abandon(): void {
    this.#isClosed = true;
    this.#fail(new Error("the queue was abandoned"));
    // Only a caller of `close` gets the error.
    this.close().catch(() => {});
  }

  #sendNext(): void {
    while (this.#unanswered < this.#limit && this.#waiting.length > 0) {
      const item = this.#waiting.shift() as Item;
      this.#unanswered++;
      this.#sendOne(item);
    }
  }

  #sendOne(item: Item): void {
    const answered = (): void => {
      this.#unanswered--;
      this.#sendNext();
      this.#closeIfDone();
    };
    // A `send` that throws before it returns a promise has answered too.
    new Promise((resolve) => resolve(this.#send(item))).then(answered, (error: unknown) => {
      this.#fail(error);
      answered();
    });
  }

  #fail(error: unknown): void {
    this.#failure ??= { error };
    this.#waiting.length = 0;
  }

  /** If nothing is unanswered, nothing waits: each answer sends what waits. */
  #closeIfDone(): void {
    if (this.#unanswered === 0) this.#close?.();
  }
}
