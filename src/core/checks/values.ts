import type { Finding } from "./passage.ts";

/** Characters of a text that a report quotes. */
const QUOTED = 80;

/**
 * The values that fill the words of a report: the text here, the text in the source, and its place there.
 *
 * @param source `<file>:<line>` of the source; "—" without a source.
 */
export function valuesOf({ found, expected }: Finding, source: string): Record<string, string> {
  return { here: quoted(found), there: quoted(expected ?? ""), source };
}

/** A text as a report shows it: "—" for nothing, spaces in a visible form. */
function quoted(text: string): string {
  if (text === "") return "—";
  const characters = [...text.replace(/\s*\n\s*/g, " ")];
  const short =
    characters.length > QUOTED ? `${characters.slice(0, QUOTED - 1).join("")}…` : characters.join("");
  return short.trim() === "" ? "␣".repeat(short.length) : short;
}
