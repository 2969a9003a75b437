import type { Fault } from "../faults/table.ts";

/** Three full stops, and straight quotation marks: how a whole file is written, not a slip in one place. */
function isStyle({ code, values }: Fault): boolean {
  return code === "check-ellipsis" || (code === "check-quotation" && values.here?.startsWith('"') === true);
}

/**
 * Faults of an original: those of its style are reported once, with the number of the others.
 *
 * @param faults Of one file, in its order.
 */
export function styleOnce(faults: readonly Fault[]): Fault[] {
  return faults.flatMap((fault, index) => {
    if (!isStyle(fault)) return [fault];
    const isSame = (other: Fault) => other.code === fault.code && isStyle(other);
    if (faults.slice(0, index).some(isSame)) return [];
    const more = faults.slice(index + 1).filter(isSame).length;
    return [more === 0 ? fault : { ...fault, more }];
  });
}
