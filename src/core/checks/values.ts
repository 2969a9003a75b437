import type { Finding } from "./passage.ts";

/** Characters of a text that a report quotes. */
const QUOTED = 80;

/**
 * What the words of a report are filled with: what stands here, what stands in the source, and where that is.
 *
 * @param source `<file>:<line>` of the source; "—" where there is none.
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
