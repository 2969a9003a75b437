import { parentPort, workerData } from "node:worker_threads";
import { perform, type Service } from "./service.ts";
import type { Answer, Question } from "./thread.ts";

// The other side of thread.ts: opens the service of a module and answers its questions in order.
const { openService } = (await import(workerData as string)) as { openService: () => Service };
const service = openService();

parentPort?.on("message", ({ id, name, args }: Question) => {
  // Without an ID, an error ends the thread, and the next question is rejected with it.
  if (id === undefined) return perform(service, name, args);
  void answer(id, name, args).then(post);
});

async function answer(id: number, name: string, args: readonly unknown[]): Promise<Answer> {
  try {
    return { id, value: await perform(service, name, args) };
  } catch (error) {
    return { id, error };
  }
}

/** Some values can't be sent to another thread, such as functions. */
function post(answer: Answer): void {
  try {
    parentPort?.postMessage(answer);
  } catch (error) {
    parentPort?.postMessage({
      id: answer.id,
      error: new Error(String("error" in answer ? answer.error : error)),
    });
  }
}
