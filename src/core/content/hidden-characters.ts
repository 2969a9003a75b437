import { isScalar, visit } from "yaml";
import { atMost, type Fault } from "../faults/table.ts";
import type { TextFile } from "../faults/text-file.ts";
import { hiddenCharacters } from "../language/characters.ts";
import type { FrontMatter } from "./front-matter.ts";

/** Invisible characters in the values of the front matter (where an escape may hide one) and in the text. */
export function hiddenCharacterFaults(file: TextFile, { document, offset, body }: FrontMatter): Fault[] {
  const faults: Fault[] = [];
  visit(document, (_, node) => {
    if (!isScalar(node) || typeof node.value !== "string") return;
    const [first] = hiddenCharacters(node.value);
    if (first)
      faults.push(file.fault("hidden-character", offset + (node.range?.[0] ?? 0), { code: first.code }));
  });
  const start = file.text.length - body.length;
  for (const { index, code } of hiddenCharacters(body)) {
    // A soft hyphen and a zero-width space tell the browser where a long word may break.
    if (code !== "U+00AD" && code !== "U+200B")
      faults.push(file.fault("hidden-character", start + index, { code }));
  }
  return atMost(faults);
}
