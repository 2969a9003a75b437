import path from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";

/** What a module does in another thread: functions of values that can be copied there and back. */
export type Service = Readonly<Record<string, (...args: never[]) => unknown>>;

/** What a thread is asked, and what it answers. */
export interface Question {
  /** Undefined where no answer is wanted. */
  readonly id?: number | undefined;
  readonly name: string;
  readonly args: readonly unknown[];
}
export interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: unknown;
}

/** Somebody who does what a service does, here or in another thread. */
export interface Server<Functions extends Service> {
  /** Has something done. What is asked after it is done after it; if it throws, that is what later questions throw. */
  send<Name extends keyof Functions & string>(name: Name, ...args: Parameters<Functions[Name]>): void;
  /** Has something done, and gives what comes of it. @throws what it throws */
  ask<Name extends keyof Functions & string>(
    name: Name,
    ...args: Parameters<Functions[Name]>
  ): Promise<Awaited<ReturnType<Functions[Name]>>>;
  end(): Promise<void>;
}

/** A service in this thread, for the little that a thread of its own is not worth. */
export function serveHere<Functions extends Service>(service: Functions): Server<Functions> {
  return {
    send: (name, ...args) => void service[name]?.(...args),
    ask: async (name, ...args) => (await service[name]?.(...args)) as never,
    end: async () => {},
  };
}

/** So many pages are worth a thread of their own. */
const MANY = 200;

/** A service for a site of some pages: in a thread where they are many, else here. */
export function serverFor<Functions extends Service>(
  pages: number,
  module: string,
  openService: () => Functions,
): Server<Functions> {
  return pages > MANY ? new Thread<Functions>(module) : serveHere(openService());
}

const EXTENSION = path.extname(fileURLToPath(import.meta.url));

/** What a thread begins with. One that is to run TypeScript does not know it yet, whatever this one knows. */
const START = (() => {
  const load = (module: string) => `import(${JSON.stringify(import.meta.resolve(module))})`;
  const worker = load(`./thread-worker${EXTENSION}`);
  if (EXTENSION !== ".ts") return worker;
  return `${load("tsx/esm/api")}.then(({ register }) => { register(); return ${worker}; })`;
})();

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * A thread for what takes the processor while this one has other things to do. It keeps no program from ending, unless
 * somebody waits for its answer.
 *
 * @example
 * const thread = new Thread<ReturnType<typeof openService>>("image-judge");
 * await thread.ask("judge", ["cover.png"]);
 */
export class Thread<Functions extends Service> implements Server<Functions> {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #asked = 0;
  #failure: { readonly error: unknown } | undefined;

  /** @param module Name of a module of this folder that exports `openService`, a function that makes the service. */
  constructor(module: string) {
    this.#worker = new Worker(START, { eval: true, execArgv: [], workerData: `./${module}${EXTENSION}` });
    this.#worker.unref();
    this.#worker.on("message", ({ id, value, error }: Answer) => {
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (this.#waiting.size === 0) this.#worker.unref();
      if (error === undefined) waiting?.resolve(value);
      else waiting?.reject(error);
    });
    this.#worker.on("error", (error) => {
      this.#failure = { error };
      for (const { reject } of this.#waiting.values()) reject(error);
      this.#waiting.clear();
    });
  }

  send<Name extends keyof Functions & string>(name: Name, ...args: Parameters<Functions[Name]>): void {
    this.#worker.postMessage({ name, args } satisfies Question);
  }

  ask<Name extends keyof Functions & string>(
    name: Name,
    ...args: Parameters<Functions[Name]>
  ): Promise<Awaited<ReturnType<Functions[Name]>>> {
    if (this.#failure) return Promise.reject(this.#failure.error);
    const id = this.#asked++;
    this.#worker.ref();
    this.#worker.postMessage({ id, name, args } satisfies Question);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve as Waiting["resolve"], reject });
    });
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}
