import type { Judge, PlacedFault, Texts, Verdict } from "../../core/preview/judge.ts";
import { runLatest } from "../../files/thread/run-latest.ts";
import { Thread } from "../../files/thread/thread.ts";
import type { openService } from "./judging.ts";

/** The module of the thread, from `src/files`. */
const SERVICE = "../cli/dev/judging";

/** Checks the project after each change, in a thread of its own. */
export class ProjectJudge implements Judge {
  readonly #thread = new Thread<ReturnType<typeof openService>>(SERVICE);
  readonly #inTurn: ReturnType<typeof runLatest>;
  #verdict: Verdict = { version: 0, faults: [] };

  /** @param report Called with an error that no caller waits for. */
  constructor(report: (error: unknown) => void) {
    this.#inTurn = runLatest(report);
  }

  /** Checks the project again; while a check is running, after it. */
  check(): void {
    this.#inTurn(async () => {
      const faults = await this.#thread.ask("check");
      this.#verdict = { version: this.#verdict.version + 1, faults };
    });
  }

  verdict(): Verdict {
    return this.#verdict;
  }

  added(texts: Texts, accepted: readonly string[]): Promise<readonly PlacedFault[]> {
    return this.#thread.ask("added", texts, accepted);
  }

  accept(name: string, locales: readonly string[]): Promise<readonly PlacedFault[]> {
    return this.#thread.ask("accept", name, locales);
  }

  close(): Promise<void> {
    return this.#thread.end();
  }
}
