import { parentPort, workerData } from "node:worker_threads";
import type { Answer, Question, Service } from "./thread.ts";

// The other side of thread.ts: opens the service of a module and does what it is asked, in order.
const { openService } = (await import(workerData as string)) as { openService: () => Service };
const service = openService() as Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;

parentPort?.on("message", ({ id, name, args }: Question) => {
  if (id === undefined) service[name]?.(...args);
  else void answer(id, name, args).then((said) => parentPort?.postMessage(said));
});

async function answer(id: number, name: string, args: readonly unknown[]): Promise<Answer> {
  try {
    return { id, value: await service[name]?.(...args) };
  } catch (error) {
    return { id, error };
  }
}
