import { setTimeout as wait } from "node:timers/promises";
import { EXIT } from "../terminal.ts";

/** Milliseconds that everything has to close. */
const CLOSING_MS = 2000;

/** Signals with which a terminal, a supervisor and a closed window end a server. */
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Closes everything that was added when a signal ends the server. */
export class Ending {
  readonly #closing: (() => unknown)[] = [];

  /** @param release Called last, however the process ends, unless it is killed. */
  constructor(release: () => void) {
    process.once("exit", release);
    for (const signal of SIGNALS) process.once(signal, () => void this.#end());
  }

  add(close: () => unknown): void {
    this.#closing.push(close);
  }

  async #end(): Promise<void> {
    // A terminal sends Ctrl+C to the other processes too. What is reported from here on, by whatever library, is only that
    // their work was cut off.
    process.stderr.write = () => true;
    const closed = this.#closing.map(async (close) => close());
    await Promise.race([Promise.allSettled(closed), wait(CLOSING_MS)]);
    process.exit(EXIT.ok);
  }
}
