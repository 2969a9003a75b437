import { readFileSync, statSync } from "node:fs";

/** Whether some bytes are in their file, judged by its size. */
export function isWritten(file: string, { length }: Uint8Array): boolean {
  return statSync(file, { throwIfNoEntry: false })?.size === length;
}

/** The text of a file. */
export function readWritten(file: string): string {
  return readFileSync(file, "utf8");
}
