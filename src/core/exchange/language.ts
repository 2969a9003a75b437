import type { Fault } from "../faults/table.ts";
import type { TextFile } from "../faults/text-file.ts";
import { isSameLanguage } from "../language/language-tags.ts";

/** The fault of a file, or a part of it, in another language than the one that is imported. */
export function languageFault(
  file: TextFile,
  found: string | undefined,
  expected: string,
  offset = 0,
): Fault | undefined {
  if (found !== undefined && isSameLanguage(found, expected)) return undefined;
  return file.fault("exchange-language", offset, { found: found || "—", expected });
}
