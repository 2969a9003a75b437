import { createHash } from "node:crypto";
import { closeSync, createReadStream, existsSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { createInterface } from "node:readline";
import type { ReportEntry } from "../../core/import-archive/report.ts";

/** Names of the two reports, in the folder of the newsroom. */
export const REPORTS = { json: "import-report.json", markdown: "import-report.md" } as const;

/** What an earlier import wrote. */
export interface WrittenBefore {
  readonly file: string;
  /** Of the text that was written. */
  readonly hash: string;
}

/**
 * What the last import wrote, by the source of each page.
 *
 * @throws SyntaxError where the report was changed so that it can't be read.
 */
export async function readRecord(file: string = REPORTS.json): Promise<Map<string, WrittenBefore>> {
  const record = new Map<string, WrittenBefore>();
  if (!existsSync(file)) return record;
  // A line for each page: the whole may be too much for the memory.
  for await (const line of createInterface({
    input: createReadStream(file),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    if (!line.startsWith("{")) continue;
    const { source, file: written, hash } = JSON.parse(line.replace(/,$/, "")) as Partial<ReportEntry>;
    if (source !== undefined && written !== undefined && hash !== undefined)
      record.set(source, { file: written, hash });
  }
  return record;
}

/** A short hash of a text, by which a change is seen. */
export function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

/** Writes the two reports page by page. They take the place of the last ones when they are complete. */
export class ReportWriter {
  readonly #drafts = new Map<string, number>();
  #entries = 0;

  /** @param heading Of the report for people. */
  constructor(heading: string) {
    for (const file of Object.values(REPORTS)) this.#drafts.set(file, openSync(`${file}.tmp`, "w"));
    this.#write(REPORTS.json, "[\n");
    this.#write(REPORTS.markdown, heading);
  }

  /** @param words The entry for people. */
  add(entry: ReportEntry, words: string): void {
    this.#write(REPORTS.json, `${this.#entries++ === 0 ? "" : ",\n"}${JSON.stringify(entry)}`);
    this.#write(REPORTS.markdown, words);
  }

  /** @param summary The end of the report for people. */
  finish(summary: string): void {
    this.#write(REPORTS.json, "\n]\n");
    this.#write(REPORTS.markdown, summary);
    for (const [file, draft] of this.#drafts) {
      closeSync(draft);
      renameSync(`${file}.tmp`, file);
    }
  }

  /** Leaves the last reports as they are. */
  discard(): void {
    for (const [file, draft] of this.#drafts) {
      closeSync(draft);
      rmSync(`${file}.tmp`, { force: true });
    }
  }

  #write(file: string, text: string): void {
    const draft = this.#drafts.get(file);
    if (draft !== undefined) writeSync(draft, text);
  }
}
