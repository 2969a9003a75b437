import { loadOnce } from "./load-once.ts";
import type { Answer, Call, FindCall, Found, OpenCall } from "./search-worker.ts";

/**
 * One language of the archive, searched in its own worker: a new worker doesn't remember earlier failures.
 */
export interface SearchArchive {
  /** Loads the search before it is needed. A failure is reported by the search that needs it. */
  preload(): void;
  /** Loads the search. @throws Error where it could not be loaded */
  load(): Promise<void>;
  /** @throws Error where something could not be loaded; the next search loads it again. */
  find(call: FindCall): Promise<Found>;
}

/** @param worker Address of the script `search-worker.ts`. */
export function searchArchive(worker: string, archive: Omit<OpenCall, "fresh">): SearchArchive {
  let hasFailed = false;
  const engine = loadOnce(async () => {
    const line = connect(worker);
    try {
      await line.ask({ ...archive, fresh: hasFailed });
      return line;
    } catch (error) {
      hasFailed = true;
      line.endWhenIdle();
      throw error;
    }
  });
  return {
    preload() {
      engine.get().catch(() => {});
    },
    async load() {
      await engine.get();
    },
    async find(call) {
      const line = await engine.get();
      try {
        return (await line.ask(call)) as Found;
      } catch (error) {
        // The index may have changed since: a site can be published while its pages are open.
        hasFailed = true;
        engine.drop(line);
        line.endWhenIdle();
        throw error;
      }
    },
  };
}

/** A worker that answers calls. */
interface Line {
  ask(call: OpenCall | FindCall): Promise<Found | undefined>;
  /** Ends the worker when it has answered all calls. */
  endWhenIdle(): void;
}

/** Starts a worker. Its calls fail if it can't be started, or breaks down. */
function connect(address: string): Line {
  const worker = new Worker(address, { type: "module" });
  const waiting = new Map<number, PromiseWithResolvers>();
  let asked = 0;
  let isEnding = false;
  let isBroken = false;

  worker.addEventListener("message", ({ data: [id, found, problem] }: MessageEvent<Answer>) => {
    const asker = waiting.get(id);
    waiting.delete(id);
    if (problem === undefined) asker?.resolve(found);
    else asker?.reject(new Error(problem));
    endIfIdle();
  });
  worker.addEventListener("error", (event) => {
    event.preventDefault();
    isBroken = true;
    for (const { reject } of waiting.values()) reject(new Error("the search's worker has failed"));
    waiting.clear();
    endIfIdle();
  });

  function endIfIdle(): void {
    if (isEnding && waiting.size === 0) worker.terminate();
  }

  return {
    ask(call) {
      if (isBroken) return Promise.reject(new Error("the search's worker has failed"));
      asked += 1;
      const message: Call = [asked, call];
      return new Promise((resolve, reject) => {
        waiting.set(asked, { resolve, reject });
        worker.postMessage(message);
      });
    },
    endWhenIdle() {
      isEnding = true;
      endIfIdle();
    },
  };
}

interface PromiseWithResolvers {
  resolve(found: Found | undefined): void;
  reject(error: Error): void;
}
