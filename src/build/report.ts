import { type Fault, FaultsError, gradeOf } from "../core/faults/table.ts";
import { ownMessages } from "../files/catalogues/own-messages.ts";
import { printFaults } from "../files/faults.ts";

/** Whether any of these stops a build. */
export function hasError(faults: readonly Fault[]): boolean {
  return faults.some((fault) => gradeOf(fault) === "error");
}

/**
 * Stops the build where there is an error; prints faults that don't stop it.
 *
 * @param leftOut Errors of works that the site leaves out.
 * @throws FaultsError with every fault found.
 */
export function report(faults: readonly Fault[], leftOut: readonly Fault[] = []): void {
  if (faults.length + leftOut.length === 0) return;
  const text = printFaults([...faults, ...leftOut], ownMessages(undefined), "text");
  if (hasError(faults)) throw new FaultsError(faults, text);
  process.stderr.write(text);
}
