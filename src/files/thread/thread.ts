import path from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { type Failure, type Server, type Service, serveHere } from "./service.ts";

/** A call of a function in a thread. The thread replies with an `Answer`. */
export interface Question {
  /** Undefined for a call without an answer. */
  readonly id?: number | undefined;
  readonly name: string;
  readonly args: readonly unknown[];
}
export type Answer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: unknown };

/** More pages than this are worth their own thread. */
const MANY = 200;

/** A service for a site of some pages: in its own thread if there are many, else here. */
export function serverFor<Functions extends Service>(
  pages: number,
  module: string,
  openService: () => Functions,
): Server<Functions> {
  return pages > MANY ? new Thread<Functions>(module) : serveHere(openService());
}

/** Memory of a thread for what it has just made: a third of V8's own limit. */
const YOUNG_MB = 16;

const EXTENSION = path.extname(fileURLToPath(import.meta.url));

/**
 * The code that a thread starts with. A thread does not inherit the support for TypeScript, so it must
 * register it itself.
 */
const START = (() => {
  const load = (module: string) => `import(${JSON.stringify(import.meta.resolve(module))})`;
  const worker = load(`./worker${EXTENSION}`);
  if (EXTENSION !== ".ts") return worker;
  return `${load("tsx/esm/api")}.then(({ register }) => { register(); return ${worker}; })`;
})();

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * A thread for work that keeps the processor busy while this one does other things. It doesn't keep the
 * program from ending, unless an answer is awaited. Each question gets its answer or an error, however the
 * thread ends.
 *
 * @example
 * const thread = new Thread<ReturnType<typeof openService>>("images/decode");
 * await thread.ask("judgeImages", ["cover.png"]);
 */
export class Thread<Functions extends Service> implements Server<Functions> {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #asked = 0;
  #failure: Failure | undefined;

  /** @param module Path of a module from `src/files`, without its ending, that exports `openService`, a function that makes the service. */
  constructor(module: string) {
    this.#worker = new Worker(START, {
      eval: true,
      execArgv: [],
      workerData: `../${module}${EXTENSION}`,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
    this.#worker.on("message", (answer: Answer) => this.#take(answer));
    this.#worker.on("messageerror", (error) => this.#fail(error));
    this.#worker.on("error", (error) => this.#fail(error));
    // Also emitted if the thread ends without an error, such as by `process.exit`.
    this.#worker.on("exit", (code) =>
      this.#fail(new Error(`the thread "${module}" ended with code ${code}`)),
    );
    // After the listeners: a new listener for messages keeps the program alive again.
    this.#worker.unref();
  }

  send<Name extends keyof Functions & string>(name: Name, ...args: Parameters<Functions[Name]>): void {
    if (!this.#failure) this.#worker.postMessage({ name, args } satisfies Question);
  }

  ask<Name extends keyof Functions & string>(
    name: Name,
    ...args: Parameters<Functions[Name]>
  ): Promise<Awaited<ReturnType<Functions[Name]>>> {
    return new Promise((resolve, reject) => {
      if (this.#failure) throw this.#failure.error;
      const id = this.#asked++;
      this.#worker.postMessage({ id, name, args } satisfies Question);
      this.#worker.ref();
      this.#waiting.set(id, { resolve: resolve as Waiting["resolve"], reject });
    });
  }

  async end(): Promise<void> {
    this.#fail(new Error("asked after the end"));
    // Otherwise a program with nothing else to do would end before its thread.
    this.#worker.ref();
    await this.#worker.terminate();
  }

  #take(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (this.#waiting.size === 0) this.#worker.unref();
    if ("error" in answer) waiting?.reject(answer.error);
    else waiting?.resolve(answer.value);
  }

  /** Rejects all unanswered questions with the first failure. */
  #fail(error: unknown): void {
    this.#failure ??= { error };
    const { error: first } = this.#failure;
    for (const { reject } of this.#waiting.values()) reject(first);
    this.#waiting.clear();
  }
}
